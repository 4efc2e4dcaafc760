"""The boundary: every verb is there and explains itself; every kind of error has its code and its words."""

import errno
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from generator import cli
from generator.model import Exit, Query, Refused


@pytest.mark.parametrize("name", cli.VERBS)
def test_every_verb_offers_what_the_boundary_asks_for(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module = cli.verb(name)
    assert module.HELP and module.HELP[0].islower(), "one line, to be read in a list"
    assert cli.main([name, "--help"]) == Exit.FINE
    assert "--site" in capsys.readouterr().out


def test_every_verb_stands_in_the_readme() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for name in cli.VERBS:
        assert f"`{name}" in readme


def test_unknown_words_are_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["bild"]) == Exit.USAGE
    assert "bild" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        (["build", "--jobs", "-1"], "0 to 64"),
        (["build", "--jobs", "many"], "0 to 64"),
        (["ingest", "--jobs", "5000"], "0 to 64"),
        (["serve", "--port", "http"], "0 to 65535"),
    ],
)
def test_a_number_out_of_bounds_is_refused_with_the_bounds(words: list[str], bounds: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Five thousand workers would take the machine down before the first article."""
    assert cli.main(words) == Exit.USAGE
    told = capsys.readouterr().err
    assert f"argument {words[1]}: must be a whole number from {bounds}, not {words[2]!r}" in told


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (["build", "--json", "--jobs", "many"], "must be a whole number from 0 to 64, not 'many'"),
        (["ingest", "--js", "--fast"], "unrecognized arguments: --fast"),
        (["explain", "--json"], "the following arguments are required"),
        (["bild", "--json"], "invalid choice: 'bild'"),
        (["schedule", "monthly", "--json"], "invalid choice: 'monthly'"),
        (["--json"], "the following arguments are required: VERB"),
    ],
)
def test_a_fault_in_the_arguments_is_told_in_json_where_that_is_wanted(words: list[str], fault: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In the form of every other error, so that what reads us need not know two."""
    assert cli.main(words) == Exit.USAGE
    told = capsys.readouterr()
    summary = json.loads(told.out)
    assert (summary["exit"], summary["error"]) == (Exit.USAGE, "UsageError")
    (query,) = summary["queries"]
    assert fault in query and query in told.err and "usage: newsdigest" in told.err


@pytest.mark.parametrize("words", [["build", "--jobs", "many"], ["explain", "--", "--json", "too", "many"]])
def test_without_json_a_fault_in_the_arguments_says_nothing_on_stdout(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == Exit.USAGE
    assert capsys.readouterr().out == ""


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch):
    """A verb that fails as told."""

    def fail_with(error: BaseException) -> None:
        def run(args: object, console: object) -> Exit:
            raise error

        monkeypatch.setattr(cli, "verb", lambda name: SimpleNamespace(HELP="fails", add_arguments=lambda parser: None, run=run))

    return fail_with


def test_a_known_error_tells_every_query_and_its_code(failing, capsys: pytest.CaptureFixture[str]) -> None:
    failing(Refused(Query("output", "The site is empty."), Query("output", "No page would be left.")))
    assert cli.main(["build"]) == Exit.REFUSED
    assert capsys.readouterr().err == "output: The site is empty.\noutput: No page would be left.\n"


def test_an_interrupt_is_130(failing, capsys: pytest.CaptureFixture[str]) -> None:
    failing(KeyboardInterrupt())
    assert cli.main(["build"]) == 130
    assert cli.main(["build", "--json"]) == 130
    assert json.loads(capsys.readouterr().out)["exit"] == 130


def test_a_bug_leaves_its_traceback_in_the_site(failing, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "digest.toml").touch()
    failing(ZeroDivisionError("by zero"))
    assert cli.main(["build", "--site", str(tmp_path)]) == Exit.UNEXPECTED
    assert "by zero" in capsys.readouterr().err
    assert "Traceback" in (tmp_path / ".newsdigest" / "error.log").read_text(encoding="utf-8")


def test_a_bug_outside_a_site_leaves_no_folder_behind(failing, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    failing(ZeroDivisionError("by zero"))
    assert cli.main(["build", "--site", str(tmp_path)]) == Exit.UNEXPECTED
    assert "Traceback" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_module_is_the_command() -> None:
    told = subprocess.run([sys.executable, "-m", "generator", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("newsdigest ")


def test_a_disk_that_takes_nothing_is_no_bug(failing, capsys: pytest.CaptureFixture[str]) -> None:
    failing(OSError(errno.EROFS, "Read-only file system", "site/.newsdigest/press.sqlite"))
    assert cli.main(["build", "--json"]) == Exit.TARGET
    told = capsys.readouterr()
    assert told.err.startswith("site/.newsdigest/press.sqlite: Read-only file system. ") and "bug" not in told.err
    assert json.loads(told.out)["exit"] == Exit.TARGET


def test_where_no_site_is_the_folder_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["status"]) == Exit.USAGE
    assert f"There is no digest.toml in {tmp_path.resolve()}." in capsys.readouterr().err


def run(*words: str, cwd: Path | None = None, **streams: object) -> subprocess.CompletedProcess[bytes]:
    """The command as a process of its own, in Latin letters."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONIOENCODING": "ascii"}
    return subprocess.run([sys.executable, "-m", "generator", *words], env=environment, cwd=cwd, check=False, **streams)


def test_a_terminal_that_lacks_the_letters_of_a_headline_ends_no_command(tmp_path: Path) -> None:
    assert run("init", str(tmp_path / "site"), capture_output=True).returncode == Exit.FINE
    (tmp_path / "site/content/dumps/\u0644.txt").write_text("\u0644\u064a\u0628\u064a\u0627 \U0001f6a2")
    assert run("ingest", cwd=tmp_path / "site", capture_output=True).returncode == Exit.FINE
    told = run("explain", "content/dumps/\u0644.txt", cwd=tmp_path / "site", capture_output=True)
    assert told.returncode == Exit.FINE and b"\\u0644" in told.stdout
    told = run("explain", "content/dumps/\u0644.txt", "--json", cwd=tmp_path / "site", capture_output=True)
    assert told.returncode == Exit.FINE and "\U0001f6a2" in json.dumps(json.loads(told.stdout), ensure_ascii=False)


def test_streams_that_are_closed_or_full_and_a_folder_that_is_gone_are_no_bugs(tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("init", str(site), capture_output=True).returncode == Exit.FINE
    told = run("ingest", "-", cwd=site, capture_output=True, preexec_fn=lambda: os.close(0))
    assert told.returncode == Exit.USAGE and b"standard input" in told.stderr
    with open("/dev/full", "w") as full:  # noqa: PTH123
        told = run("topics", "--json", cwd=site, stdout=full, stderr=subprocess.PIPE)
    assert told.returncode == Exit.TARGET and b"Traceback" not in told.stderr
    told = run("build", cwd=site, capture_output=True, preexec_fn=lambda: shutil.rmtree(site))
    assert told.returncode == Exit.USAGE and b"newsdigest init" in told.stderr


INTERRUPTED = """
import os, signal, sys

class Cut:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.{signal})

# A shell starts what runs in its background deaf to SIGINT, and the tests may be.
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.meta_path.insert(0, Cut())
from generator.start import main
sys.exit(main())
"""


def cut_at(module: str, signal: str, *words: str, site: Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, which gets a signal when it comes to import a module."""
    script = INTERRUPTED.format(module=module, signal=signal)
    return subprocess.run([sys.executable, "-c", script, *words], cwd=site, capture_output=True, text=True, check=False, timeout=60)


@pytest.mark.parametrize("signal", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("module", ["argparse", "generator.settings", "generator.commands.status", "generator.newsroom.status"])
def test_an_interrupt_while_modules_load_is_told_in_a_line(tmp_path: Path, module: str, signal: str) -> None:
    run = cut_at(module, signal, "status", "--json", site=tmp_path)
    assert (run.returncode, run.stderr) == (Exit.INTERRUPTED, "Interrupted.\n")
    assert json.loads(run.stdout) == {"error": "KeyboardInterrupt", "exit": 130, "queries": ["Interrupted."]}


def test_a_run_that_is_ended_from_outside_says_so_in_its_status(tmp_path: Path) -> None:
    (tmp_path / "content/dumps").mkdir(parents=True)
    (tmp_path / "digest.toml").write_text('[site]\ntitle = "Digest"\nurl = "https://digest.example"\n', encoding="utf-8")
    run = cut_at("generator.press.run", "SIGTERM", "rebuild", site=tmp_path)
    assert run.returncode == Exit.INTERRUPTED
    assert "Traceback" not in run.stderr
    status = json.loads((tmp_path / ".newsdigest/status.json").read_text(encoding="utf-8"))
    assert (status["outcome"], status["exit"]) == ("failed", 130)


def test_an_interrupt_that_comes_dressed_as_another_error_is_one(failing, capsys: pytest.CaptureFixture[str]) -> None:
    error = RuntimeError("Error calling __set_name__")
    error.__cause__ = KeyboardInterrupt()
    failing(error)
    assert cli.main(["build"]) == Exit.INTERRUPTED
    assert capsys.readouterr().err == "Interrupted.\n"
