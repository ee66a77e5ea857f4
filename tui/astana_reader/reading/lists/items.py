"""The items of a list, counted and found by key, and the part of them that is on screen."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import overload


@dataclass(frozen=True, slots=True)
class Item:
    """A row of a list, one or several lines high."""

    key: str = ""
    """What it stands for; empty for one that can't be chosen."""
    offset: int = -1
    """Where it takes the page."""
    index: int = -1
    """Of what it stands for, among its kind."""


class Items(Sequence[Item]):
    """The items of a list, to which more are added while it is made."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._items: list[Item] = []
        self._places: dict[str, int] = {}
        self._choosable = array("i")
        self.extend(items)

    def append(self, item: Item) -> None:
        if item.key:
            self._places[item.key] = len(self._items)
            self._choosable.append(len(self._items))
        self._items.append(item)

    def extend(self, items: Iterable[Item]) -> None:
        for item in items:
            self.append(item)

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self._items)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> list[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | list[Item]:
        return self._items[place]

    def place(self, key: str) -> int:
        """Where the item with a key is; -1 if there is none."""
        return self._places.get(key, -1)

    def item(self, key: str) -> Item | None:
        place = self.place(key)
        return self._items[place] if place >= 0 else None

    @property
    def choosable(self) -> int:
        """How many can be chosen."""
        return len(self._choosable)

    def rank(self, place: int) -> int:
        """How many before a place can be chosen."""
        return bisect_left(self._choosable, place)

    def nth(self, rank: int) -> Item:
        """The choosable item that has `rank` before it, the nearest there is. Not for none."""
        rank = min(max(0, rank), len(self._choosable) - 1)
        return self._items[self._choosable[rank]]


@dataclass(slots=True)
class ListState:
    """What the reader chose in a list, kept when the items are made anew."""

    chosen: str = ""
    at: int = 0
    """Which of the chosen item's places is at hand, for items with several."""
    top: int = 0
    """The first item on screen."""
    filter: str = ""
    picked: set[str] = field(default_factory=set)

    def choose(self, items: Items, by: int) -> Item | None:
        """Choose the item `by` choosable ones further, as far as there are any."""
        if not items.choosable:
            return None
        place = items.place(self.chosen)
        if place >= 0:
            rank = items.rank(place) + by
        else:
            rank = by - 1 if by > 0 else by + (items.choosable if by else 0)
        chosen = items.nth(rank)
        self.chosen = chosen.key
        return chosen

    def item(self, items: Items) -> Item | None:
        """The chosen item, if it is among these."""
        return items.item(self.chosen) if self.chosen else None


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a list that fits: its lines as (item number, line of it)."""

    top: int
    lines: tuple[tuple[int, int], ...]
    before: int
    """Choosable items above and below it."""
    after: int


def window(items: Items, state: ListState, height: int, heights: Callable[[int], int]) -> Window:
    """The lines of a list that fit in `height`, with the chosen item among them."""
    if height <= 0 or not items:
        return Window(0, (), 0, 0)
    chosen = items.place(state.chosen) if state.chosen else -1
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
    after = items.choosable - items.rank(last + 1)
    return Window(top, tuple(lines), items.rank(top), after)


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


def _lowered(items: Items, top: int, height: int, heights: Callable[[int], int]) -> int:
    """The first item on screen, so that no room is wasted at the end."""
    used = 0
    for number in range(len(items) - 1, -1, -1):
        used += heights(number)
        if used > height:
            return min(top, number + 1)
    return 0
