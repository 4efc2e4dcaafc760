"""A settings file in, typed settings or every one of its faults out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final

from generator.model import Query, Settings, Topic, UsageError
from generator.settings import NAME, sections, targets, topics
from generator.settings.checks import meant
from generator.settings.table import Faults, Table


def load(root: Path) -> Settings:
    """The settings of the site in the folder ``root``.

    Raises ``UsageError`` with every fault of the file, each with its key and line; with one query where the
    file is missing or cannot be read.
    """
    path = root / NAME
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise UsageError(
            Query(NAME, f"There is no {NAME} in {_whole(root)}.", remedy="Make a site there with newsdigest init, or name another with --site.")
        ) from None
    except OSError as error:
        raise UsageError(Query(NAME, f"Cannot be read: {error.strerror}.")) from None
    return parse(raw, NAME)


def _whole(root: Path) -> Path:
    """The whole path of a folder; as it was given, where the folder that one stands in was removed."""
    try:
        return root.resolve()
    except OSError:
        return root


@lru_cache(4)
def parse(raw: bytes, name: str) -> Settings:
    """The settings in the bytes of a file called ``name``; raises ``UsageError`` as ``load`` does. What is read twice in a run is judged once."""
    top = _open(raw, name)
    site = sections.site(top)
    listed = topics.read(top)
    build = sections.build(top)
    publish = targets.read(top)
    schedule = sections.schedule(top)
    desk = sections.desk(top)
    names = [target.name for target in publish]
    if schedule.publish and schedule.publish not in top.table("publish").values:
        complaint = f"names no target: {schedule.publish!r}{meant(schedule.publish, names)}."
        top.table("schedule").note("publish", complaint, "Describe it in a table [publish.NAME].")
    top.close()
    _raise(top.faults)
    return Settings(site, listed, build, publish, schedule, desk)


def parse_topics(raw: bytes, name: str) -> tuple[Topic, ...]:
    """Only the topics of a settings file, or of a snippet that holds nothing but ``[[topics]]``.

    Raises ``UsageError`` with every fault of the topics, or where there are none.
    """
    top = _open(raw, name)
    listed = topics.read(top)
    if not listed and not top.faults.queries():
        top.note("topics", "holds no topic.", "Write each as [[topics]] with slug, name and terms.")
    _raise(top.faults)
    return listed


@contextmanager
def placed(root: Path) -> Iterator[None]:
    """Gives faults of the settings that show only where they are used, in this block, the line on which their key stands."""
    try:
        yield
    except UsageError as error:
        from generator.settings.locate import lines

        try:
            known = lines((root / NAME).read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError):
            raise error from None
        raise UsageError(*(query._replace(line=query.line or known.get(tuple(query.field.split(".")), 0)) for query in error.queries)) from error


def default_text() -> str:
    """The settings file of a new site: Libya and Gaza, with a comment on every key."""
    return Path(__file__).with_name(NAME).read_text(encoding="utf-8")


def _open(raw: bytes, name: str) -> Table:
    """The file's top table; a text that is no UTF-8 or no TOML is a ``UsageError`` with its line."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UsageError(Query(name, "Is not UTF-8 here.", line, remedy="Save the file as UTF-8.")) from None
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(_syntax(text, str(error), name)) from None
    except RecursionError:
        raise UsageError(Query(name, "Nests lists or tables too deeply to be read.")) from None
    except ValueError:
        # Python reads no whole number of more than 4,300 digits.
        raise UsageError(Query(name, "Holds a number that is too long to be read.")) from None
    return Table(values, (), Faults(name, text))


_TOML: Final = "Look at this line and the one above it: a quote, a bracket or a comma may be missing."


def _syntax(text: str, message: str, name: str) -> Query:
    """What ``tomllib`` says, its place (told in words until Python 3.14) taken out of the sentence."""
    place = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    line = int(place[1]) if place and place[1] else text.rstrip("\n").count("\n") + 1
    column = f", column {place[2]}" if place and place[2] else ", at the end of the file"
    return Query(name, f"Is not TOML{column}: {message[: place.start()] if place else message}.", line, remedy=_TOML)


def _raise(faults: Faults) -> None:
    queries = faults.queries()
    if queries:
        raise UsageError(*queries)
