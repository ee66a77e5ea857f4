"""When an article was published, from its own head, its address, or what a user types.

A wrong date is worse than none: a date in the head counts only where its line says that it is one
of publishing, or says nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from .candidates import phrases
from .lexicon import MONTHS
from .meanings import Calendar, Fixed, Meaning, Moment, Phrase
from .tokens import Line, codes_of, line_of, pattern, with_capitals

_HEAD = 3000  # code points
_HEAD_LINES = 40
_LONGEST_LINE = 300  # code points of a line that are looked at
_SPARE_WORDS = 8  # words that a byline has besides its date

_DATED = codes_of("MONTH|ISO|SLASHED")
_URL_DAY = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)(?P<mark>[/_-]?)(?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?P=mark)"
    r"(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\w+\s+){0,3}?((?:19|20)\d\d)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A date of publication, the span that shows it (code points), and why it is taken for that."""

    date: date
    start: int
    end: int
    why: str


def find_publication_date(text: str, today: date = date.max) -> PublicationDate | None:
    """The date that the head of the text gives, None where none is beyond doubt.

    “Published 9:30 AM, Sun January 22, 2017” goes before a dateline, that before a line with a
    byline and a date or nothing but a date, and that before “Updated …”. Two of one kind that
    differ are none. A date after `today` is none, but for the one day that time zones make.
    """
    latest = today if today == date.max else today + timedelta(1)
    found: dict[str, list[PublicationDate]] = {}
    for line in _head(text):
        for phrase in phrases(line) if _may_say_a_day(line) else ():
            kind = _kind(line, phrase)
            day = _day(text, phrase.meaning, kind) if kind else None
            if kind and day and day <= latest:
                start, end = line.starts[phrase.first], line.ends[phrase.last - 1]
                why = f"{_REASONS[kind]}: “{line.quote(0, phrase.last)}”"
                found.setdefault(kind, []).append(PublicationDate(day, start, end, why))
    for kind in _REASONS:
        days = {one.date for one in found.get(kind, ())}
        if len(days) == 1:
            return found[kind][0]
        if days and kind == "published":
            return None
    return None


_REASONS = {
    "published": "the article says when it was published",
    "dateline": "the dateline",
    "line": "a date on a line of its own, or with the byline",
    "updated": "the article says when it was updated",
}


def _head(text: str) -> Iterator[Line]:
    """The first lines of the text, each as tokens."""
    at = count = 0
    while at < min(len(text), _HEAD) and count < _HEAD_LINES:
        stop = text.find("\n", at, at + _LONGEST_LINE)
        end = min(len(text), at + _LONGEST_LINE) if stop < 0 else stop
        if text[at:end].strip():
            count += 1
            yield line_of(text, at, end)
        if stop < 0:
            stop = text.find("\n", end)
            if stop < 0:
                return
        at = stop + 1


def _may_say_a_day(line: Line) -> bool:
    """Whether the line has a month or a date in figures, without which no day is said in full."""
    return not _DATED.isdisjoint(line.codes)


def _day(text: str, said: Meaning, kind: str) -> date | None:
    """The day that is said in full; a dateline may take its year from the copyright line."""
    if isinstance(said, Moment):
        return _day(text, said.day, kind)
    if isinstance(said, Fixed) and said.type == "TIME":
        return date.fromisoformat(said.value[:10])
    if not isinstance(said, Calendar) or not (said.month and said.day):
        return None
    year = said.year
    if year is None and kind == "dateline":
        years = set(_COPYRIGHT.findall(text[:_HEAD] + "\n" + text[-_HEAD:]))
        year = int(years.pop()) if len(years) == 1 else None
    try:
        return date(year, said.month, said.day) if year else None
    except ValueError:
        return None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rest = (
        "(OTHER|PREPOSITION|NUMBER|CLOCK|HOUR|ZONE|COMMA|DOT|SLASH|DASH|OPEN|CLOSE|a.m.|p.m.|am|pm"
        "|on|and|local|time|:|;){0,9}$"
    )
    return {
        "published": pattern(f"first|originally? (published|posted|issued|dated | date :) {rest}"),
        "updated": pattern(f"last? updated|modified {rest}"),
        "agency": pattern("COMMA? (OPEN OTHER{1,4} CLOSE)? DASH|_"),
        # “January 22, 2017 / 9:30 AM / CBS News”
        "parted": pattern("SLASH|DASH|MARK"),
        "place": pattern("(OTHER|COMMA|DOT){1,6}"),
    }


def _kind(line: Line, phrase: Phrase) -> str | None:
    """What makes a date in the line one of publication, None where nothing does."""
    patterns = _patterns()
    for name in ("published", "updated"):
        if patterns[name].search(line.codes, 0, phrase.first):
            return name
    if patterns["agency"].match(line.codes, phrase.last) and patterns["place"].fullmatch(
        line.codes, 0, phrase.first
    ):
        place = line.text[line.start : line.starts[phrase.first]]
        return "dateline" if place.split(",")[0].strip().isupper() else None
    besides = len(line.words) - (phrase.last - phrase.first)
    parted = phrase.first == 0 and patterns["parted"].match(line.codes, phrase.last)
    allowed = _SPARE_WORDS if parted or line.words[0] == "by" else 2
    return "line" if besides <= allowed and line.words[-1] != "." else None


def publication_date_in_url(url: str) -> PublicationDate | None:
    """The date in the path of an address, as in /2017/01/22/ or /2017-01-22-; None without one."""
    for match in _URL_DAY.finditer(url.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]):
        month = match["month"]
        number = MONTHS.get(month) if month.isalpha() else int(month)
        unparted = not match["mark"] and not (len(month) == len(match["day"]) == 2)
        if number is None or unparted:
            continue
        try:
            day = date(int(match["year"]), number, int(match["day"]))
        except ValueError:
            continue
        why = f"the address: “{url[match.start() + 1 : match.end()]}”"
        return PublicationDate(day, match.start() + 1, match.end(), why)
    return None


def parse_date(text: str) -> date:
    """The day that a user typed: 2017-01-22, 22 Jan 2017, January 22, 2017, 22.1.2017.

    Raises ValueError, with a message for the user, for anything that is not exactly one day.
    """
    typed = with_capitals(text)
    line = line_of(typed, 0, len(typed))
    slashed = re.fullmatch(r"\s*(\d{1,2})/(\d{1,2})/\d{2,4}\s*", text)
    if slashed and slashed[1] != slashed[2] and max(int(slashed[1]), int(slashed[2])) <= 12:
        message = f"“{text.strip()}” may be two days. Write it like 2017-01-22."
        raise ValueError(message)
    found = phrases(line)
    whole = len(found) == 1 and (found[0].first, found[0].last) == (0, len(line.words))
    day = _day("", found[0].meaning, "line") if whole and found[0].mod is None else None
    if day is None:
        message = f"“{text.strip()}” is no date. Write it like 2017-01-22 or 22 January 2017."
        raise ValueError(message)
    return day
