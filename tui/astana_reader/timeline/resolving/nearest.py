"""Dates that leave something out: a month without its year, a feast, a season, a quarter."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from astana_reader.timeline import values
from astana_reader.timeline.calendars import holidays
from astana_reader.timeline.expressions import COUNTED, GUESSED, WRITTEN
from astana_reader.timeline.grammar.meanings import (
    FOCUS,
    PUBLICATION,
    Calendar,
    DayOfMonth,
    Holiday,
    NthWeekday,
    YearPart,
)
from astana_reader.timeline.sentences.lexicon import MONTHS
from astana_reader.timeline.sentences.tense import OPEN, OVER, governing, tense_at
from astana_reader.timeline.sentences.tokens import pattern

from .context import Place, Resolved, named, unplaced
from .telling import Telling

_SIDES = {1: "the first after", 0: "the nearest to", -1: "the last before"}
_FAR = 120  # days; a day of the year farther off than that may be that of another year
_SOON = 120  # days; a month farther ahead than that is over where no word puts it ahead
_FLASHBACK = 124  # days; a date of a story farther back than that is one of its next year
_STEP = 31  # the same where nothing says that a story steps back
_BACK = 14  # days; a day of the month farther back than that in a story is one of the next month
_NEAR_FEAST = 40  # days; a feast of which there are two in a year is meant when it is so near
_JUST_OVER = 60  # days; “this Christmas” is the next one unless it was so lately


def resolve_calendar(place: Place, said: Calendar) -> Resolved:
    if said.year is not None:
        return Resolved(_value(said.year, said), "is written out", WRITTEN)
    if said.near and said.month:
        return _last_or_next(place, said)
    if said.shift is not None:
        base, told = place.base(said.anchor)
        if base is None:
            return unplaced(place, _value(None, said))
        return Resolved(_value(base.year + said.shift, said), f"has a year that counts from {told}")
    return _yearless(place, said)


def _value(year: int | None, said: Calendar) -> str:
    parts = ["XXXX" if year is None else _year(year)]
    parts += [f"{part:02d}" for part in (said.month, said.day) if part]
    return "-".join(parts)


def _year(year: int) -> str:
    return f"{year:04d}" if year >= 0 else f"BC{-year:04d}"


@cache
def _thing() -> re.Pattern[str]:
    return pattern("(?<!PREPOSITION) MONTH (?!PAST|HAPPENED) WORD|GATHERING")


def _names_a_thing(place: Place) -> bool:
    """“the December bonds”, “an August vote”, of which those to come are spoken of in any tense."""
    return bool(_thing().match(place.line.codes, place.phrase.first))


# What is bought for a month to come: “December cotton”, “the September Bund future”.
_BOUGHT_AHEAD = frozenset(
    "future futures contract contracts delivery bond bonds t-bonds gilt gilts eurodollar "
    "eurodollars option options put puts spread spreads crude gasoline heating oil gas gold silver "
    "copper platinum palladium aluminum aluminium zinc cotton wheat corn soybean soybeans soyoil "
    "soymeal oats rice coffee cocoa sugar cattle hogs lumber".split()
)
_NEAR = 4  # tokens


def _is_bought_ahead(place: Place) -> bool:
    """Whether a month alone is that of a contract: its delivery is ahead."""
    words, last = place.line.words, place.phrase.last
    if words[place.phrase.first - 1 : place.phrase.first] in (["in"], ["since"], ["by"]):
        return False  # “in May oil fell”
    for word in words[last : last + _NEAR]:
        if word in _BOUGHT_AHEAD:
            return True
        if word in ("the", "a", "an", "and") or not word[0].isalnum():
            return False
    return False


def _yearless(place: Place, said: Calendar) -> Resolved:
    era = _year_before_christ(place)
    if era is not None:
        return Resolved(_value(era, said), "is in the year told of before")
    if place.context.year and not (
        place.publication and place.context.year >= place.publication.year
    ):
        return Resolved(_value(place.context.year, said), "is in the year that begins its sentence")
    if said.until:
        return _leading_to(place, said, said.until)
    begun = _range_begun(place)
    if begun:
        year = begun.year + ((said.month or 12) < begun.month)
        return Resolved(_value(year, said), f"has no year: the first after {named(str(begun))}")
    base, told = place.base(PUBLICATION)
    if base is None:
        return unplaced(place, _value(None, said))
    focus = place.context.focus if place.context.in_story else None
    if focus and values.granularity(focus) == "year":
        return Resolved(_value(base.year, said), f"has no year: that of {told}")
    side, word = (0, "") if focus else _side(place, base, said)
    year = _story_year(base, said, _back(place)) if focus else _nearest_year(base, said, side)
    because = f", because “{word}”" if word else ""
    which = "the next in the story after" if focus else _SIDES[side]
    near = said.day is not None and abs(_distance(base, year, said)) < _FAR
    certainty = COUNTED if word or near else GUESSED
    return Resolved(_value(year, said), f"has no year: {which} {told}{because}", certainty)


def _range_begun(place: Place) -> date | None:
    """The first day of the April of “April-June” and “from April to June”."""
    words, first = place.line.words, place.phrase.first
    joined = first > 1 and words[first - 1] in ("-", "–", "to", "through", "until", "till")
    if not joined or MONTHS.keys().isdisjoint(words[max(0, first - 3) : first - 1]):
        return None
    last = place.context.last or ""
    return values.days(last)[0] if values.granularity(last) == "month" else None


def _leading_to(place: Place, said: Calendar, until: int) -> Resolved:
    """The November of “November to February”: the last before that February."""
    day = min(said.day, 28) if said.day else None  # a day that every month has
    later = _yearless(place, Calendar(month=until, day=day)).value
    if not later[:4].isdigit():
        return unplaced(place, _value(None, said))
    year = int(later[:4]) - ((said.month or 1) > until)
    return Resolved(_value(year, said), f"has no year: the last before {named(later[:7])}")


def _side(place: Place, base: date, said: Calendar) -> tuple[int, str]:
    """Whether words put the date after (1) or before (-1) publication, and which.

    The day nearest to publication is nearly always meant, if it is near.
    """
    side, word = place.ended()
    if side:
        return side, word
    if said.day is None and _is_bought_ahead(place):
        return 1, ""
    days = _distance(base, _nearest_year(base, said, 0), said)
    if said.day and abs(days) < _FAR:
        return 0, ""
    if 0 < days < _FAR and _names_a_thing(place):
        return 0, ""
    side, word = place.tense()
    verb = governing(place.line, place.phrase.first, place.phrase.last)
    if side == 0 and verb and verb.word in _PLANS:
        side, word = 1, verb.word
    # News that gives no sign tells of what has been.
    return (-1, "") if side == 0 and days > _SOON else (side, word)


# “plans a second shift in April”
_PLANS = frozenset("plans expects wants intends hopes aims promises offers seeks awaits".split())


def _distance(base: date, year: int, said: Calendar) -> int:
    """About how many days the date lies after `base` in that year."""
    days = (year - base.year) * 365 + ((said.month or 1) - base.month) * 31
    return days + said.day - base.day if said.day else days


def _year_before_christ(place: Place) -> int | None:
    focus = place.context.focus or ""
    return -int(focus[2:6]) if place.context.in_story and focus.startswith("BC") else None


def _back(place: Place) -> int:
    """How many days a story may step back: a long one or one that says so (“had”) by months."""
    words, telling = place.line.words, place.context.telling
    return _FLASHBACK if telling is Telling.HISTORY or "had" in words else _STEP


def _story_year(base: date, said: Calendar, back: int) -> int:
    """The year of a date in a story, which goes on: that at which it stands, else the next."""
    years = range(base.year, base.year + 9)
    real = [year for year in years if values.exists(said.month or 1, said.day or 1, year)]
    return next((year for year in real if _distance(base, year, said) >= -back), base.year)


def _nearest_year(base: date, said: Calendar, side: int) -> int:
    """The year in which the date is nearest to `base`, after it (1) or before it (-1)."""
    far = 8 if (said.month, said.day) == (2, 29) else 1
    years = range(base.year - far, base.year + far + 1)
    real = [year for year in years if values.exists(said.month or 1, said.day or 1, year)]
    sided = [year for year in real if side * _distance(base, year, said) >= 0] or real
    return min(sided, key=lambda year: (abs(_distance(base, year, said)), year))


def _last_or_next(place: Place, said: Calendar) -> Resolved:
    """“last May”, “next Oct. 23”, “that March”."""
    base, told = place.base(said.anchor)
    if base is None or said.month is None:
        return unplaced(place, _value(None, said))
    if said.shift == 0:
        return Resolved(_value(base.year, said), f"is in the year of {told}")
    sign = said.shift or 0
    year = base.year
    if place.counts_from_year(said.anchor):
        return Resolved(_value(year + sign, said), f"is {_SIDES[sign]} {told}")
    while sign * ((year - base.year) * 12 + said.month - base.month) <= 0:
        year += sign
    if sign < 0 and not said.day and (year, said.month) == (base.year, base.month - 1):
        year -= 1  # the month just over is “last month”; “last October” is another
    return Resolved(_value(year, said), f"is {_SIDES[sign]} {told}")


def resolve_day_of_month(place: Place, said: DayOfMonth) -> Resolved:
    base, told = place.base(said.anchor, ("month", "day"))
    side, word = place.tense()
    if tense_at(place.line, place.phrase.first) in OPEN:
        side = 1
    if said.shift is None and side > 0:
        base, told = None, ""
    known = base is not None
    if base is None and not place.context.in_story:
        base, told = place.base(PUBLICATION)
    if base is None:
        return unplaced(place, "XXXX-XX-XX")
    if said.shift is not None:
        return Resolved(_of_month(base, said.day, said.shift), f"counts from {told}")
    if known:
        later = said.day < base.day - _BACK
        return Resolved(_of_month(base, said.day, int(later)), f"is in the month of {told}")
    because = f", because “{word}”" if word else ""
    ahead = side > 0
    shift = int(said.day < base.day) if ahead else -int(said.day > base.day)
    return Resolved(
        _of_month(base, said.day, shift), f"is {_SIDES[1 if ahead else -1]} {told}{because}"
    )


def _of_month(base: date, day: int, shift: int) -> str:
    month = base.year * 12 + base.month - 1 + shift
    return str(date(month // 12, month % 12 + 1, day))  # ValueError where it has no such day


def resolve_holiday(place: Place, said: Holiday) -> Resolved:
    if said.year is not None:
        day = holidays.holiday(said.name, said.year)
        why = "is the holiday of that year"
        return Resolved(str(day) if day else f"{said.year:04d}", why, WRITTEN)
    once = holidays.only_day(said.name)
    if once:
        return Resolved(str(once), "is known by its name")
    base, told = place.base(PUBLICATION)
    if base is None:
        return unplaced(place, "XXXX-XX-XX")
    known = [day for shift in (-1, 0, 1) for day in holidays.days_of(said.name, base.year + shift)]
    tense = said.shift or max(place.tense()[0], 0)
    if said.shift == 0:
        known = [day for day in known if (day - base).days > -_JUST_OVER]
    focus = place.context.focus if place.context.in_story else None
    if focus and said.shift is None:
        known = _in_story(base, known, focus)
    sided = [day for day in known if tense * (day - base).days >= 0] or known
    if not sided:
        return unplaced(place, "XXXX-XX-XX")
    nearest = min(sided, key=lambda day: abs((day - base).days))
    if said.name == "eid" and abs((nearest - base).days) > _NEAR_FEAST:
        return unplaced(place, "XXXX-XX-XX")  # either of two
    certainty = COUNTED if tense or said.shift is not None else GUESSED
    return Resolved(str(nearest), f"is {_SIDES[tense]} {told}", certainty)


def _in_story(base: date, days: list[date], focus: str) -> list[date]:
    """Those of a story, which goes on: in the year told of, else the next from where it stands."""
    if values.granularity(focus) == "year":
        return [day for day in days if day.year == base.year]
    return [day for day in days if (day - base).days >= -_FLASHBACK][:1]


def resolve_nth_weekday(place: Place, said: NthWeekday) -> Resolved:
    if said.month:
        month = resolve_calendar(place, Calendar(said.year, said.month))
    else:
        month = _month_told_of(place)
    first = values.days(month.value)[0]
    if first is None:
        return Resolved("XXXX-XX-XX", month.why)
    day = holidays.weekday_of(first.year, first.month, said.number, said.which)
    return Resolved(str(day), month.why)


def _month_told_of(place: Place) -> Resolved:
    """The month of “the last Friday of the month”."""
    base, told = place.base(FOCUS, ("month", "week", "day"))
    if base is None:
        base, told = place.base(PUBLICATION)
    if base is None:
        return unplaced(place, "XXXX-XX")
    return Resolved(values.month_value(base.year, base.month), f"is in the month of {told}")


def resolve_year_part(place: Place, said: YearPart) -> Resolved:
    """Seasons, quarters and halves."""
    if said.year is not None:
        return Resolved(f"{_year(said.year)}-{said.part}", "is written out", WRITTEN)
    era = _year_before_christ(place)
    if era is not None and said.shift is None:
        return Resolved(f"{_year(era)}-{said.part}", "is in the year told of before")
    base, told = place.base(said.anchor)
    if base is None:
        return unplaced(place, f"XXXX-{said.part}")
    if said.shift and place.counts_from_year(said.anchor):
        year = base.year + said.shift - (said.part == "WI" and said.shift > 0)
    elif said.shift is not None and said.part in values.SEASONS:
        year = _season_year(base, said.part, said.shift)
    elif said.shift is not None:
        year = base.year + said.shift
    else:
        year = _part_year(place, base, said.part)
    if said.part == "WI" and not said.shift and base.month < 6:
        year -= 1  # the winter in course or just over began the year before
    if said.shift is not None and said.part in values.SEASONS:
        side = {-1: "the last over before", 0: "that of", 1: "the first that begins after"}
        return Resolved(f"{year:04d}-{said.part}", f"is {side[said.shift]} {told}")
    certainty = GUESSED if said.shift is None else COUNTED
    return Resolved(f"{year:04d}-{said.part}", f"has a year that counts from {told}", certainty)


def _season_year(base: date, part: str, shift: int) -> int:
    """The year of “last summer”: the last that is over; of “next”: the first that has not begun."""
    year = base.year
    if shift < 0:
        last = values.days(f"{year:04d}-{part}")[1]
        return year - 1 if last is None or last >= base else year
    first = values.days(f"{year:04d}-{part}")[0]
    return year + 1 if shift > 0 and first is not None and first <= base else year


def _part_year(place: Place, base: date, part: str) -> int:
    """The year of “the third quarter” or “the summer”: the last that has begun.

    A season is that of the year in course, unless a word says that it is over.
    """
    first, last = values.days(f"{base.year:04d}-{part}")
    if first is None or last is None:
        return base.year
    if place.context.in_story:
        same = values.granularity(place.context.focus or "") == "year" or "had" in place.line.words
        return base.year + (not same and (base - last).days > _back(place))
    is_past = tense_at(place.line, place.phrase.first) in OVER
    side = place.tense()[0] or -int(is_past)
    if first > base:
        over = (base - last).days + 365  # since that of the year before ended
        late = side < 0 or (side == 0 and part not in values.SEASONS and over < (first - base).days)
        return base.year - late
    return base.year + (side > 0 and (base - last).days > 90)
