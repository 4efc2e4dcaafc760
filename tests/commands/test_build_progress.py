"""Who watches a long build on a terminal sees how far it is; nobody else is told."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

from generator.press.crew import ALONE


def lay_out(root: Path) -> None:
    (root / "content/articles").mkdir(parents=True)
    (root / "digest.toml").write_text('[site]\ntitle = "Digest"\nurl = "https://digest.example"\n')
    for number in range(ALONE + 10):
        (root / f"content/articles/a{number}.md").write_text(f"Title: Story {number}\nDate: 2019-02-19\nSlug: s{number}\n\nWords.\n")


def test_a_bar_on_a_terminal_and_silence_elsewhere(tmp_path: Path) -> None:
    lay_out(tmp_path)
    command = [sys.executable, "-m", "generator", "build", "--cold", "--site", str(tmp_path)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm"}
    ours, theirs = pty.openpty()
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 65_536):
            shown += piece
    except OSError:
        pass  # the terminal's end
    assert process.wait() == 0
    assert b"Articles" in shown
    assert b"Pages" in shown
    silent = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert silent.stderr == b""
