"""The line of time, row by row: years as rungs, gaps, the day of publication, bars for spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from astana_reader.engines.findings import COARSE
from astana_reader.timeline.events import Event

LANES = 4
"""How many bars can stand side by side."""
_GAP_YEARS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the line."""

    kind: str
    """ "year", "event", "published", "gap", "blank", "space", "heading", "undated", "ignored"."""
    day: date | None = None
    event: int = -1
    text: str = ""


@dataclass(frozen=True, slots=True)
class Bar:
    """What lasts, drawn beside the rows from its first day to its last."""

    first: int
    last: int
    approx: bool

    def glyph(self, row: int) -> str:
        bar, top, bottom = "╎╷╵" if self.approx else "┃╻╹"
        return top if row == self.first else bottom if row == self.last else bar


def apart(kind: str, numbers: Sequence[int], offer: str = "") -> list[Row]:
    """Rows below the line, under a heading that counts them and may offer what to do."""
    if not numbers:
        return []
    heading = [Row("space"), Row("heading", text=f"{kind} {len(numbers)}{offer}")]
    return heading + [Row(kind, event=n) for n in numbers]


class TimeLine:
    """Where the line of time has come to while its rows are made."""

    def __init__(self, published: date | None) -> None:
        self._published = published
        """The day of publication, until it has its row."""
        self._year = 0
        """The year of the last rung."""
        self._last = 0
        """The year of the last row."""

    def rows(self, event: Event, day: date, number: int) -> Iterator[Row]:
        """The rows that the next event adds."""
        if self._published and self._published < day:
            yield from self._publish()
        coarse = event.granularity in COARSE
        if coarse and self._last and day.year - self._last > _GAP_YEARS:
            yield Row("gap")
        if not coarse:
            yield from self._rung(day)
        elif event.granularity == "year" and not event.approx:
            self._year = day.year  # its own row is the rung of the year
        self._last = day.year
        yield Row("event", day, number)

    def rest(self) -> Iterator[Row]:
        """The rows after the last event."""
        if self._published and self._last:
            yield from self._publish()

    def _publish(self) -> Iterator[Row]:
        published, self._published = self._published, None
        if published:
            yield from self._rung(published)
            self._last = published.year
            yield Row("published", published)

    def _rung(self, day: date) -> Iterator[Row]:
        """The rung of a new year with a blank row above it."""
        if day.year != self._year:
            if self._last:
                yield Row("blank")
            yield Row("year", date(day.year, 1, 1), text=str(day.year))
        self._year = day.year


def bars(rows: Sequence[Row], lasting: Sequence[tuple[int, Event]]) -> list[list[Bar]]:
    """Bars for what lasts, each in the first lane that is free beside all its rows.

    `lasting` are the events with the numbers of their rows, in the order of these.
    """
    lanes: list[list[Bar]] = [[] for _ in range(LANES)]
    days = list(accumulate((row.day or date.min for row in rows), max))
    for first, event in lasting:
        last = bisect_right(days, event.latest or date.min, lo=first) - 1
        while last > first and rows[last].kind not in ("event", "published"):
            last -= 1
        lane = next((lane for lane in lanes if not lane or lane[-1].last < first), None)
        if lane is not None and last > first:
            lane.append(Bar(first, last, event.approx))
    return lanes


def crossing(lanes: Sequence[Sequence[Bar]], row: int) -> str:
    """What crosses a row, a cell for each lane."""
    glyphs = ""
    for lane in lanes:
        place = bisect_right(lane, row, key=lambda bar: bar.first) - 1
        bar = lane[place] if place >= 0 else None
        glyphs += bar.glyph(row) if bar and row <= bar.last else " "
    return f"{glyphs:{LANES}}"
