"""The one place where the press asks what time it is, for whoever starts a build."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from generator.model import Query, UsageError


def moment_of_build(environment: Mapping[str, str]) -> datetime:
    """``SOURCE_DATE_EPOCH`` where it is set (reproducible-builds.org), else the present moment; ``UsageError`` where it is no number."""
    stated = environment.get("SOURCE_DATE_EPOCH", "")
    if not stated:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(stated), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(Query("", f"SOURCE_DATE_EPOCH={stated} is no number of seconds since 1970.", remedy="Unset it or mend it.")) from None
