"""TIMEX3 values: how a time is written, how fine it is, and which days it covers.

TimeML 1.2.1 writes dates as ISO 8601 and adds to it: 2016-SU a season, 2016-Q4 a quarter, 2016-H1
a half, 201 a decade, 20 a century, BC0480 a year before Christ, 2016-12-29TMO a morning, and X for
a digit that is not known.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, date, timedelta

SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month each begins in

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)(?P<rest>-WE|-[1-7])?"
    r"|-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<season>SP|SU|FA|WI))?"
)
_TIME = re.compile(r"T(?:\d\d(?::\d\d(?::\d\d)?)?|MO|MI|AF|EV|NI|DT)(?:Z|[+-]\d\d(?::?\d\d)?)?\Z")
_DURATION = re.compile(
    r"P(?=.)(?:(?P<number>\d+(?:\.\d+)?|X)(?P<unit>DE|CE|[YMWDQE]))?"
    r"(?:(?P<months>\d+)M)?(?:T(?P<clock>(?:(?:\d+(?:\.\d+)?|X)[HMS])+))?\Z"
)
_BEFORE_CHRIST = re.compile(r"BC\d{1,6}(?:-(?:0[1-9]|1[0-2]|SP|SU|FA|WI))?\Z")
_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)Q)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?\Z")
_LENGTH_UNITS = ("year", "quarter", "month", "week", "day")
_SET = re.compile(
    r"XXXX(?:-(?:XX|\d\d)(?:-(?:XX|\d\d))?|-WXX(?:-[1-7E]|-WE)?|-(?:SP|SU|FA|WI|Q\d))?\Z"
)
REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")

Days = tuple[date | None, date | None]
_NO_DAYS: Days = (None, None)


def exists(month: int, day: int, year: int | None = None) -> bool:
    """Whether the year, or some year, has this day."""
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 1 <= day <= (28 + leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def day_value(day: date) -> str:
    return day.isoformat()


def month_value(year: int, month: int) -> str:
    return f"{year:04d}-{month:02d}"


def year_value(year: int) -> str:
    return f"{year:04d}"


def week_value(day: date) -> str:
    """The ISO week that the day is in."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def quarter_value(year: int, quarter: int) -> str:
    return f"{year:04d}-Q{quarter}"


def quarter_of(day: date) -> int:
    return (day.month - 1) // 3 + 1


def granularity(value: str) -> str | None:
    """How fine a date value is: day, week, month, quarter, season, half, year, decade, century."""
    day = value.split("T", maxsplit=1)[0]
    match = _DATE.fullmatch(day)
    if match is None:
        sizes = {1: "millennium", 2: "century", 3: "decade"}
        return sizes.get(len(day)) if _is_number(day) else None
    if match["day"]:
        return "day"
    for name in ("month", "week", "quarter", "half", "season"):
        if match[name]:
            return name
    return "year"


def minutes(value: str) -> int | None:
    """The minutes since midnight of a value with a clock time, None without one."""
    hours, minute = value.rpartition("T")[2][:2], value.rpartition("T")[2][3:5]
    return 60 * int(hours) + int(minute) if hours.isdigit() and minute.isdigit() else None


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit()


def days(value: str) -> Days:
    """The first and last day that a date value covers; (None, None) where it names none."""
    head = value.split("T", maxsplit=1)[0]
    if _is_number(head) and len(head) < 4:
        size = 10 ** (4 - len(head))
        first = int(head) * size
        return date(max(first, 1), 1, 1), date(first + size - 1, 12, 31)
    match = _DATE.fullmatch(head)
    if match is None or int(match["year"]) == 0:
        return _NO_DAYS
    try:
        return _days(match)
    except (ValueError, OverflowError):
        return _NO_DAYS


def _days(match: re.Match[str]) -> Days:
    year = int(match["year"])
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["week"]:
        return _days_of_week(year, int(match["week"]), match["rest"])
    if match["season"]:
        begin = SEASONS[match["season"]]
        return months(year, begin, 3)
    if match["month"]:
        return months(year, int(match["month"]), 1)
    if match["quarter"]:
        return months(year, 3 * int(match["quarter"]) - 2, 3)
    if match["half"]:
        return months(year, 6 * int(match["half"]) - 5, 6)
    return months(year, 1, 12)


def months(year: int, month: int, count: int) -> Days:
    """The first and last day of `count` months from a month on."""
    next_year, next_month = divmod(year * 12 + month - 1 + count, 12)
    if next_year > MAXYEAR:
        return _NO_DAYS
    return date(year, month, 1), date(next_year, next_month + 1, 1) - timedelta(1)


def _days_of_week(year: int, week: int, rest: str | None) -> Days:
    monday = date.fromisocalendar(year, week, 1)
    if rest == "-WE":
        return monday + timedelta(5), monday + timedelta(6)
    if rest:
        day = monday + timedelta(int(rest[1]) - 1)
        return day, day
    return monday, monday + timedelta(6)


_DECADE = 10  # years


def narrowed(bounds: Days, mod: str | None) -> Days:
    """The days of a period that START, MID and END leave: its first, middle or last third."""
    first, last = bounds
    if first is None or last is None or mod not in ("START", "MID", "END") or first == last:
        return bounds
    years = last.year - first.year + 1
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole and years >= _DECADE:
        short, early = years // 3, years - 2 * (years // 3)
        parts = {"START": (0, early), "MID": (early, short), "END": (early + short, short)}
        after, length = parts[mod]
        return date(first.year + after, 1, 1), date(first.year + after + length - 1, 12, 31)
    if whole and years == 1:
        return months(first.year, {"START": 1, "MID": 5, "END": 9}[mod], 4)
    length = (last - first).days + 1
    third, later = length // 3, length - length // 3
    if (first, last) == months(first.year, first.month, 1):
        third, later = 10, 20
    begin, end = {
        "START": (0, max(third, 1)),
        "MID": (third, later),
        "END": (min(later, length - 1), length),
    }[mod]
    return first + timedelta(begin), first + timedelta(end - 1)


def part_of_month(value: str, first: int, last: int) -> Days:
    """The days of a month's value from one to another, counted from its end where below 1."""
    begin, end = days(value)
    if begin is None or end is None or granularity(value) != "month":
        return begin, end
    length = end.day
    ones = [day if day > 0 else length + day for day in (first, last)]
    return begin.replace(day=ones[0]), begin.replace(day=min(ones[1], length))


def length_unit(value: str) -> str | None:
    """The coarsest unit of a duration's value."""
    match = _LENGTH.match(value)
    if match is None:
        return None
    return next(
        (unit for unit, said in zip(_LENGTH_UNITS, match.groups(), strict=True) if said), None
    )


def moved(day: date, value: str, sign: int) -> date | None:
    """The day a duration after it (1) or before it (-1); None for hours and what is vague."""
    from dateutil.relativedelta import relativedelta

    match = _LENGTH.match(value)
    if match is None or not any(match.groups()):
        return None
    years, quarters, months, weeks, days = (int(part or 0) for part in match.groups())
    try:
        return day + sign * relativedelta(
            years=years, months=months + 3 * quarters, weeks=weeks, days=days
        )
    except (ValueError, OverflowError):
        return None


def is_value(value: str) -> bool:
    """Whether the text is a TIMEX3 value that names a real time."""
    if value in REFERENCES or any(form.match(value) for form in (_DURATION, _SET, _BEFORE_CHRIST)):
        return True
    head, mark, tail = value.partition("T")
    if mark and not _TIME.match(mark + tail):
        return False
    return days(head) != _NO_DAYS and (not mark or granularity(head) == "day")


def type_of(value: str) -> str:
    """The TIMEX3 type that a value has where nothing else says it."""
    if _DURATION.match(value):
        return "DURATION"
    if _SET.match(value):
        return "SET"
    return "TIME" if granularity(value) == "day" and "T" in value else "DATE"
