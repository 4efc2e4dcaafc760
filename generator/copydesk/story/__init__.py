"""The story itself: where it stands among everything else, and what its paragraphs are.

``extent`` finds the blocks between which it stands, without the ``discussion`` or the ``teasers`` at its foot; ``body`` gives each block its
place; ``prose`` says what reads as running text.
"""
