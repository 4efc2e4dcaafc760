"""The one writer of an article's file: typed values to text, nothing in them able to become anything else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import Final

from generator.archive.keys import INDENT, NOTHING
from generator.archive.lines import one_line
from generator.model import Caption, FiledArticle

_UNSEALED: Final = "0" * 64
_MACHINE_HASH: Final = re.compile(r"^Machine_Hash:.*\n", re.MULTILINE)


def dump(article: FiledArticle) -> str:
    """The text of an article's file: the head in the order of ``KEYS``, an empty line, the body, a line end.

    Every value is put on one line first (``one_line``), so none of them can begin another key or the body; a comma or
    semicolon inside a name is a space, since it would part the name in two.
    """
    return _text(article, article.machine_hash)


def _text(article: FiledArticle, machine_hash: str) -> str:
    """``dump`` with this ``Machine_Hash``."""
    head: list[str] = []

    def one(key: str, value: str, *, always: bool = False) -> None:
        value = one_line(value)
        if value or always:
            head.append(f"{key}: {value}".rstrip())

    def many(key: str, values: Iterable[str]) -> None:
        found = [line for line in map(one_line, values) if line]
        if found:
            head.append(f"{key}: {found[0]}")
            head.extend(INDENT + line for line in found[1:])

    one("Title", article.title, always=True)
    one("Title_Source", article.title_source)
    if article.date:
        one("Date", _moment(article.date))
    one("Date_Source", article.date_source)
    if article.date and article.date_precision != "minute":
        one("Date_Precision", article.date_precision)
    one("Date_Evidence", article.date_evidence)
    if article.date is None:
        one("Date_Doubt", article.date_doubt)
    if article.modified:
        one("Modified", _moment(article.modified))
    one("Slug", article.slug)
    one("Lang", article.lang)
    one("Authors", _authors(article.authors))
    one("Dateline", article.dateline)
    one("Agency", article.agency)
    one("Topics", ", ".join(dict.fromkeys(article.topics)), always=True)
    many("Topic_Evidence", (f"{slug}: {sentence}" for slug, sentence in article.topic_evidence))
    one("Tags", ", ".join(dict.fromkeys(filter(None, map(_name, article.tags)))))
    one("Summary", article.summary)
    pairs = _pairs(article.captions)
    many("Captions", (text or NOTHING for text, _ in pairs))
    if any(credit for _, credit in pairs):
        many("Credits", (credit or NOTHING for _, credit in pairs))
    one("Publisher", article.publisher)
    one("Source_Url", article.source_url)
    one("Source", article.source)
    one("Source_Hash", article.source_hash)
    one("Machine_Hash", machine_hash)
    many("Also_In", article.also_in)
    if article.status != "published":
        one("Status", article.status)
    return "\n".join(head) + "\n\n" + article.body.strip("\n") + "\n"


def fingerprint(text: str) -> str:
    """SHA-256 (hex) of a file's text without its ``Machine_Hash`` line; line ends do not count."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    head, blank, body = text.partition("\n\n")
    return sha256((_MACHINE_HASH.sub("", head + "\n", count=1) + blank + body).encode("utf-8", "surrogatepass")).hexdigest()


def seal(article: FiledArticle) -> tuple[FiledArticle, str]:
    """The article with the hash of its own text, and that text: what the desk writes."""
    text = _text(article, _UNSEALED)
    told = fingerprint(text)
    return replace(article, machine_hash=told), text.replace(f"\nMachine_Hash: {_UNSEALED}\n", f"\nMachine_Hash: {told}\n", 1)


def _moment(moment: datetime) -> str:
    """``2019-02-19 10:00+00:00``; seconds are not kept."""
    return moment.isoformat(" ", "minutes")


def _pairs(captions: tuple[Caption, ...]) -> list[tuple[str, str]]:
    """Text and credit of the captions that have either; a lone ``-`` says nothing and is nothing."""
    pairs = ((one_line(caption.text), one_line(caption.credit)) for caption in captions)
    bare = (("" if text == NOTHING else text, "" if credit == NOTHING else credit) for text, credit in pairs)
    return [pair for pair in bare if any(pair)]


def _name(name: str) -> str:
    """A name that a list on one line can hold."""
    if "," in name or ";" in name:
        name = " ".join(name.replace(",", " ").replace(";", " ").split())
    return one_line(name)


def _authors(authors: tuple[str, ...]) -> str:
    """Authors with semicolons between them; one that holds a comma gets a semicolon behind it, or readers part it."""
    bare = (one_line(one_line(author.replace(";", ",")).strip(",; ")) for author in authors)
    names = list(dict.fromkeys(filter(None, bare)))
    return names[0] + ";" if len(names) == 1 and "," in names[0] else "; ".join(names)
