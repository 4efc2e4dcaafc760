"""Secrets come from the environment or a tool's own store, and never get out again."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import cli
from generator.circulation.log import logbook
from generator.circulation.secrets import redact
from generator.circulation.targets import open_door
from generator.model import Target, UsageError

SETTINGS = """
[site]
title = "T"
url = "https://example.org"
[[topics]]
slug = "libya"
name = "Libya"
terms = ["Libya"]
[publish.live]
kind = {kind!r}
"""


def test_secrets_never_reach_the_log(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI")
    with logbook(tmp_path) as log:
        log.error("denied for wJalrXUtnFEMI at https://me:pw@host/x")
    text = (tmp_path / "newsdigest.log").read_text()
    assert "wJalrXUtnFEMI" not in text and "me:pw" not in text and "denied" in text


def test_short_values_do_not_tear_words_apart() -> None:
    assert redact("a passing word", {"PASSWORD": "a"}) == "a passing word"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("fatal: https://me:pw@host/x not found", "fatal: https://…@host/x not found"),
        ("fatal: https://ghp_0123456789@host/x", "fatal: https://…@host/x"),
        (":webdav,url='http://h/',user=me,pass=pw:site", ":webdav,url='http://h/',user=me,pass=…:site"),
        (":s3,access_key_id=AK,secret_access_key='p w',region=x:b", ":s3,access_key_id=…,secret_access_key=…,region=x:b"),
        ("the passage=3 of tokens", "the passage=3 of tokens"),
    ],
)
def test_what_a_tool_repeats_is_shown_without_its_secret(said: str, shown: str) -> None:
    assert redact(said, {}) == shown


def test_the_place_of_a_secret_and_the_name_of_an_author_are_no_secrets() -> None:
    environment = {"SSH_AUTH_SOCK": "/tmp/agent.7", "GIT_AUTHOR_NAME": "newsdigest"}
    assert redact("newsdigest: /tmp/agent.7 is gone", environment) == "newsdigest: /tmp/agent.7 is gone"


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        ("git", {"remote": "https://user:s3cret@host.example/repo.git"}),
        ("git", {"remote": "https://ghp_s3cret0123456789@host.example/repo.git"}),
        ("git", {"remote": "https://s3cret7890123456789012345678901234567890@host.example/repo.git"}),
        ("rclone", {"remote": ":webdav,url='http://127.0.0.1:9/',user=me,pass=s3cret:site"}),
        ("s3", {"bucket": "b", "endpoint": "http://me:s3cret@127.0.0.1:9"}),
    ],
)
@pytest.mark.parametrize("verb", [["publish"], ["publish", "--dry-run"], ["publish", "--rollback"], ["rebuild", "--publish", "live"]])
def test_a_secret_in_the_settings_is_refused_and_shown_nowhere(place, kind, options, verb, capfd) -> None:
    lines = "".join(f"{key} = {value!r}\n" if "'" not in value else f'{key} = "{value}"\n' for key, value in options.items())
    (place.root / "digest.toml").write_text(SETTINGS.format(kind=kind) + lines)
    assert cli.main([*verb, "--json", "--site", str(place.root)]) == 2
    told = capfd.readouterr()
    assert "holds a password or a token" in told.err
    line = next(number for number, line in enumerate((place.root / "digest.toml").read_text().splitlines(), 1) if "s3cret" in line)
    assert f"digest.toml:{line}: [publish.live." in told.err
    kept = "".join(path.read_text(errors="replace") for path in (place.root / ".newsdigest").rglob("*") if path.is_file())
    assert "s3cret" not in told.out + told.err + kept


@pytest.mark.parametrize("remote", ["git@github.com:me/digest.git", "https://me@host.example/digest.git", "../digest.git", "ssh://git@host/x"])
def test_an_address_without_a_secret_is_taken(tmp_path: Path, remote: str) -> None:
    open_door(Target("live", "git", {"remote": remote}), tmp_path, tmp_path / "room")


def test_a_bug_is_told_without_the_secret_that_was_in_its_words(place, capfd, monkeypatch) -> None:
    (place.root / "digest.toml").write_text(SETTINGS.format(kind="folder") + 'path = "www"\n')

    def burst(*args: object, **options: object) -> None:
        raise RuntimeError("https://user:s3cret@host")

    monkeypatch.setattr("generator.circulation.publish", burst)
    assert cli.main(["publish", "--json", "--site", str(place.root)]) == 1
    told = capfd.readouterr()
    assert "s3cret" not in told.out + told.err + (place.root / ".newsdigest" / "error.log").read_text()


def test_an_option_that_is_no_text_is_no_secret(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="is missing"):
        open_door(Target("live", "folder", {"keep": 3}), tmp_path, tmp_path / "room")
