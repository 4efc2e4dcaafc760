"""One run at a time: the lock of a site, with its owner and age written beside it."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from generator.circulation.atomic import read_json, write_json
from generator.model import Busy, Query, TargetFailed

_LOCK = "lock"
_OWNER = "lock.owner.json"
_A_MOMENT = 0.2  # seconds; the note is written right after the lock was taken
_STEP = 0.05  # seconds between two tries for a lock that is waited for


@contextmanager
def hold(state: Path, verb: str, now: datetime, wait: float = 0) -> Iterator[None]:
    """Hold the site's lock while the block runs; ``Busy`` where another run has it and keeps it for ``wait`` seconds.

    ``state`` is the site's ``.newsdigest``; ``verb`` and ``now`` are told to whoever is turned away. The lock is the operating
    system's (flock): it ends with its owner, however that dies, so that no lock is ever stale. (Taken by hand: to load the library filelock
    costs as much as looking at ten thousand files.)
    """
    try:
        state.mkdir(parents=True, exist_ok=True)
        file = _open(state)
        until = time.monotonic() + wait
        while not _taken(file):
            if time.monotonic() >= until:
                os.close(file)
                raise Busy(Query(str(state / _LOCK), owner(state, now), remedy="Wait for it; `newsdigest status` shows how it went."))
            time.sleep(_STEP)
    except OSError as error:
        remedy = "Check the folder's rights and the disk, then run again."
        raise TargetFailed(Query(str(error.filename or state), f"cannot be locked: {error.strerror}.", remedy=remedy)) from error
    try:
        # Whoever is turned away reads the note; a full disk that will not take it is told by the work itself.
        with suppress(OSError):
            note = {"pid": os.getpid(), "host": os.uname().nodename, "verb": verb, "since": now.isoformat()}
            write_json(state / _OWNER, note, lasting=False)
        yield
    finally:
        with suppress(OSError):
            (state / _OWNER).unlink(missing_ok=True)
        _give_back(file)


def _open(state: Path) -> int:
    """The lock's file. It stays when the lock is given back: to remove it would part those who wait for it from those who come."""
    return os.open(state / _LOCK, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o644)


def _taken(file: int) -> bool:
    """Take the lock of an open file, if nobody has it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _give_back(file: int) -> None:
    """Let go of the lock, also where a process that was started meanwhile has the file open too."""
    fcntl.flock(file, fcntl.LOCK_UN)
    os.close(file)


def owner(state: Path, now: datetime) -> str:
    """Who holds the lock and since when, in words, from what the holder wrote beside it."""
    note = state / _OWNER
    if not note.exists():
        time.sleep(_A_MOMENT)
    try:
        told = read_json(note)
        since = datetime.fromisoformat(str(told["since"]))
        seconds = max(0, int((now - since).total_seconds()))
        return f"is held by {told['verb']!r} (process {told['pid']} on {told['host']}) for {seconds} second{'s' * (seconds != 1)}."
    except (OSError, json.JSONDecodeError, KeyError, TypeError, ValueError):
        return "is held by another run."


def held(state: Path) -> bool:
    """Whether some run holds the lock at this moment; anybody who may read the folder may ask."""
    try:
        file = os.open(state / _LOCK, os.O_RDONLY | os.O_NOFOLLOW)
    except (FileNotFoundError, NotADirectoryError):
        return False
    try:
        # A shared lock needs no right to write; closing the file gives it back.
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(file)
    return False
