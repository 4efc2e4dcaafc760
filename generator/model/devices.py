"""Names that Windows gives to devices."""

from __future__ import annotations

from typing import Final

DEVICES: Final = frozenset({"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")})
"""In small letters: no file or folder there can be called so, whatever its ending (Microsoft, "Naming Files, Paths, and Namespaces")."""
