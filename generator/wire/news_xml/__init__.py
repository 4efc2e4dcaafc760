"""Articles in the XML of the news trade and of an extractor: NITF 3.x, NewsML-G2 and NewsML 1 of the IPTC, trafilatura's XML and TEI."""
