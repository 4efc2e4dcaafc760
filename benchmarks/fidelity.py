"""How faithfully dumps become articles: the whole table of forms, scored against known truth.

    python benchmarks/fidelity.py FOLDER              # holds score.py and dev/FORM/truth.jsonl
    python benchmarks/fidelity.py FOLDER area page    # some forms only
    python benchmarks/fidelity.py FOLDER --worn       # area, worn in each way of wear.py, or in those named

Each form's dumps are ingested into a new site in a temporary folder, as an editor would, and what stands in its
``content/articles`` is scored.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from wear import WEARS, Wear

FORMS = ("area", "strip", "raw", "wrap", "flat", "page", "dups", "html")
COLUMNS = (
    "articles", "produced", "seg_p", "seg_r", "body_f1", "para_r", "lost", "title", "date", "date_wrong", "date_made_up", "author_f1", "cap_kept",
    "cap_leak", "dup_one",
)  # fmt: skip


def newsdigest(*arguments: str) -> None:
    """Run the command as a user does; what it says is passed over unless it fails."""
    done = subprocess.run([sys.executable, "-m", "generator", *arguments], capture_output=True, text=True, cwd=Path(__file__).parents[1])
    if done.returncode:
        sys.exit(f"newsdigest {' '.join(arguments)} left with {done.returncode}:\n{done.stderr}")


def measure(folder: Path, form: str, wear: Wear | None = None) -> dict[str, float]:
    """Scores of one form, worn or as it is, as ``score.py`` names them."""
    truth = folder / "dev" / form / "truth.jsonl"
    with tempfile.TemporaryDirectory() as place:
        site = Path(place) / "site"
        newsdigest("init", str(site))
        for dump in sorted(truth.parent.iterdir()):
            if dump != truth:
                to = site / "content" / "dumps" / dump.name
                to.write_bytes(wear(dump.read_bytes().decode())) if wear else shutil.copyfile(dump, to)
        newsdigest("ingest", "--site", str(site))
        scorer = [sys.executable, str(folder / "score.py"), str(truth), str(site / "content" / "articles"), "--json"]
        scored = subprocess.run(scorer, capture_output=True, text=True, check=True, env=os.environ | {"PYTHONPATH": str(folder)})
    result: dict[str, float] = json.loads(scored.stdout)["all"]
    return result


def main(arguments: list[str]) -> int:
    """Print the table; 2 where the folder is missing."""
    folder = Path(arguments[0]) if arguments else None
    if folder is None or not (folder / "score.py").exists():
        print("fidelity: no evaluation folder. Name one that holds score.py and dev/FORM/truth.jsonl.", file=sys.stderr)
        return 2
    print("| form | " + " | ".join(COLUMNS) + " |")
    print("|---" * (len(COLUMNS) + 1) + "|")
    is_worn = "--worn" in arguments
    named = [name for name in arguments[1:] if name != "--worn"]
    for form in named or (WEARS if is_worn else FORMS):
        row = measure(folder.resolve(), "area", WEARS[form]) if is_worn else measure(folder.resolve(), form)
        print(f"| {form} | " + " | ".join("" if row.get(name) is None else str(row[name]) for name in COLUMNS) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
