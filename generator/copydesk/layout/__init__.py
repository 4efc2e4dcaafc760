"""Layout: lines of a dump joined to blocks, whatever the dump did to the paragraphs.

``joining`` is the way in; ``text_nodes`` decides where each piece of text between two tags has a line of its own, and asks ``line_kind`` what
a short line is by itself.
"""
