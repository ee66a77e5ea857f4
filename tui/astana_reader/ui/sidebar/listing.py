"""What a list is: items that can be chosen, painted only where they are on screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from astana_reader.text.graphemes import cells
from astana_reader.text.spans import Span
from astana_reader.ui.ink import Ink, Run
from astana_reader.ui.page.wrap import wrap

Line = list[Run]

PLAIN = Ink("text", "panel")
STRONG = Ink("strong", "panel", bold=True)
DIM = Ink("dim", "panel")
FAINT = Ink("faint", "panel")
LINE = Ink("line", "panel")
ACCENT = Ink("accent", "panel")


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a list, one or several lines high."""

    key: str = ""
    """What it stands for; empty for one that can't be chosen."""
    offset: int = -1
    """Where it takes the page."""
    index: int = -1
    """Of what it stands for, among its kind."""


class Listing(Protocol):
    """The items of one tab and how they look."""

    @property
    def items(self) -> Sequence[Item]: ...

    @property
    def count(self) -> int:
        """Shown beside the tab's name."""

    @property
    def empty(self) -> Sequence[str]:
        """What stands there when there is nothing, a line each."""

    def height(self, item: Item, width: int, /, *, chosen: bool, spaced: bool) -> int:
        """How many lines it takes; `spaced` if there is room for blank ones between items."""

    def paint(self, item: Item, width: int, /, *, chosen: bool) -> list[Line]:
        """Its lines; where there are fewer than its height the rest is blank."""

    def spans(self, item: Item, /) -> Sequence[Span]:
        """What becomes accented in the page when it is chosen."""

    def card(self, item: Item, /) -> Card | None:
        """What is told below the list of the chosen item."""


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


@dataclass(slots=True)
class ListState:
    """What the reader chose in a list, kept when the items are made anew."""

    chosen: str = ""
    top: int = 0
    """The first item on screen."""
    filter: str = ""
    picked: set[str] = field(default_factory=set)

    def choose(self, items: Sequence[Item], by: int) -> Item | None:
        """Choose the item `by` choosable ones further, as far as there are any."""
        able = [item for item in items if item.key]
        if not able:
            return None
        keys = [item.key for item in able]
        if self.chosen in keys:
            index = keys.index(self.chosen) + by
        else:
            index = by - 1 if by > 0 else by + (len(able) if by else 0)
        chosen = able[min(max(0, index), len(able) - 1)]
        self.chosen = chosen.key
        return chosen

    def item(self, items: Sequence[Item]) -> Item | None:
        """The chosen item, if it is among these."""
        if not self.chosen:
            return None
        return next((item for item in items if item.key == self.chosen), None)


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a list that fits: its lines as (item number, line of it)."""

    top: int
    lines: tuple[tuple[int, int], ...]
    before: int
    """Choosable items above and below it."""
    after: int


def window(
    items: Sequence[Item], state: ListState, height: int, heights: Callable[[int], int]
) -> Window:
    """The lines of a list that fit in `height`, with the chosen item among them."""
    if height <= 0 or not items:
        return Window(0, (), 0, 0)
    chosen = next((n for n, item in enumerate(items) if item.key and item.key == state.chosen), -1)
    top = min(state.top, len(items) - 1)
    if 0 <= chosen < top:
        top = chosen
        while top > 0 and not items[top - 1].key and chosen - top < 2:
            top -= 1
    top = _raised(top, chosen, height, heights)
    top = _lowered(items, top, height, heights)
    lines: list[tuple[int, int]] = []
    for number in range(top, len(items)):
        lines += [(number, line) for line in range(heights(number))]
        if len(lines) >= height:
            break
    lines = lines[:height]
    last = lines[-1][0] if lines else top
    if lines and lines[-1][1] + 1 < heights(last):
        last -= 1
    return Window(
        top,
        tuple(lines),
        sum(1 for item in items[:top] if item.key),
        sum(1 for item in items[last + 1 :] if item.key),
    )


def _raised(top: int, chosen: int, height: int, heights: Callable[[int], int]) -> int:
    """The first item on screen, so that the chosen one ends above the last line."""
    if chosen < top:
        return top
    room = height - 2  # for what says how many are above and below
    first = chosen
    used = heights(chosen)
    while first > top and used + heights(first - 1) <= room:
        first -= 1
        used += heights(first)
    return first


def _lowered(items: Sequence[Item], top: int, height: int, heights: Callable[[int], int]) -> int:
    """The first item on screen, so that no room is wasted at the end."""
    used = 0
    for number in range(len(items) - 1, -1, -1):
        used += heights(number)
        if used > height:
            return min(top, number + 1)
    return 0


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
