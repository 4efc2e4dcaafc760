"""The settings file: what is read from it, and that every fault is told at once, with its key and its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import settings
from generator.model import BuildOptions, DeskOptions, Exit, Query, Schedule, SiteInfo, Target, Term, UsageError

SITE = '[site]\ntitle = "Digest"\nurl = "https://example.org"\n'


def faults(text: str | bytes) -> tuple[Query, ...]:
    with pytest.raises(UsageError) as caught:
        settings.parse(text if isinstance(text, bytes) else text.encode(), "digest.toml")
    assert caught.value.exit == Exit.USAGE
    return caught.value.queries


def fault(text: str | bytes) -> Query:
    (only,) = faults(text)
    return only


def test_shipped_settings_are_valid_and_about_libya_and_gaza(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").write_text(settings.default_text(), encoding="utf-8")
    read = settings.load(tmp_path)
    assert [topic.slug for topic in read.topics] == ["libya", "gaza"]
    for topic in read.topics:
        assert any(term.text.isascii() for term in topic.terms)
        assert any("\u0600" <= term.text[0] <= "\u06ff" for term in topic.terms)


def test_shipped_settings_explain_every_key() -> None:
    text = settings.default_text()
    for record in (SiteInfo("", ""), DeskOptions(), BuildOptions(), Schedule(), Term("")):
        for key in record._fields:
            assert f"{key} " in text or f"{key}=" in text, key
    for key in ("slug", "name", "terms", "threshold", "description", "since", "kind", "path", "host", "bucket", "remote"):
        assert f"{key} " in text, key


def test_commented_examples_of_the_shipped_settings_are_valid_too() -> None:
    lines = settings.default_text().splitlines()
    start = lines.index("# [publish.local]")
    end = lines.index("[schedule]")
    examples = "\n".join(line.removeprefix("# ").removeprefix("#") for line in lines[start:end])
    read = settings.parse((SITE + examples).encode(), "digest.toml")
    assert [target.kind for target in read.publish] == ["folder", "rsync", "git", "s3", "rclone"]


def test_all_values_arrive_typed() -> None:
    text = """
[site]
title = "Digest"
url = "https://example.org/news/"
language = "ar"
timezone = "Africa/Tripoli"
tagline = "One line"
editor = "A. Editor"
[[topics]]
slug = "libya"
name = "Libya"
threshold = 5
since = 2011-02-15
terms = ["Libya", { text = "Tripoli", weight = 2, language = "en", near = ["Libya"], not_near = ["Lebanon"] }]
[desk]
furniture = ["Follow the Example on every channel", "Our app is here …"]
keep = ["Read the letter"]
[build]
jobs = 2
feed_items = 5
dense_month = 100
only_filed = true
search_texts = true
[publish.local]
kind = "folder"
path = "/srv/www"
keep = 4
precompress = true
[schedule]
times = ["06:00", "18:30"]
days = ["mon"]
timezone = "Europe/Rome"
publish = "local"
ping_success = "https://example.org/ok"
"""
    read = settings.parse(text.encode(), "digest.toml")
    assert read.site == SiteInfo("Digest", "https://example.org/news", "ar", "Africa/Tripoli", "One line", "A. Editor")
    (topic,) = read.topics
    assert (topic.slug, topic.threshold, topic.since) == ("libya", 5.0, "2011-02-15")
    assert topic.terms == (Term("Libya"), Term("Tripoli", 2.0, "en", ("Libya",), ("Lebanon",)))
    assert read.desk == DeskOptions(("Follow the Example on every channel", "Our app is here …"), ("Read the letter",))
    assert read.build == BuildOptions(2, 5, 100, True, True)
    assert read.publish == (Target("local", "folder", {"path": "/srv/www", "keep": 4, "precompress": True}),)
    assert read.schedule == Schedule(("06:00", "18:30"), ("mon",), "Europe/Rome", "local", "https://example.org/ok", "")


def test_every_fault_is_told_at_once_with_key_and_line() -> None:
    text = """[site]
title = 3
url = "example.org"
timezon = "UTC"
timezone = "Europe/Berlim"
language = "english"

[[topics]]
slug = "all"
name = "two\\nlines"
terms = []

[[topics]]
slug = "libya"
name = "Libya"
terms = [
  "Libya",
  { text = "Tripoli", near = 3, weigth = 2 },
  { weight = -1,
  text = "Sirte" },
  5,
  "Libya",
]

[[topics]]
slug = "libya"
name = "Again"
since = "2011-02-31"
terms = ["?"]

[build]
jobs = true

[publish.Bad]
kind = "ftp"

[publish.site]
kind = "folder"
host = "example.org"
headers = "netlfy"

[schedule]
times = ["6:00"]
days = ["monday"]
publish = "sites"

[speling]
""".replace("{ weight = -1,\n  text", "{ weight = -1, text")
    told = [(query.line, query.field) for query in faults(text)]
    lines = text.splitlines()
    expected = [
        ("title = 3", "site.title"),
        ("url =", "site.url"),
        ("timezon =", "site.timezon"),
        ("timezone =", "site.timezone"),
        ("language =", "site.language"),
        ('slug = "all"', "topics[1].slug"),
        ('name = "two', "topics[1].name"),
        ("terms = []", "topics[1].terms"),
        ("weigth", "topics[2].terms[2].near"),
        ("weigth", "topics[2].terms[2].weigth"),
        ("weight = -1", "topics[2].terms[3].weight"),
        ("  5,", "topics[2].terms[4]"),
        ('  "Libya",\n]', "topics[2].terms[5]"),
        ('name = "Again"', "topics[3].slug"),
        ("since =", "topics[3].since"),
        ('terms = ["?"]', "topics[3].terms[1].text"),
        ("jobs =", "build.jobs"),
        ("[publish.Bad]", "publish.Bad"),
        ('kind = "ftp"', "publish.Bad.kind"),
        ("[publish.site]", "publish.site.path"),
        ("host =", "publish.site.host"),
        ("headers =", "publish.site.headers"),
        ("times =", "schedule.times[1]"),
        ("days =", "schedule.days[1]"),
        ('publish = "sites"', "schedule.publish"),
        ("[speling]", "speling"),
    ]
    assert [field for _, field in told] == [field for _, field in expected]
    for (line, field), (start, _) in zip(told, expected, strict=True):
        if field == "topics[3].slug":
            assert lines[line].startswith(start), field
        elif field == "topics[2].terms[5]":
            assert lines[line - 1] + "\n" + lines[line] == start
        else:
            assert start in lines[line - 1], field


def test_unknown_key_is_answered_with_the_nearest_known_one() -> None:
    assert "'timezone'" in fault(SITE + 'timezon = "UTC"\n').message


def test_a_wrong_zone_is_answered_with_the_nearest_zone() -> None:
    assert "'Africa/Tripoli'" in fault(SITE + 'timezone = "Africa/Tripolis"\n').message


@pytest.mark.parametrize("zone", ["Europe", "../UTC", "/etc/localtime", "UTC\\u0000", ""])
def test_no_zone_leads_out_of_the_database(zone: str) -> None:
    assert fault(SITE + f'timezone = "{zone}"\n').field == "site.timezone"


@pytest.mark.parametrize(
    "url",
    ["example.org", "ftp://example.org", "https://", "https://user:secret@example.org", "https://example.org/?a=1", "https://example.org/#x",
     "https://example.org/a b", "https://example.org/<script>", "https://example.org:99999", "javascript:alert(1)", "https://example.org/..//x"],
)  # fmt: skip
def test_an_address_that_cannot_carry_a_site_is_refused(url: str) -> None:
    query = fault(f'[site]\ntitle = "D"\nurl = "{url}"\n')
    assert (query.line, query.field) == (3, "site.url")


@pytest.mark.parametrize("slug", ["Libya", "li bya", "libya/x", "..", "-libya", "ليبيا", "con", "com1", "index", "all", "x" * 61, "", "a--b"])
def test_a_slug_that_is_no_portable_name_is_refused(slug: str) -> None:
    query = fault(SITE + f'[[topics]]\nslug = "{slug}"\nname = "N"\nterms = ["x"]\n')
    assert (query.line, query.field) == (5, "topics[1].slug")


@pytest.mark.parametrize("code", ["english", "xx", "EN", "en_US", "e", "en-us", "../x"])
def test_a_language_that_is_no_code_is_refused(code: str) -> None:
    assert fault(SITE + f'language = "{code}"\n').field == "site.language"


@pytest.mark.parametrize("weight", ["0", "-1", "nan", "inf", "101", '"2"', "true"])
def test_a_weight_is_a_number_within_bounds(weight: str) -> None:
    query = fault(SITE + f'[[topics]]\nslug = "a"\nname = "A"\nterms = [{{ text = "x", weight = {weight} }}]\n')
    assert query.field == "topics[1].terms[1].weight"


@pytest.mark.parametrize("line", ["", " ", "* * *", "…", "The …", "The council…", "市議会…", "two\\nlines"])
def test_a_line_of_copy_says_enough_not_to_meet_what_it_does_not_mean(line: str) -> None:
    assert fault(f'{SITE}[desk]\nfurniture = ["Read on", "{line}"]\n').field == "desk.furniture[2]"


@pytest.mark.parametrize("line", ["X", "Read on", "Follow the Example…", "Follow the Example ...", "市議会の新しい橋…", "تابعنا على تلغرام …"])
def test_a_line_of_copy_may_be_short_or_a_beginning(line: str) -> None:
    assert settings.parse(f'{SITE}[desk]\nkeep = ["{line}"]\n'.encode(), "digest.toml").desk.keep == (line,)


def test_a_line_is_not_both_furniture_and_kept() -> None:
    found = fault(f'{SITE}[desk]\nfurniture = ["Read on", "Share this"]\nkeep = ["Share this"]\n')
    assert (found.line, found.field) == (6, "desk.keep")
    assert "Share this" in found.message


@pytest.mark.parametrize("time", ["24:00", "6:00", "06:60", "0600", "06:00:00", ""])
def test_a_time_is_hours_and_minutes(time: str) -> None:
    assert fault(SITE + f'[schedule]\ntimes = ["{time}"]\n').field == "schedule.times[1]"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a = 1\nb = \n", 2),
        ('[site]\ntitle = "x\n', 2),
        ("[site]\n[site]\n", 2),
        ("x = 1\n\n\n[[topics]\n", 4),
        ('a = """never\nclosed\n', 2),
    ],
)
def test_a_fault_of_syntax_has_its_line(text: str, line: int) -> None:
    query = fault(text)
    assert (query.path, query.line) == ("digest.toml", line)
    assert "quote" in query.remedy


def test_bytes_that_are_no_utf_8_have_their_line() -> None:
    assert fault(b'[site]\ntitle = "caf\xe9"\n').line == 2


def test_a_byte_order_mark_and_windows_line_ends_are_no_fault() -> None:
    text = ("\ufeff" + SITE + 'language = "xx"\n').replace("\n", "\r\n")
    assert fault(text.encode()).line == 4


def test_deep_nesting_is_a_message_and_no_crash() -> None:
    assert fault(f"x = {'[' * 5000}{']' * 5000}").path == "digest.toml"


def test_a_number_without_end_is_a_message_and_no_crash() -> None:
    assert "a number that is too long" in fault(f"[build]\njobs = {'9' * 5000}\n").message


def test_without_a_file_the_way_out_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        settings.load(tmp_path)
    (query,) = caught.value.queries
    assert "newsdigest init" in query.remedy


def test_a_folder_in_place_of_the_file_is_a_message(tmp_path: Path) -> None:
    (tmp_path / "digest.toml").mkdir()
    with pytest.raises(UsageError):
        settings.load(tmp_path)


def test_a_snippet_of_topics_stands_alone() -> None:
    (topic,) = settings.parse_topics(b'[[topics]]\nslug = "a"\nname = "A"\nterms = ["x"]\n', "try.toml")
    assert topic.slug == "a"


def test_a_snippet_without_topics_is_refused() -> None:
    with pytest.raises(UsageError):
        settings.parse_topics(SITE.encode(), "try.toml")


@pytest.mark.parametrize(
    ("server", "words"), [("nginx", "publish --headers nginx"), ("netlfy", "did you mean 'netlify'"), ("apache", "no server known")]
)
def test_a_server_that_reads_no_headers_file_is_told_before_anything_is_built(server: str, words: str) -> None:
    found = fault(SITE + f'[publish.live]\nkind = "folder"\npath = "/srv/www"\nheaders = "{server}"\n')
    assert words in found.message
