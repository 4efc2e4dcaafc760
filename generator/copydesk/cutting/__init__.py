"""Cutting: where one article ends in a dump and the next begins. ``split`` is the way in."""
