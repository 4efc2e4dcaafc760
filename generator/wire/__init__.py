"""Dumps come in: one reader per kind, bytes to parts of lines with byte offsets; streaming, bounded."""
