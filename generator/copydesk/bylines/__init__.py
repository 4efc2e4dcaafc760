"""Bylines: who wrote the story. ``byline`` decides, over what the other modules know of labels, names and evidence."""
