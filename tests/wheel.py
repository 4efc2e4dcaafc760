"""``make wheel``: a site made by the built wheel alone, in a clean environment, outside the repository; the wheel is left in ``dist/``.

Not collected by pytest: it builds, installs from the lock file and takes a minute.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent


def run(*words: str | Path, cwd: Path) -> None:
    """Run a command outside the repository, with nothing of it on Python's path; stop at the first failure."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    print("$", *words, flush=True)
    subprocess.run([str(word) for word in words], cwd=cwd, env=environment, check=True)


def main() -> None:
    """Build the wheel, install it with the locked dependencies, init and build a site, look at what came out; a wheel that passes is kept."""
    with tempfile.TemporaryDirectory(prefix="newsdigest-wheel-") as folder:
        away = Path(folder)
        run(sys.executable, "-m", "build", "--wheel", "--outdir", away / "dist", REPOSITORY, cwd=away)
        (wheel,) = (away / "dist").glob("*.whl")
        venv.create(away / "venv", with_pip=True)
        python = away / "venv" / "bin" / "python"
        newsdigest = away / "venv" / "bin" / "newsdigest"
        quiet = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check")
        run(python, *quiet, "--require-hashes", "-r", REPOSITORY / "requirements.lock", cwd=away)
        run(python, *quiet, "--no-deps", wheel, cwd=away)
        run(newsdigest, "init", "mysite", "--samples", cwd=away)
        run(newsdigest, "ingest", "--site", "mysite", "--strict", cwd=away)
        run(newsdigest, "build", "--site", "mysite", cwd=away)
        run(newsdigest, "check", "--site", "mysite", cwd=away)
        for wanted in ("index.html", "topics/libya/index.html", "topics/gaza/index.html", "about/index.html", "404.html", "sitemap.xml"):
            if not (away / "mysite" / "output" / wanted).is_file():
                raise SystemExit(f"the wheel's site has no {wanted}")
        home = (away / "mysite" / "output" / "index.html").read_text(encoding="utf-8")
        if "Derna" not in home and "Gaza" not in home:
            raise SystemExit("the wheel's home page shows no article")
        kept = REPOSITORY / "dist" / wheel.name
        kept.parent.mkdir(exist_ok=True)
        shutil.copyfile(wheel, kept)
        print(f"The wheel makes a site by itself: {kept.relative_to(REPOSITORY)}")


if __name__ == "__main__":
    main()
