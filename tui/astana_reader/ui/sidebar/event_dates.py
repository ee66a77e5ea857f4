"""Dates of events in words, whatever the locale."""

from __future__ import annotations

from datetime import date

from astana_reader.timeline.events import Event

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def label(event: Event) -> str:
    """At most six cells for the line: 29 Dec (of a week its first day), Sep, Q3, ~2012, 1990s."""
    day = event.earliest
    if day is None:
        return ""
    about = "~" if event.approx else ""
    if event.granularity in ("day", "week"):
        return f"{about}{day.day} {MONTHS[day.month - 1][:3]}"[:6]
    if event.granularity == "quarter":
        return f"{about}Q{(day.month + 2) // 3}"
    if event.granularity == "half":
        return f"{about}H{(day.month + 5) // 6}"
    if event.granularity == "season":
        return f"{about}{season(day)}"[:6]
    if event.granularity == "year":
        return f"{about}{day.year}"
    if event.granularity == "decade":
        return f"{about}{day.year // 10 * 10}s"
    if event.granularity == "century":
        return f"{about}{day.year // 100 + 1}c."
    return f"{about}{MONTHS[day.month - 1][:3]}"


def published_label(day: date | None) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}" if day else ""


def long_day(day: date) -> str:
    """Thu 29 December 2016."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """29 Dec 2016."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def event_short(event: Event) -> str:
    """The date for the status line: 29 Dec 2016, December 2016, ~2012."""
    if event.earliest is None:
        return "undated"
    if event.granularity == "day":
        return short_day(event.earliest)
    return f"{'~' if event.approx else ''}{_point(event.earliest, event.granularity)}"


def event_title(event: Event) -> str:
    """The date of an event in full: Thu 29 December 2016; September 2015 – 22 Jan 2017."""
    first, last = event.earliest, event.latest
    if first is None:
        return "Undated"
    about = "about " if event.approx else ""
    start = _point(first, event.granularity)
    if event.kind == "span" and last is not None:
        return f"{about}{start} – {short_day(last)}"
    return f"{about}{start}"


def _point(day: date, granularity: str | None) -> str:
    if granularity == "day":
        return long_day(day)
    if granularity == "year":
        return str(day.year)
    if granularity == "decade":
        return f"the {day.year // 10 * 10}s"
    if granularity == "century":
        return f"the {day.year // 100 + 1}. century"
    if granularity == "week":
        return f"the week of {short_day(day)}"
    if granularity == "quarter":
        return f"Q{(day.month + 2) // 3} {day.year}"
    if granularity == "half":
        return f"the {'first' if day.month < 7 else 'second'} half of {day.year}"
    if granularity == "season":
        return f"{season(day)} {day.year}"
    return f"{MONTHS[day.month - 1]} {day.year}"


def season(first: date) -> str:
    """The season that begins with a day, in the northern year that dates are told by."""
    return {3: "spring", 6: "summer", 9: "autumn"}.get(first.month, "winter")
