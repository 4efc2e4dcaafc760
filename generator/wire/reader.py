"""The door of the room: a file, a folder or a stream in, parts out, each member read by the reader of its kind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from generator.model import Limits, Part, Query, UsageError
from generator.wire import binaries, links, sidecar, sniff
from generator.wire.intake import Intake
from generator.wire.mending import mend_stated
from generator.wire.origin import Member, Origin, ending_of, furniture, unread
from generator.wire.sidecar import Sidecar
from generator.wire.text import read_text

Reader = Callable[[Intake, Origin], Iterator[Part | Member]]

NESTING = 4
"""Containers inside containers that are opened (a page in a WARC in a zip in a zip)."""


def read(path: Path, name: str, limits: Limits = Limits()) -> Iterator[Part]:  # noqa: B008 - frozen
    """The parts of the dump at ``path``, known in the ledger as ``name``; what its sidecars state is in them (see ``sidecar.told``).

    ``UsageError`` where there is no such file or it may not be read. Whatever is wrong inside comes as a part with a query.
    """
    if not path.is_file():
        raise UsageError(Query(str(path), "there is no such dump.", remedy="Name a file or a folder that exists."))
    try:
        stream = path.open("rb")
    except OSError as error:
        raise UsageError(Query(str(path), f"cannot be opened: {error.strerror}.", remedy="Allow reading it.")) from error
    with stream:
        try:
            stated = sidecar.told(path, name)
        except UsageError as error:
            yield _held_back(error, path, Intake(stream.read), Origin(name, limits=limits, ending=ending_of(name)))
            return
        yield from _parts(Intake(_up_to_its_end(stream)), _origin(name, limits, stated))


def read_stream(stream: BinaryIO, name: str, limits: Limits = Limits()) -> Iterator[Part]:  # noqa: B008 - frozen
    """The parts of an open dump, read forward only."""
    yield from _parts(Intake(stream.read), _origin(name, limits, Sidecar()))


def _origin(name: str, limits: Limits, stated: Sidecar) -> Origin:
    return Origin(name, limits=limits, ending=ending_of(name), stated=stated.stated, encoding=stated.encoding, separator=stated.separator)


def _up_to_its_end(stream: BinaryIO) -> Callable[[int], bytes]:
    """Reads a file up to the end that it has now: one that is written on faster than it is read would have none."""
    left = os.fstat(stream.fileno()).st_size

    def read(size: int) -> bytes:
        nonlocal left
        chunk = stream.read(min(size, left))
        left -= len(chunk)
        return chunk

    return read


def _parts(intake: Intake, origin: Origin) -> Iterator[Part]:
    """The parts of one member, and of the members inside it."""
    kind = sniff.kind(intake.peek(sniff.HEAD), origin.ending)
    if origin.nesting > NESTING:
        yield unread(origin, "text", 0, intake.drain(), "archives are packed inside one another too deeply.", "Unpack it by hand.")
        return
    items = READERS[kind](intake, origin)
    for item in links.told(items, origin) if kind in RECORDS else items:
        if isinstance(item, Member):
            yield from _parts(item.intake, item.origin)
        else:
            yield item._replace(stated=mend_stated(item.stated)) if any(item.stated) else item
    if intake.fault is not None:
        yield unread(origin, "text", intake.at, intake.at, f"{intake.fault}", intake.fault.remedy)


def _held_back(error: UsageError, path: Path, intake: Intake, origin: Origin) -> Part:
    """The dump at ``path`` with a faulty sidecar: filed under a wrong date or publisher it would be hard to call back, so it waits.

    One dump, one query, which names the sidecar as the ledger would: beside the dump, or beside a folder that the dump lies in.
    """
    held = unread(origin, "text", 0, intake.drain(), "its sidecar is faulty")
    first = error.queries[0]
    levels = len(path.parts) - len(Path(first.path).parts)
    of = PurePosixPath(origin.dump).parents[levels - 1] if levels else PurePosixPath(origin.dump)
    query = first._replace(path=str(of.with_name(Path(first.path).name)))
    if len(error.queries) > 1:
        told = " ".join(str(fault._replace(path=f"line {fault.line}" if fault.line else "", line=0)) for fault in error.queries)
        query = query._replace(field="", message=f"has {len(error.queries)} faults: {told}", remedy="")
    return held._replace(query=query)


def _empty(intake: Intake, origin: Origin) -> Iterator[Part]:
    """A dump without a byte."""
    if intake.fault is None:
        yield unread(origin, "text", 0, 0, "the dump is empty.", "Fetch it again, or remove it.")


def _binary(intake: Intake, origin: Origin) -> Iterator[Part]:
    """What is no text of any kind; what a messenger packs beside a chat, and a site beside its pages, is worth no query."""
    if origin.member and binaries.is_media(intake.peek(sniff.HEAD)):
        yield furniture(origin, intake.drain(), "picture, sound or film")
        return
    what = binaries.called(intake.peek(sniff.HEAD))
    remedy = "Unpack it, or pack its files as a zip." if what.endswith("archive") else "Export its text, or remove it."
    yield unread(origin, "text", 0, intake.drain(), f"this is {what or 'no text'}, not a dump of news.", remedy)


def _xml(intake: Intake, origin: Origin) -> Iterator[Part]:
    """XML that is neither a page nor a feed."""
    yield unread(origin, "text", 0, intake.drain(), "this is XML, but neither a page nor a feed.", "Export it as HTML, JSON Lines or text.")


def _script(intake: Intake, origin: Origin) -> Iterator[Part]:
    """A file of an archive of X in which no posts of the account stand."""
    if origin.member:
        yield furniture(origin, intake.drain(), "part of an archive without posts")
        return
    yield unread(origin, "text", 0, intake.drain(), "this part of an archive of X holds no posts of its account.", "Keep tweets.js, leave this out.")


def _refused(intake: Intake, origin: Origin) -> Iterator[Part]:
    """A list of references or links."""
    from generator.wire.refused import refusal_of

    if refusal := refusal_of(sniff.beginning(intake.peek(sniff.HEAD))):
        yield unread(origin, "text", 0, intake.drain(), f"this is {refusal.what}.", refusal.remedy)


def _later(module: str, name: str) -> Reader:
    """A reader that needs much code beside it: imported when the first dump of its kind comes, for most come as plain text."""

    def read(intake: Intake, origin: Origin) -> Iterator[Part | Member]:
        reader: Reader = getattr(import_module(f"generator.wire.{module}"), name)
        return reader(intake, origin)

    return read


READERS: dict[sniff.Kind, Reader] = {
    "empty": _empty,
    "binary": _binary,
    "text": read_text,
    "page": _later("pages.page", "read_page"),
    "lines": _later("containers.records", "read_lines"),
    "json": _later("containers.records", "read_json"),
    "printed": _later("containers.printed", "read_printed"),
    "script": _script,
    "sql": _later("containers.sql", "read_sql"),
    "refused": _refused,
    "table": _later("containers.table", "read_table"),
    "chat": _later("exports.whatsapp", "read_whatsapp"),
    "markdown": _later("documents.markdown", "read_markdown"),
    "browsed": _later("documents.browsed", "read_browsed"),
    "messages": _later("exports.telegram", "read_telegram"),
    "notes": _later("documents.enex", "read_enex"),
    "highlights": _later("documents.highlights", "read_highlights"),
    "rtf": _later("documents.rtf", "read_rtf"),
    "word": _later("documents.word", "read_word"),
    "archive": _later("exports.archives", "read_archive"),
    "gzip": _later("packed", "read_gzip"),
    "zstd": _later("packed", "read_zstd"),
    "zip": _later("packed", "read_zip"),
    "tar": _later("tar", "read_tar"),
    "warc": _later("warc", "read_warc"),
    "feed": _later("containers.feed", "read_feed"),
    "news": _later("news_xml.reader", "read_news_xml"),
    "xml": _xml,
    "mbox": _later("mailbag.mail", "read_mbox"),
    "mail": _later("mailbag.mail", "read_mail"),
}
"""The reader of every kind."""

RECORDS = frozenset[sniff.Kind](("lines", "json", "printed", "sql", "table"))
"""Kinds that hold a record an article."""
