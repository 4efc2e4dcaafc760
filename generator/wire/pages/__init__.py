"""Pages: HTML as a site shows it or a browser saved it, one article each, every visible line with its place and role."""
