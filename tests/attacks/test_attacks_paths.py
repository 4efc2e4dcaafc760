"""Rows on paths: nothing is ever written outside, nothing replaces a page of ours, every name is distinct and portable."""

from __future__ import annotations

import os
import random
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

WORDS = (
    "harbour crane grain ship pilot quay storm repair engine captain cargo flour sugar cement timber office clerk ledger morning evening week month "
    "north south east west water bread fish market road truck driver fuel price tax gate guard lamp night signal radio letter bank coin scale weight"
).split()
BODY = "A body that is long enough to be an article about the harbour of Misrata in Libya and its ships."


def by_hand(extra: str, title: str = "Written by hand") -> str:
    return f"Title: {title}\nDate: 2022-03-06 10:00+00:00\n{extra}\n\n{BODY}\n"


KEYS = ("Save_as: ../output-evil/x.html", "Url: ../output-evil/x", "Template: ../../evil", "Is_valid: no", "Get_content: x", "_content: x")
VALUES = ("Slug: ../x", "Slug: /abs", "Slug: a/../../x", "Lang: x/../../output-evil/x", "Slug: .htaccess", "Slug: a\\b")


def test_a_key_outside_the_list_is_told_and_does_nothing(trial) -> None:
    for n, line in enumerate(KEYS):
        trial.article(f"2022/03/hand-{n}.md", by_hand(f"Slug: written-by-hand-{n}\n{line}"))
    _, built = trial.publish_all()
    for n, line in enumerate(KEYS):
        told = [said for said in built.err.splitlines() if f"content/articles/2022/03/hand-{n}.md:4" in said]
        assert told and line.split(":")[0] in told[0], f"{line}: the editor is told of the key, with file and line"
        assert trial.page(f"written-by-hand-{n}") is not None
    assert not [path for path in trial.root.rglob("*") if "evil" in path.name]


def test_a_value_that_names_a_path_quarantines_its_article_alone(trial) -> None:
    for n, line in enumerate(VALUES):
        trial.article(f"2022/03/hand-{n}.md", by_hand(line))
    trial.publish_all()
    assert not [text for name, text in trial.everything() if BODY[:40] in text], "no faulty file is published"
    strict = trial.run("build", "--strict")
    assert strict.code == 3
    for n, line in enumerate(VALUES):
        assert f"content/articles/2022/03/hand-{n}.md:3" in strict.err, line


def test_dumped_metadata_is_text(trial, article_of) -> None:
    """Lines of a scraped page that look like metadata."""
    head = "<meta name='save_as' content='../output-evil/x.html'><meta name='slug' content='../x'><title>Harbour</title>"
    trial.dump("evil.html", f"<html><head>{head}</head><body><h1>Harbour of Misrata</h1><p>{BODY}</p><p>{BODY} Twice.</p></body></html>")
    trial.publish_all()
    assert not [path for path in trial.root.rglob("*") if "evil" in path.name and path.suffix != ".html"]


def test_a_symlink_in_the_output_is_not_written_through(trial, tmp_path: Path) -> None:
    outside = trial.root / "elsewhere"
    outside.mkdir()
    trial.output.mkdir(exist_ok=True)
    (trial.output / "topics").symlink_to(outside)
    assert trial.run("ingest").code == 0
    built = trial.run("build")
    assert not list(outside.iterdir()), "nothing is written through the link"
    assert built.code in (0, 4)
    assert "topics" in built.err or built.code == 0


def test_a_symlink_among_articles_or_dumps_that_leads_out_publishes_nothing(trial) -> None:
    (trial.root / "content" / "articles" / "passwd.md").symlink_to("/etc/passwd")
    (trial.root / "content" / "dumps" / "passwd.txt").symlink_to("/etc/passwd")
    trial.publish_all()
    assert not [name for name, text in trial.everything() if "root:x:0" in text]
    assert not [path for path in trial.output.rglob("*") if path.is_file() and b"root:x:0" in path.read_bytes()]


def test_a_symlink_in_the_theme_that_leads_out_is_refused(trial) -> None:
    (trial.root / "theme" / "static").mkdir(parents=True, exist_ok=True)
    (trial.root / "theme" / "static" / "passwd.txt").symlink_to("/etc/passwd")
    assert trial.run("ingest").code == 0
    built = trial.run("build")
    assert built.code == 4 and "passwd.txt" in built.err
    assert not [path for path in trial.output.rglob("*") if path.is_file() and b"root:x:0" in path.read_bytes()]


def test_links_in_a_circle_are_told_and_cost_nothing_else(trial) -> None:
    for folder in ("content/dumps", "content/articles", "content/pages", "output/topics"):
        for name in ("one.md", "two.txt"):
            link = trial.root / folder / name
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(name)
    ingested, built = trial.publish_all()
    assert "one.md" in ingested.err and "two.txt" in ingested.err and "content/articles/one.md" in built.err
    for words in (
        ("ingest", f"{trial.root}/content/dumps/two.txt"),
        ("explain", f"{trial.root}/content/articles/one.md"),
        ("topics", "--try", f"{trial.root}/output/topics/two.txt"),
    ):
        told = trial.run(*words)
        assert told.code == 2 and Path(words[-1]).name in told.err, told


def test_reserved_names_replace_no_page_of_ours(trial, article_of) -> None:
    for n, headline in enumerate(("index", "archives", "Topics", "sitemap.xml", "404")):
        trial.dump(f"reserved-{n}.txt", article_of(headline, f"{BODY} Number {n}."))
    trial.article("2022/03/home.md", by_hand("Slug: index", title="Not the front page"))
    trial.publish_all()
    home = (trial.output / "index.html").read_text(encoding="utf-8")
    assert "<h1" in home and BODY not in home.split("<main")[0]
    assert (trial.output / "topics" / "libya" / "index.html").is_file()


def test_like_headlines_get_distinct_portable_stable_slugs(trial, article_of) -> None:
    headlines = [
        "Same Headline",
        "Same Headline",
        "same headline",
        "Café",
        unicodedata.normalize("NFD", "Café"),
        "🙂",
        "🚢",
        "CON",
        "a:b",
        "Foo",
        "foo",
    ]
    stories = [" ".join(random.Random(n).choices(WORDS, k=60)) + "." for n in range(len(headlines))]
    trial.dump("like.txt", "\n\n\n\n".join(map(article_of, headlines, stories)))
    trial.publish_all()
    files = sorted((trial.root / "content" / "articles").rglob("*.md"))
    texts = [path.read_text(encoding="utf-8") for path in files]
    slugs = [next(line for line in text.splitlines() if line.startswith("Slug: ")).removeprefix("Slug: ") for text in texts]
    assert len(slugs) == len(headlines) + 2, "each story has its own file"
    assert len({slug.casefold() for slug in slugs}) == len(slugs)
    for slug in slugs:
        assert slug.isascii() and slug and slug.upper() not in ("CON", "NUL", "AUX") and not set(slug) & set('\\/:*?"<>|. ')
        assert trial.page(slug) is not None
    before = {path: path.read_bytes() for path in files}
    for path in files:
        path.unlink()
    for state in (trial.root / "content" / "register.jsonl", *(trial.root / ".newsdigest").glob("*.sqlite")):
        state.unlink(missing_ok=True)
    trial.publish_all()
    assert {path: path.read_bytes() for path in sorted((trial.root / "content" / "articles").rglob("*.md"))} == before


def test_a_headline_of_400_characters_is_capped_in_bytes(trial, article_of) -> None:
    trial.dump(
        "long.txt", article_of("Harbour " * 50, BODY) + "\n\n\n\n" + article_of("é" * 130, f"{BODY} Another text altogether, of cranes and of grain.")
    )
    trial.publish_all()
    for path in [*(trial.root / "content").rglob("*"), *trial.output.rglob("*")]:
        assert len(os.fsencode(path.name)) <= 200


def test_topics_and_tags_that_differ_by_a_sign_have_pages_of_their_own(trial) -> None:
    for n, tag in enumerate(("C", "C++", "C#")):
        trial.article(f"2022/03/tag-{n}.md", by_hand(f"Slug: tag-{n}\nTags: {tag}", title=f"On {tag}"))
    trial.publish_all()
    pages = sorted(path.parent.name for path in (trial.output / "names").glob("c*/index.html"))
    assert len(pages) == 3, pages


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize(
    ("name", "made", "said"),
    [
        ("pipe", os.mkfifo, "A pipe or a device."),
        ("loop", lambda path: path.symlink_to("loop"), "A link that leads nowhere."),
        ("passwd", lambda path: path.symlink_to("/etc/passwd"), "A link that leads out of the theme."),
        (os.fsdecode(b"caf\xe9.txt"), Path.touch, "A name that no address can show."),
        ("a\nb.txt", Path.touch, "A name that no address can show."),
        ("a\\b.txt", Path.touch, "A name that no address can show."),
    ],
)
def test_what_has_no_place_in_a_theme_is_refused(trial, name: str, made: Callable[[Path], None], said: str) -> None:
    """A pipe would keep the build waiting for ever."""
    folder = trial.root / "theme/static"
    folder.mkdir(parents=True)
    made(folder / name)
    told = trial.run("build")
    assert told.code == 4 and said in told.err
