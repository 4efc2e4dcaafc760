"""The copy desk: raw text in, articles and the account of every byte out. Start with ``desk.py``."""

from generator.copydesk.desk import edit

__all__ = ["edit"]
