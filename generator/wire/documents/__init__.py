"""Documents: texts in Markdown, of word processors and of note-takers."""
