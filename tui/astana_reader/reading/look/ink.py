"""What is painted, before it has colours: runs of text, each with its ink.

Widgets and the first screen alike are made of runs; a palette turns inks into colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from astana_reader.text.graphemes import cells, clip, clusters


@dataclass(frozen=True, slots=True)
class Ink:
    """How a run looks: roles of a palette for text and ground, and attributes."""

    color: str = "text"
    ground: str = "page"
    bold: bool = False
    italic: bool = False
    underline: bool = False
    double: bool = False
    """Underlined twice."""
    strike: bool = False
    link: str = ""
    """A URL that the terminal may open, checked."""

    def on(self, ground: str) -> Ink:
        return replace(self, ground=ground)


Run = tuple[str, Ink]


def runs_width(runs: Iterable[Run]) -> int:
    return sum(cells(text) for text, _ in runs)


def fitted(runs: Iterable[Run], width: int, blank: Ink) -> list[Run]:
    """The runs cut with an ellipsis, or filled with blanks, to exactly `width` cells."""
    fitting: list[Run] = []
    room = width
    for text, ink in runs:
        if not text:
            continue
        size = cells(text)
        if size > room:
            cut = clip(text, room)
            fitting.append((cut, ink))
            room -= cells(cut)
            break
        fitting.append((text, ink))
        room -= size
    if room > 0:
        fitting.append((" " * room, blank))
    return fitting


def spread(left: list[Run], right: list[Run], width: int, blank: Ink) -> list[Run]:
    """Runs at both ends of a row of `width` cells; the left ones give way."""
    room = width - runs_width(right)
    if room <= 0:
        return fitted(right, width, blank)
    return [*fitted(left, room, blank), *right]


def cut(runs: Iterable[Run], at: int) -> tuple[list[Run], list[Run]]:
    """The runs before and from a cell on, with blanks up to it where they end before."""
    before: list[Run] = []
    after: list[Run] = []
    for text, ink in runs:
        split = 0 if at <= 0 else len(text)
        if 0 < at < cells(text):
            split = next(begin for begin, place in _places(text) if place >= at)
        before.append((text[:split], ink))
        after.append((text[split:], ink))
        at -= cells(text[:split])
    before.append((" " * at, Ink()))
    return [run for run in before if run[0]], [run for run in after if run[0]]


def _places(text: str) -> Iterator[tuple[int, int]]:
    """Where each cluster begins: in the text and in cells, the end included."""
    place = 0
    for begin, _, width in clusters(text):
        yield begin, place
        place += width
    yield len(text), place
