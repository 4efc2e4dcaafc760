"""Pictures: their captions, and the credits that say who took them.

``caption`` is the way in. ``credit`` splits a line into caption and credit, by the ``credit_signs``; ``credit_lines`` are credits on lines of
their own; ``day`` knows captions by their day. Words are data (``words``).
"""
