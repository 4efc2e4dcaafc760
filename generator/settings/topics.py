"""``[[topics]]``: slugs, names, and the terms that speak for them."""

from __future__ import annotations

from generator.model import Term, Topic
from generator.settings import checks
from generator.settings.table import Table

_DEFAULT = Topic("", "", ())


def read(top: Table) -> tuple[Topic, ...]:
    """Every topic of the file, in its order; slugs are unique."""
    topics: list[Topic] = []
    for table in top.tables("topics"):
        topic = _topic(table)
        if topic.slug and any(other.slug == topic.slug for other in topics):
            table.note("slug", f"{topic.slug!r} is the slug of an earlier topic too.", "Give each topic a slug of its own.")
        topics.append(topic)
    return tuple(topics)


def _topic(table: Table) -> Topic:
    topic = Topic(
        slug=table.text("slug", checks.topic_slug),
        name=table.text("name", checks.one_line),
        terms=_terms(table),
        threshold=table.number("threshold", _DEFAULT.threshold, 0.1, 1000),
        description=table.text("description", checks.line_or_nothing, ""),
        since=table.day("since"),
    )
    table.close()
    return topic


def _terms(table: Table) -> tuple[Term, ...]:
    """A topic's terms: plain texts, or tables with weight, language and neighbours."""
    items = table.items("terms")
    if not items and ("terms" not in table.values or table.values["terms"] == []):
        table.note("terms", "is empty: no article could ever be filed under this topic.", "List at least one word.")
    terms: list[Term] = []
    for position, item in enumerate(items):
        values = {"text": item} if isinstance(item, str) else item
        path = (*table.path, "terms", position)
        if not isinstance(values, dict):
            table.faults.note(path, 'must be a text in quotes or a table such as { text = "Tripoli", weight = 2 }.')
            continue
        term = _term(Table(values, path, table.faults))
        if any((term.text, term.language) == (other.text, other.language) for other in terms if term.text):
            table.faults.note(path, f"{term.text!r} stands in the list twice.")
        terms.append(term)
    return tuple(terms)


def _term(table: Table) -> Term:
    default = Term("")
    term = Term(
        text=table.text("text", _word),
        weight=table.number("weight", default.weight, 0.01, 100),
        language=table.text("language", checks.language_or_nothing, ""),
        near=table.texts("near", _word),
        not_near=table.texts("not_near", _word),
    )
    table.close()
    return term


def _word(value: str) -> str:
    """A term must hold a letter or a digit, or nothing could match it."""
    return checks.one_line(value) or ("" if any(char.isalnum() for char in value) else f"holds no letter or digit: {value!r}")
