"""Dates of events in words, whatever the locale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from astana_reader.text.wording import day_and_month, month, short_day, short_month, weekday_and_day
from astana_reader.timeline.events import Event

_CELLS = 6


def label(event: Event) -> str:
    """At most six cells for the line: 29 Dec (of a week its first day), Sep, Q3, ~2012, 1990s."""
    day = event.earliest
    if day is None:
        return ""
    words = _LABELS.get(event.granularity or "", short_month)(day)
    return f"{'~' if event.approx else ''}{words}"[:_CELLS]


def published_label(day: date | None) -> str:
    return day_and_month(day) if day else ""


def event_short(event: Event) -> str:
    """The date for the status line: 29 Dec 2016, December 2016, ~2012."""
    if event.earliest is None:
        return "undated"
    if event.granularity == "day":
        return short_day(event.earliest)
    return f"{'~' if event.approx else ''}{_in_full(event.earliest, event.granularity)}"


def event_title(event: Event) -> str:
    """The date of an event in full: Thu 29 December 2016; September 2015 – 22 Jan 2017."""
    first, last = event.earliest, event.latest
    if first is None:
        return "Undated"
    about = "about " if event.approx else ""
    start = _in_full(first, event.granularity)
    if event.kind == "span" and last is not None:
        return f"{about}{start} – {short_day(last)}"
    return f"{about}{start}"


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
