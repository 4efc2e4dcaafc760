"""Bad input of every day: each dump that cannot be read is told with its place and remedy, and costs only itself."""

from __future__ import annotations

import json

FURNITURE = "Share on Facebook\n\nShare on X\n\nCopy link\n\nSign up for our newsletter\n\n© 2022 All rights reserved.\n"
BAD_SETTINGS = """\
[site]
title = 7
url = "digest.example"
timezone = "Mars/Base"
colour = "red"

[[topics]]
slug = "Libya!"
name = "Libya"
terms = []
"""


def test_every_fault_of_the_settings_is_told_at_once(trial) -> None:
    (trial.root / "digest.toml").write_text(BAD_SETTINGS)
    told = trial.run("build")
    assert told.code == 2
    for line, key in ((2, "title"), (3, "url"), (4, "timezone"), (5, "colour"), (8, "slug"), (10, "terms")):
        assert any(f"digest.toml:{line}:" in said and key in said for said in told.err.splitlines()), f"{key} on line {line}: {told.err}"


def test_settings_that_are_no_toml_are_told_with_their_line(trial) -> None:
    (trial.root / "digest.toml").write_text('[site]\ntitle = "x\n')
    told = trial.run("ingest")
    assert told.code == 2
    assert "digest.toml:2" in told.err
    assert "Traceback" not in told.err


def test_a_folder_that_is_no_site_is_told_what_to_do(trial) -> None:
    (trial.root / "digest.toml").unlink()
    for verb in ("ingest", "build", "publish", "rebuild", "status", "check"):
        told = trial.run(verb)
        assert told.code == 2, verb
        assert "newsdigest init" in told.err, verb


def test_no_dumps_at_all_is_no_error(trial) -> None:
    (trial.root / "content" / "dumps" / "good.txt").unlink()
    assert trial.run("ingest").code == 0
    assert trial.run("build").code == 0
    assert (trial.output / "topics" / "gaza" / "index.html").is_file(), "an empty topic has its page"


HOLLOW = {
    "binary.txt": bytes(range(256)) * 64,
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "furniture.txt": FURNITURE.encode(),
    "half.jsonl": b'{"title": "Half a record", "text": "It was cut',
    "zeros.txt": b"\x00" * 5000,
}


def test_a_dump_that_holds_no_article_makes_no_page_and_is_accounted_for(trial) -> None:
    for name, content in HOLLOW.items():
        trial.dump(name, content)
    trial.publish_all()
    assert len(trial.articles()) == 2
    for name, content in HOLLOW.items():
        told = trial.run("explain", f"content/dumps/{name}", "--json")
        assert told.code == 0, told.err
        assert f'"{name}' in told.out
        assert json.loads(told.out)["bytes"]["total"] == len(content), name


def test_an_empty_dump_is_no_error(trial) -> None:
    trial.dump("empty.txt", b"")
    trial.publish_all()
    assert len(trial.articles()) == 2


def test_a_binary_dump_is_quarantined_with_reason_and_counted(trial) -> None:
    trial.dump("binary.txt", bytes(range(256)) * 64)
    ingested, _ = trial.publish_all()
    assert "binary.txt" in ingested.err
    assert trial.run("ingest", "--strict").code == 3
    assert "binary.txt" in json.dumps(trial.status())


def test_undecodable_bytes_lose_nothing_else(trial) -> None:
    body = "The caf\xe9 at the harbour of Misrata in Libya is open again, said its owner on Saturday.\n\nShips will come.\n"
    text = f"Harbour Notes From Misrata\n\nPublished: 5 March 2022\n\n{body}"
    trial.dump("latin.txt", text.encode("latin-1"))
    trial.dump(
        "broken.txt",
        text.replace("Notes", "Papers")
        .replace("open", "shut")
        .encode("latin-1")
        .replace(b"Ships", b"\xc3\x28 Sh\xffips, forty of them and all with grain,"),
    )
    trial.publish_all()
    assert "café" in trial.text_of("harbour-notes-from-misrata")


def test_an_emoji_headline_is_a_page(trial, article_of) -> None:
    trial.dump(
        "emoji.txt", article_of("🙂🙂🙂", "The harbour of Misrata in Libya has a new sign with three faces on it, which were painted by children.")
    )
    trial.publish_all()
    assert [text for name, text in trial.everything() if "three faces" in text and name.startswith("2022/")]
