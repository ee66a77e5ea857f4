"""trafilatura without what most pages never need of it: half of its import.

It imports libraries for downloads, dates, addresses and charsets at its start, of which finding
an article calls few or none. They stand here as names, each of which imports its library when it
is called or looked into. While it is imported, any other import in the process would get these
names too, and trafilatura keeps them: this is for the process that reads one page and ends.
The names bear what trafilatura 2.3 does with them, which is why that version is asked for.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

_LATER = (
    "charset_normalizer", "courlan", "htmldate", "justext", "justext.core", "justext.utils",
    "trafilatura.downloads", "urllib3", "urllib3.response",
)  # fmt: skip
_OWN = "trafilatura"


class _Later:
    """A function or class of a library that is imported when it is needed."""

    def __init__(self, module: str, name: str) -> None:
        self._module, self._name = module, name

    def _found(self) -> Any:
        return getattr(import_module(self._module), self._name)

    def __call__(self, *values: object, **named: object) -> object:
        return self._found()(*values, **named)

    def __getattr__(self, name: str) -> object:
        return getattr(self._found(), name)

    def __instancecheck__(self, value: object) -> bool:
        return self._module in sys.modules and isinstance(value, self._found())

    def __or__(self, other: object) -> object:
        """As a part of the type of an argument, which nobody looks at."""
        return other

    __ror__ = __or__


class _LaterModule(ModuleType):
    def __getattr__(self, name: str) -> _Later:
        if name.startswith("__"):
            raise AttributeError(name)
        return _Later(self.__name__, name)


def import_lightly() -> None:
    """Import trafilatura with its libraries left for when they are called.

    In a process that has more than one thread nothing is done, nor where it is imported already:
    then it is imported as any other library, by what calls it. Should another version not bear
    the names, it is imported whole here.
    """
    if _OWN in sys.modules or threading.active_count() > 1:
        return
    try:
        with _standing_in():
            import_module(_OWN)
    except Exception:  # whatever it does with a name that is no function
        for name in [name for name in sys.modules if name.partition(".")[0] == _OWN]:
            del sys.modules[name]
        import_module(_OWN)


@contextmanager
def _standing_in() -> Iterator[None]:
    """Names in place of the libraries that are not imported yet, for what imports them now."""
    names = [name for name in _LATER if name not in sys.modules]
    sys.modules.update((name, _LaterModule(name)) for name in names)
    try:
        yield
    finally:
        for name in names:
            sys.modules.pop(name, None)
