"""The grammar of calendar dates: days, months, seasons, quarters, years, decades, centuries."""

from __future__ import annotations

from . import holidays, lexicon
from .grammar import Built, Found, Table
from .meanings import (
    FOCUS,
    PUBLICATION,
    Calendar,
    Corresponding,
    Fixed,
    Holiday,
    NthWeekday,
    Same,
    YearPart,
)


def year_of(words: list[str]) -> int | None:
    """The year that the words say: 1996, '96, 480 bc; before Christ it is negative."""
    if not words:
        return None
    if words[-1] in lexicon.CLASSES["BC"]:
        return -int(words[0])
    if words[0].startswith("'"):
        short = int(words[0][1:])
        return 2000 + short if short < 30 else 1900 + short
    return int(words[0]) if words[0].isdigit() else None


def relative_year(words: list[str]) -> tuple[int | None, str]:
    """The shift and anchor of “last year”, “of the same year”, “a year ago”."""
    named = [word for word in words if word not in ("year", "'s", "a", "of")]
    if not named:
        return None, PUBLICATION
    told = named[0] == "that" or (named[0] == "the" and len(named) > 1)
    return lexicon.SHIFTS[named[-1]], FOCUS if told else PUBLICATION


def day_of(words: list[str]) -> int:
    """The day of the month that the word says: 22, 22nd, second; 0 where it is none."""
    digits = words[0].rstrip("stndrh") if words else ""
    return int(digits) if digits.isdigit() else lexicon.ORDINALS.get("".join(words), 0)


def exists(month: int, day: int, year: int | None = None) -> bool:
    """Whether the year, or some year, has this day."""
    leap = year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 1 <= day <= (28 + leap if month == 2 else 30 if month in (4, 6, 9, 11) else 31)


def _date(found: Found) -> Calendar | None:
    month, day = lexicon.MONTHS[found.word("month")], day_of(found.words("day"))
    year = year_of(found.words("year"))
    if not exists(month, day, year):
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
    month = _month(found)
    return (month, mod.get(found.word("nth"), "MID")) if month else None


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
    days = [int(word) for word in beside if word.isdigit() and len(word) <= 2]
    return any(day <= 31 and not exists(month, day) for day in days)


def _which_month(found: Found) -> Calendar | None:
    """“last May”, “the following March”, “last Oct. 23”."""
    words = found.words("which")
    month, day = lexicon.MONTHS[found.word("month")], day_of(found.words("day"))
    if day and not exists(month, day):
        return None
    anchor = FOCUS if words[0] in ("the", "that") else PUBLICATION
    return Calendar(None, month, day or None, lexicon.SHIFTS[words[-1]], anchor, near=True)


def _iso(found: Found) -> Fixed | Calendar | None:
    day, _, clock = found.word("iso").replace(" ", "t").partition("t")
    year, month, number = (int(part) for part in day.split("-"))
    if not (year and 1 <= month <= 12 and exists(month, number, year)):
        return None
    if not clock:
        return Calendar(year, month, number)
    hours, minutes = int(clock[:2]), int(clock[3:5])
    return Fixed(f"{day}T{clock[:5]}", "TIME") if hours < 24 and minutes < 60 else None


def _slashed(found: Found) -> Calendar | None:
    """12/31/2017, 31/12/2017, 31.12.2017, 2017/12/31; American order where two would do."""
    word = found.word("slashed")
    parts = word.replace(".", "/").split("/")
    if len(parts[0]) == 4:
        year, month, day = (int(part) for part in parts)
    elif len(parts[0]) <= 2 and len(parts[2]) in (2, 4):
        year = year_of(["'" + parts[2]] if len(parts[2]) == 2 else [parts[2]]) or 0
        month, day = int(parts[0]), int(parts[1])
        if month > 12 or "." in word:
            month, day = day, month
    else:
        return None
    if not (1000 <= year < 2200 and 1 <= month <= 12 and exists(month, day, year)):
        return None
    return Calendar(year, month, day)


def _year(found: Found) -> Calendar | None:
    year = year_of(found.words("year"))
    return Calendar(year) if year is not None and 1000 <= year < 2200 else None


def _first_of_two(found: Found) -> Calendar | None:
    """The first date of “March 19 to April 30, 2003” and “October to March 1945”."""
    month, day = lexicon.MONTHS[found.word("month")], day_of(found.words("day"))
    year = year_of(found.words("year"))
    if year is None or (day and not exists(month, day, year)):
        return None
    later = lexicon.MONTHS[found.word("second")]
    return Calendar(year - 1 if month > later else year, month, day or None)


def _second_year(found: Found) -> Calendar | None:
    """The 91 of 1990-91."""
    first, second = int(found.word("first")), int(found.word("here"))
    year = first - first % 100 + second + (100 if second < first % 100 else 0)
    return Calendar(year) if year - first <= 30 else None


def _part(found: Found) -> YearPart | None:
    shift, anchor = relative_year(found.words("which"))
    year = year_of(found.words("year"))
    season, half = found.word("season"), found.word("half")
    if season:
        return YearPart(lexicon.SEASONS[season], year, shift, anchor)
    if half:
        return YearPart("H1" if half == "first" else "H2", year, shift, anchor)
    quarter = found.word("quarter")
    number = lexicon.QUARTER_FIGURES.get(quarter) or day_of([quarter])
    return YearPart(f"Q{number}", year, shift, anchor) if 1 <= number <= 4 else None


def _quarter_ended(found: Found) -> Same:
    """“the quarter ended Sept. 30”; where no quarter was named, that in which its middle falls."""
    middle = (lexicon.MONTHS[found.word("month")] - 2) % 12
    return Same("quarter", pointing=True, quarter=middle // 3 + 1)


def _which_season(found: Found) -> YearPart:
    words = found.words("which")
    anchor = FOCUS if words[0] in ("the", "that") else PUBLICATION
    return YearPart(lexicon.SEASONS[found.word("season")], None, lexicon.SHIFTS[words[-1]], anchor)


def _season(found: Found) -> YearPart:
    return YearPart(lexicon.SEASONS[found.word("season")])


def _decade(found: Found) -> Fixed | None:
    word = found.word("decade")
    if not _WARMTH.isdisjoint(found.line.words):
        return None
    if word in lexicon.DECADES:
        century = lexicon.ONES.get(found.word("century"), 19)
        return Fixed(f"{century}{lexicon.DECADES[word] // 10}")
    digits = word.strip("'s")
    if found.word("bc"):
        return Fixed(f"BC0{digits[:-1]}")
    if len(digits) == 4:
        whole_century = digits.endswith("00") and digits != "2000"
        return Fixed(digits[:2] if whole_century else digits[:3])
    return Fixed(("20" if digits in ("00", "10") else "19") + digits[0])


def _edge_of_decade(found: Found) -> Built | None:
    """“early seventies” without its article."""
    decade = _decade(found)
    mod = {"early": "START", "mid": "MID", "late": "END"}[found.word("edge")]
    return (decade, mod) if decade else None


def _century(found: Found) -> Fixed | None:
    ordinal = day_of(found.words("number"))
    return Fixed(f"{found.word('bc') and 'BC'}{ordinal - 1:02d}") if 1 <= ordinal <= 30 else None


def _era(found: Found) -> Built | None:
    """480 BC, AD 79, the first of 499-449 BC."""
    year = int(found.word("number"))
    about = "APPROX" if found.word("about") else None
    return (Calendar(-year if found.word("bc") else year), about) if 0 < year < 10000 else None


def _period(found: Found) -> Corresponding:
    return Corresponding(found.word("unit"), year_of(found.words("year")))


def _holiday(found: Found) -> Holiday | None:
    if not found.line.text[found.line.starts[found.match.start("holiday")]].isupper():
        return None
    shift, _ = relative_year(found.words("which"))
    name = holidays.holiday_name(found.words("holiday"))
    return Holiday(name, year_of(found.words("year")), shift)


# “highs in the 80s”
_WARMTH = frozenset("temperature temperatures degrees highs lows fahrenheit celsius".split())
_DAY_OF_MONTH = "day:DAY_FIGURE"
_YEAR = "year:(YEAR|SHORT_YEAR | INT BC)"
_YEAR_AFTER = f"(COMMA? {_YEAR} | COMMA? of? which:RELATIVE_YEAR)?"
_ATTACKS = "attack|attacks|hijackings|atrocities|anniversary"
_TO = "(to|and|or|through|until|till|SLASH | COMMA? DASH)"
_QUARTER = "(fiscal DASH?)? quarter:ORDINAL quarter"
_QUARTER_DASH = "(fiscal DASH?)? quarter:ORDINAL DASH quarter"

RULES: Table = {
    "MONTH": (
        # the first date of “March 19 to April 30, 2003”; the September 11 attacks
        (
            f"here:(month:MONTH {_DAY_OF_MONTH}?) {_TO} second:MONTH DAY_FIGURE? COMMA? {_YEAR}",
            _first_of_two,
        ),
        (
            f"here:({_DAY_OF_MONTH} month:MONTH) {_TO} DAY_FIGURE second:MONTH {_YEAR}",
            _first_of_two,
        ),
        (f"here:(september|sept the? DAY_FIGURE) terrorist|terror? {_ATTACKS}", _september_11),
        # January 22, 2017; Sunday, Jan. 22; January the 22nd of last year
        (f"ON_WEEKDAY? month:MONTH the? {_DAY_OF_MONTH} (?!COUNTED) {_YEAR_AFTER}", _date),
        (f"ON_WEEKDAY? month:MONTH the? day:ORDINAL (?!UNIT|NAME|quarter) {_YEAR_AFTER}", _date),
        # 22 January 2017; the 22nd of January; the Fourth of July
        (f"ON_WEEKDAY? the? {_DAY_OF_MONTH} of? month:MONTH {_YEAR_AFTER}", _date),
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
        (f"month:MONTH COMMA? of? {_YEAR}", _month),
        ("month:MONTH COMMA? of? which:RELATIVE_YEAR", _month),
        ("which:WHICH month:MONTH (day:DAY_FIGURE)?", _which_month),
        # the first week of May; the last day of February; the second Sunday in June
        (
            (
                "the? nth:first|second|third|fourth|last|final week|weekend|half of month:MONTH"
                f" (COMMA? of? {_YEAR})?"
            ),
            _part_of_month,
        ),
        (f"the? nth:first|last day of month:MONTH (COMMA? of? {_YEAR})?", _first_or_last),
        (
            (
                "the? nth:first|second|third|fourth|last weekday:WEEKDAY of|in month:MONTH"
                f" (COMMA? of? {_YEAR})?"
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
        ("month:april|june|august (?!NAME|SAYS|POSS)", _month),
    ),
    "FRACTION": (
        (f"the? here:(FRACTION) terrorist|terror? {_ATTACKS}", _september_11),
        ("(?<=since|after|before|of|on|to) here:(FRACTION) (?!COUNTED)", _september_11),
    ),
    "ISO": (("iso:ISO", _iso),),
    "SLASHED": (("slashed:SLASHED", _slashed),),
    "YEAR|FAR_YEAR|SHORT_YEAR": (
        (
            (
                "(?<!NUMBERED|SLASH|and|or) (?<!OTHER|INT DASH) (the year|years)? year:YEAR"
                " (?!COUNTED|MULTIPLIER|UNITS)"
            ),
            _year,
        ),
        ("(?<=and|or) year:YEAR (?!COUNTED|MULTIPLIER|UNITS|WORD)", _year),
        ("(?<=YEAR and|or) year:YEAR", _year),
        ("(?<=year) year:FAR_YEAR", _year),
        ("(?<=PREPOSITION) year:FAR_YEAR (?!COUNTED|MULTIPLIER|UNITS|OTHER)", _year),
        ("the year year:FAR_YEAR", _year),
        ("first:YEAR DASH|SLASH here:TWO (?!DASH)", _second_year),
        ("YEAR DASH here:(year:YEAR)", _year),
        ("(?<=in|of|since|the) year:SHORT_YEAR", _year),
        ("(the|its|their? current)? fiscal DASH? year? year:YEAR|SHORT_YEAR", _year),
        ("the? year:YEAR fiscal|calendar|academic|school|model year", _year),
        ("the year:YEAR unit:quarter|period", _period),
    ),
    "quarter|QUARTER_FIGURE": (
        (f"the|its|their? {_QUARTER} (of|in? fiscal? year:YEAR)?", _part),
        (_QUARTER_DASH, _part),
        (f"the? year:YEAR POSS? {_QUARTER}", _part),
        (f"the|its|their? {_QUARTER} COMMA? of? which:RELATIVE_YEAR", _part),
        (f"which:RELATIVE_YEAR POSS {_QUARTER}", _part),
        (f"the year DASH which:ago|earlier {_QUARTER}", _part),
        ("quarter:QUARTER_FIGURE (of? year:YEAR|SHORT_YEAR)?", _part),
        ("here:(the|its? quarter) ended|ending month:MONTH", _quarter_ended),
    ),
    "half": (
        ("the? half:first|second|latter half of year:YEAR", _part),
        ("the? half:first|second|latter half of? which:RELATIVE_YEAR", _part),
        ("half:first|second DASH half", _part),
    ),
    "SEASON": (
        (f"the? season:SEASON (of|COMMA)? {_YEAR}", _part),
        ("the? season:SEASON COMMA? of? which:RELATIVE_YEAR", _part),
        (
            "here:(the? season:SEASON) (and|or|to | DASH) early|late|mid? SEASON of? year:YEAR",
            _part,
        ),
        ("which:WHICH season:SEASON", _which_season),
        ("(?<=PREPOSITION|over) the? season:spring|summer|autumn|winter (?!DASH)", _season),
        ("(?<=spent|spend|spends|passed) the season:SEASON (?!DASH)", _season),
        (
            "(?<=in|during|by|until|since|over|early|late|mid) the? season:fall (?!of|to|in|from)",
            _season,
        ),
    ),
    "DECADE|SHORT_DECADE|BARE_DECADE|DECADE_WORD": (
        ("the? decade:DECADE|SHORT_DECADE", _decade),
        ("(?<!NAME) the decade:BARE_DECADE", _decade),
        ("the decade:BARE_DECADE bc:BC", _decade),
        ("the decade:DECADE_WORD", _decade),
        ("the? century:eighteen|nineteen|twenty decade:DECADE_WORD", _decade),
        ("(?<!OWNER) edge:early|late|mid DASH? decade:DECADE_WORD|BARE_DECADE", _edge_of_decade),
    ),
    "century": (("the? number:ORDINAL DASH? century (bc:BC)?", _century),),
    "BC|AD": (
        ("(about:circa|ca|c DOT?)? number:TWO|INT bc:BC", _era),
        ("ad|a.d. number:TWO|INT", _era),
        ("number:TWO|INT AD", _era),
        ("here:(number:TWO|INT) DASH|and|to TWO|INT bc:BC", _era),
    ),
    "HOLIDAY_WORD": (
        (f"{holidays.PATTERN} (COMMA? of? year:YEAR | COMMA? which:RELATIVE_YEAR)?", _holiday),
        (f"which:last|this|next {holidays.PATTERN}", _holiday),
    ),
}
