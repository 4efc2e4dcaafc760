"""Pure: which topics and names an article belongs to, with the evidence."""
