"""Why a page is as it is: what it is made from, what the state remembers, and what changed last."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.model import Query, Settings, UsageError
from generator.model.filenames import printable
from generator.press.build import state_name
from generator.press.house import House
from generator.press.kinds import BY_NAME
from generator.press.pages import Key, Known
from generator.press.state import State
from generator.press.theme import Theme
from generator.press.urls import INDEX
from generator.settings import STATE


def explain(root: Path, settings: Settings, page: str) -> tuple[str, ...]:
    """Lines about one page of ``output/``, named by its file or its address; raises ``UsageError`` for one that was never built."""
    root = root.resolve()
    unknown = UsageError(Query(page, "Is no page of the built site.", remedy="Name a file below output/ or an address of the site, and build first."))
    remembered = root / STATE / state_name(root, root / "output", preview=False)
    if not remembered.is_file():
        raise unknown
    house = House(settings, Theme(root))
    state = State(remembered, root / "output")
    try:
        try:
            name = _file(house, printable(page))
        except ValueError:
            raise unknown from None
        asked = "SELECT kind, shelf, period, name, fingerprint, hash, why FROM pages WHERE name IN (?, ?)"
        rows = state.connection.execute(asked, (name, f"{name}/{INDEX}")).fetchall()
        if not rows:
            raise unknown
        kind_name, shelf, period, name, fingerprint, hashed, why = rows[0]
        return (
            f"{name}: a page of the kind {kind_name!r}, of the shelf {shelf!r}{f' in {period}' if period else ''}.",
            *(f"  made from {part.replace('=', ' ', 1)}" for part in fingerprint.split(" ")),
            f"It was last made because {why}.",
            _would(root, house, state, kind_name, Key(shelf, period), Known(name, fingerprint, hashed)),
        )
    finally:
        state.close()


def _would(root: Path, house: House, state: State, kind: str, key: Key, known: Known) -> str:
    """What a build would do with the page now, as far as what has been taken in tells; new files are taken in by a build only."""
    from generator.press.intake import Intake
    from generator.press.printing import Press, why
    from generator.press.run import common_of
    from generator.press.stored import StoredGraph, date_words
    from generator.press.templates import Templates, closures

    parts, recall = closures(house), partial(date_words, state.connection)
    graph = StoredGraph(state.connection, Templates(house).full, Intake.set_up(root / "content", house, recall, ""))
    press = Press.set_up(house, parts, common_of(house, parts), root, root / "output", graph, recall)
    after = press.fingerprint(BY_NAME[kind], key)[1]
    if after == known.fingerprint:
        return "Nothing it is made from has changed since, among what the last build took in."
    return f"It would be made again: {why(known.fingerprint, after)}." if after else "It would be removed."


def _file(house: House, page: str) -> str:
    """The file below ``output/`` that an address or a path names."""
    path = unquote(urlsplit(page).path) if "://" in page or page.startswith("/") else page
    base = house.addresses.base
    if page != path or page.startswith("/"):
        path = path.removeprefix(base)
    path = path.lstrip("/").removeprefix("output/")
    return path + INDEX if not path or path.endswith("/") else path
