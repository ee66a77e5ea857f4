"""Places on the line of time as text: ISO 8601 with the clock, years before Christ, and days from
a publication that is not known.

ISO 8601 numbers years astronomically: 1 BC is 0000, 300 BC is -0299.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from .expressions import TimeExpression

_BEFORE_CHRIST = re.compile(r"BC(\d{1,6})(-(?:0[1-9]|1[0-2]))?")
_CLOCK = re.compile(r"T(\d\d):(\d\d)")
_PLACE = re.compile(
    r"(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::\d\d)?([+-]\d\d:\d\d)?)?"
)
_RELATIVE = re.compile(r"([DWMQY])([+-]\d+)?")
_DAYS_OF = {"D": 1, "W": 7, "M": 30, "Q": 91, "Y": 365}
# About when in a day its parts are, in minutes; for the order alone.
_PARTS = {"MO": 480, "MI": 720, "AF": 900, "EV": 1140, "NI": 1320, "DT": 720}

Key = tuple[int, int, int, int]
LATEST: Key = (10_000, 0, 0, 0)


def bounds(found: TimeExpression) -> tuple[str | None, str | None]:
    """The first and last place that an expression may mean, None where it names none."""
    match = _BEFORE_CHRIST.fullmatch(found.value)
    if match:
        return _before_christ(match[1], match[2] or "")
    if found.earliest is None or found.latest is None:
        return None, None
    clock = _CLOCK.search(found.value)
    time = f"{clock[0]}{found.zone}" if clock else ""
    return f"{found.earliest}{time}", f"{found.latest}{time}"


def _before_christ(digits: str, month: str) -> tuple[str, str]:
    size = 10 ** max(0, 4 - len(digits))
    first = int(digits) * size
    if size > 1:  # BC04 is the fifth century, 500 to 401 BC
        first, last = first + size - (size == 10), first + (size >= 100)
        return f"{_astronomical(first)}", f"{_astronomical(last)}"
    return _astronomical(first) + month, _astronomical(first) + month


def _astronomical(year_before_christ: int) -> str:
    year = 1 - year_before_christ
    return f"-{-year:04d}" if year < 0 else f"{year:04d}"


def key(place: str | None, value: str = "") -> Key | None:
    """Sorts places by year, month, day and minute; None where there is no place.

    A place without a clock time has the minute of the part of the day that `value` tells (TMO).
    """
    match = _PLACE.fullmatch(place or "")
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    minute = 60 * int(match[4] or 0) + int(match[5] or 0)
    if zone := match[6]:
        minute -= int(f"{zone[0]}1") * (60 * int(zone[1:3]) + int(zone[4:6]))
    if not match[4]:
        minute = _PARTS.get(value.partition("T")[2], 0)
    return year, month, day, minute


def relative_key(relative: str) -> int:
    """Sorts places relative to publication by about how many days they lie after it."""
    match = _RELATIVE.match(relative)
    return int(match[2] or 0) * _DAYS_OF[match[1]] if match else 0


def shown(begins: str | None, ends: str | None, granularity: str | None = None) -> str:
    """Both places as short as they can be: 2024-03, 1939..1945, 300..201 BC, 2024-03-05T14:00.

    `granularity` is how fine the first is said.
    """
    if begins is None or ends is None:
        return _short(begins or ends or "", granularity)
    if _is_before_christ(begins) and _is_before_christ(ends):
        first, last = _short(begins), _short(ends)
        return first if begins == ends else f"{first.removesuffix(' BC')}..{last}"
    size = _whole(begins, ends)
    if size:
        first, last = (place[: _LENGTHS[size]].lstrip("0") for place in (begins, ends))
    elif _is_before_christ(begins) and ends.endswith("-12-31"):
        first, last = _short(begins), ends[: _LENGTHS["year"]].lstrip("0")
    else:
        first, last = _short(begins, granularity), _short(ends)
    return first if first == last else f"{first}..{last}"


_LENGTHS = {"year": 4, "month": 7}
_EDGES = {"year": "-01-01", "month": "-01"}


def _whole(begins: str, ends: str) -> str | None:
    """Whether both are edges of years or of months."""
    if len(begins) != 10 or len(ends) != 10 or not begins.endswith("-01"):
        return None
    last = date.fromisoformat(ends)
    if last.day != monthrange(last.year, last.month)[1]:
        return None
    return "year" if begins.endswith("-01-01") and ends.endswith("-12-31") else "month"


def _short(place: str, size: str | None = None) -> str:
    """A place as short as its size lets it be where it is an edge of such a size."""
    if _is_before_christ(place):
        return f"{1 - int(place[:1] + place[1:].partition('-')[0])} BC"
    if size in _EDGES and len(place) == 10 and place.endswith(_EDGES[size]):
        return place[: _LENGTHS[size]].lstrip("0")
    return place.lstrip("0")


def _is_before_christ(place: str) -> bool:
    return place.startswith(("-", "0000"))
