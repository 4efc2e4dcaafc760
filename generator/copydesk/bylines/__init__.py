"""Bylines: who wrote the story.

``byline`` decides between the ``claims``, lines that may name the writer; ``evidence`` weighs a claim by what stands around it, ``label``
knows the ``By`` of every language, ``names`` what is a name, and ``uncased`` what both are in scripts without capitals.
"""
