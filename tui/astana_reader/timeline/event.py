"""An event of the line of time, and the order of events on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from astana_reader.text.spans import Span

from . import axis
from .expressions import COUNTED, GUESSED, WRITTEN

HAPPENED, PLANNED, REPORTED = "happened", "planned", "reported"
CERTAINTY_SIGNS = {WRITTEN: " ", COUNTED: "·", GUESSED: "?"}
"""How certain a date is, in one cell: written out, counted from another, guessed."""
TOLD_SIGNS = {HAPPENED: " ", PLANNED: ">", REPORTED: "“"}
"""Whether it happened, is planned, or is only said by others."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that a sentence dates.

    `start` and `end` are its sentence, in code points; `text_start` is where a row that quotes it
    begins. `kind` is date, span, duration (how long, but not when) or undated; only the first two
    have days. `earliest` and `latest` are the first and last day that a date may mean, or the days
    a span goes from and to, None before Christ; `approx` says that these are only about right.
    `granularity` is how fine the (first) date is: day, week, month, quarter, season, half, year,
    decade or century. `expressions` are the places of its expressions in the list it was made from.

    `label` says what happened in at most 40 characters. `begins` and `ends` are its places as in
    `axis`, with clock and zone and before Christ too. `certainty` is that of `TimeExpression`;
    `told` is HAPPENED, PLANNED or REPORTED, what others only say; `again` are the other sentences
    that tell of it; `relative` is its place from a publication that is not known.
    """

    start: int
    end: int
    earliest: date | None
    latest: date | None
    approx: bool
    kind: str
    granularity: str | None
    told: str
    expressions: tuple[int, ...]
    why: str
    text_start: int
    label: str = ""
    begins: str | None = None
    ends: str | None = None
    certainty: str = COUNTED
    again: tuple[Span, ...] = ()
    relative: str | None = None
    part: str = ""
    """The part of the day that is told without a clock time, as in a TIMEX3 value (TMO)."""
    of_saying: bool = False
    """Whether its day is that of a saying or publishing, and not of what is said."""


def order(event: Event) -> tuple[int, axis.Key, axis.Key, int]:
    """Sorts events by where they begin, then where they end.

    After those with a place come those relative to a publication that is not known, and then
    those without a place, as they are read.
    """
    first = axis.key(event.begins or event.ends, event.part)
    if first is not None:
        return 0, first, axis.key(event.ends, event.part) or axis.LATEST, event.start
    if event.relative is not None:
        days = axis.relative_key(event.relative)
        return 1, (0, 0, days, 0), axis.LATEST, event.start
    return 2, axis.LATEST, axis.LATEST, event.start
