"""The one writer of an article's file: typed values to text, nothing in them able to become anything else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final, NamedTuple

from generator.archive.keys import INDENT, NOTHING
from generator.archive.lines import one_line
from generator.model import Caption, FiledArticle

_ALWAYS: Final = ("Title", "Topics")
_MACHINE_HASH: Final = re.compile(r"^Machine_Hash:.*\n", re.MULTILINE)


class Sealed(NamedTuple):
    """An article's file as the desk writes it: where it is to stand, what it is known by, and its whole text.

    ``machine_hash`` is the ``fingerprint`` of the text and stands in it.
    """

    path: str
    slug: str
    source: str
    source_hash: str
    machine_hash: str
    text: str

    def value(self, key: str) -> str:
        """The value of a key that holds one line, as it stands in the head; ``""`` where it does not."""
        return self.text.partition("\n\n")[0].partition(f"\n{key}: ")[2].partition("\n")[0]


def dump(article: FiledArticle) -> str:
    """The text of an article's file: the head in the order of ``KEYS``, an empty line, the body, a line end.

    Every value is put on one line first (``one_line``), so none of them can begin another key or the body; a comma or
    semicolon inside a name is a space, since it would part the name in two.
    """
    upper, lower = _head(article)
    told = one_line(article.machine_hash)
    return _whole([*upper, *([f"Machine_Hash: {told}"] if told else []), *lower], article)


def seal(article: FiledArticle) -> Sealed:
    """The file of an article with the hash of its own text in it: what the desk writes."""
    upper, lower = _head(article)
    told = _told("\n".join((*upper, *lower)) + "\n\n\n", _body(article))
    text = _whole([*upper, f"Machine_Hash: {told}", *lower], article)
    return Sealed(article.path, article.slug, article.source, article.source_hash, told, text)


def fingerprint(text: str) -> str:
    """SHA-256 (hex) of a file's text without its ``Machine_Hash`` line; line ends do not count."""
    text = _with_plain_ends(text)
    head, blank, body = text.partition("\n\n")
    return _told(_MACHINE_HASH.sub("", head + "\n", count=1) + blank, body)


def _told(head: str, body: str) -> str:
    return sha256((head + _with_plain_ends(body)).encode("utf-8", "surrogatepass")).hexdigest()


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _whole(head: list[str], article: FiledArticle) -> str:
    return "\n".join(head) + "\n\n" + _body(article)


def _body(article: FiledArticle) -> str:
    return article.body.strip("\n") + "\n"


def _head(article: FiledArticle) -> tuple[list[str], list[str]]:
    """The lines of the head above and below ``Machine_Hash``."""
    dated, pairs = article.date, _pairs(article.captions)
    upper = _lines(
        ("Title", article.title),
        ("Title_Source", article.title_source),
        ("Wire_Mark", article.wire_mark),
        ("Date", _moment(dated) if dated else ""),
        ("Date_Source", article.date_source),
        ("Date_Precision", article.date_precision if dated and article.date_precision != "minute" else ""),
        ("Date_Evidence", article.date_evidence),
        ("Date_Doubt", "" if dated else article.date_doubt),
        ("Modified", _moment(article.modified) if article.modified else ""),
        ("Captured", article.captured.isoformat() if article.captured else ""),
        ("Slug", article.slug),
        ("Lang", article.lang),
        ("Authors", _authors(article.authors)),
        ("Dateline", article.dateline),
        ("Agency", article.agency),
        ("Topics", ", ".join(dict.fromkeys(article.topics))),
        ("Topic_Evidence", [f"{slug}: {sentence}" for slug, sentence in article.topic_evidence]),
        ("Tags", ", ".join(dict.fromkeys(filter(None, map(_name, article.tags))))),
        ("Summary", article.summary),
        ("Captions", [text or NOTHING for text, _ in pairs]),
        ("Credits", [credit or NOTHING for _, credit in pairs] if any(credit for _, credit in pairs) else ""),
        ("Publisher", article.publisher),
        ("Source_Url", article.source_url),
        ("Source", article.source),
        ("Source_Hash", article.source_hash),
    )
    status = article.status if article.status != "published" else ""
    lower = _lines(("Also_In", article.also_in), ("Versions", article.versions), ("Status", status))
    return upper, lower


def _lines(*values: tuple[str, str | Sequence[str]]) -> list[str]:
    """``Key: value``, and further values indented; a key without a value is left out, but for those an article always has."""
    lines: list[str] = []
    for key, value in values:
        if isinstance(value, str):
            # ``one_line`` of printable text, without the call: most of the cost of a file is in its two dozen lines.
            value = value.strip() if value.isprintable() else one_line(value)
            if value:
                lines.append(f"{key}: {value}")
            elif key in _ALWAYS:
                lines.append(f"{key}:")
        elif value:
            found = [line for line in map(one_line, value) if line]
            if found:
                lines.append(f"{key}: {found[0]}")
                lines.extend(INDENT + line for line in found[1:])
    return lines


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
