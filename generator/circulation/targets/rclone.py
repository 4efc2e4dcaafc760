"""Whatever rclone reaches (SFTP, WebDAV and some seventy more). Remotes and their secrets are rclone's own business."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from pathlib import Path, PurePosixPath

from generator.circulation import manifest as manifests
from generator.circulation.journal import Arrival, Journal
from generator.circulation.manifest import Manifest
from generator.circulation.plan import rank
from generator.circulation.secrets import redact
from generator.circulation.targets import inplace
from generator.circulation.targets.door import Delivery, Shipment, Standing, text_option
from generator.circulation.tree import SiteFile
from generator.model import Query, Refused, Target, TargetFailed

_NOT_THERE = (3, 4)  # rclone's exit codes for a folder and a file that are not found
_PATIENCE = ("--contimeout", "20s", "--timeout", "60s", "--retries", "3", "--low-level-retries", "3")


class RcloneDoor:
    """Files replaced stage by stage; what tells a hand's change is the size and the time that the remote itself reports."""

    def __init__(self, target: Target, site: Path, work: Path) -> None:
        self._remote = text_option(target, "remote").rstrip("/")
        self._name = target.name
        self._room = work
        self._journal = Journal(work / "arrived.jsonl")

    def look(self) -> Standing:
        """As in ``Door``: the manifest and one listing."""
        code, out, words = self._rclone("cat", self._at(manifests.NAME))
        if code and code not in _NOT_THERE:
            raise self._failed(words)
        published = manifests.load(out, self._at(manifests.NAME)) if out else Manifest()
        there = self._listing()
        return inplace.standing(published, self._arrivals(there), there)

    def deliver(self, shipment: Shipment) -> Delivery:
        """As in ``Door``: a page is sent after what it links to; deletions come when nothing links there any more."""
        for _, stage in groupby(shipment.plan.send, key=lambda file: rank(file.path)):
            self._send(tuple(stage), shipment)
        self._delete(shipment.plan.delete)
        there = self._listing()
        self._read_back(shipment, there)
        receipts = {path: there[path] for path in shipment.site.tree}
        self._put_manifest(Manifest(shipment.manifest.files, shipment.manifest.published, receipts))
        self._journal.clear()
        return Delivery(len(shipment.plan.send), len(shipment.site.tree), f"{redact(self._remote)} holds the site.")

    def roll_back(self) -> str:
        """A remote of rclone's holds one state: refused."""
        raise Refused(Query("", f"[publish.{self._name}] keeps no releases.", remedy="Build the earlier state and publish it."))

    def _arrivals(self, there: Mapping[str, str]) -> dict[str, Arrival]:
        """What a cut publication has put there, with the receipt of today where the size is right; it is all read back later."""
        arrivals = self._journal.read()
        return {path: Arrival(file.file, there[path]) for path, file in arrivals.items() if _size(there.get(path)) == file.file.size}

    def _listing(self) -> dict[str, str]:
        """Size and time of every file, by path; bookkeeping left out. A remote folder that is not there yet is empty."""
        code, out, words = self._rclone("lsjson", "--recursive", "--files-only", "--no-mimetype", self._remote)
        if code in _NOT_THERE:
            return {}
        if code:
            raise self._failed(words)
        return {row["Path"]: f"{row['Size']} {row['ModTime']}" for row in json.loads(out) if not inplace.is_ours(row["Path"])}

    def _send(self, files: tuple[SiteFile, ...], shipment: Shipment) -> None:
        """Send one stage; each arrival is written down as rclone reports it."""
        wanted = {file.path: file for file in files}

        def arrived(line: str) -> None:
            told = _parse(line)
            path = str(told.get("object", ""))
            if str(told.get("msg", "")).startswith("Copied") and path in wanted:
                self._journal.add(wanted[path], "")
                shipment.advance(1)

        for root, paths in shipment.site.by_root(wanted):
            options = ("--ignore-times", "--no-traverse", "--use-json-log", "--log-level", "INFO", "--files-from-raw", self._list(paths))
            code, _, words = self._rclone("copy", *options, str(root), self._remote, hear=arrived)
            if code:
                raise self._failed(words)

    def _delete(self, paths: tuple[str, ...]) -> None:
        if not paths:
            return
        code, _, words = self._rclone("delete", "--files-from-raw", self._list(paths), self._remote)
        if code and code not in _NOT_THERE:
            raise self._failed(words)
        for folder in sorted(_folders(paths) - _folders(self._listing()), key=len, reverse=True):
            # Fails where an empty folder of somebody else's is left in it: then it stays.
            self._rclone("rmdir", "--retries", "1", self._at(folder))

    def _read_back(self, shipment: Shipment, there: Mapping[str, str]) -> None:
        """Everything must be listed with its size, and what was sent is read back whole."""
        wrong = [path for path, file in shipment.site.tree.items() if _size(there.get(path)) != file.size]
        if wrong:
            raise TargetFailed(Query(wrong[0], "does not stand on the remote as it was sent.", remedy="Publish again."))
        for root, paths in shipment.site.by_root(path for path in self._journal.read() if path in shipment.site.tree):
            code, _, words = self._rclone("check", "--download", "--one-way", "--files-from-raw", self._list(paths), str(root), self._remote)
            if code:
                raise self._failed(words)

    def _put_manifest(self, manifest: Manifest) -> None:
        path = self._room / manifests.NAME
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(manifests.dump(manifest), encoding="utf-8")
        code, _, words = self._rclone("copyto", "--ignore-times", str(path), self._at(manifests.NAME))
        if code:
            raise self._failed(words)

    def _list(self, paths: Iterable[str]) -> str:
        """A file of paths, one a line, as rclone takes them word for word."""
        self._room.mkdir(parents=True, exist_ok=True)
        listing = self._room / "files"
        listing.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
        return str(listing)

    def _at(self, path: str) -> str:
        return f"{self._remote}{'' if self._remote.endswith(':') else '/'}{path}"

    def _rclone(self, verb: str, *words: str, hear: Callable[[str], None] = lambda line: None) -> tuple[int, str, str]:
        """One rclone command: exit code, what it printed, what it complained of. ``hear`` gets each line of its log as it comes."""
        program = shutil.which("rclone")
        if program is None:
            raise TargetFailed(Query("", "rclone is not installed.", remedy="Install rclone, or publish to a target of another kind."))
        self._room.mkdir(parents=True, exist_ok=True)
        printed = self._room / "printed"
        with printed.open("wb") as out:
            command = [program, verb, *_PATIENCE, *words]
            process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.PIPE, text=True, encoding="utf-8", errors="replace"
            )
            complaints = []
            with process:
                for line in process.stderr or ():
                    hear(line)
                    complaints.append(line)
        return process.returncode, printed.read_text(encoding="utf-8", errors="replace"), "".join(complaints[-5:])

    def _failed(self, words: str) -> TargetFailed:
        told = " ".join(str(_parse(line).get("msg", line)).strip() for line in words.splitlines())
        return TargetFailed(Query(redact(self._remote), f"rclone said: {redact(told)}", remedy="Publish again: it goes on where it stopped."))


def _folders(paths: Iterable[str]) -> set[str]:
    """Every folder above the paths, the root left out."""
    return {str(parent) for path in paths for parent in PurePosixPath(path).parents if str(parent) != "."}


def _size(receipt: str | None) -> int:
    """The size in a receipt; -1 where there is none."""
    return int(receipt.split()[0]) if receipt else -1


def _parse(line: str) -> dict[str, object]:
    """One line of rclone's JSON log; empty where it is none."""
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
