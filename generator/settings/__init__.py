"""``digest.toml`` read and judged: typed settings, or every fault at once with file, key and line."""

from generator.settings.load import NAME, default_text, load, parse, parse_topics

__all__ = ["NAME", "default_text", "load", "parse", "parse_topics"]
