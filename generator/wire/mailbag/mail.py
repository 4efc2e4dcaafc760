"""Newsletters as mail: one message, or many in a mailbox (RFC 4155); the HTML part where there is one, else the text. A page that a browser
saved as one file (MHTML) has the form of a mail as well, and is read as the page that it is."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr

from generator.model import Part, Stated
from generator.wire import sniff
from generator.wire.encodings import Encoding
from generator.wire.intake import Intake
from generator.wire.lines import raw_lines
from generator.wire.origin import Member, Origin, unread

_FORWARDED = re.compile(r"(?:(?:fwd?|wg|tr|rv|re|aw|i)\s?:\s?){1,5}", re.IGNORECASE)
"""What mail programs set before the subject of a letter that was sent on or answered."""

_WEB = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)


def read_mbox(intake: Intake, origin: Origin) -> Iterator[Part | Member]:
    """The messages of a mailbox, numbered from 1; a line that begins with ``From`` and a space begins one."""
    held: list[bytes] = []
    size = number = 0
    blank = True
    cap = origin.limits.page_bytes
    for line, start, end in raw_lines(intake, Encoding("utf-8"), cap):
        data = line or b""
        if data.startswith(b"From ") and blank and size:
            number += 1
            yield from _message(held, size, origin.within(str(number)))
            held, size = [], 0
        size += end - start
        if size <= cap:
            held.append(data)
        blank = not data.strip()
    yield from _message(held, size, origin.within(str(number + 1)))


def read_mail(intake: Intake, origin: Origin) -> Iterator[Part | Member]:
    """One message."""
    data = intake.upto(origin.limits.page_bytes)
    yield from _message([data], len(data) + (intake.drain() - intake.at), origin)


def _message(lines: list[bytes], size: int, origin: Origin) -> Iterator[Part | Member]:
    """The member that is a message's body; what it states of itself comes from its headers."""
    cap = origin.limits.page_bytes
    if size > cap:
        yield unread(origin, "text", 0, size, f"the message has {size} bytes; the cap is {cap}.", "Save its text by itself.")
        return
    data = b"".join(lines)
    try:
        message = email.message_from_bytes(data.partition(b"\n")[2] if data.startswith(b"From ") else data, policy=email.policy.default)
        body = message.get_body(("html", "plain")) if isinstance(message, EmailMessage) else None
        content = body.get_payload(decode=True) if body is not None else None
        stated = _stated(message, html=body is not None and body.get_content_subtype() == "html")
    except (ValueError, LookupError, TypeError, AttributeError, IndexError, RecursionError) as error:
        yield unread(origin, "text", 0, size, f"the message is damaged: {error}.", "Save its text by itself.")
        return
    if body is None or not isinstance(content, bytes):
        yield unread(origin, "text", 0, size, "the message has no text.", "Save its text by itself.")
        return
    location = _location(message, body)
    if location:
        saved = Stated(captured=" ".join(str(message.get("Date", "")).split()), url=location)
        yield Member(Intake.of(content), origin.within("", ending=".html", stated=saved, encoding=body.get_content_charset() or ""))
        return
    ending = ".html" if body.get_content_subtype() == "html" else ".txt"
    within = origin.within("", ending=ending, stated=stated, encoding=body.get_content_charset() or "")
    kind = sniff.kind(content[: sniff.HEAD], ending)
    if kind == "page":
        from generator.wire.mailbag import letter_page

        yield from letter_page.read_letter(content, within)
    elif kind == "text":
        from generator.wire.mailbag import letter_text

        yield from letter_text.read_letter(content, within)
    else:
        # Whatever else a mail holds is read as what it is.
        yield Member(Intake.of(content), within)


def _location(message: email.message.Message, body: email.message.Message) -> str:
    """Where a page stood that a browser saved as one file (MHTML, RFC 2557); ``""`` for a letter, which names whom it went to, or how it went."""
    if body.get_content_subtype() != "html" or any(name in message for name in ("To", "Received", "Message-ID", "Return-Path", "List-Id")):
        return ""
    said = str(message.get("Snapshot-Content-Location") or body.get("Content-Location") or "").strip()
    return said if _WEB.fullmatch(said) else ""


def _stated(message: email.message.Message, *, html: bool) -> Stated:
    """Date, sender and subject, which is a page's headline; a letter in plain text may hold several articles, none of them named so."""
    sender, _ = parseaddr(str(message.get("From", "")))
    subject = _FORWARDED.sub("", " ".join(str(message.get("Subject", "")).split()))
    return Stated(
        headline=subject if html else "",
        subject="" if html else subject,
        published=" ".join(str(message.get("Date", "")).split()),
        publisher=" ".join(sender.split()),
    )
