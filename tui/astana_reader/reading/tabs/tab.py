"""What a tab of the sidebar is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.lists.items import Item
from astana_reader.reading.lists.listing import Line, Listing
from astana_reader.reading.look.ink import Run
from astana_reader.reading.reading import Reading


@dataclass(frozen=True, slots=True)
class CardRows:
    """How many rows the card under a list has for a sentence and for each note."""

    sentence: int
    note: int


def _own_place(_reading: Reading, item: Item) -> int:
    return item.offset


def _no_lines(_reading: Reading, _width: int, _tall: bool) -> list[Line]:
    return []


def _nothing(_reading: Reading) -> list[Line]:
    return []


def _every_row(reading: Reading) -> int:
    return reading.listing.items.choosable


def _no_keys(_reading: Reading) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Tab:
    """A list of the sidebar and how it behaves; its keys are those of the context of its id."""

    id: str
    name: str
    noun: tuple[str, str]
    """One of its rows, and several."""
    sources: Callable[[Reading], tuple[object, ...]]
    """All that the list depends on: it is made anew when one of them is another."""
    make: Callable[[Reading], Listing]
    count: Callable[[Reading], int]
    """How many there are in all, whatever is shown."""
    choose_here: Callable[[Reading], None]
    """Choose what the caret is on."""
    told: Callable[[Reading, Item], list[Run]]
    """What the status line says of the chosen row."""
    place: Callable[[Reading, Item], int] = _own_place
    """Where a row takes the page, an offset."""
    shown: Callable[[Reading], int] = _every_row
    """How many rows the status line counts."""
    summary: Callable[[Reading], list[Run]] = lambda _reading: []
    """What the status line says whatever row is chosen; nothing to speak of the row."""
    keys: Callable[[Reading], Sequence[KeyHint] | None] = _no_keys
    """Actions for the status line; None for those of any list."""
    card: CardRows | None = None
    """None where rows tell all there is to tell."""
    own_card: Callable[[Reading, int, bool], list[Line]] = _no_lines
    """A card in the place of that one: of a width in cells, more rows where the screen is tall."""
    looking: str = ""
    """What stands there while the engines look; empty if they have no part in it."""
    hint: str = "words"
    """What can be filtered by."""
    filter_stands: bool = False
    """Whether the filter is there also when it is empty."""
    head: Callable[[Reading, int, bool], list[Line]] = _no_lines
    """Rows above the list: of a width in cells, more where the screen is tall."""
    samples: Callable[[Reading], list[Line]] = _nothing
    """What an empty list shows beside its words."""
