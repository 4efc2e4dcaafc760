"""Proofreading a built site: links, outlines, feeds and the sitemap, read back from the files as a reader's browser would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from generator.model import Query

_SAFE_XML = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_LINKS = (("a", "href"), ("link", "href"), ("img", "src"), ("script", "src"))


@dataclass(frozen=True, slots=True)
class Proof:
    """What was read and what was found wanting; paths in ``faults`` are relative to the output folder."""

    pages: int
    links: int
    feeds: int
    faults: tuple[Query, ...]


def proof(output: Path, base: str) -> Proof:
    """Read every page, feed and sitemap under ``output``.

    ``base`` is the absolute URL of the site's root, without a trailing slash. Checks that every link into the site leads to a
    file (and its fragment to an element), that each page has a title, a language, one ``h1``, a ``main`` landmark, distinct ids, images with
    an alternative text from the site itself and headings that skip no level, that feeds and sitemaps are well-formed XML and their addresses exist.
    """
    files = {path.relative_to(output).as_posix() for path in output.rglob("*") if path.is_file()}
    reader = _Reader(output, base, files)
    pages = sorted(name for name in files if name.endswith(".html"))
    feeds = sorted(name for name in files if name.endswith(".xml"))
    faults = [fault for name in pages for fault in reader.page(name)]
    faults += [fault for name in feeds for fault in reader.xml(name)]
    faults += reader.fragments()
    return Proof(len(pages), reader.links, len(feeds), tuple(faults))


class _Reader:
    """Reads the files of one site and remembers the ids and links it met."""

    def __init__(self, output: Path, base: str, files: set[str]) -> None:
        self.output = output
        self.files = files
        split = urlsplit(base)
        self.host = split.netloc
        self.prefix = split.path
        self.links = 0
        self._ids: dict[str, set[str]] = {}
        self._wanted: dict[tuple[str, str], str] = {}

    def page(self, name: str) -> Iterator[Query]:
        """The faults of one HTML page."""
        raw = (self.output / name).read_bytes()
        try:
            tree = html.document_fromstring(raw, parser=html.HTMLParser(encoding="utf-8"))
        except etree.ParserError:
            yield Query(name, "The page is empty.")
            return
        if not (tree.findtext(".//title") or "").strip():
            yield Query(name, "The page has no title.", field="title")
        if not tree.get("lang"):
            yield Query(name, "The page states no language.", field="html lang")
        if len(tree.findall(".//h1")) != 1:
            yield Query(name, f"The page has {len(tree.findall('.//h1'))} first-level headings, not one.", field="h1")
        if len(tree.findall(".//main")) != 1:
            yield Query(name, "The page has not exactly one main landmark.", field="main")
        yield from self._headings(name, tree)
        ids = Counter(str(element.get("id")) for element in tree.iter() if element.get("id"))
        self._ids[name] = set(ids)
        for twice in sorted(one for one, times in ids.items() if times > 1):
            yield Query(name, f"The id {twice!r} stands on more than one element.", field="id")
        for image in tree.iter("img"):
            if image.get("alt") is None:
                yield Query(name, "An image has no alternative text.", field="img alt")
        for tag, attribute in _LINKS:
            for element in tree.iter(tag):
                link = element.get(attribute)
                if link is not None:
                    yield from self._follow(name, str(link), f"{tag} {attribute}")

    @staticmethod
    def _headings(name: str, tree: html.HtmlElement) -> Iterator[Query]:
        level = 0
        for element in tree.iter("h1", "h2", "h3", "h4", "h5", "h6"):
            now = int(str(element.tag)[1])
            if now > level + 1:
                yield Query(name, f"A heading of level {now} follows one of level {level}.", field=str(element.tag))
            level = now

    def _follow(self, name: str, link: str, field: str) -> Iterator[Query]:
        """The fault of one link into the site, if it has one; links to other sites are not requested."""
        try:
            split = urlsplit(link)
        except ValueError:
            yield Query(name, f"A link is no address: {link}", field=field)
            return
        if split.netloc and split.netloc != self.host and field == "img src":
            # A reader's visit would be told there; the policy that ``circulation/headers.py`` prints has browsers refuse it.
            remedy = "Put the file into theme/static/ and name it by its address here, which begins with /static/."
            yield Query(
                name, f"An image lies with another host, where the site's security policy lets nobody see it: {link}", field=field, remedy=remedy
            )
        if (split.scheme and split.scheme not in ("http", "https")) or (split.netloc and split.netloc != self.host):
            return
        self.links += 1
        if not split.path:
            target: str | None = name
        else:
            path = unquote(split.path)
            if not path.startswith("/"):
                base = "/" + name.rpartition("/")[0]
                path = f"{self.prefix}{base.rstrip('/')}/{path}"
            target = self._file(path)
        if target is None:
            yield Query(name, f"A link leads nowhere: {link}", field=field)
        elif split.fragment:
            self._wanted[target, unquote(split.fragment)] = name

    def _file(self, path: str) -> str | None:
        """The output file that a URL path asks for, or ``None``."""
        if self.prefix and not (path == self.prefix or path.startswith(self.prefix + "/")):
            return None
        inner = path[len(self.prefix) :].lstrip("/")
        for candidate in (inner, f"{inner}index.html" if not inner or inner.endswith("/") else f"{inner}/index.html"):
            if candidate in self.files:
                return candidate
        return None

    def fragments(self) -> list[Query]:
        """Links to an element that does not stand on its page."""
        return [
            Query(source, f"A link leads to #{fragment}, which is not in {target}.", field="a href")
            for (target, fragment), source in sorted(self._wanted.items())
            if target in self._ids and fragment not in self._ids[target]
        ]

    def xml(self, name: str) -> Iterator[Query]:
        """The faults of one feed or sitemap."""
        try:
            root = etree.parse(str(self.output / name), _SAFE_XML).getroot()
        except etree.XMLSyntaxError as error:
            yield Query(name, f"The XML is not well-formed: {error.msg}.", line=error.lineno or 0)
            return
        for element in root.iter("{*}loc", "{*}link"):
            link = element.text if element.text and element.text.strip() else element.get("href")
            if link:
                yield from self._follow(name, link.strip(), str(etree.QName(element).localname))
