"""Counts and days as people read them, the same whatever the locale."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def counted(number: int, noun: str, about: str = "") -> str:
    """1 highlight, 2 highlights; `about` stands before the number: 3 of 12 articles."""
    return f"{about}{number} {noun}" if number == 1 else f"{about}{number} {noun}s"


def capitalized(words: str) -> str:
    """The words with a capital at their beginning, the rest as it is."""
    return words[:1].upper() + words[1:]


def listed(words: Sequence[str]) -> str:
    """4; 4 and 9; 4, 9 and 12."""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def long_day(day: date) -> str:
    """22 January 2017."""
    return f"{day.day} {month(day)}"


def weekday_and_day(day: date) -> str:
    """Sun 22 January 2017."""
    return f"{_WEEKDAYS[day.weekday()]} {long_day(day)}"


def short_day(day: date) -> str:
    """22 Jan 2017."""
    return f"{day_and_month(day)} {day.year}"


def day_and_month(day: date) -> str:
    """22 Jan."""
    return f"{day.day} {short_month(day)}"


def month(day: date) -> str:
    """January 2017."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    """Jan."""
    return MONTHS[day.month - 1][:3]
