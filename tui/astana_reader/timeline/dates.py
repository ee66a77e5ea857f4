"""The grammar of calendar dates: days, months and holidays."""

from __future__ import annotations

from . import holidays, lexicon, values
from .grammar import Built, Found, Table
from .meanings import FOCUS, PUBLICATION, Calendar, Fixed, Holiday, NthWeekday, WeekOf
from .numbers import ordinal
from .years import relative_year, year_of


def _date(found: Found) -> Calendar | None:
    month, day = lexicon.MONTHS[found.word("month")], ordinal(found.words("day"))
    year = year_of(found.words("year"))
    if not values.exists(month, day, year):
        return None
    shift, anchor = relative_year(found.words("which"))
    return Calendar(year, month, day, shift, anchor)


def _month(found: Found) -> Calendar | None:
    if _has_no_such_day(found):
        return None
    shift, anchor = relative_year(found.words("which"))
    month = lexicon.MONTHS[found.word("month")]
    return Calendar(year_of(found.words("year")), month, None, shift, anchor)


def _september_11(found: Found) -> Calendar | None:
    """The day that is known by its month and day alone."""
    words = found.line.words[slice(*found.extent())]
    return Calendar(2001, 9, 11) if words[-1] in ("9/11", "11", "11th") else None


def _part_of_month(found: Found) -> Built | None:
    mod = {"first": "START", "last": "END", "final": "END", "fourth": "END"}
    month, nth = _month(found), found.word("nth")
    if found.line.words[found.match.end("nth")] == "half" and nth == "second":
        nth = "last"
    return (month, mod.get(nth, "MID")) if month else None


def _first_or_last(found: Found) -> Built:
    month, year = lexicon.MONTHS[found.word("month")], year_of(found.words("year"))
    if found.word("nth") == "first":
        return Calendar(year, month, 1), None
    if month == 2:  # its length is not known before its year
        return Calendar(year, month), "END"
    return Calendar(year, month, 30 if month in (4, 6, 9, 11) else 31), None


def _nth_weekday(found: Found) -> NthWeekday:
    which = found.word("nth")
    return NthWeekday(
        lexicon.WEEKDAYS[found.word("weekday")],
        -1 if which == "last" else lexicon.ORDINALS[which],
        lexicon.MONTHS[found.word("month")],
        year_of(found.words("year")),
    )


def _has_no_such_day(found: Found) -> bool:
    """Whether a day stands beside the month that it does not have: 31 February."""
    place, words = found.match.start("month"), found.line.words
    month = lexicon.MONTHS[words[place]]
    beside = [words[at] for at in (place - 1, place + 1) if 0 <= at < len(words)]
    days = [int(word) for word in beside if word.isdecimal() and len(word) <= 2]
    return any(day <= 31 and not values.exists(month, day) for day in days)


def _which_month(found: Found) -> Calendar | None:
    """“last May”, “the following March”, “last Oct. 23”."""
    words = found.words("which")
    month, day = lexicon.MONTHS[found.word("month")], ordinal(found.words("day"))
    if day and not values.exists(month, day):
        return None
    anchor = FOCUS if words[0] in ("the", "that") else PUBLICATION
    return Calendar(None, month, day or None, lexicon.SHIFTS[words[-1]], anchor, near=True)


def _iso(found: Found) -> Fixed | Calendar | None:
    day, _, clock = found.word("iso").replace(" ", "t").partition("t")
    year, month, number = (int(part) for part in day.split("-"))
    if not (year and 1 <= month <= 12 and values.exists(month, number, year)):
        return None
    if not clock:
        return Calendar(year, month, number)
    hours, minutes = int(clock[:2]), int(clock[3:5])
    return Fixed(f"{day}T{clock[:5]}", "TIME") if hours < 24 and minutes < 60 else None


def _slashed(found: Found) -> Calendar | None:
    """12/31/2017, 31/12/2017, 31.12.2017, 2017/12/31; American order where two would do.

    With points and two figures at the end it may be a time of a race: 2.11.37.
    """
    word = found.word("slashed")
    parts = word.replace(".", "/").split("/")
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
    elif len(parts[0]) <= 2 and len(parts[2]) in ((4,) if "." in word else (2, 4)):
        year = year_of(["'" + parts[2]] if len(parts[2]) == 2 else [parts[2]]) or 0
        month, day = int(parts[0]), int(parts[1])
        if month > 12 or "." in word:
            month, day = day, month
    else:
        return None
    if not (1000 <= year < 2200 and 1 <= month <= 12 and values.exists(month, day, year)):
        return None
    return Calendar(year, month, day)


def _first_of_two(found: Found) -> Calendar | None:
    """The first date of “March 19 to April 30, 2003” and “from October to March”."""
    month, day = lexicon.MONTHS[found.word("month")], ordinal(found.words("day"))
    year, later = year_of(found.words("year")), lexicon.MONTHS[found.word("second")]
    if day and not values.exists(month, day, year):
        return None
    if year is None:
        return Calendar(None, month, day or None, until=later)
    return Calendar(year - 1 if month > later else year, month, day or None)


def _holiday(found: Found) -> Holiday | None:
    if not found.line.text[found.line.starts[found.match.start("holiday")]].isupper():
        return None
    shift, _ = relative_year(found.words("which"))
    name = holidays.holiday_name(found.words("holiday"))
    return Holiday(name, year_of(found.words("year")), shift)


def _week_of_holiday(found: Found) -> WeekOf | None:
    holiday = _holiday(found)
    return WeekOf(holiday, found.word("unit")) if holiday else None


_DAY_OF_MONTH = "day:DAY_FIGURE"
_YEAR_AFTER = "(COMMA? year:ANY_YEAR | COMMA? of? which:RELATIVE_YEAR)?"
_ATTACKS = "attack|attacks|hijackings|atrocities|anniversary"
_TO = "(to|and|or|through|until|till|SLASH | COMMA? DASH)"

RULES: Table = {
    "MONTH": (
        # the first date of “March 19 to April 30, 2003”; the September 11 attacks
        (
            (
                f"here:(month:MONTH {_DAY_OF_MONTH}?) {_TO}"
                " second:MONTH DAY_FIGURE? COMMA? year:ANY_YEAR"
            ),
            _first_of_two,
        ),
        (
            f"here:({_DAY_OF_MONTH} month:MONTH) {_TO} DAY_FIGURE second:MONTH year:ANY_YEAR",
            _first_of_two,
        ),
        (
            "here:(month:MONTH day:DAY_FIGURE?) (to|through|until|till | DASH) second:MONTH",
            _first_of_two,
        ),
        ("(?<=between) here:(month:MONTH day:DAY_FIGURE?) and second:MONTH", _first_of_two),
        (f"here:(september|sept the? DAY_FIGURE) terrorist|terror? {_ATTACKS}", _september_11),
        # January 22, 2017; Sunday, Jan. 22; January the 22nd of last year
        (f"ON_WEEKDAY? month:MONTH the? {_DAY_OF_MONTH} (?!COUNTED) {_YEAR_AFTER}", _date),
        (f"ON_WEEKDAY? month:MONTH the? day:ORDINAL (?!UNIT|NAME|quarter) {_YEAR_AFTER}", _date),
        # 22 January 2017; the 22nd of January; the Fourth of July
        (f"ON_WEEKDAY? the? {_DAY_OF_MONTH} of? month:MONTH {_YEAR_AFTER}", _date),
        ("day:DAY_FIGURE DASH month:MONTH DASH year:YEAR", _date),
        (f"ON_WEEKDAY? the day:ORDINAL of month:MONTH {_YEAR_AFTER}", _date),
        # the other date of “April 24 and 25”, “24 and 25 April”
        (
            (
                f"month:MONTH DAY_FIGURE (COMMA | COMMA? {_TO}) here:(the? {_DAY_OF_MONTH}"
                " (COMMA? year:YEAR)?) (?!COUNTED|MONTH|UNIT|UNITS|NUMBER|DASH|a.m.|p.m.)"
            ),
            _date,
        ),
        (
            (
                f"here:(the? {_DAY_OF_MONTH}) (COMMA | COMMA? {_TO}) the? DAY_FIGURE of?"
                " month:MONTH (COMMA? year:YEAR)?"
            ),
            _date,
        ),
        # January 2017; January of last year; last January
        ("month:MONTH COMMA? of? year:ANY_YEAR", _month),
        ("month:MONTH COMMA? of? which:RELATIVE_YEAR", _month),
        ("which:WHICH_NAMED month:MONTH (day:DAY_FIGURE)?", _which_month),
        # the first week of May; the last day of February; the second Sunday in June
        (
            (
                "the? nth:first|second|third|fourth|last|final week|weekend|half of|in month:MONTH"
                " (COMMA? of? year:ANY_YEAR)?"
            ),
            _part_of_month,
        ),
        ("the? nth:first|last day of month:MONTH (COMMA? of? year:ANY_YEAR)?", _first_or_last),
        (
            (
                "the? nth:first|second|third|fourth|last weekday:WEEKDAY of|in month:MONTH"
                " (COMMA? of? year:ANY_YEAR)?"
            ),
            _nth_weekday,
        ),
        # A name or verb is a month where its neighbours say so: “in May”, “April and May”.
        ("month:PLAIN_MONTH", _month),
        ("(?<=PREPOSITION|that) month:may|march|april|june|august", _month),
        ("(?<=PREPOSITION|that) month:NAME_MONTH (?!NAME)", _month),
        ("(?<=MONTH and|or|to|through|COMMA|DASH) month:NAME_MONTH", _month),
        ("(?<!NAME) month:NAME_MONTH (?=and|or|to|through|until|till|DASH|SLASH MONTH)", _month),
        ("(?<=the|a) month:NAME_MONTH (?=WORD)", _month),
        ("(?<=mid DASH) month:NAME_MONTH", _month),
        ("month:april|june|august (?!NAME|SAYS|POSS)", _month),
    ),
    "FRACTION": (
        (f"the? here:(FRACTION) terrorist|terror? {_ATTACKS}", _september_11),
        ("(?<=since|after|before|of|on|to) here:(FRACTION) (?!COUNTED)", _september_11),
    ),
    "ISO": (("iso:ISO", _iso),),
    "SLASHED": (("slashed:SLASHED", _slashed),),
    "HOLIDAY_WORD": (
        (f"{holidays.PATTERN} (COMMA? of? year:YEAR | COMMA? which:RELATIVE_YEAR)?", _holiday),
        (f"which:last|this|next {holidays.PATTERN}", _holiday),
        (f"{holidays.PATTERN} unit:week|weekend", _week_of_holiday),
    ),
}
