"""The story itself: where it stands among everything else (``extent``), and what its paragraphs are (``body``)."""
