"""How well filing agrees with editors, and what it costs.

    python benchmarks/filing.py FOLDER        # of Reuters stories with the editors' places: truth.jsonl
    python benchmarks/filing.py FOLDER --miss 20

The topics are ``benchmarks/places.toml``, or ``--topics FILE``. Precision, recall and F1 are micro averages over all
places of the file; the floors are simple rules with the same terms. Cost is CPU time an article with ten topics, names included and not.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from generator import settings
from generator.filing import Filer, because
from generator.filing.phrases import PhraseBook
from generator.filing.words import words
from generator.model import Article, Paragraph, Topic

HERE = Path(__file__).parent
Said = list[set[str]]


def articles(folder: Path) -> tuple[list[Article], Said]:
    """The stories as the copy desk would hand them on, and the places that the editors gave."""
    rows = [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
    stories = [Article(row["title"], tuple(Paragraph(text, 0, 0) for text in row["paras"]), row["file"], 0, 0, row["id"]) for row in rows]
    return stories, [set(row["topics"]) for row in rows]


def figures(truth: Said, said: Said) -> str:
    """Precision, recall and F1 over all pairs of article and topic."""
    hits = sum(len(a & b) for a, b in zip(truth, said, strict=True))
    given, wanted = sum(map(len, said)), sum(map(len, truth))
    precision, recall = hits / max(1, given), hits / max(1, wanted)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"


def floor(topics: Sequence[Topic], stories: Sequence[Article], rule: Callable[[int, int, int], bool]) -> Said:
    """What a simple rule says: it sees mentions in the headline, in the first two paragraphs and in all."""
    books = {topic.slug: PhraseBook(term.text for term in topic.terms) for topic in topics}
    said: Said = []
    for story in stories:
        headline = words(story.headline)
        body = [words(paragraph.text) for paragraph in story.paragraphs]
        said.append(set())
        for slug, book in books.items():
            counts = [len(book.find(text)) for text in body]
            if rule(len(book.find(headline)), sum(counts[:2]), sum(counts)):
                said[-1].add(slug)
    return said


def cost(topics: Sequence[Topic], stories: Sequence[Article]) -> float:
    """CPU milliseconds an article, best of five runs over all stories."""
    filer = Filer(topics)
    best = float("inf")
    for _ in range(5):
        start = time.process_time()
        for story in stories:
            filer.file(story)
        best = min(best, time.process_time() - start)
    return best / len(stories) * 1000


def main() -> None:
    """Print the table, and with ``--miss`` what was got wrong and why."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--topics", type=Path, default=HERE / "places.toml")
    parser.add_argument("--miss", type=int, default=0, metavar="N")
    args = parser.parse_args()
    if not (args.folder / "truth.jsonl").is_file():
        print(f"No truth.jsonl in {args.folder}: nothing measured.")
        return
    topics = settings.parse_topics(args.topics.read_bytes(), args.topics.name)
    stories, truth = articles(args.folder)
    filer = Filer(topics)
    filings = [filer.file(story) for story in stories]
    said = [set(filing.topics) for filing in filings]
    print(len(stories), "stories,", sum(map(len, truth)), "places given by editors")
    print("anywhere                     ", figures(truth, floor(topics, stories, lambda head, lead, all_: head + all_ > 0)))
    print("headline or two paragraphs   ", figures(truth, floor(topics, stories, lambda head, lead, all_: head + lead > 0)))
    print("headline or three times      ", figures(truth, floor(topics, stories, lambda head, lead, all_: head > 0 or all_ >= 3)))
    print("filing                       ", figures(truth, said))
    length = sum(len(words(paragraph.text)) for story in stories for paragraph in story.paragraphs) // len(stories)
    print(f"cost with ten topics          {cost(topics[:10], stories):.2f} CPU ms an article of {length} words")
    wrong = [(n, slug) for n in range(len(stories)) for slug in sorted(truth[n] ^ said[n])]
    for n, slug in wrong[: args.miss]:
        verdict = next(v for v in filings[n].verdicts if v.topic == slug)
        print("not given" if slug in truth[n] else "given", slug, "|", stories[n].headline, "|", because(verdict))


if __name__ == "__main__":
    main()
