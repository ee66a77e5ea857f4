"""Build the table of feasts by the moon.

Run it with python -m astana_reader.timeline.calendars.build_feast_days.

Sources, installed for the build alone: hijridate (the calendar of Umm al-Qura), lunardate (the
Chinese calendar) and holidays (Diwali as India keeps it).
"""

from __future__ import annotations

import importlib
import textwrap
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from .feasts import FIRST_LUNAR_NEW_YEAR, SHORTEST_LUNAR_YEAR

_FILE = Path(__file__).with_name("feast_days.py")
_HEAD = '''"""The days of feasts by the moon: made by `build_feast_days`, and read by `feasts`."""

from __future__ import annotations

'''
_LUNAR = range(1344, 1500)  # Islamic years
_CHINESE = range(1900, 2100)


def _ramadan() -> list[date]:
    """The first days of Ramadan and of the two months in which the feasts after it lie."""
    hijri: Any = importlib.import_module("hijridate").Hijri
    return [
        date(*hijri(year, month, day).to_gregorian().datetuple())
        for year in _LUNAR
        for month, day in ((9, 1), (10, 1), (12, 10))
    ]


def _chinese() -> list[int]:
    """How many days after 21 January each lunar new year lies."""
    lunar: Any = importlib.import_module("lunardate").LunarDate
    days = [lunar(year, 1, 1).to_solar_date() for year in _CHINESE]
    return [(day - date(day.year, *FIRST_LUNAR_NEW_YEAR)).days for day in days]


def _diwali() -> dict[int, tuple[int, int]]:
    hindu: Any = importlib.import_module("holidays.calendars.hindu")
    days: dict[int, tuple[int, int]] = vars(vars(hindu)["_HinduLunisolar"])["DIWALI_INDIA_DATES"]
    return days


def _string(name: str, figures: str) -> str:
    lines = textwrap.wrap(figures, 90)
    return f"{name} = (\n" + "".join(f'    "{line}"\n' for line in lines) + ")\n"


def main() -> None:
    ramadan, diwali = _ramadan(), _diwali()
    firsts, breaking, sacrifice = ramadan[0::3], ramadan[1::3], ramadan[2::3]
    steps = [(b - a).days - SHORTEST_LUNAR_YEAR for a, b in pairwise(firsts)]
    lengths = [(b - a).days - 29 for a, b in zip(firsts, breaking, strict=True)]
    between = [(b - a).days - 67 for a, b in zip(breaking, sacrifice, strict=True)]
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    parts = [
        f"FIRST_RAMADAN = {firsts[0].toordinal()}\n",
        _string("YEARS", "".join(map(str, steps))),
        _string("RAMADANS", "".join(str(max(length, 0)) for length in lengths)),
        _string("BETWEEN_EIDS", "".join(str(max(days, 0)) for days in between)),
        f"FIRST_NEW_YEAR = {_CHINESE[0]}\n",
        _string("NEW_YEARS", "".join(digits[days] for days in _chinese())),
        f"FIRST_DIWALI = {min(diwali)}\n",
        _string(
            "DIWALIS",
            "".join(
                digits[(date(year, *diwali[year][:2]) - date(year, 10, 12)).days]
                for year in sorted(diwali)
            ),
        ),
    ]
    _FILE.write_text(_HEAD + "".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
