"""What the Esc key does on every screen of the library, one thing at a time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from astana_reader.reading.effects import Effect, Show


class Closable(Protocol):
    """A screen's state, as far as something of it can be let go."""

    opening: bool
    """Whether an article that was chosen is being opened, which takes long."""

    @property
    def picked(self) -> set[str]: ...

    def close_pane(self) -> bool:
        """Stop what goes on, or give the keys back to the list; whether there was either."""
        ...

    def clear_filter(self) -> Iterable[Effect]:
        """Show all again; nothing where all is shown."""
        ...


def press_esc(state: Closable) -> Iterable[Effect] | None:
    """Let go what is being opened, else what lies over the list, else the picked, else the filter.

    None where there is none of them: then Esc leads back.
    """
    if state.opening:
        state.opening = False
        return (Show.GIVE_UP,)
    if state.close_pane():
        return ()
    if state.picked:
        state.picked.clear()
        return ()
    return tuple(state.clear_filter()) or None
