"""Years before Christ: how fine a date is, and counting from it, as the calendar has no such days.

Values are those of TIMEX3: BC0480 a year, BC0480-08 a month of it, BC048 a decade, BC04 a century.
The year before 1 is BC0001: there is no year 0.
"""

from __future__ import annotations

import re

_DATE = re.compile(r"BC(\d{4})(?:-(?:(\d\d)|SP|SU|FA|WI))?")
_YEARS = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}


def granularity(value: str) -> str | None:
    """How fine the value is: year, month or season; None where it is none of these."""
    match = _DATE.fullmatch(value)
    if match is None:
        return None
    return "month" if match[2] else "season" if "-" in value else "year"


def moved(value: str, unit: str, amount: int, *, counted: bool) -> str | None:
    """The value of so many years, decades or centuries later, None for finer units.

    `counted` tells “a decade earlier”, ten years, from “the decade before”, a decade.
    """
    match = _DATE.fullmatch(value)
    size = _YEARS.get(unit)
    if match is None or size is None:
        return None
    if size == 1 or counted:
        year = 1 - int(match[1]) + size * amount  # 1 BC is 0 to astronomers
        return f"BC{1 - year:04d}" if year <= 0 else f"{year:04d}"
    place = int(match[1]) // size - amount
    return f"BC{place:0{4 - len(str(size)) + 1}d}" if place >= 0 else None
