"""One file per verb: its arguments, and how its result is told. ``docs/architecture.md`` says what a verb offers."""
