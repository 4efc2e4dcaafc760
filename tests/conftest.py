"""How many examples a law is tried on: few in ``make test``, many in ``make check`` (``--hypothesis-profile=check``); and which tests come first."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("test", max_examples=40, deadline=None)
settings.register_profile("check", max_examples=400, deadline=None)
settings.load_profile("test")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests first: the longest law, begun last, had kept one core busy for minutes while the other waited."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
