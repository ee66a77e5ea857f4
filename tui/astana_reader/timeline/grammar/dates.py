"""The grammar of calendar dates: days, months and holidays."""

from __future__ import annotations

from astana_reader.timeline import values
from astana_reader.timeline.calendars import feasts, holidays
from astana_reader.timeline.sentences import lexicon
from astana_reader.timeline.sentences.numbers import ordinal, year_of
from astana_reader.timeline.sentences.tokens import codes_of

from .meanings import (
    FOCUS,
    PUBLICATION,
    Calendar,
    Holiday,
    NoSuchDay,
    NthWeekday,
    PartOfMonth,
    WeekOf,
)
from .persons import is_called, is_person
from .rules import Built, Found, Table
from .years import relative_year


def _date(found: Found) -> Calendar | NoSuchDay | None:
    month, day = lexicon.MONTHS[found.word("month")], ordinal(found.words("day"))
    year = year_of(found.words("year"))
    if _is_part_of_work(found):
        return None
    if not values.exists(month, day, year):
        # “May 60” is a number, “May 31” of another month no day.
        return NoSuchDay(month, year) if 1 <= day <= 31 and year and year > 0 else None
    if unread := _unread_year(found):
        return NoSuchDay(month, unread)
    shift, anchor = relative_year(found.words("which"))
    return Calendar(year, month, day, shift, anchor)


def _is_part_of_work(found: Found) -> bool:
    """“act 2 of May 1968”."""
    line, first = found.line, found.extent()[0]
    return (
        first > 0
        and line.codes[first - 1] in _NUMBERED
        and line.words[first + 1 : first + 2] == ["of"]
        and line.words[first].isdecimal()
    )


def _month(found: Found) -> Calendar | None:
    if _has_no_such_day(found) or found.is_repeated() or _is_somebody(found):
        return None
    if _unread_year(found):
        return None
    shift, anchor = relative_year(found.words("which"))
    month = lexicon.MONTHS[found.word("month")]
    return Calendar(year_of(found.words("year")), month, None, shift, anchor)


def _unread_year(found: Found) -> int | None:
    """A year that is none of those that are read: “1 January 9999”; “1 May 9000 men …” is none."""
    words, at = found.line.words, found.extent()[1]
    if found.words("year") or found.words("which"):
        return None
    at += words[at : at + 1] == [","]
    year = words[at] if at < len(words) else ""
    after = words[at + 1] if at + 1 < len(words) else "."
    if not (year.isdecimal() and len(year) in (4, 5)) or 1000 <= int(year) < 2200:
        return None
    return None if after.isalpha() and after not in _NO_THINGS else int(year)


# What follows a date where a number would have the things that it counts.
_NO_THINGS = frozenset(
    "he she it they we i you the a his her its their was were is and but".split()
)


def _is_somebody(found: Found) -> bool:
    """“January Olsson met”, “his wife, April, laughed”."""
    first, last = found.extent()
    if last > first + 1:
        return False
    return is_person(found.line, first, last) or is_called(found.line, first, last)


def _month_of_record(found: Found) -> Calendar | None:
    """“the coldest May since 1955”."""
    before = found.line.words[max(0, found.match.start() - 2) : found.match.start()]
    record = len(before) == 2 and before[0] == "the" and before[1] in lexicon.SUPERLATIVES
    return _month(found) if record else None


def _september_11(found: Found) -> Calendar | None:
    """The day that is known by its month and day alone."""
    words = found.line.words[slice(*found.extent())]
    return Calendar(2001, 9, 11) if words[-1] in ("9/11", "11", "11th") else None


def _part_of_month(found: Found) -> Built | None:
    mod = {"first": "START", "last": "END", "final": "END", "fourth": "END"}
    month, nth = _month(found), found.word("nth")
    if found.line.words[found.match.end("nth")] == "half" and nth == "second":
        nth = "last"
    if month is None:
        return None
    unit = found.line.words[found.match.end("nth")]
    return PartOfMonth(month, *_DAYS_OF_PART[unit, nth]), mod.get(nth, "MID")


# The first and last day of a part of a month, counted from its end where they are not positive.
_DAYS_OF_PART = {
    ("week", "first"): (1, 7), ("week", "second"): (8, 14), ("week", "third"): (15, 21),
    ("week", "fourth"): (22, 28), ("week", "last"): (-6, 0), ("week", "final"): (-6, 0),
    ("weekend", "first"): (1, 8), ("weekend", "second"): (8, 15), ("weekend", "third"): (15, 22),
    ("weekend", "fourth"): (22, 29), ("weekend", "last"): (-7, 0), ("weekend", "final"): (-7, 0),
    ("half", "first"): (1, 15), ("half", "last"): (16, 0),
}  # fmt: skip


def _two_nights(found: Found) -> PartOfMonth | None:
    """“3/4 May 2019”, as of a night."""
    first, _, last = found.word("days").partition("/")
    if not (first.isdecimal() and last.isdecimal()):
        return None
    month = Calendar(year_of(found.words("year")), lexicon.MONTHS[found.word("month")])
    days = int(first), int(last)
    follow = days[1] == days[0] + 1 and values.exists(month.month or 1, days[1], month.year)
    return PartOfMonth(month, *days) if follow else None


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
        -1 if which in ("last", "final") else lexicon.ORDINALS[which],
        lexicon.MONTHS.get(found.word("month"), 0),
        year_of(found.words("year")),
    )


def _has_no_such_day(found: Found) -> bool:
    """Whether a day stands beside the month that it does not have: 31 February."""
    place, words = found.match.start("month"), found.line.words
    month = lexicon.MONTHS[words[place]]
    beside = [words[at] for at in (place - 1, place + 1) if 0 <= at < len(words)]
    days = [ordinal([word]) for word in beside if word[0].isdecimal() and len(word) <= 4]
    return any(0 < day <= 31 and not values.exists(month, day) for day in days)


def _which_month(found: Found) -> Calendar | None:
    """“last May”, “the following March”, “last Oct. 23”."""
    words = found.words("which")
    month, day = lexicon.MONTHS[found.word("month")], ordinal(found.words("day"))
    if day and not values.exists(month, day):
        return None
    anchor = FOCUS if words[0] in ("the", "that") else PUBLICATION
    return Calendar(None, month, day or None, lexicon.SHIFTS[words[-1]], anchor, near=True)


def _first_of_two(found: Found) -> Calendar | None:
    """The first date of “March 19 to April 30, 2003” and “from October to March”."""
    month, day = lexicon.MONTHS[found.word("month")], ordinal(found.words("day"))
    year, later = year_of(found.words("year")), lexicon.MONTHS[found.word("second")]
    if day and not values.exists(month, day, year):
        return None
    if year is None:
        return Calendar(None, month, day or None, until=later)
    return Calendar(year - 1 if month > later else year, month, day or None)


def _holiday(found: Found) -> Built | None:
    """A feast by its name; about then where it lasts or its moon has to be seen."""
    holiday = _named_holiday(found)
    return (holiday, "APPROX" if holiday.name in feasts.ABOUT else None) if holiday else None


def _named_holiday(found: Found) -> Holiday | None:
    line, first = found.line, found.match.start("holiday")
    if not line.text[line.starts[first]].isupper():
        return None
    name = holidays.holiday_name(found.words("holiday"))
    if name in _ALSO_PERSONS and is_person(line, first, found.match.end("holiday")):
        return None
    shift, _ = relative_year(found.words("which"))
    return Holiday(name, year_of(found.words("year")), shift)


_ALSO_PERSONS = ("ramadan", "eid", "easter", "christmas")


def _week_of_holiday(found: Found) -> WeekOf | None:
    holiday = _named_holiday(found)
    return WeekOf(holiday, found.word("unit")) if holiday else None


_NUMBERED = codes_of("NUMBERED")
_DAY_OF_MONTH = "day:DAY_FIGURE"
_THREE = "THREE (?=AFTER_YEAR | $)"
_YEAR_AFTER = (
    f"((COMMA? | in) year:(ANY_YEAR (?!UNITS|MULTIPLIER|COUNTED) | {_THREE})"
    " | COMMA? of? which:RELATIVE_YEAR)?"
)
_DAY_OF_FEAST = (
    "(the ORDINAL|last|final day|night|week of | the (WORD|NAME|holy){0,2} month of (?=ramadan))?"
)
_ATTACKS = "attack|attacks|hijackings|atrocities|anniversary"
_EDGE = "(the? early|late|mid DASH?)?"
_TO = f"(to|and|or|through|until|till|SLASH | COMMA? DASH) {_EDGE}"

RULES: Table = {
    "MONTH": (
        # the first date of “March 19 to April 30, 2003”; the September 11 attacks
        (
            (
                f"here:(month:MONTH {_DAY_OF_MONTH}?) {_TO} ON_WEEKDAY?"
                " second:MONTH DAY_FIGURE? COMMA? year:ANY_YEAR"
            ),
            _first_of_two,
        ),
        (
            f"here:(ON_WEEKDAY? {_DAY_OF_MONTH} month:MONTH) {_TO} ON_WEEKDAY? DAY_FIGURE"
            " second:MONTH year:ANY_YEAR",
            _first_of_two,
        ),
        (
            "here:(month:MONTH day:DAY_FIGURE?) (to|through|until|till | DASH) second:MONTH",
            _first_of_two,
        ),
        ("(?<=between) here:(month:MONTH day:DAY_FIGURE?) and second:MONTH", _first_of_two),
        (f"here:(september|sept the? DAY_FIGURE) terrorist|terror? {_ATTACKS}", _september_11),
        # June 3 (June 2 in Hawaii), 1942
        (
            f"here:(month:MONTH {_DAY_OF_MONTH}) OPEN ((?!CLOSE) ANY){{1,8}} CLOSE COMMA?"
            " year:YEAR",
            _date,
        ),
        (
            f"(?<=OPEN) here:(month:MONTH {_DAY_OF_MONTH}) ((?!CLOSE) ANY){{0,6}} CLOSE COMMA"
            " year:YEAR",
            _date,
        ),
        # January 22, 2017; Sunday, Jan. 22; January the 22nd of last year
        (f"ON_WEEKDAY? month:MONTH DOT? the? {_DAY_OF_MONTH} (?!COUNTED) {_YEAR_AFTER}", _date),
        # April 4th; but not “in April the first riots”
        (
            "(?!(?<=in) MONTH the) ON_WEEKDAY? month:MONTH (?!the ORDINAL WORD) the? day:ORDINAL"
            f" (?!UNIT|NAME|quarter) {_YEAR_AFTER}",
            _date,
        ),
        # 22 January 2017; the 22nd of January; the Fourth of July
        (f"ON_WEEKDAY? the? {_DAY_OF_MONTH} of? month:MONTH {_YEAR_AFTER}", _date),
        ("day:DAY_FIGURE DASH|SLASH month:MONTH DASH|SLASH year:YEAR|TWO|DAY_FIGURE", _date),
        ("year:YEAR DASH|SLASH month:MONTH DASH|SLASH day:DAY_FIGURE", _date),
        ("month:MONTH DASH|SLASH year:YEAR", _month),
        ("year:YEAR month:MONTH day:DAY_FIGURE (?!COUNTED)", _date),
        ("year:YEAR month:MONTH (?!DAY_FIGURE (?!COUNTED))", _month),
        (f"ON_WEEKDAY? the day:ORDINAL of month:MONTH {_YEAR_AFTER}", _date),
        (f"the|this day:ORDINAL day of month:MONTH {_YEAR_AFTER}", _date),
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
                f"here:(the? {_DAY_OF_MONTH}) COMMA? {_TO} the? DAY_FIGURE of?"
                " month:MONTH (COMMA? year:YEAR)?"
            ),
            _date,
        ),
        (
            (
                f"(?<=PREPOSITION|on|of) here:(the? {_DAY_OF_MONTH}) (COMMA the? DAY_FIGURE){{1,4}}"
                " COMMA? and|or the? DAY_FIGURE of? month:MONTH (COMMA? year:YEAR)?"
            ),
            _date,
        ),
        (
            (
                f"(?<=PREPOSITION|on|of|COMMA) here:(the? {_DAY_OF_MONTH}) COMMA the? DAY_FIGURE"
                " of? month:MONTH (COMMA? year:YEAR)?"
            ),
            _date,
        ),
        # January 2017; January of last year; last January
        ("month:MONTH COMMA? of? year:ANY_YEAR", _month),
        (f"month:MONTH year:({_THREE})", _month),
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
        # a June evening; a March morning in 1971
        ("a|an|one month:MONTH PART in year:ANY_YEAR", _month),
        ("a|an|one month:MONTH PART", _month),
        # A name or verb is a month where its neighbours say so: “in May”, “April and May”.
        ("month:PLAIN_MONTH", _month),
        ("(?<=PREPOSITION|that) month:may|march|april|june|august", _month),
        ("(?<=PREPOSITION|that) month:NAME_MONTH (?!NAME)", _month),
        ("(?<=MONTH and|or|to|through|COMMA|DASH) month:NAME_MONTH (?!NAME)", _month),
        ("(?<=PREPOSITION MONTH and|or|to|through|COMMA|DASH) month:NAME_MONTH", _month),
        (
            "(?<!NAME|TITLE) (?<!TITLE DOT) month:NAME_MONTH"
            " (?=and|or|to|through|until|till|DASH|SLASH MONTH)",
            _month,
        ),
        ("(?<=the|a) month:NAME_MONTH (?=WORD)", _month),
        ("(?<=mid DASH) month:NAME_MONTH", _month),
        ("month:may|march", _month_of_record),
        ("(?<!TITLE) (?<!TITLE DOT) month:april|june|august (?!NAME|SAYS|POSS)", _month),
    ),
    "FRACTION": (
        ("days:FRACTION month:MONTH (COMMA? year:ANY_YEAR)?", _two_nights),
        (f"the? here:(FRACTION) terrorist|terror? {_ATTACKS}", _september_11),
        ("(?<=since|after|before|of|on|to) here:(FRACTION) (?!COUNTED)", _september_11),
    ),
    "first|second|third|fourth|last": (
        (
            "the? nth:first|second|third|fourth|last|final weekday:WEEKDAY of the|that same? month",
            _nth_weekday,
        ),
    ),
    "HOLIDAY_WORD": (
        (
            f"{_DAY_OF_FEAST} {holidays.PATTERN} (COMMA? of|in? year:(YEAR|FAR_YEAR | {_THREE})"
            " | COMMA? which:RELATIVE_YEAR)?",
            _holiday,
        ),
        (f"which:last|this|next {holidays.PATTERN}", _holiday),
        (f"{holidays.PATTERN} unit:week|weekend", _week_of_holiday),
    ),
}
