"""The Timeline tab."""

from __future__ import annotations

from astana_reader.annotations.verdicts import DATE
from astana_reader.reading.lists.event_filter import asks_for_marks
from astana_reader.reading.lists.event_list import (
    PUBLISHED,
    EventList,
    TimelineContext,
    event_key,
)
from astana_reader.reading.lists.items import Item
from astana_reader.reading.lists.listing import PLAIN, Line, Listing, wrapped
from astana_reader.reading.look.ink import Ink, Run
from astana_reader.reading.page.objects import sentence_here
from astana_reader.reading.reading import Reading
from astana_reader.settings.actions import TIMELINE

from .tab import CardRows, Tab
from .told import told_with_card

_WARN = Ink("warn", "panel")


def _context(reading: Reading) -> TimelineContext:
    ignored = (
        placed
        for placed in reading.notebook.corrections
        if placed.correction.subject == DATE and placed.correction.verdict.get("value") is None
    )
    words = reading.lists[TIMELINE].filter
    marks = reading.notebook.highlights if asks_for_marks(words) else ()
    return TimelineContext(
        reading.publication, reading.is_date_sure, reading.look, marks, tuple(ignored)
    )


def _sources(reading: Reading) -> tuple[object, ...]:
    return reading.findings, _context(reading), reading.lists[TIMELINE].filter


def _make(reading: Reading) -> Listing:
    words = reading.lists[TIMELINE].filter
    return EventList(reading.article, reading.findings, _context(reading), words)


def _choose_here(reading: Reading) -> None:
    findings, caret = reading.findings, reading.page.caret
    sentence = sentence_here(reading.article, caret)
    event = findings.event_in(sentence, caret) if sentence else None
    if event is not None:
        reading.lists[TIMELINE].chosen = event_key(findings, findings.events[event])


def _shown(reading: Reading) -> int:
    """The dates, without the day of publication."""
    items = reading.listing.items
    return items.choosable - (items.place(PUBLISHED) >= 0)


def _told(reading: Reading, item: Item) -> list[Run]:
    card = reading.listing.card(item, reading.list_state.at)
    right = card.right if card else ""
    place = f"date {right}" if right[:1].isdigit() else right
    return told_with_card(reading, item, "date", f"·  {place}")


def _head(reading: Reading, width: int, tall: bool) -> list[Line]:
    """What is asked of the publication date, and what speaks against it."""
    listing = reading.listing
    if not isinstance(listing, EventList) or not listing.question:
        return []
    lines: list[Line] = [[(row, PLAIN)] for row in wrapped(listing.question, width, 2)]
    for doubt in reading.findings.doubts[:1]:
        lines += [[(row, _WARN)] for row in wrapped(f"But {doubt}.", width, 3 if tall else 1)]
    return [*lines, *([[]] if tall else [])]


TAB = Tab(
    TIMELINE,
    "Timeline",
    ("date", "dates"),
    sources=_sources,
    make=_make,
    count=lambda reading: len(reading.findings.events),
    choose_here=_choose_here,
    told=_told,
    shown=_shown,
    card=CardRows(5, 3),
    looking="Looking for dates …",
    head=_head,
)
