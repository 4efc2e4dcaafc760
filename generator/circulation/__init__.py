"""Preview, publishing, schedules, the lock and the status file.

The preview is imported as ``circulation.preview``: its web server is heavy, and only ``serve`` needs it.
"""

from generator.circulation import headers
from generator.circulation.publishing import publish, roll_back
from generator.circulation.report import PublishReport

__all__ = ["PublishReport", "headers", "publish", "roll_back"]
