"""Dates of events and of time expressions in words, whatever the locale."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from astana_reader.text.wording import (
    counted,
    day_and_month,
    month,
    short_day,
    short_month,
    weekday_and_day,
)
from astana_reader.timeline import axis, values
from astana_reader.timeline.event import Event
from astana_reader.timeline.expressions import TimeExpression

_CELLS = 6
_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d)?([+-]\d\d:\d\d)?\Z")
_LENGTH = re.compile(r"P(?:(\d+)([YQMWD])|T(\d+)([HMS]))\Z")
_UNITS = {
    "Y": "year",
    "Q": "quarter",
    "M": "month",
    "W": "week",
    "D": "day",
    "TH": "hour",
    "TM": "minute",
    "TS": "second",
}
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_REFERENCES = {"PRESENT_REF": "now", "PAST_REF": "in the past", "FUTURE_REF": "in the future"}


def label(event: Event) -> str:
    """At most six cells for the line: 29 Dec (of a week its first day), Sep, Q3, ~2012, 1990s.

    A clock time stands for its day, 300 BC for a year before Christ, D-1 for a day counted from a
    publication that is not known.
    """
    place = _place(event)
    if not place:
        return event.relative or ""
    if match := _CLOCK.search(place):
        words = match[1]
    elif event.earliest is None:
        words = axis.shown(place, place)
    else:
        words = _LABELS.get(event.granularity or "", short_month)(event.earliest)
    about = "~" if event.approx else ""
    fitting = (about + words, about + words.replace(" ", ""), words, words.replace(" ", ""))
    return next((each for each in fitting if len(each) <= _CELLS), words[:_CELLS])


def published_label(day: date | None) -> str:
    return day_and_month(day) if day else ""


def year_words(year: int) -> str:
    """A year of ISO 8601 for the line: 476, 300 BC (which is -299)."""
    return str(year) if year > 0 else f"{1 - year} BC"


def has_clock(event: Event) -> bool:
    """Whether the text tells a time of the day."""
    return _CLOCK.search(_place(event)) is not None


def event_short(event: Event) -> str:
    """The date for the status line: 29 Dec 2016, December 2016, ~2012, 14 May 2024 13:15."""
    if not _place(event):
        return event.relative or "undated"
    if event.earliest is not None and event.granularity == "day":
        return f"{short_day(event.earliest)} {_clock_words(_place(event))}".rstrip()
    return f"{'~' if event.approx else ''}{_first_words(event)}"


def event_title(event: Event) -> str:
    """The date of an event in full: Thu 29 December 2016; September 2015 – 22 Jan 2017."""
    place = _place(event)
    if not place:
        return _relative_words(event.relative) if event.relative else "Undated"
    about = "about " if event.approx else ""
    start, last = _first_words(event), _last_words(event)
    if event.earliest is None and event.begins != event.ends:
        shared = " BC" if last.endswith(" BC") else ""
        return f"{about}{start.removesuffix(shared)} – {last}"
    start += _time_of_day(event)
    return f"{about}{start} – {last}" if event.kind == "span" else f"{about}{start}"


def expression_words(found: TimeExpression) -> str:
    """The time that an expression means, for the status line; never its TIMEX3 value."""
    begins, ends = axis.bounds(found)
    first, last = found.earliest, found.latest
    if first and last:
        size = values.granularity(found.value)
        if size is None:
            return f"{short_day(first)} – {short_day(last)}"
        clock = _clock_words(begins or "")
        words = short_day(first) if size == "day" else _in_full(first, size)
        return f"{words} {clock}".rstrip()
    if begins:
        return axis.shown(begins, ends).replace("..", " – ")
    words = _REFERENCES.get(found.value) or length_words(found.value)
    if words and found.type != "SET":
        return words
    return f"“{' '.join(found.text.split())}”"


def length_words(value: str) -> str:
    """A duration's TIMEX3 value in words: 3 years; empty for one that is vague or no duration."""
    match = _LENGTH.match(value)
    if match is None:
        return ""
    number, unit = int(match[1] or match[3]), match[2] or f"T{match[4]}"
    return counted(number, _UNITS[unit])


def _relative_words(relative: str) -> str:
    """D-1: 1 day before publication."""
    unit, count = _UNITS[relative[0]], int(relative[1:] or 0)
    if not count:
        return f"The {unit} of publication"
    return f"{counted(abs(count), unit)} {'after' if count > 0 else 'before'} publication"


def _place(event: Event) -> str:
    return event.begins or event.ends or ""


def _first_words(event: Event) -> str:
    if event.earliest is None:
        place = _place(event)
        return axis.shown(place, place)
    return _in_full(event.earliest, event.granularity)


def _last_words(event: Event) -> str:
    """The end of a span, as fine as its beginning where it is the end of such a part."""
    last, ends = event.latest, event.ends or ""
    if last is None:
        return axis.shown(ends, ends)
    clock = _clock_words(ends)
    if clock:
        return clock if last == event.earliest else f"{short_day(last)} {clock}"
    following = last + timedelta(1) if last < date.max else last
    if following.day == 1 and event.granularity == "month":
        return month(last)
    by_year = event.granularity in ("year", None) and (following.month, following.day) == (1, 1)
    return str(last.year) if by_year else short_day(last)


def _time_of_day(event: Event) -> str:
    """The clock time with its zone, or the part of the day, after a day: `, 13:15 +06:00`."""
    if clock := _clock_words(_place(event)):
        return f", {clock}"
    part = _PARTS.get(event.part.partition("T")[2], "")
    return f", {part}" if part else ""


def _clock_words(place: str) -> str:
    match = _CLOCK.search(place)
    return " ".join(part for part in match.groups() if part) if match else ""


def _in_full(first: date, granularity: str | None) -> str:
    return _FULL.get(granularity or "", month)(first)


def _quarter(day: date) -> str:
    return f"Q{(day.month + 2) // 3}"


def _half(day: date) -> str:
    return "H1" if day.month < 7 else "H2"


def _season(first: date) -> str:
    """The season that begins with a day, in the north."""
    return {3: "spring", 6: "summer", 9: "autumn"}.get(first.month, "winter")


def _decade(day: date) -> str:
    return f"{day.year // 10 * 10}s"


def _century(day: date) -> str:
    number = day.year // 100 + 1
    teen = number % 100 in (11, 12, 13)
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')} century"


_LABELS: Mapping[str, Callable[[date], str]] = {
    "day": day_and_month,
    "week": day_and_month,
    "quarter": _quarter,
    "half": _half,
    "season": _season,
    "year": lambda day: str(day.year),
    "decade": _decade,
    "century": _century,
}
"""By how fine a date is; a month for the rest."""

_FULL: Mapping[str, Callable[[date], str]] = {
    "day": weekday_and_day,
    "week": lambda day: f"the week of {short_day(day)}",
    "quarter": lambda day: f"{_quarter(day)} {day.year}",
    "half": lambda day: f"{_half(day)} {day.year}",
    "season": lambda day: f"{_season(day)} {day.year}",
    "year": lambda day: str(day.year),
    "decade": lambda day: f"the {_decade(day)}",
    "century": lambda day: f"the {_century(day)}",
}
