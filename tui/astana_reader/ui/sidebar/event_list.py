"""The Timeline tab: a vertical line with years as rungs, dots for dates and bars for spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from astana_reader.annotations.notebook import Highlight, Placed
from astana_reader.articles.article import Article
from astana_reader.library.opening import Publication
from astana_reader.text.spans import Span
from astana_reader.timeline.events import Event
from astana_reader.ui.findings import Findings
from astana_reader.ui.ink import Ink
from astana_reader.ui.palette import Look

from .event_dates import event_short, event_title, label, long_day, published_label, short_day
from .event_filter import EventFilter
from .listing import ACCENT, DIM, FAINT, LINE, PLAIN, STRONG, Card, Item, Line

LABEL, AXIS, LANES, TEXT = 6, 8, 4, 14
"""Cells of the label, and where axis and text stand."""
_GAP_YEARS = 10


@dataclass(frozen=True, slots=True)
class TimelineContext:
    """What the line needs beside the events."""

    publication: Publication
    look: Look
    highlights: Sequence[Highlight] = ()
    ignored: Sequence[Placed] = ()
    """Dates that the reader does not want to see."""


@dataclass(slots=True)
class _Row:
    """One row of the line and what crosses it."""

    kind: str
    """ "year", "event", "published", "gap", "blank", "space", "heading", "undated", "ignored"."""
    day: date | None = None
    event: int = -1
    text: str = ""
    lanes: list[str] = field(default_factory=lambda: [" "] * LANES)


class EventList:
    """Events in order of time, the undated and the ignored apart."""

    def __init__(
        self, article: Article, findings: Findings, context: TimelineContext, words: str
    ) -> None:
        self._article = article
        self._events = findings.events
        self._expressions = findings.expressions
        self._publication = context.publication
        self._look = context.look
        self._ignored = [] if words else context.ignored
        self.count = len(self._events)
        fits = EventFilter(article.text, findings, context.highlights, words).fits
        shown = [n for n, event in enumerate(self._events) if fits(event)]
        rows = list(self._dated_rows([n for n in shown if self._events[n].earliest]))
        self._draw_spans(rows)
        rows += _apart("undated", [n for n in shown if not self._events[n].earliest])
        rows += _apart("ignored", range(len(self._ignored)))
        self._rows = rows
        self.items: Sequence[Item] = [self._item(n, row) for n, row in enumerate(rows)]
        self.empty: Sequence[str] = _empty(words, self._publication, complete=findings.complete)

    def _item(self, number: int, row: _Row) -> Item:
        if row.kind == "ignored":
            placed = self._ignored[row.event]
            return Item(ignored_key(placed), placed.start, number)
        if row.kind == "published":
            return Item(PUBLISHED, -1, number)
        if row.event < 0:
            return Item(index=number)
        event = self._events[row.event]
        first = self._expressions[event.expressions[0]].start if event.expressions else event.start
        return Item(event_key(event), first, number)

    def height(self, item: Item, _width: int, *, chosen: bool, spaced: bool) -> int:
        return 1 if spaced or self._rows[item.index].kind not in ("blank", "space") else 0

    # --- the line ---------------------------------------------------------------------------------

    def _dated_rows(self, dated: Sequence[int]) -> Iterator[_Row]:
        year = last = 0
        published = self._publication.date
        for number in sorted(dated, key=lambda n: self._order(self._events[n])):
            day = self._events[number].earliest
            if day is None:
                continue
            if published and published < day:
                yield from self._year_rows(published, year, last)
                year = last = published.year
                yield _Row("published", published)
                published = None
            coarse = self._events[number].granularity in _COARSE
            if coarse and last and day.year - last > _GAP_YEARS:
                yield _Row("gap")
            if not coarse:
                yield from self._year_rows(day, year, last)
                year = day.year
            last = day.year
            yield _Row("event", day, number)
        if published and dated:
            yield from self._year_rows(published, year, last)
            yield _Row("published", published)

    @staticmethod
    def _order(event: Event) -> tuple[date, int]:
        return event.earliest or date.max, -1 if event.granularity in _COARSE else 0

    @staticmethod
    def _year_rows(day: date, year: int, last: int) -> Iterator[_Row]:
        """The rung of a new year with a blank row above it."""
        if day.year != year:
            if last:
                yield _Row("blank")
            yield _Row("year", date(day.year, 1, 1), text=str(day.year))

    def _draw_spans(self, rows: list[_Row]) -> None:
        """Bars for what lasts, each in the first lane that is free beside all its rows."""
        for start, row in enumerate(rows):
            event = self._events[row.event] if row.event >= 0 else None
            if event is None or event.kind != "span" or event.latest is None:
                continue
            end = max(
                n for n, other in enumerate(rows) if n == start or _ended(other, event.latest)
            )
            free = range(LANES)
            lane = next(
                (n for n in free if all(r.lanes[n] == " " for r in rows[start : end + 1])), -1
            )
            if lane < 0 or end == start:
                continue
            bar, first, last = "╎╷╵" if event.approx else "┃╻╹"
            for number in range(start, end + 1):
                rows[number].lanes[lane] = bar
            rows[start].lanes[lane], rows[end].lanes[lane] = first, last

    # --- painting ---------------------------------------------------------------------------------

    def paint(self, item: Item, _width: int, *, chosen: bool) -> list[Line]:
        row = self._rows[item.index]
        if row.kind == "space":
            return [[]]
        if row.kind == "heading":
            return [[(row.text, DIM)]]
        name = "" if self._repeats(item.index) else self._label(row)
        bold = row.kind == "year" or self._is_coarse(row)
        line: Line = [(f"{name:>{LABEL}} ", STRONG if bold or chosen else DIM)]
        line += [(self._rung(row), LINE), (self._dot(row), self._dot_ink(row, chosen=chosen))]
        line += [("".join(row.lanes), FAINT), (" ", PLAIN)]
        return [[*line, *self._words(row, chosen=chosen)]]

    def _repeats(self, number: int) -> bool:
        """Whether a row has the same date as the one above it."""
        row, above = self._rows[number], self._rows[max(0, number - 1)]
        both = row.kind == above.kind == "event" and number > 0
        return both and self._label(row) == self._label(above)

    def _label(self, row: _Row) -> str:
        if row.kind == "event":
            return label(self._events[row.event])
        if row.kind == "gap":
            return "⋯ "
        return published_label(row.day) if row.kind == "published" else row.text

    def _is_coarse(self, row: _Row) -> bool:
        return row.kind == "event" and self._events[row.event].granularity in _COARSE

    def _rung(self, row: _Row) -> str:
        return "─" if row.kind == "year" or self._is_coarse(row) else " "

    def _dot(self, row: _Row) -> str:
        if row.kind == "event":
            return self._look.glyph("●" if self._events[row.event].granularity == "day" else "○")
        dots = {"year": "┤", "gap": "┊", "published": self._look.glyph("◆"), "blank": "│"}
        return dots.get(row.kind, "·")

    def _dot_ink(self, row: _Row, *, chosen: bool) -> Ink:
        if row.kind == "published" or chosen:
            return ACCENT
        return PLAIN if row.kind == "event" else LINE

    def _words(self, row: _Row, *, chosen: bool) -> Line:
        if row.kind == "published":
            return [("published", Ink("strong" if chosen else "dim", "panel", italic=True))]
        if row.event < 0:
            return []
        start, end = self._passage(row)
        ink = Ink("strong", "panel") if chosen else (PLAIN if row.day else DIM)
        reported = row.kind != "ignored" and self._events[row.event].reported
        words = " ".join(self._article.text[start:end].split())
        return [(words, replace(ink, italic=reported))]

    def _passage(self, row: _Row) -> tuple[int, int]:
        """The code points that a row quotes."""
        if row.kind == "ignored":
            return self._ignored[row.event].start, self._ignored[row.event].end
        event = self._events[row.event]
        return event.text_start, event.end

    # --- what is told of one ----------------------------------------------------------------------

    def spans(self, item: Item) -> Sequence[Span]:
        row = self._rows[item.index]
        if row.kind == "ignored":
            return [Span(*self._passage(row))]
        if row.event < 0:
            return ()
        found = (self._expressions[n] for n in self._events[row.event].expressions)
        return [Span(x.start, x.end) for x in found]

    def card(self, item: Item) -> Card | None:
        row = self._rows[item.index]
        if row.kind == "published" and row.day:
            why = (("why", self._publication.why),) if self._publication.why else ()
            return Card(long_day(row.day), "published", "", why, short_day(row.day))
        if row.kind == "ignored":
            placed = self._ignored[row.event]
            body = self._article.text[placed.start : placed.end]
            return Card("Ignored", "", body, (("", "i brings it back."),))
        event = self._events[row.event]
        keys = [i.key for i in self.items if i.key and i.key != PUBLISHED]
        right = f"{keys.index(item.key) + 1} of {self.count}"
        body = self._article.text[event.start : event.end]
        why = (("why", event.why),) if event.why else ()
        return Card(event_title(event), right, body, why, event_short(event))


PUBLISHED = "published"
"""The key of the row that says when the article was published."""
_COARSE = frozenset({"year", "decade", "century"})


def event_key(event: Event) -> str:
    """The same for the same event when the engine answers again."""
    return f"{event.start}-{event.text_start}-{event.earliest}-{event.granularity}"


def ignored_key(placed: Placed) -> str:
    return f"ignored-{placed.correction.id}"


def _apart(kind: str, numbers: Sequence[int]) -> list[_Row]:
    """Rows below the line, under a heading that counts them."""
    if not numbers:
        return []
    heading = [_Row("space"), _Row("heading", text=f"{kind} {len(numbers)}")]
    return heading + [_Row(kind, event=n) for n in numbers]


def _ended(row: _Row, latest: date) -> bool:
    return row.day is not None and row.kind != "year" and row.day <= latest


def _empty(words: str, publication: Publication, *, complete: bool) -> Sequence[str]:
    if words:
        return (f"Nothing matches “{words}”. Esc clears the filter.",)
    if not complete:
        return ("Looking for dates …",)
    if publication.date:
        return ("No dates found.",)
    return ("No dates found. D sets the publication date, so that “Monday” can be placed.",)
