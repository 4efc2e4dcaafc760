"""Where the rooms meet: one file per meeting. Commands call these; nothing below knows them."""
