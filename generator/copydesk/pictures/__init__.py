"""Pictures: their captions, and the credits that say who took them. ``caption`` is the way in."""
