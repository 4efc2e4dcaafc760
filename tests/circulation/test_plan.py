"""The plan and the guard: pure, the same for every target."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.circulation import plan as plans
from generator.circulation.manifest import Manifest, dump, load
from generator.circulation.tree import SiteFile

ARTICLES = [f"2019/02/19/story-{number}/index.html" for number in range(20)]
SITE = ["index.html", "topics/libya/index.html", *ARTICLES]


def tree(paths: list[str], content: str = "a") -> dict[str, SiteFile]:
    return {path: SiteFile(path, 1, content * 64) for path in paths}


names = st.sampled_from(["a", "b", "c", "d", "e"])
trees = st.dictionaries(names, st.sampled_from("xyz")).map(lambda d: {path: SiteFile(path, 1, mark) for path, mark in d.items()})


@given(trees, trees, trees)
def test_every_file_of_the_site_is_planned_once_and_only_ours_are_deleted(site: dict, ours: dict, there: dict) -> None:
    intact = {path: file for path, file in ours.items() if there.get(path) == file}
    plan = plans.make(site, Manifest(ours), Manifest(intact))
    planned = [file.path for file in (*plan.new, *plan.changed, *plan.same)]
    assert sorted(planned) == sorted(site)
    assert set(plan.delete) == set(ours) - set(site)
    assert {file.path for file in plan.new} == set(site) - set(ours), "what is told as new was never there"
    assert plan.empty is (intact == site and set(ours) <= set(site))
    assert all(there[file.path] == file for file in plan.same)


@given(trees)
def test_a_site_that_stands_whole_needs_nothing(site: dict) -> None:
    assert plans.make(site, Manifest(site), Manifest(site)).empty


@given(trees)
def test_a_manifest_reads_back_as_it_was_written(site: dict) -> None:
    manifest = Manifest(site, "2026-03-01T06:00:00Z", dict.fromkeys(site, "r1"))
    assert load(dump(manifest), "here") == manifest


def test_a_page_is_sent_after_what_it_links_to() -> None:
    paths = ["index.html", "feeds/all.atom", "topics/libya/index.html", ARTICLES[0], "css/site.css", "undated/x/index.html"]
    sent = [file.path for file in plans.order(tree(paths).values())]
    assert sent == ["css/site.css", ARTICLES[0], "undated/x/index.html", "feeds/all.atom", "topics/libya/index.html", "index.html"]


def test_a_fifth_of_the_pages_may_go_and_no_more() -> None:
    before = Manifest(tree(SITE))
    assert plans.guard(tree([path for path in SITE if path not in ARTICLES[:4]]), before) == ()
    (fault,) = plans.guard(tree([path for path in SITE if path not in ARTICLES[:5]]), before)
    assert "5 gone" in fault.message


@pytest.mark.parametrize("page", ["2021/a-decade-on/index.html", "2021/02/a-decade-on/index.html", "2021/02/17/a/index.html", "undated/a/index.html"])
def test_an_article_is_one_however_far_its_date_is_known(page: str) -> None:
    assert plans.guard(tree(["index.html", page]), Manifest()) == ()
    assert plans.order(tree(["archive/2021/02/index.html", page]).values())[0].path == page


@pytest.mark.parametrize("page", ["2021/index.html", "archive/2021/02/index.html", "undated/index.html", "topics/libya/2021/02/index.html"])
def test_a_page_that_lists_articles_is_none(page: str) -> None:
    (fault,) = plans.guard(tree(["index.html", page]), Manifest())
    assert "holds no article" in fault.message


def test_a_topic_page_that_goes_is_named() -> None:
    (fault,) = plans.guard(tree([path for path in SITE if "topics" not in path]), Manifest(tree(SITE)))
    assert "'libya' would go" in fault.message


@pytest.mark.parametrize("paths", [[], ["index.html"], ["index.html", "404.html", "topics/libya/index.html"]])
def test_a_site_without_an_article_is_empty_also_the_first_time(paths: list[str]) -> None:
    (fault,) = plans.guard(tree(paths), Manifest())
    assert "no article" in fault.message


def test_every_reason_is_told_at_once() -> None:
    assert len(plans.guard(tree(["index.html"]), Manifest(tree(SITE)))) == 3
