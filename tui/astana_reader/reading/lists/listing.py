"""What a list is: items that can be chosen, painted only where they are on screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Protocol

from astana_reader.reading.look.ink import Ink, Run
from astana_reader.reading.page.wrap import wrap
from astana_reader.text.graphemes import cells
from astana_reader.text.spans import Span

from .items import Item, Items

Line = list[Run]

PLAIN = Ink("text", "panel")
STRONG = Ink("strong", "panel", bold=True)
DIM = Ink("dim", "panel")
FAINT = Ink("faint", "panel")
LINE = Ink("line", "panel")
ACCENT = Ink("accent", "panel")
ITALIC = Ink("dim", "panel", italic=True)


class Listing(Protocol):
    """The items of one tab and how they look."""

    @property
    def items(self) -> Items: ...

    def fill(self) -> Iterator[None]:
        """Make the items; stops every `STEP` rows, so that no key waits for a long list."""

    @property
    def empty(self) -> Sequence[str]:
        """What stands there when there is nothing, a line each."""

    def height(self, item: Item, width: int, /, *, chosen: bool, spaced: bool) -> int:
        """How many lines it takes; `spaced` if there is room for blank ones between items."""

    def paint(self, item: Item, width: int, /, *, chosen: bool) -> list[Line]:
        """Its lines; where there are fewer than its height the rest is blank."""

    def places(self, item: Item, /) -> Sequence[Span]:
        """Where in the text it is: what becomes accented in the page when it is chosen."""

    def card(self, item: Item, at: int, /) -> Card | None:
        """What is told below the list of the chosen item, `at` one of its places."""


@dataclass(frozen=True, slots=True)
class Card:
    """The head and the text under a list."""

    title: str
    right: str
    body: str
    notes: Sequence[tuple[str, str]] = ()
    """A label in italics, may be empty, and what it says."""
    short: str = ""
    """The title for the status line, where that is another."""


AT_ONCE = 4
"""Steps of filling that are not worth a wait: a short list is whole before it is seen."""
STEP = 250
"""Rows that are looked at in one step, about a millisecond."""


class NoListing:
    """The list before anything is known."""

    items = Items()
    empty: Sequence[str] = ()

    def fill(self) -> Iterator[None]:
        return iter(())

    def height(self, item: Item, width: int, /, *, chosen: bool, spaced: bool) -> int:
        return 1

    def paint(self, item: Item, width: int, /, *, chosen: bool) -> list[Line]:
        return []

    def places(self, item: Item, /) -> Sequence[Span]:
        return ()

    def card(self, item: Item, at: int, /) -> Card | None:
        return None


class Kept:
    """The list that is shown, while the one that takes its place is filled step by step."""

    def __init__(self) -> None:
        self.shown: Listing = NoListing()
        self._sources: tuple[object, ...] | None = None
        self._next: Listing | None = None
        self._filling: Iterator[None] = iter(())

    def take(self, sources: tuple[object, ...], make: Callable[[], Listing]) -> bool:
        """Have the list made of these sources; whether another one is shown now."""
        if sources == self._sources:
            return False
        self._sources, before = sources, self.shown
        self._next = make()
        self._filling = self._next.fill()
        if self.fill(AT_ONCE) and isinstance(self.shown, NoListing):
            self.shown = self._next  # better a part of the first list than none
        return self.shown is not before

    def fill(self, steps: int) -> bool:
        """Go on filling; whether there is more to do."""
        if self._next is None:
            return False
        if sum(1 for _ in islice(self._filling, steps)) == steps:
            return True
        self.shown, self._next = self._next, None
        return False


def wrapped(text: str, width: int, limit: int) -> list[str]:
    """The text in rows of `width` cells; the last of `limit` rows ends with an ellipsis."""
    text = " ".join(text.split())
    starts = wrap(text, 0, len(text), width)
    rows = [text[a:b].rstrip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    if len(rows) > limit:
        rows = rows[:limit]
        last = rows[-1]
        while cells(last) > width - 1:
            last = last.rpartition(" ")[0] or last[:-1]
        rows[-1] = f"{last}…"
    return rows
