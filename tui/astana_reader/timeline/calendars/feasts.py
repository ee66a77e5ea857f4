"""The days of feasts that move with the moon, by the rules of their calendars.

Jewish feasts are counted by the fixed rules of the Hebrew calendar. Islamic ones are those of the
calendar of Umm al-Qura, from which a country may differ by a day; the lunar new year and Diwali
are kept in the table beside this. Outside the years of the table there are none.
"""

from __future__ import annotations

from bisect import bisect_left
from datetime import date, timedelta
from functools import cache
from itertools import accumulate

from . import feast_days

FIRST_LUNAR_NEW_YEAR = (1, 21)
SHORTEST_LUNAR_YEAR = 353
_FIRST_DIWALI = (10, 12)

# Days after the new year of the autumn, and before that of the next one.
_AFTER_NEW_YEAR = {
    "rosh hashanah": 0, "rosh hashana": 0, "jewish new year": 0, "yom kippur": 9, "sukkot": 14,
    "sukkoth": 14, "simchat torah": 22,
}  # fmt: skip
_PASSOVER = -163
_AFTER_PASSOVER = {"passover": 0, "pesach": 0, "purim": -30, "shavuot": 50}
_HANUKKAH = ("hanukkah", "chanukah")
_ISLAMIC = ("ramadan", "eid al fitr", "eid ul fitr", "eid al adha", "eid ul adha", "eid")
_NEW_YEAR = {
    "lunar new year": 0, "chinese new year": 0, "lunar new year 's day": 0,
    "lunar new year 's eve": -1, "chinese new year 's eve": -1,
}  # fmt: skip
_DIWALI = ("diwali", "deepavali")
_LENGTHS = {
    "sukkot": 7, "sukkoth": 7, "passover": 8, "pesach": 8, "hanukkah": 8, "chanukah": 8,
    "rosh hashanah": 2, "rosh hashana": 2, "jewish new year": 2, "shavuot": 2,
}  # fmt: skip
NAMES = frozenset((*_AFTER_NEW_YEAR, *_AFTER_PASSOVER, *_HANUKKAH, *_ISLAMIC, *_NEW_YEAR, *_DIWALI))
ABOUT = frozenset((*_LENGTHS, *_ISLAMIC, *_DIWALI))
"""Those of which a day more or less is possible: they last, or are kept by the moon as seen."""


def days(name: str, year: int) -> list[date]:
    """The first days of a feast in a year: none where it is not known, two of some Islamic ones."""
    if name in _ISLAMIC:
        return _islamic(name, year)
    if name in _NEW_YEAR:
        found = _counted(feast_days.NEW_YEARS, year - feast_days.FIRST_NEW_YEAR, year, _JANUARY)
        return [day + timedelta(_NEW_YEAR[name]) for day in found]
    if name in _DIWALI:
        return _counted(feast_days.DIWALIS, year - feast_days.FIRST_DIWALI, year, _FIRST_DIWALI)
    return [_jewish(name, year)] if _HEBREW_YEARS[0] <= year <= _HEBREW_YEARS[1] else []


_JANUARY = FIRST_LUNAR_NEW_YEAR
_HEBREW_YEARS = (1600, 2200)


def length(name: str, first: date) -> int:
    """How many days a feast lasts that begins on `first`."""
    if name != "ramadan":
        return _LENGTHS.get(name, 1)
    firsts, ends, _ = _ramadans()
    place = bisect_left(firsts, first.toordinal())
    return ends[place] - firsts[place] if place < len(ends) else 30


def _counted(table: str, place: int, year: int, base: tuple[int, int]) -> list[date]:
    if not 0 <= place < len(table):
        return []
    return [date(year, *base) + timedelta(int(table[place], 36))]


@cache
def _ramadans() -> tuple[list[int], list[int], list[int]]:
    """The ordinals of the first days of Ramadan and of the two feasts after it, year for year."""
    steps = (SHORTEST_LUNAR_YEAR + int(figure) for figure in feast_days.YEARS)
    firsts = list(accumulate(steps, initial=feast_days.FIRST_RAMADAN))
    ends = [day + 29 + int(more) for day, more in zip(firsts, feast_days.RAMADANS, strict=True)]
    between = zip(ends, feast_days.BETWEEN_EIDS, strict=True)
    return firsts, ends, [day + 67 + int(more) for day, more in between]


def _islamic(name: str, year: int) -> list[date]:
    firsts, breaking, sacrifice = _ramadans()
    which = {
        "ramadan": firsts, "eid al fitr": breaking, "eid ul fitr": breaking,
        "eid": sorted(breaking + sacrifice),
    }.get(name, sacrifice)  # fmt: skip
    begin = bisect_left(which, date(year, 1, 1).toordinal())
    end = bisect_left(which, date(year, 12, 31).toordinal() + 1)
    return [date.fromordinal(day) for day in which[begin:end]]


def _jewish(name: str, year: int) -> date:
    new_year = _hebrew_new_year(year + 3761)
    if name in _AFTER_NEW_YEAR:
        return new_year + timedelta(_AFTER_NEW_YEAR[name])
    if name in _AFTER_PASSOVER:
        return new_year + timedelta(_PASSOVER + _AFTER_PASSOVER[name])
    long = (_hebrew_new_year(year + 3762) - new_year).days % 10 == 5  # has a day more before it
    return new_year + timedelta(83 + long)


def _hebrew_new_year(year: int) -> date:
    """The first day of a year of the Hebrew calendar."""
    before, here, after = (_molad_day(year + shift) for shift in (-1, 0, 1))
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return date.fromordinal(_HEBREW_EPOCH + here + late)


_HEBREW_EPOCH = -1_373_427  # the ordinal of its first day


def _molad_day(year: int) -> int:
    """The days from the epoch to the new moon of a year, put off where its weekday is barred."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12_084 + 13_753 * months) // 25_920
    return day + (3 * (day + 1) % 7 < 3)
