"""The fields of the query language: what may stand after each, and what it then means."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Final

from astana_reader.annotations.records import LINK_KINDS
from astana_reader.settings.pens import PEN_IDS
from astana_reader.text.wording import short_day, short_month

from .terms import NOTE, QUOTE, TEXT

STATES: Final = ("to-read", "reading", "done", "archived")
WHERE: Final = (QUOTE, NOTE, TEXT)
LINKS: Final = (*LINK_KINDS, "*")
"""Values of `link:`."""
LACKS: Final = {"evidence": "claims without evidence", "answer": "questions without an answer"}
"""Values of `without:`, and the marks that these are."""
DATES: Final = ("before", "after", "when")
_DAY: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class FieldKind:
    """A field: what is said of it in help and completion, and the values it takes."""

    about: str
    example: str
    values: tuple[str, ...] = ()
    """All there are; none where it takes what the library has, or a date."""


FIELDS: Final = {
    "tag": FieldKind("marks and articles with this tag", "tag:aleppo"),
    "pen": FieldKind("marks of this pen", "pen:claim", PEN_IDS),
    "note": FieldKind("words of your notes", "note:ask"),
    "in": FieldKind("only in quotes, notes or the text", "in:note", WHERE),
    "entity": FieldKind("articles that name this person, place or organisation", "entity:putin"),
    "title": FieldKind("words of the title", "title:ceasefire"),
    "site": FieldKind("articles of this site", "site:cnn"),
    "state": FieldKind("articles in this state", "state:to-read", STATES),
    "before": FieldKind("published before", "before:2017"),
    "after": FieldKind("published after the end of", "after:2016-11"),
    "when": FieldKind("articles that speak of this time", "when:2016-12"),
    "link": FieldKind("marks that are linked so, from either end", "link:contradicts", LINKS),
    "without": FieldKind("claims without evidence, questions without an answer",
                         "without:evidence", tuple(LACKS)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Days:
    """A day, a month, a year, or all from one to another."""

    first: date
    last: date

    def __str__(self) -> str:
        """In words: 2016, Nov 2016, 30 Nov 2016."""
        start, end = self.first, self.last
        if start == end:
            return short_day(start)
        if (start.year, start.month) == (end.year, end.month) and _is_month(start, end):
            return f"{short_month(start)} {start.year}"
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            years = str(start.year)
            return years if start.year == end.year else f"{years} to {end.year}"
        return f"{short_day(start)} to {short_day(end)}"


def _is_month(start: date, end: date) -> bool:
    return start.day == 1 and end.day == monthrange(end.year, end.month)[1]


def read_days(value: str) -> Days | None:
    """The days of 2016, 2016-11, 2016-11-30, a range 2016-11..2017-01, or a date in words."""
    first, dots, last = value.partition("..")
    if dots:
        begin, end = read_days(first), read_days(last)
        whole = begin and end and begin.first <= end.last
        return Days(begin.first, end.last) if begin and end and whole else None
    if match := _DAY.match(value.strip()):
        return _days(int(match[1]), int(match[2] or 0), int(match[3] or 0))
    from astana_reader.timeline.publication import parse_date  # seldom, and it takes 60 ms

    try:
        day = parse_date(value)
    except ValueError:
        return None
    return Days(day, day)


def _days(year: int, month: int, day: int) -> Days | None:
    try:
        if day:
            return Days(date(year, month, day), date(year, month, day))
        if month:
            return Days(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return Days(date(year, 1, 1), date(year, 12, 31))
    except (ValueError, IndexError):
        return None
