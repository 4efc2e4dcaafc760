"""A server over ssh: rsync fills a release folder beside the old ones, then one switch of the symlink ``current``.

The account needs a POSIX shell, rsync and sha256sum (or shasum). How ssh is called is rsync's own convention: the
variable ``RSYNC_RSH``, else ``ssh``; keys and known hosts are ssh's own business.
"""

from __future__ import annotations

import os
import secrets
import shlex
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

from generator import settings
from generator.circulation import manifest as manifests
from generator.circulation.manifest import Manifest
from generator.circulation.secrets import redact
from generator.circulation.targets import releases
from generator.circulation.targets import rsync_scripts as scripts
from generator.circulation.targets.door import Delivery, Shipment, Standing, keep_option, text_option
from generator.model import Query, Refused, Target, TargetFailed, UsageError

_SECONDS = 600


class RsyncDoor:
    """``PATH/current`` on the server is the live site, a symlink into ``PATH/releases/``, as in a folder on this machine."""

    def __init__(self, target: Target, site: Path, work: Path) -> None:
        host, user = text_option(target, "host"), str(target.options.get("user", ""))
        self._base = text_option(target, "path").rstrip("/")
        for key, value in (("host", host), ("user", user)):
            if value.startswith("-") or any(char.isspace() or char in "@:/" for char in value):
                raise UsageError(Query(settings.NAME, f"is no {key} name: {value!r}.", field=f"publish.{target.name}.{key}"))
        self._host = f"{user}@{host}" if user else host
        port = ["-p", str(target.options["port"])] if "port" in target.options else []
        self._ssh = [*_ssh(), "-o", "BatchMode=yes", "-o", "ConnectTimeout=20", *port]
        self._keep = keep_option(target)

    def look(self) -> Standing:
        """As in ``Door``; the server hashes the live release, so that a hand's change shows."""
        return self._standing()[0]

    def deliver(self, shipment: Shipment) -> Delivery:
        """As in ``Door``. Cut at any moment, ``current`` names the old or the new release; the next run takes up a cut one."""
        _, live, there = self._standing()
        foreign = [path for path in there if path not in shipment.standing.published.files and path not in shipment.site.tree]
        edition, turn = shipment.edition, secrets.token_hex(16)
        known = releases.ours(self._shell(scripts.PREPARE, edition, turn).split())
        release = releases.name(shipment.now, edition, known)
        # A release of this edition that was cut before its switch, or rolled back: what it has need not be sent again.
        alike = [live, *[name for name in known if name > live and name.endswith(edition)][-1:]] if live else known[-1:]
        sent = sum(self._send(root, paths, edition, alike, shipment) for root, paths in shipment.site.by_root(shipment.site.tree))
        if live and foreign:
            self._shell(scripts.CARRY, edition, live, text="".join(f"{path}\n" for path in foreign))
        self._verify(edition, shipment, foreign)
        manifest = manifests.dump(shipment.manifest)
        told = self._shell(scripts.SWITCH, edition, release, str(self._keep), turn, str(len(manifest.encode())), text=manifest)
        if told.strip().rsplit("/", 1)[-1] != release:
            raise TargetFailed(Query(self._host, "did not switch to the new release.", remedy="Publish again."))
        return Delivery(sent, len(shipment.site.tree), f"{self._host}:{self._base}/current is now {release}.")

    def roll_back(self) -> str:
        """As in ``Door``."""
        try:
            release = self._shell(scripts.BACK).strip()
        except _Said as said:
            if said.code == scripts.NONE_BEFORE:
                raise Refused(Query(f"{self._host}:{self._base}", "holds no earlier release to go back to.")) from said
            raise
        return f"{self._host}:{self._base}/current is {release} again."

    def _standing(self) -> tuple[Standing, str, dict[str, str]]:
        """The target as it stands, the name of its live release, and every file there with its hash."""
        told = self._shell(scripts.LOOK)
        if told.strip() == "foreign":
            message = "is no symlink of ours."
            raise Refused(Query(f"{self._host}:{self._base}/current", message, remedy="Move it away, or name another folder to publish to."))
        if not told:
            return Standing(), "", {}
        head, _, sums = told.partition(f"{scripts.MARK}\n")
        live, _, text = head.partition("\n")
        there = _sums(sums)
        published = manifests.load(text, f"{self._host}:{self._base}/releases/{live}.json") if text else Manifest()
        intact = {path: file for path, file in published.files.items() if there.get(path) == file.sha256}
        return Standing(published, Manifest(intact, published.published)), live, there

    def _send(self, root: Path, paths: Sequence[str], edition: str, alike: Sequence[str], shipment: Shipment) -> int:
        """Fill the release from one folder; files that a release in ``alike`` has are linked on the server. Gives how many were sent."""
        link = [f"--link-dest=../{release}" for release in alike]
        # A file without a name: a publication that is killed leaves none behind.
        with tempfile.TemporaryFile() as listing:
            listing.write(b"".join(os.fsencode(path) + b"\0" for path in paths))
            listing.seek(0)
            options = ["--checksum", "--chmod=D755,F644", "--perms", "--timeout=120", "--protect-args", "--out-format=%i %n", "--from0"]
            goal = f"{self._host}:{self._base}/releases/{edition}.part/"
            words = ["rsync", *options, *link, "--files-from=-", "-e", shlex.join(self._ssh), f"{root}/", goal]
            sent, complaint = 0, ""
            with _started(words, stdin=listing, stderr=subprocess.STDOUT) as process:
                for line in process.stdout or ():
                    if line.startswith("<f"):
                        sent += 1
                        shipment.advance(1)
                    elif line[:2] not in ("cd", "hf", ".d", ".f"):
                        complaint = (complaint + line)[-1000:]
        if process.returncode:
            raise _said(self._host, "rsync", process.returncode, complaint)
        return sent

    def _verify(self, edition: str, shipment: Shipment, foreign: Sequence[str]) -> None:
        """Have the server hash what arrived; remains of a killed transfer are cleared away."""
        there = _sums(self._shell(scripts.SUMS, edition))
        stray = [path for path in there if path not in shipment.site.tree and path not in foreign]
        if stray:
            self._shell(scripts.CLEAN, edition, text="".join(f"{path}\n" for path in stray))
        wrong = [path for path, file in shipment.site.tree.items() if there.get(path) != file.sha256]
        if wrong:
            message = f"did not arrive as it was sent (and {len(wrong) - 1} more)."
            raise TargetFailed(Query(wrong[0], message, remedy="Check the server's disk; publish again."))

    def _shell(self, script: str, *arguments: str, text: str = "") -> str:
        """Run a script on the server with the base folder as ``$1``; gives what it printed."""
        command = " ".join(["exec sh -c", shlex.quote(script), "sh", *map(shlex.quote, (self._base, *arguments))])
        with _started([*self._ssh, self._host, command], stdin=subprocess.PIPE) as process:
            try:
                out, complaint = process.communicate(text, timeout=_SECONDS)
            except subprocess.TimeoutExpired as error:
                process.kill()
                raise TargetFailed(Query(self._host, f"did not answer within {_SECONDS} seconds.", remedy="Publish again.")) from error
        if process.returncode:
            raise _said(self._host, "ssh", process.returncode, complaint)
        return str(out)


class _Said(TargetFailed):
    """A program's own words and its exit code."""

    code = 0


def _said(host: str, program: str, code: int, words: str) -> _Said:
    told = redact(" ".join(words.split())) or f"exit code {code}"
    remedy = "The live site is as it was; mend this and publish again."
    if "Host key verification failed" in words:
        remedy = "Connect once by hand (`ssh` with the same user, host and port), check the server's key and accept it; then publish again."
    failure = _Said(Query(host, f"{program} said: {told}", remedy=remedy))
    failure.code = code
    return failure


def _ssh() -> list[str]:
    """How ssh is called here; ``UsageError`` where what the environment says is no command line."""
    try:
        return shlex.split(os.environ.get("RSYNC_RSH") or "ssh")
    except ValueError as error:
        raise UsageError(Query("RSYNC_RSH", f"is no command line: {error}.", remedy="Mend this variable of the environment.")) from error


def _started(words: Sequence[str], stdin: int | IO[bytes] = subprocess.DEVNULL, stderr: int = subprocess.PIPE) -> subprocess.Popen[str]:
    try:
        return subprocess.Popen(words, stdin=stdin, stdout=subprocess.PIPE, stderr=stderr, text=True, encoding="utf-8", errors="replace")
    except FileNotFoundError as error:
        raise TargetFailed(Query("", f"{words[0]} is not installed.", remedy="Install rsync and an ssh client.")) from error


def _sums(text: str) -> dict[str, str]:
    """Hashes by path from the lines of sha256sum: hash, two spaces, ``./path``."""
    rows = (line.split("  ", 1) for line in text.splitlines() if "  ./" in line)
    return {path.removeprefix("./"): told for told, path in rows}
