"""The days of feasts and holidays that English-language news names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta

from . import feasts

# The names as tokens. Fixed days as (month, day); floating ones as (month, ISO weekday, which one,
# -1 the last); feasts as days after Easter.
_FIXED = {
    "new year 's day": (1, 1), "new year 's eve": (12, 31), "epiphany": (1, 6),
    "groundhog day": (2, 2), "valentine 's day": (2, 14), "st patrick 's day": (3, 17),
    "april fools day": (4, 1), "earth day": (4, 22), "may day": (5, 1), "cinco de mayo": (5, 5),
    "v e day": (5, 8), "juneteenth": (6, 19), "independence day": (7, 4), "bastille day": (7, 14),
    "halloween": (10, 31), "all saints day": (11, 1), "veterans day": (11, 11),
    "armistice day": (11, 11), "remembrance day": (11, 11), "christmas": (12, 25),
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26),
    "australia day": (1, 26), "anzac day": (4, 25), "canada day": (7, 1), "flag day": (6, 14),
    "all souls day": (11, 2), "pearl harbor day": (12, 7), "world aids day": (12, 1),
    "human rights day": (12, 10), "women 's day": (3, 8), "tax day": (4, 15),
    "guy fawkes night": (11, 5), "bonfire night": (11, 5), "twelfth night": (1, 5),
    "orthodox christmas": (1, 7),
}  # fmt: skip
_FLOATING = {
    "martin luther king day": (1, 1, 3), "martin luther king jr day": (1, 1, 3),
    "presidents day": (2, 1, 3), "mother 's day": (5, 7, 2), "memorial day": (5, 1, -1),
    "father 's day": (6, 7, 3), "labor day": (9, 1, 1), "columbus day": (10, 1, 2),
    "thanksgiving": (11, 4, 4), "thanksgiving day": (11, 4, 4),
    "patriots day": (4, 1, 3), "indigenous peoples day": (10, 1, 2),
}  # fmt: skip
_EASTER = {
    "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3, "good friday": -2,
    "holy saturday": -1, "easter": 0, "easter sunday": 0, "easter monday": 1,
    "ascension day": 39, "pentecost": 49, "whit sunday": 49, "whit monday": 50,
    "mardi gras": -47, "shrove tuesday": -47, "holy thursday": -3, "holy wednesday": -4,
    "trinity sunday": 56, "corpus christi day": 60,
}  # fmt: skip


def _election(year: int) -> date:
    """The Tuesday after the first Monday of November (the United States)."""
    return weekday_of(year, 11, 1, 1) + timedelta(1)


def _inauguration(year: int) -> date:
    return date(year, 1, 20)


def _black_friday(year: int) -> date:
    return weekday_of(year, 11, 4, 4) + timedelta(1)


def _cyber_monday(year: int) -> date:
    return weekday_of(year, 11, 4, 4) + timedelta(4)


def _victoria_day(year: int) -> date:
    """The last Monday before 25 May (Canada)."""
    return date(year, 5, 24) - timedelta(date(year, 5, 24).weekday())


# Days that came once and are known by a name.
_ONCE = {
    "black thursday": date(1929, 10, 24), "black tuesday": date(1929, 10, 29),
    "d day": date(1944, 6, 6), "v j day": date(1945, 8, 15), "black monday": date(1987, 10, 19),
    "black wednesday": date(1992, 9, 16),
}  # fmt: skip


def only_day(name: str) -> date | None:
    """The day of a name that only one day has: D-Day."""
    return _ONCE.get(name)


_COMPUTED: dict[str, Callable[[int], date]] = {
    "election day": _election,
    "inauguration day": _inauguration,
    "black friday": _black_friday,
    "cyber monday": _cyber_monday,
    "victoria day": _victoria_day,
}
_ORTHODOX = {
    "orthodox easter": 0, "orthodox good friday": -2, "orthodox easter sunday": 0,
}  # fmt: skip
NAMES = frozenset({*_FIXED, *_FLOATING, *_EASTER, *_ORTHODOX, *_COMPUTED, *_ONCE, *feasts.NAMES})
_OPTIONAL = {
    "st": "st DOT?",
    "jr": "jr DOT?",
    "v": "v DASH?",
    "d": "d DASH",
    "eid": "eid DASH?",
    "al": "al DASH?",
    "ul": "ul DASH?",
}
_MARKS = ("'", ".", "-", "–", "‑")

PATTERN = (
    "holiday:("
    + " | ".join(
        " ".join(
            _OPTIONAL.get(word, word + " '?" if word[-1] == "s" and len(word) > 2 else word)
            for word in name.split()
        )
        for name in sorted(NAMES, key=len, reverse=True)
    )
    + ")"
)
"""The names in the notation of the grammar, captured as `holiday`."""


def holiday_name(words: list[str]) -> str:
    """The name in this module's tables that the captured words are."""
    return " ".join(word for word in words if word not in _MARKS)


def holiday(name: str, year: int) -> date | None:
    """The day of the holiday in a year, None where the calendar has none."""
    if not 1 < year < MAXYEAR:
        return None
    if name in feasts.NAMES:
        return next(iter(feasts.days(name, year)), None)
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _FLOATING:
        month, weekday, which = _FLOATING[name]
        return weekday_of(year, month, weekday, which)
    if name in _EASTER:
        from dateutil.easter import easter

        return easter(year) + timedelta(_EASTER[name]) if 1583 <= year <= 4099 else None
    if name in _ORTHODOX:
        return _orthodox(name, year)
    if name in _ONCE:
        return _ONCE[name] if _ONCE[name].year == year else None
    return _COMPUTED[name](year)


def days_of(name: str, year: int) -> list[date]:
    """The first days of a holiday or feast in a year: of an Islamic one there may be two."""
    if name in feasts.NAMES:
        return feasts.days(name, year) if 1 < year < MAXYEAR else []
    day = holiday(name, year)
    return [day] if day else []


def _orthodox(name: str, year: int) -> date | None:
    from dateutil.easter import EASTER_ORTHODOX, easter

    known = 1583 <= year <= 4099
    return easter(year, EASTER_ORTHODOX) + timedelta(_ORTHODOX[name]) if known else None


def lasting(name: str, value: str) -> tuple[date, date] | None:
    """The days of a feast of several, of which a value names the first; None for others."""
    if name not in feasts.NAMES or len(value) != len("2024-03-11") or not value[0].isdigit():
        return None
    first = date.fromisoformat(value)
    return first, first + timedelta(feasts.length(name, first) - 1)


def weekday_of(year: int, month: int, weekday: int, which: int) -> date:
    """The first, second … weekday (1 for Monday) of a month, the last one for -1."""
    if which < 0:
        last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (which - 1))
