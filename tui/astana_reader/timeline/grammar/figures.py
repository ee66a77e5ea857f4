"""Dates in figures and their order: 05/06/2024 is in May or in June."""

from __future__ import annotations

import re
from datetime import date

from astana_reader.timeline import values
from astana_reader.timeline.sentences.lexicon import SHORT_WEEKDAYS

from .meanings import Numeric

_FIGURES = re.compile(
    r"(?P<first>\d(?<![\d/.-]\d)\d?)(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)"
    r"(?![\d/-]|\.\d)"
)
_WEEKDAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}[.,]{0,2} $")
_LONGEST = 14  # code points of a weekday with its mark
_LOOKED_AT = 200_000  # code points in which dates in figures are looked for


def ordered(said: Numeric, day_first: bool | None) -> tuple[int, int, bool]:
    """The month and day that the figures mean, and whether that is beyond doubt.

    `day_first` is what the text or its place tells of the order; without it the month goes first,
    as in the United States, where both would do.
    """
    first, second = said.first, said.second
    if first == second:
        return first, second, True
    fits = values.exists(first, second, said.year) if first <= 12 else False
    turned = values.exists(second, first, said.year) if second <= 12 else False
    if fits and turned:
        return (second, first, True) if day_first else (first, second, day_first is not None)
    return (first, second, True) if fits else (second, first, True)


def is_date(said: Numeric) -> bool:
    """Whether either order is a day of the calendar."""
    one, other = said.first, said.second
    return (one <= 12 and values.exists(one, other, said.year)) or (
        other <= 12 and values.exists(other, one, said.year)
    )


def is_day_first(text: str) -> bool | None:
    """Whether dates in figures have the day before the month, None where nothing shows it."""
    day_first = month_first = False
    for match in _FIGURES.finditer(text, 0, _LOOKED_AT):
        first, second = int(match["first"]), int(match["second"])
        day_first |= 12 < first <= 31 and second <= 12
        month_first |= 12 < second <= 31 and first <= 12 and match["mark"] == "/"
        weekday = _WEEKDAY.search(text, max(0, match.start() - _LONGEST), match.start())
        if weekday and first != second:
            wanted = SHORT_WEEKDAYS[weekday[1].lower()]
            day_first |= _falls_on(match, first, second, wanted)
            month_first |= _falls_on(match, second, first, wanted) and match["mark"] == "/"
    return day_first if day_first != month_first else None


def _falls_on(figures: re.Match[str], day: int, month: int, wanted: int) -> bool:
    """Whether the figures mean a day of the weekday beside them, and the other way round do not."""
    years = int(figures["year"]) + (0 if len(figures["year"]) == 4 else 2000)
    days = ((day, month), (month, day))
    if not all(one <= 12 and values.exists(one, other, years) for other, one in days):
        return False
    fits = [date(years, one, other).isoweekday() == wanted for other, one in days]
    return fits == [True, False]
