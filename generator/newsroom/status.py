"""How the site stands: the last run, what is due, and what waits for an editor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator import press, settings
from generator.circulation import lock, state
from generator.circulation.schedule import Slots, due, next_due
from generator.circulation.state import Status
from generator.newsroom import rhythm
from generator.newsroom.waiting import counts, waiting
from generator.newsroom.wording import counted, news, numbers


@dataclass(frozen=True, slots=True)
class Standing:
    """``status`` of the last rebuild, with the counts and the next article held back as they are now, whoever ingested and built since;
    ``running`` says in words who holds the lock, ``""`` where nobody does; ``overdue``: a run is due now; ``waiting``: quarantined copy
    and conflicts, each with its reason; ``held_back`` articles are dated ahead, and ``next_held_back`` of them is the file; ``undated``
    articles stand on the site; ``silent`` are the sources that have fallen silent, each with its days."""

    status: Status
    running: str
    next_due: str
    overdue: bool
    waiting: tuple[str, ...] = ()
    held_back: int = 0
    next_held_back: str = ""
    undated: int = 0
    silent: tuple[tuple[str, int], ...] = ()

    def text(self) -> str:
        """All of it in lines to read."""
        told = self.status
        last = told.last_try or "never: newsdigest rebuild has not run here"
        lines = [f"Last run:   {last}{_outcome(told)}", f"Last good:  {told.last_good or 'never'}"]
        lines += [f"Running:    the lock {self.running}"] if self.running else []
        lines.append(f"Next due:   {'now' if self.overdue else self.next_due or 'never'}")
        lines += numbers(told.counts)
        lines += [f"Undated:    {counted(self.undated, 'article')}"] if self.undated else []
        if told.next_held_back:
            held = f"{counted(self.held_back, 'article')} dated ahead, the next of " if self.held_back else "the next article is dated "
            lines.append(f"Held back:  {held}{told.next_held_back}{f': {self.next_held_back}' if self.next_held_back else ''}")
        lines += [f"Silent:     {rhythm.told(self.silent)}"] if self.silent else []
        lines += [f"Published:  {name}: {where}" for name, where in told.published.items()]
        lines += [f"Waiting for an editor: {len(self.waiting)}", *(f"  {line}" for line in self.waiting)] if self.waiting else []
        return "\n".join(lines)

    def summary(self) -> dict[str, object]:
        """All of it as one JSON object."""
        return self.status._asdict() | {
            "running": self.running,
            "next_due": self.next_due,
            "overdue": self.overdue,
            "waiting": list(self.waiting),
            "held_back": self.held_back,
            "next_held_back_file": self.next_held_back,
            "undated": self.undated,
            "silent": dict(self.silent),
        }


def status(root: Path, now: datetime) -> Standing:
    """The standing of the site in ``root``; ``UsageError`` where its settings cannot be read."""
    known = settings.load(root)
    folder = root / settings.STATE
    told = state.read(folder)
    held = press.held_back(root)
    told = told._replace(counts=dict(told.counts) | counts(root), next_held_back=state.moment(held.due) or told.next_held_back)
    slots = Slots.of(known.schedule, known.site.timezone)
    following = next_due(slots, now, told.again())
    running = lock.owner(folder, now) if lock.held(folder) else ""
    return Standing(
        told,
        running,
        state.moment(following),
        due(slots, state.instant(told.last_try), now, told.again()),
        tuple(map(str, waiting(root))),
        held.articles,
        held.file,
        press.undated(root),
        rhythm.silent(root, known, now),
    )


def _outcome(told: Status) -> str:
    if told.outcome != "failed":
        return f": {news(told.outcomes) or 'nothing new came in'}" if told.outcome else ""
    return f", failed at the stage {told.stage!r} (code {told.exit}): {told.reason}"
