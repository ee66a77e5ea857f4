"""Offsets of the time zones that news names: GMT, +0200, UTC+6, EST, and ET by the day."""

from __future__ import annotations

import re
from datetime import date, timedelta

from .holidays import weekday_of

_HOURS = {
    "gmt": 0, "utc": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7, "bst": 1, "cet": 1, "cest": 2, "eet": 2, "msk": 3, "hkt": 8, "jst": 9,
    "aest": 10,
}  # fmt: skip
# With summer time in it, which the day decides; “ist” is of three countries and says nothing.
_AMERICAN = {"et": -5, "ct": -6, "mt": -7, "pt": -8}
_FIGURES = re.compile(r"(?:(?:gmt|utc) ?)?([+-–−]) ?(\d{1,2}):?(\d\d)?")
_FARTHEST = 14 * 60  # minutes; no zone lies farther


def offset(words: str, value: str) -> str:
    """“+06:00” for the words of a zone on the day of a date value; empty where none is known."""
    said = words.lower().strip("() ")
    if said in _AMERICAN:
        return _iso(60 * (_AMERICAN[said] + _in_summer(value)))
    if said in _HOURS:
        return _iso(60 * _HOURS[said])
    match = _FIGURES.fullmatch(said)
    if match is None:
        return ""
    hours, minutes = match[2], match[3] or "0"
    total = 60 * int(hours) + int(minutes)
    return _iso(total if match[1] == "+" else -total) if int(minutes) < 60 else ""


def _iso(minutes: int) -> str:
    if abs(minutes) > _FARTHEST:
        return ""
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"


def _in_summer(value: str) -> bool:
    """Whether the clocks of the United States are an hour ahead on a day (since 2007)."""
    try:
        day = date.fromisoformat(value)
        first = weekday_of(day.year, 3, 7, 2)
        return first <= day < weekday_of(day.year, 11, 7, 1)
    except (ValueError, OverflowError):
        return False


def next_day(value: str, days: int) -> str:
    """The day so many days after that of a day's value; the value itself at the calendar's ends."""
    try:
        return (date.fromisoformat(value) + timedelta(days)).isoformat()
    except (ValueError, OverflowError):
        return value
