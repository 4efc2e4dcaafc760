"""How many examples a law is tried on: few in ``make test``, many in ``make check`` (``--hypothesis-profile=check``)."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("test", max_examples=40, deadline=None)
settings.register_profile("check", max_examples=400, deadline=None)
settings.load_profile("test")
