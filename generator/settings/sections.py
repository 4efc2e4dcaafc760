"""``[site]``, ``[desk]``, ``[build]`` and ``[schedule]``."""

from __future__ import annotations

from generator.model import BuildOptions, DeskOptions, Schedule, SiteInfo
from generator.settings import MOST_JOBS, checks
from generator.settings.table import Table


def site(top: Table) -> SiteInfo:
    """What the site is called and where it lives."""
    if "site" not in top.values:
        top.note("site", "is missing.", "Give the site a table [site] with at least title and url.")
        top.table("site")
        return SiteInfo("", "")
    table = top.table("site")
    default = SiteInfo("", "")
    info = SiteInfo(
        title=table.text("title", checks.one_line),
        url=table.text("url", checks.site_address).rstrip("/"),
        language=table.text("language", checks.language, default.language),
        timezone=table.text("timezone", checks.zone, default.timezone),
        tagline=table.text("tagline", checks.line_or_nothing, default.tagline),
        editor=table.text("editor", checks.line_or_nothing, default.editor),
    )
    table.close()
    return info


def desk(top: Table) -> DeskOptions:
    """What the editor tells the copy desk. A line cannot be furniture and be kept."""
    table = top.table("desk")
    options = DeskOptions(furniture=table.texts("furniture", checks.line_of_copy), keep=table.texts("keep", checks.line_of_copy))
    both = set(options.furniture) & set(options.keep)
    if both:
        table.note("keep", f"holds a line that is furniture above: {min(both)!r}.", "Leave it out of one of the two.")
    table.close()
    return options


def build(top: Table) -> BuildOptions:
    """How the press works."""
    table = top.table("build")
    default = BuildOptions()
    options = BuildOptions(
        jobs=table.whole("jobs", default.jobs, 0, MOST_JOBS),
        feed_items=table.whole("feed_items", default.feed_items, 1, 500),
        dense_month=table.whole("dense_month", default.dense_month, 20, 10000),
        only_filed=table.flag("only_filed", default.only_filed),
        search_texts=table.flag("search_texts", default.search_texts),
    )
    table.close()
    return options


def schedule(top: Table) -> Schedule:
    """When a rebuild falls due. That ``publish`` names a target is judged by the caller, who knows them."""
    table = top.table("schedule")
    default = Schedule()
    plan = Schedule(
        times=table.texts("times", checks.time_of_day, default.times),
        days=table.texts("days", checks.weekday, default.days),
        timezone=table.text("timezone", checks.zone_or_nothing, default.timezone),
        publish=table.text("publish", checks.line_or_nothing, default.publish),
        ping_success=table.text("ping_success", checks.address_or_nothing, default.ping_success),
        ping_failure=table.text("ping_failure", checks.address_or_nothing, default.ping_failure),
    )
    for key in ("times", "days"):
        if table.values.get(key) == []:
            table.note(key, "is empty: no rebuild would ever fall due.")
    table.close()
    return plan
