"""A folder on this machine: a new release beside the old ones, then one switch of the symlink ``current``."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from generator import settings
from generator.circulation import manifest as manifests
from generator.circulation.manifest import Manifest
from generator.circulation.targets import releases
from generator.circulation.targets.door import Delivery, Shipment, Standing, failed, keep_option, text_option
from generator.circulation.targets.releases import PARTIAL
from generator.circulation.tree import SiteFile, digest, listing, scan
from generator.model import Busy, Query, Refused, Target, TargetFailed, UsageError

_MANIFEST = ".json"


class FolderDoor:
    """``PATH/current`` is the live site, a symlink into ``PATH/releases/``; each release has its manifest beside it."""

    def __init__(self, target: Target, site: Path, work: Path) -> None:
        self._base = (site / Path(text_option(target, "path")).expanduser()).resolve()
        self._keep = keep_option(target)
        for inside in (site / "output", site / "content", site / settings.STATE):
            if self._base.is_relative_to(inside.resolve()):
                message = f"lies inside {inside.name}/, which the site is made from."
                raise UsageError(Query(settings.NAME, message, field=f"publish.{target.name}.path", remedy="Name a folder of its own."))
        self._releases = self._base / "releases"
        self._current = self._base / "current"
        self._lock = FileLock(self._base / ".lock", timeout=0)

    def look(self) -> Standing:
        """As in ``Door``; every file of the live release is read, so that a hand's change shows."""
        try:
            live = self._live()
            if live is None:
                return Standing()
            published = self._manifest(live)
            there = scan(live)
        except OSError as error:
            raise failed(str(self._base), error) from error
        intact = {path: file for path, file in published.files.items() if there.get(path) == file}
        return Standing(published, Manifest(intact, published.published))

    def deliver(self, shipment: Shipment) -> Delivery:
        """As in ``Door``. Killed at any moment, ``current`` names the old or the new release; the next run takes up a cut one.

        ``Busy`` where another site publishes to the same folder at this moment.
        """
        try:
            self._releases.mkdir(parents=True, exist_ok=True)
            with self._alone():
                self._withdraw(shipment.edition)
                part = self._part(shipment)
                try:
                    sent = self._fill(part, shipment)
                    verified = self._read_back(part, shipment)
                except OSError:
                    # A full disk must not stay full for our sake: what is half there is worth less than the room.
                    shutil.rmtree(part, ignore_errors=True)
                    raise
                release = self._releases / releases.name(shipment.now, shipment.edition, self._names())
                _write(release.with_name(release.name + _MANIFEST), manifests.dump(shipment.manifest))
                part.rename(release)
                _sync(self._releases)
                self._switch(release)
                self._prune()
        except OSError as error:
            raise failed(str(self._base), error) from error
        return Delivery(sent, verified, f"{self._current} is now {release.name}.")

    def roll_back(self) -> str:
        """As in ``Door``; ``Busy`` as in ``deliver``."""
        try:
            if self._live() is None:
                raise _none_before(self._base)
            with self._alone():
                live = self._live()
                older = [name for name in self._names() if live is not None and name < live.name]
                if not older:
                    raise _none_before(self._base)
                self._switch(self._releases / older[-1])
        except OSError as error:
            raise failed(str(self._base), error) from error
        return f"{self._current} is {older[-1]} again."

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the folder while the block runs: two sites may be told to publish to the same one."""
        try:
            self._lock.acquire()
        except Timeout as error:
            raise Busy(Query(str(self._base), "is being published to by another run.", remedy="Wait for it, then publish again.")) from error
        try:
            yield
        finally:
            self._lock.release()

    def _live(self) -> Path | None:
        """The folder of the live release, ``None`` before the first."""
        if not self._current.is_symlink():
            if self._current.exists():
                raise Refused(Query(str(self._current), "is no symlink of ours.", remedy="Move it away, or name another folder to publish to."))
            return None
        release = self._releases / self._current.readlink().name
        return release if release.is_dir() else None

    def _manifest(self, release: Path) -> Manifest:
        path = release.with_name(release.name + _MANIFEST)
        return manifests.load(path.read_text(encoding="utf-8"), str(path)) if path.is_file() else Manifest()

    def _names(self) -> list[str]:
        """The names of our releases, oldest first."""
        return releases.ours(path.name for path in self._releases.iterdir() if path.is_dir())

    def _withdraw(self, edition: str) -> None:
        """Take away what lies after the live release: it was cut before its switch, or rolled back. One of this edition is filled again."""
        live = self._live()
        for name in self._names():
            if live is None or name > live.name:
                part = self._releases / (edition + PARTIAL)
                if name.endswith(edition) and not part.exists():
                    (self._releases / name).rename(part)
                elif live is not None:
                    self._remove(name)

    def _part(self, shipment: Shipment) -> Path:
        """The folder to fill: that of a run which was cut while it sent the same edition, or a new one. Others' remains go."""
        for path in self._releases.glob(f"*{PARTIAL}"):
            if path.name != shipment.edition + PARTIAL and releases.is_part(path.name):
                shutil.rmtree(path)
        part = self._releases / (shipment.edition + PARTIAL)
        part.mkdir(exist_ok=True)
        return part

    def _fill(self, part: Path, shipment: Shipment) -> int:
        """Put every file of the site in place, and what a hand laid beside it; gives how many were copied."""
        live = self._live()
        for file in shipment.plan.same:
            self._link(live, part, file.path)
        for path in self._foreign(live, shipment):
            self._link(live, part, path)
        sent = 0
        for file in shipment.plan.send:
            if not _holds(part / file.path, file):
                _copy(shipment.site.source(file.path), part / file.path)
                sent += 1
            shipment.advance(1)
        return sent

    def _foreign(self, live: Path | None, shipment: Shipment) -> list[str]:
        """Files in the live release that we did not put there (a CNAME, a search engine's proof): they move on with it."""
        there = listing(live) if live else set()
        return [path for path in sorted(there) if path not in shipment.standing.published.files and path not in shipment.site.tree]

    def _link(self, live: Path | None, part: Path, path: str) -> None:
        if live is None:
            return
        source, goal = f"{live}/{path}", f"{part}/{path}"
        try:
            os.link(source, goal)
        except FileExistsError:
            return
        except OSError:
            # Its folder is not there yet; or the file system has no links.
            Path(goal).parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, goal)
            except OSError:
                _copy(Path(source), Path(goal))

    def _read_back(self, part: Path, shipment: Shipment) -> int:
        """Hash every file as it stands on the target's disk; one that is the live release's own was hashed when we looked at that."""
        live = self._live()
        intact = shipment.standing.intact.files

        def stands(path: str, file: SiteFile) -> bool:
            if live is not None and intact.get(path) == file and os.path.samefile(f"{live}/{path}", f"{part}/{path}"):  # noqa: PTH121 - of every page
                return True
            return _holds(part / path, file)

        wrong = [path for path, file in shipment.site.tree.items() if not stands(path, file)]
        if wrong:
            shutil.rmtree(part)
            message = f"did not arrive as it was sent (and {len(wrong) - 1} more)."
            raise TargetFailed(Query(wrong[0], message, remedy="Check the disk; publish again."))
        return len(shipment.site.tree)

    def _switch(self, release: Path) -> None:
        """Point ``current`` at a release, at once: a rename is the only step a reader can see."""
        fresh = self._base / ".current.new"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path("releases") / release.name)
        fresh.replace(self._current)
        _sync(self._base)

    def _prune(self) -> None:
        """Remove the oldest releases beyond those to keep; never the live one."""
        live = self._live()
        for name in self._names()[: -self._keep]:
            if live is None or name != live.name:
                self._remove(name)
        for path in self._releases.glob(f"*{_MANIFEST}"):
            if releases.ours([path.stem]) and not path.with_suffix("").is_dir():
                path.unlink()

    def _remove(self, name: str) -> None:
        """Remove a release. First it loses its name: one that is half removed is none to go back to."""
        gone = self._releases / (name + PARTIAL)
        (self._releases / name).rename(gone)
        shutil.rmtree(gone)
        (self._releases / (name + _MANIFEST)).unlink(missing_ok=True)


def _none_before(base: Path) -> Refused:
    return Refused(Query(str(base), "holds no earlier release to go back to."))


def _holds(path: Path, file: SiteFile) -> bool:
    return path.is_file() and digest(path) == (file.size, file.sha256)


def _copy(source: Path, goal: Path) -> None:
    """Copy by a name of its own and a rename, so that a cut never leaves half a file under the right name."""
    goal.parent.mkdir(parents=True, exist_ok=True)
    fresh = goal.with_name(f".{goal.name[:100]}.new")
    shutil.copyfile(source, fresh)
    fresh.replace(goal)


def _write(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
