"""The head of a story: headline, the wire's marks before it, standfirst, dateline, and the lines that give the day (``folio``)."""
