"""What an ingest has to tell, so that one spoilt dump does not drown the rest: the same words once, and of one dump a few."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from generator.model import Query
from generator.newsroom.ingest.quarantine import FILE

MOST: Final = 20
"""Queries about one dump that are told one by one."""


def gathered(queries: Iterable[Query]) -> tuple[Query, ...]:
    """The queries in their order, equal ones as one with its count; of one dump ``MOST``, and then how many more there are."""
    told: list[Query] = []
    shown: Counter[str] = Counter()
    more: Counter[str] = Counter()
    for query, count in Counter(queries).items():
        dump = query.path.partition("#")[0]
        if shown[dump] == MOST:
            more[dump] += count
            continue
        shown[dump] += 1
        told.append(query._replace(message=f"{query.message.removesuffix('.')} ({count} times).") if count > 1 else query)
    told += [Query(dump, f"and {count} more.", remedy=f"{FILE} lists them all.") for dump, count in more.items()]
    return tuple(told)
