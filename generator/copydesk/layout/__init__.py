"""Layout: the lines of a dump put back together to blocks."""
