"""Days that are written out in full, with their year, in any language and any usual form.

In heads and at the ends of texts, where there is no grammar to go by; what stands in sentences is
read by the rules of `candidates`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from astana_reader.text.month_names import MONTH_NAMES
from astana_reader.timeline.grammar.figures import ordered
from astana_reader.timeline.grammar.meanings import Numeric
from astana_reader.timeline.sentences.lexicon import MONTHS, ORDINALS
from astana_reader.timeline.sentences.numbers import number, ordinal, spelled_year, year_of

_WORD = r"[^\W\d_]{3,12}"
_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?"
_YEAR = r"(?:1\d|2[01])\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|[º°ª])?"
_SPELLED_DAY = rf"(?:twenty|thirty)?[-\s]?(?:{'|'.join(ORDINALS)})"
_IN_YEAR = r"(?:in\s+the\s+year\s+)?(?:of\s+our\s+lord\s+)?"
_FORMS = re.compile(
    r"(?<![\w/])(?<!\d[.,:-])(?<!\w-)(?:"
    # 2017-01-22T10:00+01:00, 2017/1/22, 2017年1月22日
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)(?:[T ]\d\d:?\d\d(?::?\d\d(?:[.,]\d+)?)?\s?(?:Z|[+-]\d\d:?\d\d)?)?"
    r"|(?P<packed>\d{8})T\d{4}(?:\d\d)?(?:Z|[+-]\d{4})?"  # 20170122T1000Z
    r"|(?P<year_first>\d{4}[./]\d\d?[./]\d\d?\.?|\d{4}\s?[年년]\s?\d\d?\s?[月월]\s?\d\d?\s?[日일])"
    # 1/22/2017, 22-01-17, 22.1.2017
    r"|(?P<figures>\d{1,2}(?P<mark>[/-])\d{1,2}(?P=mark)(?:\d{4}|\d\d)"
    r"|\d{1,2}\.\s?\d{1,2}\.\s?\d{4})"
    # January 22, 2017; Jan 22 10:00:00 EST 2017
    rf"|(?P<month_1>{_WORD})\.?[\s-]+(?:the\s+)?(?P<day_1>{_DAY})"
    rf"(?:,?\s+{_CLOCK}(?:\s[AP]M)?(?:\s+(?:[A-Z]{{2,5}}|[+-]\d{{4}}))?)?[\s,.-]\s*"
    rf"(?:(?P<year_1>{_YEAR})|['’](?P<year_5>\d\d))"
    # 22 January 2017, 22nd of January, 2017; 22. Januar 2017; 22-Jan-17; 22 de enero del 2017
    rf"|(?P<day_2>{_DAY})\.?[\s/-]*(?:(?:day\s+)?of\s+|de\s+|d['’])?(?P<month_2>{_WORD})\.?"
    rf"(?:[\s,/-]\s*(?:de[l]?\s+)?{_IN_YEAR}(?P<year_2>{_YEAR})"
    r"|(?:-|\s(?=\d\d\s\d\d:))(?P<short>\d\d))"
    # 2017 January 22, 2017. január 22.
    rf"|(?P<year_3>{_YEAR})\.?,?[\s-](?P<month_3>{_WORD})"
    r"\.?[\s-](?P<day_3>\d{1,2})(?:st|nd|rd|th|\.)?"
    # this twenty-second day of January, in the year of our Lord two thousand seventeen
    rf"|(?P<day_4>{_SPELLED_DAY}|{_DAY})\s+day\s+of\s+(?P<month_4>{_WORD}),?\s+{_IN_YEAR}"
    rf"(?:(?P<year_4>{_YEAR})"
    r"|(?P<said>(?:(?:one|two)\s+thousand|(?:nine|eight|seven)teen\s+\w+)(?:[-\s]\w+){0,6}))"
    # the group of day, hour and month that agencies and armies write: 221422 GMT JAN 17
    r"|(?P<day_6>\d\d)\d{4}\s?(?:Z|GMT|UTC)\s?(?P<month_6>[A-Z]{3})\s?(?P<year_6>\d{4}|\d\d)"
    # the stamp of an agency: AP-NY-01-22-17 1422EST
    r"|[A-Z]{2,5}-[A-Z]{2}-(?P<stamp>\d\d-\d\d-\d\d(?:\d\d)?)(?=\s+\d{4}[A-Z]{3}))"
    r"(?![\w/]|-\d|[.,]\d)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class WholeDay:
    """A day and its place (code points); `turned` is the other day that its figures may mean."""

    date: dt.date
    start: int
    end: int
    turned: dt.date | None = None


def whole_days(
    text: str, start: int, end: int, *, day_first: bool | None = None
) -> Iterator[WholeDay]:
    """The days of text[start:end], in order; `day_first` is the order of dates in figures."""
    for match in _FORMS.finditer(text, start, end):
        if found := _read(match, day_first):
            day, turned, stop = found
            yield WholeDay(day, match.start(), stop, turned)


def _read(
    match: re.Match[str], day_first: bool | None
) -> tuple[dt.date, dt.date | None, int] | None:
    numbers = [int(number) for number in _NUMBER.findall(match[0])[:3]]
    stop = match.end()
    if match["iso"] or match["year_first"]:
        day = _day(*numbers)
    elif packed := match["packed"]:
        day = _day(int(packed[:4]), int(packed[4:6]), int(packed[6:]))
    elif match["stamp"]:
        month, number, year = _NUMBER.findall(match["stamp"])
        day = _day(_year(year), int(month), int(number))
    elif match["figures"] and not match["mark"]:
        day = _day(numbers[2], numbers[1], numbers[0])
    elif match["figures"]:
        return _in_figures(match, day_first)
    else:
        day, stop = _named(match), _end(match)
    return (day, None, stop) if day else None


def _in_figures(
    match: re.Match[str], day_first: bool | None
) -> tuple[dt.date, dt.date | None, int] | None:
    first, second, year = _NUMBER.findall(match["figures"])
    month, number, sure = ordered(Numeric(int(first), int(second), _year(year)), day_first)
    day = _day(_year(year), month, number)
    turned = None if sure else _day(_year(year), number, month)
    return (day, turned, match.end()) if day else None


def _named(match: re.Match[str]) -> dt.date | None:
    found = {
        key[:-2]: value for key, value in match.groupdict().items() if value and key[-2] == "_"
    }
    month = month_of(found["month"])
    if not month:
        return None
    year = _year(found.get("year") or match["short"] or "")
    if match["said"]:
        year = _spelled_year(match["said"])[0]
    return _day(year, month, _number(found["day"]))


def _end(match: re.Match[str]) -> int:
    """Where the date ends: what follows a year in words may have been looked at as one of them."""
    return match.start("said") + _spelled_year(match["said"])[1] if match["said"] else match.end()


def _spelled_year(said: str) -> tuple[int, int]:
    """The year that the words begin with, and their length; 0 where they begin with none."""
    words = [*re.finditer(r"\w+", said)]
    for count in range(len(words), 1, -1):
        said_words = [word[0].lower() for word in words[:count]]
        year = spelled_year(said_words) or number(said_words)
        if year is not None:
            return int(year), words[count - 1].end()
    return 0, len(said)


def _number(day: str) -> int:
    figures = _NUMBER.match(day)
    if figures:
        return int(figures[0])
    tens, _, rest = re.sub(r"[\s-]+", " ", day.strip().lower()).rpartition(" ")
    return {"": 0, "twenty": 20, "thirty": 30}.get(tens, 100) + ordinal([rest])


def _year(figures: str) -> int:
    return year_of([figures]) or 0 if figures else 0


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if 1000 <= year < 2200 else None
    except ValueError:
        return None


def month_of(name: str) -> int | None:
    """The month of a name, in English or in a language whose name no other gives to another."""
    lower = name.lower()
    return MONTHS.get(lower) or (None if lower in MONTHS else _foreign_months().get(lower))


@cache
def _foreign_months() -> dict[str, int]:
    """The names of all languages, but for those that mean different months: “listopad”."""
    meant: dict[str, set[int]] = {}
    for names in MONTH_NAMES.values():
        for month, line in enumerate(names.split("\n")[1:-1], 1):
            for name in line.split():
                meant.setdefault(name.rstrip("."), set()).add(month)
    return {name: min(months) for name, months in meant.items() if len(months) == 1}
