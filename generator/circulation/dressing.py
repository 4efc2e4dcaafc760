"""What a site needs beside its pages at one kind of host: compressed copies, and the headers file."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path

from generator.circulation import headers
from generator.circulation.atomic import read_json, write_text
from generator.circulation.tree import Site, SiteFile, digest, scan
from generator.model import Target

SMALLEST = 1024
"""Bytes below which a compressed copy saves nothing worth a file (a packet holds some 1,400)."""

_TEXT = (".html", ".css", ".js", ".json", ".xml", ".atom", ".svg", ".txt", ".webmanifest")
_LEVEL_GZIP = 9
_LEVEL_BROTLI = 9  # of 11: the last two cost some ten times the time for a few percent (measured on pages of this theme)
_WINDOW = 16
"""The power of two of bytes that brotli looks back over in a text that is no longer: a page. With its own 4 MB it takes and gives back
32 MB for each, which is twenty times the time, for no byte less."""
_INDEX = "index.json"
_HEADERS = "_headers"


def dress(output: Path, target: Target, room: Path, base: str) -> Site:
    """The site as this target is to have it: what was built, and what ``precompress`` and ``headers`` ask for.

    ``room`` keeps what was made from one time to the next, so that only what changed is compressed again; it may be
    deleted at any time. ``base`` is the path of the site's address.
    """
    tree = scan(output)
    extra = room / "extra"
    made: dict[str, SiteFile] = {}
    server = str(target.options.get("headers", ""))
    if target.options.get("precompress"):
        made |= _compressed(output, tree, room)
    if server and _HEADERS not in tree:
        made |= _headers(server, extra, base)
    return Site(tree | made, (extra, output)) if made else Site(tree, (output,))


def _headers(server: str, extra: Path, base: str) -> dict[str, SiteFile]:
    write_text(extra / _HEADERS, headers.text(server, base))
    return {_HEADERS: SiteFile(_HEADERS, *digest(extra / _HEADERS))}


def _compressed(output: Path, tree: dict[str, SiteFile], room: Path) -> dict[str, SiteFile]:
    """A ``.gz`` and a ``.br`` beside every larger text; the same bytes for the same text, always."""
    extra, index = room / "extra", room / _INDEX
    known = _known(index)
    made: dict[str, SiteFile] = {}
    kept: dict[str, str] = {}
    for path, file in tree.items():
        if not path.endswith(_TEXT) or file.size < SMALLEST:
            continue
        for suffix, compress in _ways().items():
            copy = f"{path}{suffix}"
            found = digest(extra / copy) if copy in known and (extra / copy).is_file() else (0, "")
            # A run that was cut may have left a copy of another text, or half of one.
            if known.get(copy) != f"{file.sha256} {found[1]}":
                (extra / copy).parent.mkdir(parents=True, exist_ok=True)
                (extra / copy).write_bytes(compress((output / path).read_bytes()))
                found = digest(extra / copy)
            made[copy] = SiteFile(copy, *found)
            kept[copy] = f"{file.sha256} {found[1]}"
    for copy in known.keys() - kept.keys():
        (extra / copy).unlink(missing_ok=True)
    write_text(index, json.dumps(kept))
    return made


def _ways() -> dict[str, Callable[[bytes], bytes]]:
    """How each suffix is made; brotli where it is installed."""
    ways: dict[str, Callable[[bytes], bytes]] = {".gz": lambda text: gzip.compress(text, _LEVEL_GZIP, mtime=0)}
    try:
        import brotli  # type: ignore[import-untyped]
    except ImportError:
        return ways

    def narrow(text: bytes) -> bytes:
        # 22 is brotli's own. A window holds 16 bytes less than its size.
        window = _WINDOW if len(text) <= (1 << _WINDOW) - 16 else 22
        return bytes(brotli.compress(text, quality=_LEVEL_BROTLI, lgwin=window))

    return ways | {".br": narrow}


def _known(index: Path) -> dict[str, str]:
    """By compressed copy, the hash of the text it was made from and its own."""
    try:
        return {path: str(sha256) for path, sha256 in read_json(index).items()}
    except (OSError, ValueError):
        return {}
