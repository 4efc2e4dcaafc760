"""Pure: parts of a dump in, articles and the account of every byte out."""
