"""What a view shows: one frozen value, of which only the part on the screen is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from astana_reader.reading.effects import Effect
from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.lists.items import Item, Items
from astana_reader.reading.lists.listing import Line
from astana_reader.reading.look.ink import Ink, Run, spread
from astana_reader.reading.look.palette import Look
from astana_reader.settings.config import Settings

TEXT, DIM, LINE = Ink("text"), Ink("dim"), Ink("line")
STRONG, HEAD = Ink("strong", bold=True), Ink("dim", bold=True)
ITALIC, ACCENT, WARN = Ink("dim", italic=True), Ink("accent"), Ink("warn")
PICKED = "■"


@dataclass(frozen=True, slots=True)
class Pane:
    """What a row or the side is painted for."""

    width: int
    """Cells of its lines, margins not counted."""
    height: int
    """Rows of all of the list or the side."""
    look: Look
    settings: Settings
    narrow: bool = False
    """Whether there is no room for a side beside the list."""
    chosen: bool = False
    picked: bool = False
    current: str = ""
    """The key of the chosen row."""
    detail: object = None
    """What `ViewKind.detail` made of the chosen row, once it is there."""
    item: Item | None = None
    """The chosen row, for what stands above the list."""

    @property
    def tight(self) -> bool:
        """Whether blank rows between groups have no room."""
        return self.height < _ROOMY

    def sign(self, letter: str, ink: Ink) -> Run:
        """A state sign or a pen's letter, or that of a picked row in its place."""
        return (self.look.glyph(PICKED), ACCENT) if self.picked else (letter, ink)


_ROOMY = 8


@dataclass(frozen=True, slots=True)
class Query:
    """The row of the query, above the list."""

    words: Line = field(default_factory=list)
    """What was typed, inked by what it is."""
    hint: str = ""
    """What stands there when nothing is typed."""
    right: str = ""
    complete: Callable[[str], Sequence[str]] = lambda _typed: ()
    """Whole queries that may be meant by what is typed so far, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Side:
    """What is told beside the list: at the top, and under a rule."""

    lines: Sequence[Line] = ()
    card: Sequence[Line] = ()
    rule: int = 0
    """The row of the rule, counted from the top of the side."""


def _no_side(_item: Item | None, _pane: Pane) -> Side:
    return Side()


def _no_head(_pane: Pane) -> Sequence[Line]:
    return ()


def _nothing(_item: Item) -> Iterable[Effect]:
    return ()


def _more(_number: int, after: int) -> str:
    return f"{after:,} more"


@dataclass(frozen=True, slots=True)
class View:
    """A list with a side, as it is now."""

    title: str
    items: Items
    """Those with a key can be chosen."""
    lines: Callable[[Item, Pane], Sequence[Line]]
    """The lines of an item: at least one, on the ground “page”."""
    about: tuple[str, ...] = ()
    """Parts of the header after the title; where there is no room the first go first."""
    right: Line = field(default_factory=list)
    """At the right of the header."""
    wide_about: str = ""
    """Before `about`, and `wide_right` after `right`, where the side stands beside the list."""
    wide_right: Line = field(default_factory=list)
    short: View | None = None
    """What is shown in its place where there are few rows; None for itself."""
    query: Query | None = None
    means: Line = field(default_factory=list)
    """How the query was understood."""
    wrong: str = ""
    """What is wrong with it and how it was read instead; stands in the place of `means`."""
    behind: Line = field(default_factory=list)
    """At the right of it: how much of the library is known."""
    head: Callable[[Pane], Sequence[Line]] = _no_head
    """What stands between the query and the list, with its blank rows."""
    side: Callable[[Item | None, Pane], Side] = _no_side
    """What is told of the chosen row."""
    opens: Callable[[Item], Iterable[Effect]] = _nothing
    """What Enter does on a row."""
    told: Callable[[Item], Line] = lambda _item: []
    """What the status line says of the chosen row."""
    more: Callable[[int, int], str] = _more
    """Told of the rows below: the number of the first item there, and how many can be chosen."""
    keys: tuple[KeyHint, ...] = ()
    """For the status line, the most needed first; the help is added."""
    picked_keys: tuple[KeyHint, ...] = ()
    """Likewise while rows are picked."""
    empty: tuple[str, ...] = ()
    """What stands in a list without rows, a paragraph each."""


def group_head(name: str, count: int, pane: Pane, *, first: bool = False) -> list[Line]:
    """The head of a group with its count at the right, a blank row above it if there is room."""
    head = spread([(name, HEAD), ("  ", TEXT)], [(f"{count:,}", DIM)], pane.width, TEXT)
    return [head] if first or pane.tight else [[], head]
