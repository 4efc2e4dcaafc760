"""Containers: records, tables and feeds, which state the fields of their articles."""
