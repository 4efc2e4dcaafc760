"""``digest.toml`` read and judged."""
