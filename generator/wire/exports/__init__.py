"""Exports: what archives of the press and messengers hand out of themselves, many articles to a file."""
