"""What a whole site stands on: the program, the settings, the theme. Where one of them changed, every page may have."""

from __future__ import annotations

from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from generator import settings
from generator.press import engine
from generator.press.theme import Theme

if TYPE_CHECKING:
    from generator.model import Settings
    from generator.press.house import House
    from generator.press.state import State


class Footing:
    """As this build finds it, beside what the state remembers of the last one's.

    The settings are told by the bytes of ``digest.toml``: only where these changed are they read, and only if a page can see the change
    is everything looked at.
    """

    def __init__(self, root: Path, given: Settings | None, preview: bool, cache: Path) -> None:
        """``given``: settings to build by in place of those of the site in ``root``; ``cache`` is the folder for what may be thrown away."""
        self.theme = Theme(root)
        self._root, self._given, self._preview, self._cache = root, given, preview, cache

    @cached_property
    def settings(self) -> Settings:
        """The settings, read and judged; raises ``UsageError`` with their faults."""
        return self._given or (settings.parse(self._raw, settings.NAME) if self._raw else settings.load(self._root))

    @cached_property
    def house(self) -> House:
        """What the pages have in common."""
        from generator.press.house import House

        return House(self.settings, self.theme, self._preview, self._cache)

    @cached_property
    def _raw(self) -> bytes:
        """The settings file; nothing where it cannot be read, or where settings were given."""
        try:
            return b"" if self._given else (self._root / settings.NAME).read_bytes()
        except OSError:
            return b""

    @cached_property
    def _written(self) -> str:
        """By what the settings as they are written are known; ``""`` where they were given."""
        return blake2b(b"%d%b" % (self._preview, self._raw), digest_size=16).hexdigest() if self._raw else ""

    def stands(self, state: State) -> bool:
        """Whether all is as the last build had it. A change of ``digest.toml`` that no page can see is taken note of."""
        if (state.meta("engine"), state.meta("theme")) != (engine.digest(), self.theme.digest):
            return False
        if self._written and state.meta("settings") == self._written:
            return True
        if state.meta("house") != self.house.digest:
            return False
        if self._written:
            state.unseal()
            state.set_meta("settings", self._written)
        return True

    def remember(self, state: State) -> None:
        """Note what the site stands on now."""
        for key, value in (("engine", engine.digest()), ("theme", self.theme.digest), ("house", self.house.digest), ("settings", self._written)):
            state.set_meta(key, value)
