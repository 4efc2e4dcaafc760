"""``digest.toml`` as typed values; reading and judging the file is the business of ``settings``.

Named tuples, since nearly every run needs all of them and a dataclass takes five times as long to define.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple


class Term(NamedTuple):
    """A word or phrase that speaks for a topic.

    ``near``: counts only when one of these stands in the same paragraph or the headline. ``not_near``: does
    not count when one of these does. ``language`` limits it to articles in that language (``""``: any).
    """

    text: str
    weight: float = 1.0
    language: str = ""
    near: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()


class Topic(NamedTuple):
    """One topic of the digest: a page, a feed, a place in the masthead."""

    slug: str
    name: str
    terms: tuple[Term, ...]
    threshold: float = 4.0
    description: str = ""
    since: str = ""


class SiteInfo(NamedTuple):
    """What the site is called and where it lives. ``url`` has no trailing slash and may have a path."""

    title: str
    url: str
    language: str = "en"
    timezone: str = "UTC"
    tagline: str = ""
    editor: str = ""


class BuildOptions(NamedTuple):
    """How the press works; ``jobs`` 0 means one a core. ``only_filed``: an article in none of the topics is not published.
    ``search_texts``: the search finds words of the texts too."""

    jobs: int = 0
    feed_items: int = 20
    dense_month: int = 200
    only_filed: bool = False
    search_texts: bool = False


class DeskOptions(NamedTuple):
    """What the editor tells the copy desk of the sources at hand; see ``copydesk.orders``.

    ``furniture``: lines that are no part of any story. ``keep``: lines that no rule of furniture may strike. Each is a whole line, or with
    ``…`` at its end the beginning of one.
    """

    furniture: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


class Target(NamedTuple):
    """One ``[publish.NAME]``: its kind and that kind's own keys, checked by circulation."""

    name: str
    kind: Literal["folder", "rsync", "git", "s3", "rclone"]
    options: Mapping[str, str | int | bool] = MappingProxyType({})


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""As a schedule names them, in the order in which Python counts them."""


class Schedule(NamedTuple):
    """When a rebuild falls due: local times ``HH:MM`` in ``timezone``, on the named days."""

    times: tuple[str, ...] = ("06:00",)
    days: tuple[str, ...] = WEEKDAYS
    timezone: str = ""
    publish: str = ""
    ping_success: str = ""
    ping_failure: str = ""


class Settings(NamedTuple):
    """A whole, valid ``digest.toml``."""

    site: SiteInfo
    topics: tuple[Topic, ...]
    build: BuildOptions = BuildOptions()
    publish: tuple[Target, ...] = ()
    schedule: Schedule = Schedule()
    desk: DeskOptions = DeskOptions()
