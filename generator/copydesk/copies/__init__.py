"""Copies: the same story found again among those already filed. No step of the desk; ingest asks these modules."""
