"""The only reader and writer of ``content/articles/``: Markdown with metadata, edit-preserving."""
