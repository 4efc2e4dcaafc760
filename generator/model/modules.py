"""Modules that others import but hardly ever use."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


class _PutOff(ModuleType):
    """Stands in the place of a module until something of it is asked for."""

    def __getattr__(self, wanted: str) -> object:
        """Something of the module itself, which takes its place from here on."""
        if wanted.startswith("__"):
            raise AttributeError(wanted)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), wanted)


def put_off(name: str) -> None:
    """Have a module within a package loaded when something of it is first asked for, not when others import it.

    For what only a rare function of a library needs, and takes longer to load than all else of that library. (``importlib.util.LazyLoader``
    is made for this, but before Python 3.12 the next import of the same module loads it.) Nothing happens where it is loaded already.
    """
    package, _, own_name = name.rpartition(".")
    if name not in sys.modules:
        sys.modules[name] = stand_in = _PutOff(name)
        setattr(import_module(package), own_name, stand_in)
