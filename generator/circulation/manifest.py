"""What we last published to a target: the ground for every plan, and the proof of which files are ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.circulation.tree import SiteFile
from generator.model import Query, TargetFailed

NAME = ".newsdigest-manifest.json"
"""Where the manifest stands on a target that has no room beside the site."""

VERSION = 1


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of one publication.

    ``published`` is when (ISO 8601, UTC). ``receipts`` is, by path, what the target itself answered or will
    answer for that file (an ETag, a git object's name): with it a hand's change on the target shows
    without reading the file back. No value is ever a secret.
    """

    files: Mapping[str, SiteFile] = field(default_factory=dict)
    published: str = ""
    receipts: Mapping[str, str] = field(default_factory=dict)

    def only(self, standing: Mapping[str, str]) -> Manifest:
        """This manifest less every file whose receipt is not the one that stands on the target."""
        kept = {path: file for path, file in self.files.items() if path in standing and standing[path] == self.receipts.get(path)}
        return Manifest(kept, self.published, self.receipts)


def dump(manifest: Manifest) -> str:
    """The manifest as JSON, one file a line, in the order of the paths."""
    rows = [
        json.dumps({"path": file.path, "size": file.size, "sha256": file.sha256, "receipt": manifest.receipts.get(path, "")}, ensure_ascii=False)
        for path, file in sorted(manifest.files.items())
    ]
    head = json.dumps({"version": VERSION, "published": manifest.published})
    return "\n".join([head, *rows]) + "\n"


def load(text: str, place: str) -> Manifest:
    """The manifest from its text; ``TargetFailed`` naming ``place`` where it is none."""
    try:
        head, *rows = (json.loads(line) for line in text.splitlines())
        if head["version"] != VERSION:
            raise ValueError(f"version {head['version']}")
        files = {row["path"]: SiteFile(str(row["path"]), int(row["size"]), str(row["sha256"])) for row in rows}
        return Manifest(files, str(head["published"]), {row["path"]: str(row["receipt"]) for row in rows if row["receipt"]})
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "Remove it and publish again: files already there that are not part of the site are then left alone."
        raise TargetFailed(Query(place, f"is no manifest of ours ({error}).", remedy=remedy)) from error
