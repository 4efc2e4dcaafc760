"""``content/desk/quarantine.md``: what could not be published and why, for the editor; the build does not look at it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator import archive
from generator.newsroom.ingest.records import Records

FILE: Final = "content/desk/quarantine.md"
"""Where it lies, from the site's folder."""


def report(root: Path, records: Records) -> None:
    """Write down everything that is in quarantine; where nothing is, there is no file. Raises ``OSError``."""
    lines = []
    for row in records.takes("fate = 'quarantined'"):
        lines.append(f"- `{archive.one_line(row.place)}` bytes {row.start}-{row.end}: {archive.plain.escape(row.reason)}")
    file = root / FILE
    if lines:
        text = "# In quarantine\n\nNothing was published from these; every byte is still in its dump.\n\n" + "\n".join(lines) + "\n"
        if not file.is_file() or file.read_text("utf-8") != text:
            archive.write_whole(file, text)
    else:
        file.unlink(missing_ok=True)
