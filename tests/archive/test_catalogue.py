"""What the archive knows of its files and of what was ever filed, from its cache or without it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.archive.catalogue import Catalogue
from generator.archive.register import Register, Registered
from generator.archive.shelves import Listing, Shelf

HASHES = [f"{number:064x}" for number in range(4)]
SLUGS = ["ferry", "Ferry", "roof", "bread"]
PATHS = [f"{folder}/{name}.md" for folder in ("2021/03", "2021/03/a", "undated") for name in ("ferry", "roof", "x")] + ["top.md"]


def written(source_hash: str, slug: str, more: str = "") -> str:
    return f"Title: A\nSlug: {slug}\nSource_Hash: {source_hash}\n\nWords{more}.\n" if slug else f"Title: A\n\nWords{more}.\n"


def told(catalogue: Catalogue) -> tuple[dict[str, str | None], dict[str, str | None]]:
    slugs = {*(slug.lower() for slug in SLUGS), "top", "x"}
    return {known: catalogue.path(known) for known in ("", *HASHES)}, {slug: catalogue.path_of_slug(slug) for slug in slugs}


def filled(listing: Listing) -> dict[str, Shelf]:
    """The folders that hold files: a new folder's own folder is not walked again to see it."""
    return {folder: shelf for folder, shelf in listing.shelves.items() if shelf.names}


class Site:
    """An archive that hands and the desk change, at moments that the file system can tell apart."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.articles = root / "content/articles"
        self.articles.mkdir(parents=True)
        self.now = 10**18

    def write(self, path: str, text: str) -> os.stat_result:
        file = self.articles / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        self.now += 10**9
        os.utime(file, ns=(self.now, self.now))
        return file.stat()

    def take_away(self, path: str) -> None:
        (self.articles / path).unlink(missing_ok=True)

    def without_cache(self) -> Catalogue:
        return Catalogue(self.root, sqlite3.connect(":memory:"))


@pytest.fixture
def site(tmp_path) -> Site:
    return Site(tmp_path)


BY_HAND = st.tuples(st.sampled_from(PATHS), st.sampled_from(["", *SLUGS]), st.sampled_from(HASHES), st.booleans())
BY_DESK = st.tuples(st.sampled_from(PATHS), st.sampled_from(SLUGS), st.sampled_from(HASHES), st.sampled_from(["write", "withdraw", "hand after"]))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.lists(BY_HAND, max_size=4), st.lists(BY_DESK, max_size=4), st.booleans()), min_size=1, max_size=5))
def test_the_catalogue_tells_from_its_cache_what_it_tells_without_one(tmp_path_factory, runs):
    """Whatever hands move, edit and delete between the runs of the desk, and right behind its back."""
    site = Site(tmp_path_factory.mktemp("site"))
    with closing(sqlite3.connect(site.root / "cache.sqlite")) as cache:
        for by_hand, by_desk, cut_short in runs:
            for path, slug, source_hash, stays in by_hand:
                site.write(path, written(source_hash, slug)) if stays else site.take_away(path)
            catalogue = Catalogue(site.root, cache)
            assert told(catalogue) == told(site.without_cache())
            touched = set()
            for path, slug, source_hash, deed in by_desk:
                before = catalogue.path(source_hash)
                if deed == "withdraw" and before:
                    site.take_away(before)
                    catalogue.forget(source_hash)
                    touched.add(before)
                elif before in (None, path):
                    found = site.write(path, written(source_hash, slug))
                    catalogue.wrote(path, found.st_size, found.st_mtime_ns, source_hash, slug)
                    catalogue.place(path, source_hash, slug)
                    touched.add(path)
                    if deed == "hand after":
                        site.write(path, written(HASHES[0], "bread", " of a hand"))
            catalogue.flush()
            if not cut_short:
                assert filled(catalogue.settle(touched)) == filled(site.without_cache().listing)
            cache.commit()


def test_of_an_archive_that_stands_as_it_was_no_row_is_read_and_no_file_opened(site, monkeypatch):
    for path, source_hash in zip(PATHS, HASHES, strict=False):
        site.write(path, written(source_hash, "ferry"))
    with closing(sqlite3.connect(site.root / "cache.sqlite")) as cache:
        Catalogue(site.root, cache).settle(())
        asked: list[str] = []
        monkeypatch.setattr(Catalogue, "_opened", lambda self, path: pytest.fail(f"{path} was opened"))
        cache.set_trace_callback(asked.append)
        catalogue = Catalogue(site.root, cache)
        assert not [question for question in asked if "* FROM shelf " in question]
        assert catalogue.path(HASHES[1]) == PATHS[1]


ENTRIES = st.tuples(st.sampled_from(HASHES), st.sampled_from(SLUGS), st.sampled_from(["filed", "withdrawn", "version"]), st.sampled_from(HASHES))


def entry(source_hash: str, slug: str, state: str, of: str) -> Registered:
    return Registered(source_hash, slug, f"undated/{slug}.md", "", "a.txt bytes 0-1", state, of if state == "version" else "")


def known(register: Register) -> tuple[object, ...]:
    return (
        list(register),
        [register.get(source_hash) for source_hash in HASHES],
        [register.has_slug(slug) for slug in (*SLUGS, "wheat")],
        register.earlier,
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.lists(ENTRIES, max_size=5), st.sampled_from(["", "cut", "line", "strange", "lost"]), st.booleans()), max_size=5))
def test_the_register_tells_from_its_cache_what_stands_in_its_file(tmp_path_factory, runs):
    """After every run, whatever befell the file meanwhile, also where the cache never heard of the run."""
    root = tmp_path_factory.mktemp("site")
    file = root / "content/register.jsonl"
    with closing(sqlite3.connect(root / "cache.sqlite")) as cache:
        for added, befell, kept in runs:
            register = Register(root, cache)
            assert known(register) == known(Register(root))
            assert register.stories == Register(root).stories
            for one in added:
                register.add(entry(*one))
                assert register.get(one[0]) == entry(*one) and register.has_slug(one[1])
            before = known(register)
            register.flush()
            assert known(register) == before == known(Register(root))
            cache.commit() if kept else cache.rollback()
            if befell and file.exists():
                whole = file.read_bytes()
                strange = b'{"slug": "wheat", "source_hash": "' + HASHES[3].encode() + b'", "path": "a.md", "machine_hash": "", "source": ""}\n'
                change = {"cut": whole[:-3], "line": whole.partition(b"\n")[2], "strange": whole + strange, "lost": b""}
                file.write_bytes(change[befell])
