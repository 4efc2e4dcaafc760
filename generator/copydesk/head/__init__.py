"""The head of a story: headline, standfirst, dateline, and the lines that give the day (``folio``)."""
