"""Preview, publishing, schedules, the lock and the status file."""

from generator.circulation.publishing import publish, roll_back
from generator.circulation.report import PublishReport

__all__ = ["PublishReport", "publish", "roll_back", "serve"]


def __getattr__(name: str) -> object:
    """``serve`` on demand: the web server's libraries are heavy, and only the preview needs them."""
    if name == "serve":
        from generator.circulation.preview import serve

        return serve
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
