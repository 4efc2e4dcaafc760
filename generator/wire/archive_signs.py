"""What stands in the lines by which an export of an archive of the press is told (``archives.py``): most dumps have none and need no further look."""

from __future__ import annotations

IN_TEXTS = (
    *("DOCUMENT", "ocument 1 ", "okument 1 ", "ocumento 1 ", "nd of Document", "oad-Date", "LOAD-DATE", "ublication-Type", "LICATION-TYPE"),
    *("DATE-CHARG", "TYPE-PUBL", "Job Number:"),
    *("\nDocument ", "\nDokument ", "\nDocumento ", "\tDocument ", "AN Document ", "\n________________"),
)
IN_PAGES = (
    *(" DOCUMENTS<", "End of Document<", "Load-Date:", "LOAD-DATE:", ">Full text:", ">Publication info:"),
    *(">Document ", ">Dokument ", ">Documento ", "AN Document ", "AN\tDocument "),
)
