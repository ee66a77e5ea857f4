"""The line of time, row by row: years as rungs, gaps, the day of publication, bars for spans."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from astana_reader.engines.findings import COARSE
from astana_reader.text.wording import day_and_month
from astana_reader.timeline import axis
from astana_reader.timeline.event import Event

from .event_dates import has_clock, year_words

LANES = 4
"""How many bars can stand side by side."""
_GAP_YEARS = 10
_DAY = 24 * 60
"""Minutes."""
_EARLIEST: axis.Key = (-10_000, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the line."""

    kind: str
    """ "year", "day", "event", "published", "gap", "blank", "space", "heading", "relative",
    "undated", "ignored"."""
    at: axis.Key | None = None
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


def apart(kind: str, numbers: Sequence[int]) -> list[Row]:
    """Rows below the line, under a heading that counts them."""
    if not numbers:
        return []
    heading = [Row("space"), Row("heading", text=f"{kind} {len(numbers)}")]
    return heading + [Row(kind, event=n) for n in numbers]


def relative(events: Sequence[tuple[int, int]]) -> list[Row]:
    """Rows for what counts from a publication that is not known, around the row of that.

    `events` are their numbers and about how many days they lie after it, in order.
    """
    if not events:
        return []
    before = [Row("relative", event=number) for number, days in events if days <= 0]
    after = [Row("relative", event=number) for number, days in events if days > 0]
    heading = Row("heading", text=f"counted from publication {len(events)}")
    return [Row("space"), heading, *before, Row("published"), *after]


def starts_at(event: Event) -> axis.Key | None:
    """Where on the line an event is; None where it has no place of its own."""
    return axis.key(event.begins or event.ends, event.part)


def is_coarse(event: Event) -> bool:
    """Whether an event is no finer than a year, and so a rung of the line."""
    return event.granularity in COARSE or event.earliest is None


class TimeLine:
    """Where the line of time has come to while its rows are made."""

    def __init__(self, published: date | None) -> None:
        self._published = (published.year, published.month, published.day) if published else None
        """The day of publication, until it has its row."""
        self._year: int | None = None
        """The year of the last rung."""
        self._last: int | None = None
        """The year of the last row."""
        self._day: tuple[int, ...] = ()
        """The day that stands on the line, for the clock times below it."""

    def rows(self, event: Event, at: axis.Key, number: int) -> Iterator[Row]:
        """The rows that the next event adds."""
        if self._published and self._published < at[:3]:
            yield from self._publish()
        year = at[0]
        if is_coarse(event):
            if self._last is not None and year - self._last > _GAP_YEARS:
                yield Row("gap")
            if event.granularity == "year" and not event.approx:
                self._year = year  # its own row is the rung of the year
        else:
            yield from self._rung(at)
            yield from self._day_of(event, at)
        self._last = year
        yield Row("event", at, number)

    def rest(self) -> Iterator[Row]:
        """The rows after the last event."""
        if self._published and self._last is not None:
            yield from self._publish()

    def _publish(self) -> Iterator[Row]:
        published, self._published = self._published, None
        if published:
            yield from self._rung((*published, 0))
            self._last, self._day = published[0], published
            yield Row("published", (*published, 0))

    def _rung(self, at: axis.Key) -> Iterator[Row]:
        """The rung of a new year with a blank row above it."""
        if at[0] != self._year:
            if self._last is not None:
                yield Row("blank")
            yield Row("year", (at[0], 1, 1, 0), text=year_words(at[0]))
        self._year = at[0]

    def _day_of(self, event: Event, at: axis.Key) -> Iterator[Row]:
        """The day of a clock time, where it does not stand above."""
        if event.earliest and has_clock(event) and self._day != at[:3]:
            yield Row("day", (*at[:3], 0), text=day_and_month(event.earliest))
        self._day = at[:3] if event.granularity == "day" else ()


def bars(rows: Sequence[Row], lasting: Sequence[tuple[int, Event]]) -> list[list[Bar]]:
    """Bars for what lasts, each in the first lane that is free beside all its rows.

    `lasting` are the events with the numbers of their rows, in the order of these.
    """
    lanes: list[list[Bar]] = [[] for _ in range(LANES)]
    places = list(accumulate((row.at or _EARLIEST for row in rows), max))
    for first, event in lasting:
        last = bisect_right(places, _ends_at(event), lo=first) - 1
        while last > first and rows[last].kind not in ("event", "published"):
            last -= 1
        lane = next((lane for lane in lanes if not lane or lane[-1].last < first), None)
        if lane is not None and last > first:
            lane.append(Bar(first, last, event.approx))
    return lanes


def _ends_at(event: Event) -> axis.Key:
    """The last minute of what lasts."""
    ends = axis.key(event.ends)
    if ends is None:
        return _EARLIEST
    return ends if "T" in (event.ends or "") else (*ends[:3], _DAY)


def crossing(lanes: Sequence[Sequence[Bar]], row: int) -> str:
    """What crosses a row, a cell for each lane."""
    glyphs = ""
    for lane in lanes:
        place = bisect_right(lane, row, key=lambda bar: bar.first) - 1
        bar = lane[place] if place >= 0 else None
        glyphs += bar.glyph(row) if bar and row <= bar.last else " "
    return f"{glyphs:{LANES}}"
