"""The Timeline tab: a vertical line with years as rungs, dots for dates and bars for spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from astana_reader.annotations.notebook import Placed
from astana_reader.annotations.placed_marks import Highlight
from astana_reader.articles.article import Article
from astana_reader.engines.findings import Findings
from astana_reader.library.opening import Publication
from astana_reader.reading.look.ink import Ink, runs_width, spread
from astana_reader.reading.look.palette import Look
from astana_reader.text.spans import Span
from astana_reader.text.wording import capitalized, counted, listed, short_day, weekday_and_day
from astana_reader.timeline import axis
from astana_reader.timeline.event import CERTAINTY_SIGNS, HAPPENED, REPORTED, TOLD_SIGNS, Event
from astana_reader.timeline.expressions import GUESSED

from .event_dates import event_short, event_title, label, published_label
from .event_filter import EventFilter
from .event_rows import (
    Bar,
    Row,
    TimeLine,
    apart,
    bars,
    crossing,
    is_coarse,
    relative,
    starts_at,
)
from .items import Item, Items
from .listing import ACCENT, DIM, FAINT, LINE, PLAIN, STEP, STRONG, Card, Line

LABEL = 6
"""Cells of the label; the axis is two further, the text behind its lanes."""


@dataclass(frozen=True, slots=True)
class TimelineContext:
    """What the line needs beside the events."""

    publication: Publication
    sure: bool
    """Whether the day of publication is beyond doubt."""
    look: Look
    highlights: Sequence[Highlight] = ()
    ignored: Sequence[Placed] = ()
    """Dates that the reader does not want to see."""


class EventList:
    """Events in order of time, the undated and the ignored apart."""

    def __init__(
        self, article: Article, findings: Findings, context: TimelineContext, words: str
    ) -> None:
        self._article = article
        self._findings = findings
        self._publication, self._sure = context.publication, context.sure
        self._look = context.look
        ignored = [] if words else context.ignored
        self._ignored = list({p.start: p for p in ignored if not is_retelling(p)}.values())
        self._fits = EventFilter(article.text, findings, context.highlights, words).fits
        self._rows: list[Row] = []
        self._shown = 0
        """How many events fit the filter."""
        self._lanes: Sequence[Sequence[Bar]] = ()
        self.items = Items()
        self.question = ""
        """What the reader is asked of the publication date."""
        self.empty: Sequence[str] = _empty(words, self._publication)

    def fill(self) -> Iterator[None]:
        line = TimeLine(self._publication.date)
        unplaced: list[tuple[int, Event]] = []
        lasting: list[tuple[int, Event]] = []
        for done, number in enumerate(self._findings.chronology, 1):
            if done % STEP == 0:
                yield
            event = self._findings.events[number]
            if not self._fits(event):
                continue
            self._shown += 1
            at = starts_at(event)
            if at is None:
                unplaced.append((number, event))
                continue
            for row in line.rows(event, at, number):
                self._add(row, event)
            if event.kind == "span":
                lasting.append((len(self._rows) - 1, event))
        for row in line.rest():
            self._add(row)
        yield
        self._lanes = bars(self._rows, lasting)
        self._add_unplaced(unplaced)

    def _add_unplaced(self, events: Sequence[tuple[int, Event]]) -> None:
        """The rows below the line, of events with their numbers."""
        counts = [(n, axis.relative_key(e.relative)) for n, e in events if e.relative]
        undated = [number for number, event in events if not event.relative]
        self.question = self._asked(depends=bool(events))
        for row in (*relative(counts), *apart("undated", undated)):
            self._add(row, self._findings.events[row.event] if row.event >= 0 else None)
        for row in apart("ignored", range(len(self._ignored))):
            self._add(row)

    def _asked(self, *, depends: bool) -> str:
        """What the reader is asked of the publication date; nothing where it is sure."""
        published, guess = self._publication.date, self._findings.guess
        if published:
            return "" if self._sure else f"Published {short_day(published)}? D confirms it."
        if not depends:
            return ""
        asked = f"Published {short_day(guess)}?" if guess else "When was it published?"
        return f"{asked} D sets the day."

    def _add(self, row: Row, event: Event | None = None) -> None:
        self.items.append(self._item(len(self._rows), row, event))
        self._rows.append(row)

    def _item(self, place: int, row: Row, event: Event | None) -> Item:
        if row.kind == "ignored":
            placed = self._ignored[row.event]
            return Item(ignored_key(placed), placed.start, place)
        if row.kind == "published":
            return Item(PUBLISHED, -1, place)
        if row.event < 0 or event is None:
            return Item(index=place)
        return Item(event_key(self._findings, event), self._findings.first_time(event), place)

    def height(self, item: Item, _width: int, *, chosen: bool, spaced: bool) -> int:
        return 1 if spaced or self._rows[item.index].kind not in ("blank", "space") else 0

    # --- painting ---------------------------------------------------------------------------------

    def paint(self, item: Item, width: int, *, chosen: bool) -> list[Line]:
        row = self._rows[item.index]
        if row.kind == "space":
            return [[]]
        if row.kind == "heading":
            return [[(row.text, DIM)]]
        name = "" if self._repeats(item.index) else self._label(row)
        bold = row.kind == "year" or self._is_coarse(row)
        line: Line = [(f"{name:>{LABEL}}", STRONG if bold or chosen else DIM)]
        line += [(self._sureness(row), DIM)]
        line += [(self._rung(row), LINE), (self._dot(row), self._dot_ink(row, chosen=chosen))]
        line += [(crossing(self._lanes, item.index), FAINT), (self._telling(row), DIM)]
        words, times = self._words(row, chosen=chosen), self._times(row)
        return [[*line, *spread(words, times, max(0, width - runs_width(line)), PLAIN)]]

    def _event(self, row: Row) -> Event:
        return self._findings.events[row.event]

    def _repeats(self, number: int) -> bool:
        """Whether a row has the same date as the one above it."""
        row, above = self._rows[number], self._rows[max(0, number - 1)]
        if not number or row.kind != above.kind or row.kind not in ("event", "relative"):
            return False
        event, other = self._event(row), self._event(above)
        return (label(event), event.granularity) == (label(other), other.granularity)

    def _label(self, row: Row) -> str:
        if row.kind in ("event", "relative"):
            return label(self._event(row))
        if row.kind == "gap":
            return "⋯ "
        if row.kind == "published":
            return published_label(self._publication.date) or "D"
        return row.text

    def _sureness(self, row: Row) -> str:
        """One cell beside the date: counted from another, or guessed."""
        if row.kind == "published":
            return " " if self._sure else "?"
        return CERTAINTY_SIGNS[self._event(row).certainty] if row.kind == "event" else " "

    def _telling(self, row: Row) -> str:
        """One cell before the words: planned, or the day of the saying."""
        told = row.event >= 0 and row.kind != "ignored"
        return TOLD_SIGNS[self._event(row).told] if told else " "

    def _times(self, row: Row) -> Line:
        """How many times an event is told, at the right."""
        again = len(self._event(row).again) if row.event >= 0 and row.kind != "ignored" else 0
        return [(f" ×{again + 1}", DIM)] if again else []

    def _is_coarse(self, row: Row) -> bool:
        return row.kind == "event" and is_coarse(self._event(row))

    def _rung(self, row: Row) -> str:
        return "─" if row.kind in ("year", "day") or self._is_coarse(row) else " "

    def _dot(self, row: Row) -> str:
        if row.kind == "event":
            return self._look.glyph("●" if self._event(row).granularity == "day" else "○")
        if row.kind == "relative":
            return self._look.glyph("○")
        dots = {
            "year": "┤",
            "day": "┤",
            "gap": "┊",
            "published": self._look.glyph("◆"),
            "blank": "│",
        }
        return dots.get(row.kind, "·")

    def _dot_ink(self, row: Row, *, chosen: bool) -> Ink:
        if row.kind == "published" or chosen:
            return ACCENT
        return PLAIN if row.kind == "event" else LINE

    def _words(self, row: Row, *, chosen: bool) -> Line:
        if row.kind == "published":
            return [("published", Ink("strong" if chosen else "dim", "panel", italic=True))]
        if row.event < 0:
            return []
        apart = row.kind in ("undated", "ignored")
        ink = Ink("strong", "panel") if chosen else (DIM if apart else PLAIN)
        reported = row.kind != "ignored" and self._event(row).told == REPORTED
        return [(self._said(row), replace(ink, italic=reported))]

    def _said(self, row: Row) -> str:
        """What happened, in the words of the text."""
        if row.kind != "ignored" and self._event(row).label:
            return capitalized(self._event(row).label)
        start, end = self._passage(row)
        return " ".join(self._article.text[start:end].split())

    def _rank(self, item: Item) -> str:
        """Which of the events shown it is: 10 of 13, without the row of publication."""
        published = self.items.place(PUBLISHED)
        number = self.items.rank(item.index) + (0 if 0 <= published < item.index else 1)
        return f"{number} of {self._shown}"

    def _passage(self, row: Row) -> tuple[int, int]:
        """The code points that a row quotes."""
        if row.kind == "ignored":
            return self._ignored[row.event].start, self._ignored[row.event].end
        event = self._event(row)
        return event.text_start, event.end

    # --- what is told of one ----------------------------------------------------------------------

    def places(self, item: Item) -> Sequence[Span]:
        row = self._rows[item.index]
        if row.kind == "ignored":
            return [Span(*self._passage(row))]
        if row.event < 0:
            return ()
        return [self._findings.times[number] for number in self._event(row).expressions]

    def places_again(self, item: Item) -> Sequence[Span]:
        """The time expressions that tell the days of an event again, in other sentences."""
        row = self._rows[item.index]
        if row.event < 0 or row.kind == "ignored":
            return ()
        again = self._findings.times_again(self._event(row))
        return [self._findings.times[number] for number in again]

    def card(self, item: Item, _at: int) -> Card | None:
        row = self._rows[item.index]
        if row.kind == "published":
            return self._publication_card()
        if row.kind == "ignored":
            placed = self._ignored[row.event]
            body = self._article.text[placed.start : placed.end]
            return Card("Ignored", "", body, (("", "i brings it back."),))
        event = self._event(row)
        right = self._rank(item)
        body = self._article.text[event.start : event.end]
        return Card(event_title(event), right, body, self._notes(event), event_short(event))

    def _publication_card(self) -> Card:
        day, why, doubts = self._publication.date, self._publication.why, self._findings.doubts
        if day is None:
            return Card("D", "the day of publication", "", (("", self.question),), "D")
        notes = [("why", why)] if why else []
        notes += [("but", line) for line in doubts]
        return Card(
            f"{weekday_and_day(day)}{'' if self._sure else '?'}",
            "published",
            "",
            notes,
            short_day(day),
        )

    def _notes(self, event: Event) -> list[tuple[str, str]]:
        """Why it has its date, how it is told, and where else."""
        notes = [("guess" if event.certainty == GUESSED else "why", event.why)] if event.why else []
        told = [] if event.told == HAPPENED else [event.told]
        if event.again:
            places = [str(self._findings.sentence_number(span.start)) for span in event.again]
            noun = "sentence" if len(places) == 1 else "sentences"
            times = counted(len(places), "time")
            told.append(f"said again {times}, in {noun} {listed(places)}")
        return [*notes, *([("", " · ".join(told))] if told else [])]


PUBLISHED = "published"
"""The key of the row that says when the article was published."""


def event_key(findings: Findings, event: Event) -> str:
    """The same for the same event when the engine answers again, and where its date is put right.

    No other event has its first time expression.
    """
    return f"event-{findings.first_time(event)}"


def ignored_key(placed: Placed) -> str:
    """The key of the event that began with a time expression which is ignored now.

    So the row stays the chosen one when it is ignored, and when it is brought back.
    """
    return f"event-{placed.start}"


def is_retelling(ignored: Placed) -> bool:
    """Whether a date is ignored because its sentence tells an ignored event again."""
    return bool(ignored.correction.verdict.get("again"))


def _empty(words: str, publication: Publication) -> Sequence[str]:
    if words:
        return (f"Nothing matches “{words}”. Esc clears the filter.",)
    if publication.date:
        return ("No dates found.",)
    return ("No dates found. D sets the publication date, so that “Monday” can be placed.",)
