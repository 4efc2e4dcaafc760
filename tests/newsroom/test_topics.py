"""Topics and trials of other rules over a small archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import archive
from generator.cli import main
from generator.model import FiledArticle, UsageError
from generator.newsroom.topics import shelves, trial

SITE = '[site]\ntitle = "Digest"\nurl = "https://example.org"\n'
LIBYA = '[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya"]\n'
PORTS = '[[topics]]\nslug = "libya"\nname = "Libya"\nterms = ["Libya", { text = "Tripoli", not_near = ["Lebanon"] }]\n'


def filed(slug: str, title: str, body: str, *topics: str, by_hand: bool = False) -> FiledArticle:
    evidence = () if by_hand else tuple((topic, "“Libya” in the headline: 5 of 3") for topic in topics)
    return FiledArticle(f"undated/{slug}.md", title, slug, body, topics=topics, topic_evidence=evidence)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "digest.toml").write_text(SITE + LIBYA, encoding="utf-8")
    articles = [
        filed("vote", "Libya votes", "Polls opened on Monday.", "libya"),
        filed("port", "Tripoli reopens its port", "Two ships came\\_ in.\n\nTripoli waited."),
        filed("clash", "Clashes in Tripoli", "It is in the north of Lebanon.\n\nThe Tripoli of Lebanon is quiet."),
        filed("hand", "A cook remembers", "She cooked.", "libya", by_hand=True),
    ]
    for article in articles:
        path = tmp_path / "content" / "articles" / article.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(archive.dump(article), encoding="utf-8")
    return tmp_path


def rules(site: Path, text: str) -> Path:
    path = site / "try.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_shelves_count_articles_and_hands(site: Path) -> None:
    found = shelves(site)
    assert [(shelf.slug, shelf.articles, shelf.by_hand) for shelf in found.shelves] == [("libya", 2, 1)]
    assert found.unfiled == 2


def test_a_trial_names_each_article_with_the_evidence_and_changes_nothing(site: Path) -> None:
    before = {path: path.read_bytes() for path in site.rglob("*.md")}
    outcome = trial(site, rules(site, PORTS), lambda: None)
    (change,) = outcome.changes
    assert (change.path, change.topic, change.is_added) == ("undated/port.md", "libya", True)
    assert (change.before, change.after) == ("no mention: 0 of 3", "“Tripoli” in the headline and once more: 7 of 3")
    assert outcome.counts == (("libya", 2, 3),)
    assert {path: path.read_bytes() for path in site.rglob("*.md")} == before


def test_what_a_hand_filed_is_never_taken_away(site: Path) -> None:
    outcome = trial(site, rules(site, LIBYA.replace('["Libya"]', '["Sirte"]')), lambda: None)
    assert [(change.path, change.is_added) for change in outcome.changes] == [("undated/vote.md", False)]
    assert outcome.counts == (("libya", 2, 1),)


def test_a_new_topic_and_one_that_goes(site: Path) -> None:
    outcome = trial(site, rules(site, SITE + LIBYA.replace('"libya"', '"north-africa"')), lambda: None)
    assert [(change.topic, change.is_added) for change in outcome.changes] == [("libya", False), ("north-africa", True)]
    assert outcome.changes[0].after == outcome.changes[1].before == "no such topic"


def test_a_file_with_one_new_topic_alone_says_that_the_others_are_not_in_it(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = rules(site, PORTS.replace('"libya"', '"ports"').replace('"Libya", {', "{"))
    assert main(["topics", "--site", str(site), "--try", str(file)]) == 0
    told = capsys.readouterr().out
    assert "+ ports  undated/port.md" in told and "- libya" not in told
    assert "libya: 2 -> 1" in told and "does not have: libya." in told


def test_faults_of_the_tried_file_are_told_with_its_name(site: Path) -> None:
    file = rules(site, LIBYA.replace("terms", "term"))
    with pytest.raises(UsageError) as caught:
        trial(site, file, lambda: None)
    assert {query.path for query in caught.value.queries} == {str(file)}
    with pytest.raises(UsageError):
        trial(site, site / "absent.toml", lambda: None)


def test_the_command_prints_a_list_a_trial_and_json(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = str(rules(site, PORTS))
    assert main(["topics", "--site", str(site)]) == 0
    assert capsys.readouterr().out == "libya  2 articles, 1 filed by hand\n2 articles under no topic.\n"
    assert main(["topics", "--site", str(site), "--try", file]) == 0
    told = capsys.readouterr().out
    assert told.startswith("+ libya  undated/port.md  Tripoli reopens its port\n")
    assert "4 articles filed anew: 1 added, 0 removed. Nothing was changed.\n  libya: 2 -> 3\n" in told
    assert main(["topics", "--site", str(site), "--try", file, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"][0]["topic"] == "libya"
    assert main(["topics", "--site", str(site), "--try", str(site / "absent.toml")]) == 2


def test_a_topic_that_is_misspelt_or_was_taken_away_is_told(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = site / "content/articles/undated/port.md"
    file.write_text(file.read_text().replace("Topics:", "Topics: lybia"))
    found = shelves(site)
    assert found.strays == (("lybia", 1),) and found.unfiled == 2, "it stands on no topic's page"
    assert main(["topics", "--site", str(site)]) == 0
    assert "lybia is no topic" in capsys.readouterr().out
