"""What can be on a code point, as flags of one number, and the ink that they come to.

A new layer is a flag and a rule in the order of painting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from astana_reader.reading.look.ink import Ink
from astana_reader.reading.look.palette import Look
from astana_reader.settings.pens import PEN_IDS, pen_of

(
    DIM,  # what stands beside the words: a caption, an item's marker
    HEADING,
    SET_CODE,  # a block of code, on a ground of its own
    NAME,  # of a speaker
    EMPHASIS,
    STRONG,
    CODE,
    STRIKE,
    LINK,
    BARE,  # a link without a line: a note's mark, one of a list of links
    SENTENCE,
    ENTITY,
    STANDS_FOR,  # a dot under “the senator”, which stands for an entity
    DATE,
    HIT,
    CHOSEN,
    REMOVED,
    ADDED,
    SELECTED,
    VEILED,
) = (1 << n for n in range(20))

_PEN_SHIFT = 20
PENS = 7 << _PEN_SHIFT
"""The pen of the shortest highlight, counted from 1."""
_LINK_SHIFT = 23
LINKS = -1 << _LINK_SHIFT
"""Which of the links of its piece a code point belongs to, counted from 1."""


class Cover(NamedTuple):
    """Flags on a range of code points; those of `clears` are taken off it first."""

    start: int
    end: int
    flags: int
    clears: int = 0


def pen_flag(pen: str) -> int:
    """The flag of a pen, of the first one if it is not known."""
    return (PEN_IDS.index(pen_of(pen).id) + 1) << _PEN_SHIFT


def link_flag(number: int) -> int:
    """The flag of a link, counted from 0."""
    return (number + 1) << _LINK_SHIFT


def link_number(mask: int) -> int:
    """The number of the link of a code point; -1 if there is none."""
    return (mask >> _LINK_SHIFT) - 1


def ink_of(mask: int, look: Look) -> Ink:
    """The ink of a code point with all its flags."""
    return _ink_of(mask & ~LINKS, look)


@lru_cache(maxsize=4096)
def _ink_of(mask: int, look: Look) -> Ink:
    ink = Ink()
    for flags, rule in _RULES:
        if mask & flags:
            ink = rule(ink, mask, look)
    return ink


def _heading(ink: Ink, mask: int, _look: Look) -> Ink:
    return replace(ink, color="dim" if mask & DIM else "strong", bold=True)


def _code(ink: Ink, _mask: int, look: Look) -> Ink:
    """Where there are no tones to tell grounds apart, code is dim."""
    few = look.colorless or look.color_count < 256
    return replace(ink, color="dim") if few else replace(ink, color="text", ground="panel")


def _link(ink: Ink, mask: int, _look: Look) -> Ink:
    return replace(ink, color="link", underline=not mask & BARE)


def _sentence(ink: Ink, mask: int, _look: Look) -> Ink:
    return ink if mask & SET_CODE else ink.on("sentence")


def _entity(ink: Ink, mask: int, look: Look) -> Ink:
    """A heading is set apart enough, and in a link the link's ink holds."""
    if mask & (HEADING | DATE | LINK) or look.colorless:
        return ink
    return replace(ink, color="entity", underline=True)


def _stands_for(ink: Ink, mask: int, look: Look) -> Ink:
    none = mask & (HEADING | LINK | PENS) or look.colorless
    return ink if none else replace(ink, underline=True)


def _date(ink: Ink, mask: int, _look: Look) -> Ink:
    return ink if mask & HEADING else replace(ink, color="link")


def _tint(ink: Ink, mask: int, look: Look) -> Ink:
    pen = PEN_IDS[((mask & PENS) >> _PEN_SHIFT) - 1]
    line = look.pen_line(pen)
    return replace(
        ink,
        color=f"{pen}-text",
        ground=f"{pen}-tint",
        bold=line.bold or ink.bold,
        italic=line.italic or ink.italic,
        underline=line.underline,
        double=line.double,
    )


def _chosen(ink: Ink, mask: int, _look: Look) -> Ink:
    if mask & (PENS | HIT):
        return replace(ink, color="strong", ground="select", bold=True)
    return replace(ink, color="accent", bold=True, underline=False)


def _removed(_ink: Ink, mask: int, _look: Look) -> Ink:
    return Ink("dim", "sentence" if mask & SENTENCE else "page", strike=True)


def _added(ink: Ink, mask: int, look: Look) -> Ink:
    if mask & REMOVED:
        return ink
    if mask & PENS:
        return replace(ink, underline=True, double=False, bold=ink.bold or look.colorless)
    return Ink("strong", "raised", underline=True)


_RULES: tuple[tuple[int, Callable[[Ink, int, Look], Ink]], ...] = (
    (DIM, lambda ink, _mask, _look: replace(ink, color="dim")),
    (HEADING, _heading),
    (SET_CODE, lambda ink, _mask, _look: ink.on("panel")),
    (NAME, lambda ink, _mask, _look: replace(ink, color="dim", bold=True)),
    (EMPHASIS, lambda ink, _mask, _look: replace(ink, italic=True)),
    (STRONG, lambda ink, _mask, _look: replace(ink, color="strong", bold=True)),
    (CODE, _code),
    (LINK, _link),
    (STRIKE, lambda ink, _mask, _look: replace(ink, color="dim", strike=True)),
    (SENTENCE, _sentence),
    (ENTITY, _entity),
    (STANDS_FOR, _stands_for),
    (DATE, _date),
    (PENS, _tint),
    (HIT, lambda ink, _mask, _look: replace(ink, color="strong", ground="match")),
    (CHOSEN, _chosen),
    (REMOVED, _removed),
    (ADDED, _added),
    (SELECTED, lambda _ink, _mask, _look: Ink("strong", "select")),
    (VEILED, lambda _ink, _mask, _look: Ink("faint")),
)
"""Low to high: what lies higher has the last word."""
