"""What the lines of a text in Markdown are: markdown-it-py tells them apart (CommonMark 0.31, with tables)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from generator.model import Limits
from generator.model.dump import Role
from generator.wire.containers.fragment import lines_of_html
from generator.wire.documents.markdown_source import rejoined
from generator.wire.field_values import one_line
from generator.wire.intake import Fault

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_EXTRA = re.compile(r"!\[\[[^\[\]\n]{1,300}\]\]|%%[^%\n]{1,500}%%|\[\^[^\[\]\s]{1,40}\]:?|\[!\w{1,20}\][+-]?")
"""What programs for notes add that is no text of the story: embedded notes, remarks, numbers of footnotes, kinds of boxes."""
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{0,300}\|)?(?P<shown>[^\[\]|\n]{1,300})\]\]")
_HIGHLIGHT = re.compile(r"==(?=\S)(?P<shown>[^=\n]{1,1000})==")
_REFERENCE = re.compile(r" {0,3}\[[^\[\]]{1,300}\]:[ \t]*\S.*")
_WHERE = r"\((?:[a-z][a-z0-9+.-]{1,15}:|/|#|\?)(?:[^()]++|\([^()]*+\))*+\)"
_LINK = re.compile(rf"!?\[(?P<shown>[^\[\]]*+)\]{_WHERE}")
"""A link that Markdown does not recognise, since its address holds blanks or brackets."""
_WITHIN = re.compile(r"#\w")
_OPENS_LINK = re.compile(r"!?\[(?![^\[\]]*+\])")
_CLOSES_LINK = re.compile(rf"\]{_WHERE}$")
_MOST_IN_LINK = 12
"""Blocks that one link may hold."""
_ANCHOR = re.compile(r"<(?P<closes>/?)a\b", re.IGNORECASE)
_LONGEST_HEADING = 150
"""Characters of a heading that is underlined; what is longer is a paragraph with a ruled line below it."""


class Block(NamedTuple):
    """Lines ``[first, last)`` that are one thing: its text (none for a mark), its role, the level of a heading, and whether all of it is a link,
    as the items of a menu are."""

    first: int
    last: int
    text: str
    role: Role
    level: int = 0
    is_rule: bool = False
    is_link: bool = False


RULE = Block(0, 0, "", "", is_rule=True)


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Where a link leads is left out with it, so that none is refused for that.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def blocks(lines: Sequence[str], below: int, end: int) -> list[Block]:
    """What the lines ``[below, end)`` are, in order; a line that says something is in exactly one block."""
    found: list[Block] = []
    around: list[str] = []
    level = 0
    whole, starts = rejoined(lines, below, end)
    for token in _parser().parse("\n".join(whole)):
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.nesting == 1:
            around.append(name)
            level = int(token.tag[1]) if name == "heading" else level
            heading = token.map
        elif token.nesting == -1:
            around.pop()
        elif token.map is not None:
            span = heading if name == "inline" and around[-1:] == ["heading"] and heading else token.map
            first, last = starts[span[0]], starts[span[1]]
            if found and first < found[-1].last:
                found[-1] = _joined(found[-1], last, token)
            else:
                found += _blocks(token, around, level, first, last, lines)
    markup = {line for text, first, last in zip(whole, starts, starts[1:], strict=False) if not text for line in range(first, last)}
    return _completed(list(_linked(found)), lines, markup, below, end)


def _linked(found: Sequence[Block]) -> Iterator[Block]:
    """The blocks without the marks of links that run over several, as a teaser's does over its picture, its heading and its words: Markdown knows
    no such link, and leaves an opening bracket above the blocks and an address below them."""
    opened = -1
    closing: dict[int, int] = {}
    for at, block in enumerate(found):
        if _CLOSES_LINK.search(block.text):
            if 0 <= at - opened <= _MOST_IN_LINK and opened >= 0:
                closing.update(dict.fromkeys(range(opened, at + 1), at))
            opened = -1
        elif _OPENS_LINK.match(block.text):
            opened = at
    for at, block in enumerate(found):
        if at in closing:
            yield block._replace(text=_CLOSES_LINK.sub("", _OPENS_LINK.sub("", block.text)).strip(), is_link=True)
        else:
            yield block


def _blocks(token: Token, around: Sequence[str], level: int, first: int, last: int, lines: Sequence[str]) -> list[Block]:
    if token.type in ("fence", "code_block"):
        inner = range(first + 1, last - 1) if token.type == "fence" else range(first, last)
        return [Block(at, at + 1, lines[at].strip() if at in inner else "", "paragraph") for at in range(first, last)]
    if token.type == "hr":
        return [Block(first, last, "", "", is_rule=True)]
    if token.type == "html_block":
        return [Block(first, last, _of_html(token.content), "paragraph")]
    text, picture = _text(token)
    if around[-1:] == ["heading"]:
        if last > first + 1 and len(text) > _LONGEST_HEADING:
            # A ruled line right below a paragraph would make that a heading.
            return [Block(first, last - 1, text, "paragraph"), Block(last - 1, last, "", "", is_rule=True)]
        return [Block(first, last, text, "subhead", level, is_link=_is_link(token))]
    if picture and not text:
        return [Block(first, last, picture, "caption")]
    role: Role = "row" if "tr" in around else "item" if "list_item" in around else "quote" if "blockquote" in around else "paragraph"
    return [Block(first, last, text, role, is_link=_is_link(token))]


def _is_link(token: Token) -> bool:
    """Whether nothing but links says something in a line; what parts them (``|``, ``·``) does not."""
    depth = linked = 0
    for child in token.children or ():
        depth += child.nesting * (child.type in ("link_open", "link_close"))
        if child.type == "link_open" and _WITHIN.match(str(child.attrs.get("href", ""))):
            # A table of contents leads to what stands below.
            return False
        if child.type == "html_inline" and (tag := _ANCHOR.match(child.content)):
            depth += -1 if tag["closes"] else 1
        if child.type in ("text", "code_inline") and any(map(str.isalnum, child.content)):
            if not depth:
                return False
            linked += 1
    return linked > 0


def _of_html(source: str) -> str:
    """What a reader sees of HTML in a text: no scripts and styles."""
    try:
        return " ".join(piece.text for piece in lines_of_html(source, Limits()) if piece.role != "boilerplate")
    except Fault:
        return one_line(source)


def _joined(above: Block, last: int, token: Token) -> Block:
    """A block with the text of another that begins on its last line: the next cell of a row."""
    text = _of_html(token.content) if token.type == "html_block" else _text(token)[0]
    between = " | " if above.role == "row" else " "
    return above._replace(text=f"{above.text}{between}{text}", last=max(last, above.last))


def _text(token: Token) -> tuple[str, str]:
    """What is text in a line, and what stands in place of its pictures."""
    said: list[str] = []
    pictures: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            said.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            said.append(" ")
        elif child.type == "image":
            pictures.append(child.content)
        elif child.type == "html_inline" and child.content.lower().startswith("<br"):
            said.append(" ")
    text = _EXTRA.sub("", "".join(said))
    if "](" in text:
        text = _LINK.sub(lambda found: found["shown"], text)
    text = _HIGHLIGHT.sub(lambda found: found["shown"], _WIKI.sub(lambda found: found["shown"], text))
    return " ".join(text.split()), " ".join(" ".join(pictures).split())


def _completed(found: Sequence[Block], lines: Sequence[str], markup: Set[int], below: int, end: int) -> list[Block]:
    """The blocks, with a paragraph for each line that is in none of them and no ``markup``: what nests too deeply is left by the parser."""
    complete: list[Block] = []
    at = below
    for block in (*found, Block(end, end, "", "")):
        for line in range(at, block.first):
            if line not in markup and any(map(str.isalnum, lines[line])) and not _REFERENCE.fullmatch(lines[line]):
                complete.append(Block(line, line + 1, lines[line].strip(), "paragraph"))
        complete.append(block)
        at = max(at, block.last)
    return complete[:-1]
