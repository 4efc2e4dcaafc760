"""A branch of a git repository, by ghp-import: one commit a publication, pushed at once."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from generator.circulation import manifest as manifests
from generator.circulation.manifest import Manifest
from generator.circulation.secrets import redact
from generator.circulation.targets.door import Delivery, Shipment, Standing, failed, text_option
from generator.circulation.tree import Site
from generator.model import Query, Refused, Target, TargetFailed

_NO_JEKYLL = ".nojekyll"
_SIGNED = {"NAME": "newsdigest", "EMAIL": "newsdigest@localhost"}
_BACK = "Back to "
_HISTORY = 50  # publications that can be gone back through; a shallow fetch spares the rest
_TIME_LIMIT = 1800  # seconds for one git command; a push of a large first site over a slow line


class GitDoor:
    """Works in a bare repository of its own, so that the repository the site lives in is never touched."""

    def __init__(self, target: Target, site: Path, work: Path) -> None:
        remote = text_option(target, "remote")
        self._remote = remote if "://" in remote or _scp_like(remote) else str((site / Path(remote).expanduser()).resolve())
        self._branch = text_option(target, "branch", "gh-pages")
        self._cname = str(target.options.get("cname", ""))
        # Git runs in folders of its own: a path that counts from ours would lead it elsewhere.
        self._room = work.resolve()
        self._repository = self._room / "repository.git"
        self._stage = self._room / "stage"

    def look(self) -> Standing:
        """As in ``Door``; the branch is fetched without its history."""
        tip = self._fetch()
        if not tip:
            return Standing()
        blobs = self._blobs(tip)
        if manifests.NAME not in blobs:
            return Standing()
        published = manifests.load(self._git("cat-file", "blob", blobs[manifests.NAME]).decode(), f"{self._branch}:{manifests.NAME}")
        return Standing(published, published.only(blobs))

    def deliver(self, shipment: Shipment) -> Delivery:
        """As in ``Door``: the push moves the branch in one step or not at all."""
        try:
            wanted = self._lay_out(shipment)
        except OSError as error:
            raise failed(str(self._stage), error) from error
        finally_there = f"refs/heads/{self._branch}"
        self._run(
            [
                sys.executable,
                "-m",
                "ghp_import",
                "-b",
                self._branch,
                "-m",
                f"Publish {shipment.manifest.published} {shipment.edition}",
                str(self._stage),
            ]
        )
        self._git("push", "--quiet", self._remote, f"{finally_there}:{finally_there}")
        tip = self._git("rev-parse", finally_there).decode().strip()
        if self._tip() != tip or self._blobs(tip) != wanted:
            raise TargetFailed(Query(self._branch, "does not hold what was pushed.", remedy="Somebody else may publish to it; publish again."))
        shipment.advance(len(shipment.plan.send))
        shutil.rmtree(self._stage, ignore_errors=True)
        self._git("-c", "gc.autoDetach=false", "gc", "--auto", "--quiet")
        return Delivery(len(shipment.plan.send), len(shipment.site.tree), f"Branch {self._branch} is now {tip[:12]}.")

    def roll_back(self) -> str:
        """As in ``Door``: one more commit, with the files of the one before; a second time, of the one before that."""
        tip = self._fetch(_HISTORY)
        told = self._git("show", "--no-patch", "--format=%s", tip).decode().strip() if tip else ""
        shown = told.removeprefix(_BACK) if told.startswith(_BACK) else tip
        before = self._git("rev-list", "--first-parent", "--max-count=2", shown).decode().split()[1:] if tip else []
        if not before:
            raise Refused(Query(self._branch, "holds no earlier publication to go back to."))
        back = self._git("commit-tree", f"{before[0]}^{{tree}}", "-p", tip, "-m", _BACK + before[0]).decode().strip()
        self._git("push", "--quiet", self._remote, f"{back}:refs/heads/{self._branch}")
        if self._tip() != back:
            raise TargetFailed(Query(self._branch, "does not hold what was pushed.", remedy="Somebody else may publish to it; try again."))
        return f"Branch {self._branch} has the files of {before[0][:12]} again."

    def _fetch(self, depth: int = 1) -> str:
        """The branch's tip, fetched with so much of its history; ``""`` where the remote has no such branch yet."""
        self._repository.parent.mkdir(parents=True, exist_ok=True)
        if next(self._repository.rglob("*.lock"), None):
            # Only a killed run can have left it, since the site's lock is ours: the room is cleared and filled anew.
            shutil.rmtree(self._repository)
        if not (self._repository / "HEAD").is_file():
            self._run(["git", "init", "--quiet", "--bare", str(self._repository)], cwd=self._room)
        tip = self._tip()
        local = f"refs/heads/{self._branch}"
        if not tip:
            self._git("update-ref", "-d", local)
            return ""
        self._git("-c", "gc.auto=0", "fetch", "--quiet", f"--depth={depth}", "--no-tags", self._remote, f"+{local}:{local}")
        return tip

    def _tip(self) -> str:
        found = self._git("ls-remote", self._remote, f"refs/heads/{self._branch}").decode().split()
        return found[0] if found else ""

    def _blobs(self, tip: str) -> dict[str, str]:
        """Object names by path in a commit."""
        listing = self._git("ls-tree", "-r", "-z", tip).decode("utf-8", "surrogateescape")
        rows = (row.split("\t", 1) for row in listing.split("\0") if row)
        return {path: head.split()[2] for head, path in rows}

    def _lay_out(self, shipment: Shipment) -> dict[str, str]:
        """Lay the whole branch out in the stage, since ghp-import replaces it: the site, what is not ours, and the manifest.

        Gives the object names that the branch must have afterwards.
        """
        shutil.rmtree(self._stage, ignore_errors=True)
        self._stage.mkdir(parents=True)
        receipts = {path: _object_name(shipment.site.source(path).read_bytes()) for path in shipment.site.tree}
        wanted = self._keep_foreign(shipment) | receipts
        for path in shipment.site.tree:
            _link(shipment.site, path, self._stage / path)
        made = {_NO_JEKYLL: b""} if _NO_JEKYLL not in wanted else {}
        if self._cname:
            made["CNAME"] = f"{self._cname}\n".encode()
        manifest = Manifest(shipment.manifest.files, shipment.manifest.published, receipts)
        made[manifests.NAME] = manifests.dump(manifest).encode()
        for path, content in made.items():
            (self._stage / path).unlink(missing_ok=True)
            (self._stage / path).write_bytes(content)
            wanted[path] = _object_name(content)
        return wanted

    def _keep_foreign(self, shipment: Shipment) -> dict[str, str]:
        """Lay out the files of the branch that we never put there (a hand-placed CNAME)."""
        tip = self._git("for-each-ref", "--format=%(objectname)", f"refs/heads/{self._branch}").decode().strip()
        if not tip:
            return {}
        ours = {*shipment.standing.published.files, *shipment.site.tree, manifests.NAME}
        kept = {path: blob for path, blob in self._blobs(tip).items() if path not in ours}
        for path, blob in kept.items():
            goal = self._stage / path
            if not goal.resolve().is_relative_to(self._stage.resolve()):
                raise Refused(Query(path, f"on branch {self._branch} leads out of the site."))
            goal.parent.mkdir(parents=True, exist_ok=True)
            goal.write_bytes(self._git("cat-file", "blob", blob))
        return kept

    def _git(self, *words: str) -> bytes:
        return self._run(["git", *words])

    def _run(self, words: list[str], cwd: Path | None = None) -> bytes:
        """One command in our repository; never asks a question. ``TargetFailed`` with its words, secrets taken out."""
        quiet = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
        quiet |= {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in _SIGNED.items()}
        environment = quiet | {k: v for k, v in os.environ.items() if k not in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE")}
        try:
            done = subprocess.run(words, cwd=cwd or self._repository, env=environment, capture_output=True, timeout=_TIME_LIMIT, check=False)
        except FileNotFoundError as error:
            raise TargetFailed(Query("", "git is not installed.", remedy="Install git, or publish to a target of another kind.")) from error
        except subprocess.TimeoutExpired as error:
            raise TargetFailed(Query(redact(self._remote), f"did not answer within {_TIME_LIMIT} seconds.", remedy="Publish again.")) from error
        if done.returncode:
            words_of_git = redact(done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}")
            remedy = "The branch is as it was; mend this and publish again."
            raise TargetFailed(Query(redact(self._remote), f"git said: {words_of_git}", remedy=remedy))
        return done.stdout


def _scp_like(remote: str) -> bool:
    """``git@host:path``, git's short form of an ssh address."""
    head, colon, _ = remote.partition(":")
    return bool(colon) and "/" not in head


def _object_name(content: bytes) -> str:
    """The name git gives to a file of this content (SHA-1 over a header and the bytes)."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _link(site: Site, path: str, goal: Path) -> None:
    goal.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(site.source(path), goal)
    except OSError:
        shutil.copyfile(site.source(path), goal)
