"""What stands in the lines by which an export of an archive of the press is told (``archives.py``): most dumps and pages have none of it, and
need no further look."""

from __future__ import annotations

IN_TEXTS = (
    *("DOCUMENT", "ocument 1 ", "okument 1 ", "ocumento 1 ", "nd of Document", "oad-Date", "LOAD-DATE", "ublication-Type", "LICATION-TYPE"),
    *("DATE-CHARG", "TYPE-PUBL", "Job Number:"),
    *("\nDocument ", "\nDokument ", "\nDocumento ", "\tDocument ", "AN Document ", "\n________________"),
)
"""What one of these lines holds in a text."""

OPENS_LINE = (
    *("Document ", "Dokument ", "Documento ", "AN Document ", "Load-Date:", "LOAD-DATE:", "End of Document"),
    *("Full text:", "Publication info:"),
)
"""How such a line of a page may begin."""

ENDS_LINE = " DOCUMENTS"
"""How such a line of a page may end."""
