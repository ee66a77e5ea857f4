"""Datelines: a place, a day and perhaps an agency before the first words of a report."""

from __future__ import annotations

import re

from . import roles
from .lines import Headline
from .whole_days import month_of

_LED = 8  # words from which on a dateline leads a sentence
_MOST_WORDS = 4  # of the name of a place
_FIRST = 100  # code points of a line in which a dateline without a year stands

_AGENCY = re.compile(
    r"[).]?\s*(?P<agency>\([^()\n]{2,40}\)|/[^/\n]{2,30}/)?\s*\.?(?:[-–—_]|:(?=\s.{40}))"
)
_PLACE = re.compile(
    r"\W{0,2}(?P<name>[^\W\d_][^\d,(—–!?:;\"]{1,40}?)(?:[,–—-][^\d()!?:;\"]{0,50})?"
    r"(?:\([^()\d]{2,40}[)–-])?[\s,(—–-]*"
)
_THEN_PLACE = re.compile(r",\s(?P<name>[^\W\d_][^\d,.—–]{1,30})\s[-–—]\s")
_TODAY = re.compile(r"\s[-–—]\s.*\b(?:today|yesterday|this week|on \w+day)\b")
_NO_WEEKDAY = re.compile(rf"\b{roles.WEEKDAY}\b[.,]*\s*$", re.IGNORECASE)
_SMALL = re.compile(r"\b[^\W\d_]{1,3}\b")  # “of”, “de”, “sur” in the name of a place
_YEARLESS = re.compile(
    r"(?<!\w)(?:(?P<month_1>[^\W\d_]{3,9})\.?\s(?P<day_1>\d{1,2})"
    r"|(?P<day_2>\d{1,2})\.?\s(?:de\s)?(?P<month_2>[^\W\d_]{3,9})\.?)(?![\w,]*\s?\d{4})(?!\w)"
)


def is_dateline(line: Headline, start: int, end: int, *, year: bool = True) -> bool:
    """“LONDON, Jan. 22 (Agency) -”, “Toronto, 27 February 2024 —”, “5 May 2020, Rome – ”.

    `start` and `end` are those of the date, in which a `year` may lack.
    """
    before = _NO_WEEKDAY.sub("", line.text[line.start : start])
    agency = _AGENCY.match(line.text, end, line.end)
    if not before.strip():
        return _leads(line, end, year=year, agency=bool(agency and agency["agency"]))
    place = _PLACE.fullmatch(before)
    if agency is None or place is None:
        return False
    if len(place["name"].split()) > _MOST_WORDS:
        return False
    if place["name"].strip().isupper():
        return True
    sure = bool(agency["agency"]) or (year and _is_followed(line, end))
    return sure and _is_name(place["name"])


def _leads(line: Headline, end: int, *, year: bool, agency: bool) -> bool:
    """Whether a date that begins its line is a dateline all the same."""
    if agency:
        return _is_followed(line, end)
    place = _THEN_PLACE.match(line.text, end, line.end)
    named = place is not None and _is_name(place["name"])
    said = _TODAY.match(line.text, end, line.end) is not None
    return year and (named or said) and _is_followed(line, end)


def _is_followed(line: Headline, end: int) -> bool:
    return len(line.text[end : line.end].split()) > _LED


def _is_name(words: str) -> bool:
    return is_in_capitals(_SMALL.sub("", words)) and not roles.is_byline(words.lower().split())


def is_in_capitals(words: str) -> bool:
    """Whether all words begin with a capital: a place, the name of a paper, people."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_][^\s]*", words))


def yearless_dateline(line: Headline) -> tuple[int, int, int, int] | None:
    """The month and day of a dateline without a year, and their span; None without one."""
    for match in _YEARLESS.finditer(line.text, line.start, min(line.end, line.start + _FIRST)):
        month = month_of(match["month_1"] or match["month_2"])
        if month and is_dateline(line, match.start(), match.end(), year=False):
            return month, int(match["day_1"] or match["day_2"]), match.start(), match.end()
    return None
