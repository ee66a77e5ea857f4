"""Filtering the timeline: by words, names, highlights or a period."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.engines.findings import Findings
from astana_reader.text.spans import SpanIndex
from astana_reader.text.wording import MONTHS
from astana_reader.timeline.event import HAPPENED, PLANNED, REPORTED, Event

from .highlight_list import matches as highlight_matches

_OF_MARKS = ("#", "pen:")
_MONTHS = [name.casefold()[:3] for name in MONTHS]
_DAY = re.compile(
    r"(?<![\w#:-])(?:(?P<day>\d\d?)\s+)?(?P<month>"
    + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in map(str.casefold, MONTHS))
    + r"|sept)\.?\s+(?:(?P<after>\d\d?),?\s+)?(?P<year>\d{4})(?![\w-])"
)
_PERIOD = re.compile(r"(\d{4}(?:-\d\d){0,2})?(\.\.)?(\d{4}(?:-\d\d){0,2})?\Z")


class EventFilter:
    """Which events fit: putin, #war, pen:claim, 2016, august 2019, 2015..2016-11, reported."""

    def __init__(
        self, text: str, findings: Findings, highlights: Sequence[Highlight], words: str
    ) -> None:
        self._text = text
        self._findings = findings
        self._highlights = SpanIndex(highlights)
        self._words = with_periods(words).split()

    def fits(self, event: Event) -> bool:
        return all(self._fits_word(event, word) for word in self._words)

    def _fits_word(self, event: Event, word: str) -> bool:
        if word.startswith(_OF_MARKS):
            here = self._highlights.overlapping(event.start, event.end)
            return any(highlight_matches(h.annotation, word) for h in here)
        text = self._text[event.start : event.end].casefold()
        return _fits_word(event, text, word) or self._names(event, word)

    def _names(self, event: Event, word: str) -> bool:
        """Whether the sentence names an entity that some form of its name fits."""
        entities = self._findings.entities_in(event.start, event.end)
        return any(word in " ".join((e.name, *e.aliases)).casefold() for e in entities)


def fits_words(event: Event, text: str, words: str) -> bool:
    """Whether an event with a text fits words: convoy, 2016-12, when:2016-12, told:planned."""
    text = text.casefold()
    return all(_fits_word(event, text, word) for word in with_periods(words).split())


def _fits_word(event: Event, text: str, word: str) -> bool:
    """Whether an event, or its text in small letters, fits a word or a period."""
    word = word.removeprefix("when:").removeprefix("told:")
    if word in (HAPPENED, PLANNED, REPORTED):
        return event.told == word
    period = parse_period(word)
    if period:
        first, last = event.earliest, event.latest or event.earliest
        return bool(first and last and first <= period[1] and period[0] <= last)
    return word in text


def with_periods(words: str) -> str:
    """The words in small letters, months and days as periods: `august 2019` as `2019-08`."""
    return _DAY.sub(_period, words.casefold())


def _period(match: re.Match[str]) -> str:
    month = _MONTHS.index(match["month"][:3]) + 1
    day = match["day"] or match["after"]
    return f"{match['year']}-{month:02d}" + (f"-{int(day):02d}" if day else "")


def asks_for_marks(words: str) -> bool:
    """Whether a filter looks at the highlights."""
    return any(word.startswith(_OF_MARKS) for word in words.casefold().split())


def parse_period(word: str) -> tuple[date, date] | None:
    """The days of `2016`, `2016-11`, `2015..2016`, `..2016` or `2015..`; None if it is none."""
    match = _PERIOD.match(word)
    low, dots, high = match.groups("") if match else ("", "", "")
    if not (low or high) or (high and not dots):
        return None
    try:
        first = _days(low)[0] if low else date.min
        if high:
            return first, _days(high)[1]
        return first, date.max if dots else _days(low)[1]
    except ValueError:
        return None


def _days(part: str) -> tuple[date, date]:
    """The first and last day of a year, month or day. Raises ValueError."""
    numbers = [int(number) for number in part.split("-")]
    year, month, day = (*numbers, 0, 0)[:3]
    if day:
        return date(year, month, day), date(year, month, day)
    if month:
        following = date(year + month // 12, month % 12 + 1, 1)
        return date(year, month, 1), following - timedelta(days=1)
    return date(year, 1, 1), date(year, 12, 31)
