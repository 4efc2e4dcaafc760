"""Copies: the same story found again among those already filed. No step of the desk: the newsroom asks these modules.

``fingerprint`` is what is kept of an article, ``duplicates`` compares two of them, ``mould`` tells a copy from another story in the same words.
"""
