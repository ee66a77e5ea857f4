"""The forms in which a line of a head says a day: “Published …”, a dateline, a date alone.

Each is a kind of evidence of its own; `publication` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from . import head_roles as roles
from .headlines import Headline
from .whole_days import WholeDay, month_of, whole_days

DATELINE, LINE, STAMP, SIGNED, END, LATER, GUESSED = (
    "dateline", "line", "stamp", "signed", "end", "later", "guessed",
)  # fmt: skip

_MOST_WORDS = 8  # that a byline, a place or the name of a paper has
_FEW_WORDS = 2  # that may stand beside a date without telling what it is
_LED = 8  # words from which on a dateline leads a sentence

_WITH_CLOCK = re.compile(
    rf"(?:(?:\d{{1,4}}(?:[:.]\d\d)*\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{{2,4}})?,?\s+)?{roles.WEEKDAY}[.,]*\s+)$",
    re.IGNORECASE,
)
_CLOCK_AFTER = re.compile(
    r",?\s+\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}\b)?", re.IGNORECASE
)
_POSTED_AT = re.compile(r"(?<!\d)\d{1,2}:\d\d")
_TO = r"(?:[-–—]|to|and|&|until|till|through|bis|und|au|et|al|y|a)"
_FROM_DAY = re.compile(
    rf"(?:^|[^\w\s.:]|[^\W\d_]{{4}}|\bde|\bdu|\bam)\s*\b\d{{1,2}}(?:st|nd|rd|th|er|\.)?"
    rf"(?:\s+[^\W\d_]{{3,9}}\.?)?\s*{_TO}\s*$"
    rf"|\b(?P<month>[^\W\d_]{{3,9}})\.?\s+\d{{1,2}},?\s*{_TO}\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:\b(?:no|nos|nr|vol|pages?|pp?|issue|part)\b\.?|#)\s*\d+\s*\S+\s*$", re.IGNORECASE
)
_BETWEEN = re.compile(rf"[\s,]*(?:{_TO})\s*(?:{roles.WEEKDAY},?\s+)?", re.IGNORECASE)
_HOURS = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|uhr|h)?\s*(?:to|[-–—]|until|till|bis|à|a)\s*\d{1,2}(?:[:.]\d\d)?\s?"
    r"(?:[ap]\.?m\b|uhr\b|h\b|$)|\b(?:from|ab|from|doors)\s\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b|uhr\b)",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"^\s*>|^\s*(?:on|am|le|el|il|op|em)\b.*\b(?:wrote|schrieb|écrit|escribió|scritto|schreef|escreveu)\b"
    r"|^\s*on\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\s*(?:the|an?|he|she|it|they|we|i|his|her|its|their|our|my|in|at|when|after|before|as)\s"
    r".*[.!?]\s*",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\b(?:photo(?:graph)?s?|picture|image|courtesy|foto|illustration)\b", re.IGNORECASE
)
_TAIL = frozenset(
    "by in last updated edition comments comment filed under von par por with views reads min "
    "minutes print page section from vol no issue pp p col cols".split()
)
_GIVEN = re.compile(
    r"(?:^|[.;:]\s+)(?:given|done|signed|dated|adopted|executed|made|in witness|witness|fait|"
    r"geschehen|gegeben|hecho|dado|fatto|feito)\b[^.;]*$",
    re.IGNORECASE,
)
_NO_BYLINE = re.compile(r":\s*$|\w\s+of\s*$", re.IGNORECASE)  # “Joined: …”, “The Gale of …”
_STAMPED = re.compile(r"[A-Z]{2,5}-[A-Z]{2}-\d")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A day that a line says in one of the forms."""

    kind: str
    day: WholeDay
    line: Headline
    hour: bool = False

    def quote(self) -> str:
        """The words from the start of the line to the end of the date."""
        return " ".join(self.line.text[self.line.start : self.day.end].split())


def evidence_in(
    line: Headline, *, day_first: bool | None = None, minutes: bool = False
) -> Iterator[Evidence]:
    """The days of a line that may be of publication.

    `minutes` tells that a line above says that minutes follow.
    """
    days = [*whole_days(line.text, line.start, line.end, day_first=day_first)]
    for number, day in enumerate(days):
        if _is_of_range(line, days, day):
            continue
        after = days[number - 1].end if number else line.start
        stop = days[number + 1].start if number + 1 < len(days) else line.end
        kind = _kind(line, day, after, stop, minutes=minutes)
        if kind:
            yield Evidence(kind, _widened(line, day), line, _has_hour(line, day))


def _kind(line: Headline, day: WholeDay, after: int, stop: int, *, minutes: bool) -> str | None:
    text = line.text
    if is_dateline(line, day.start, day.end, year=True):
        return DATELINE
    if _STAMPED.match(text, day.start, day.end):
        return STAMP
    if line.last and _GIVEN.search(text[line.start : day.start]):
        return SIGNED
    if line.prose or _is_said(line.words):
        return None
    first, last = line.part(day.start, day.end)
    label = text[max(first, after) : day.start]
    tail = text[day.end : min(last, stop)]
    named = roles.role(label)
    if named in (roles.PUBLISHED, roles.UPDATED):
        return named
    if line.late:
        alone = named in (None, roles.ISSUE) and _alone(line, label, tail, named)
        return LATER if alone else None
    if named == roles.MAIL:
        return roles.HELD if minutes else roles.MAIL
    if named == roles.OTHER:
        return None
    if not line.last and named in (roles.DECIDED, roles.HELD, roles.SUBMITTED):
        return named
    return _alone(line, label, tail, named, minutes=minutes)


def _is_said(words: str) -> bool:
    """Whether a line is a sentence, quoted, or leads to what somebody else wrote."""
    quoted = _QUOTED.search(words) or words.rstrip().endswith(":")
    return bool(quoted or _SENTENCE.fullmatch(words))


def _alone(
    line: Headline, label: str, tail: str, named: str | None, *, minutes: bool = False
) -> str | None:
    """A date alone, with a byline, a place or the name of a paper, in its part of a line."""
    if _tells_another(line, label, tail, named):
        return None
    before, after = roles.words_of(label), roles.words_of(tail)
    if after[:1] != [] and after[0] in _TAIL:
        after = []
    beside = len(before) + len(after)
    sentence = line.words.rstrip().endswith(".") and not _is_place(label, tail)
    if beside > _MOST_WORDS or (beside and sentence):
        return None
    if minutes and not after:
        return roles.HELD
    if not (
        beside <= _FEW_WORDS
        or (named == roles.ISSUE and not after)
        or roles.is_byline(before)
        or _is_in_capitals(label + tail)
    ):
        return None
    if not line.last:
        return LINE
    return SIGNED if _is_place(label, tail) or _POSTED_AT.search(line.words) else END


def _tells_another(line: Headline, label: str, tail: str, named: str | None) -> bool:
    """Whether a date alone is that of an hour to come, a photograph, an entry, a title."""
    if _HOURS.search(label) or _HOURS.search(tail) or _CAPTION.search(line.words):
        return True
    if roles.is_byline(roles.words_of(label)):
        return False
    if roles.tells_of_done(label) or tail.startswith(":"):
        return True
    return named is None and bool(_NO_BYLINE.search(label))


def _is_in_capitals(words: str) -> bool:
    """Whether all words begin with a capital: a place, the name of a paper, people."""
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_][^\s]*", words))


def _is_place(label: str, tail: str) -> bool:
    """“Gdynia, 14 November 2018”, “Paris, le 16 novembre 2011”: the end of a letter."""
    place = re.fullmatch(r"\s*([^\W\d_][^\d,]{1,30}),?\s(?:le|den|the|el|am)?\s*", label)
    return bool(
        place
        and not tail.strip(" .")
        and _is_in_capitals(re.sub(r"\s(?:le|den|the|el|am)\s*$", "", label))
        and place[1].strip().lower() not in roles.WEEKDAY
    )


def is_dateline(line: Headline, start: int, end: int, *, year: bool) -> bool:
    """“LONDON, Jan. 22 (Agency) -” and “Toronto, 27 February 2024 —” before the first words."""
    text = line.text
    agency = _AGENCY.match(text, end, line.end)
    place = _PLACE.fullmatch(_NO_WEEKDAY.sub("", text[line.start : start]))
    if agency is None or place is None:
        return False
    name = place[1].strip()
    if name.isupper():
        return True
    led = bool(agency["agency"]) or (year and len(text[end : line.end].split()) > _LED)
    return (
        led and _is_in_capitals(_SMALL.sub("", name)) and not roles.is_byline(name.lower().split())
    )


_NO_WEEKDAY = re.compile(rf"\b{roles.WEEKDAY}\b[.,]*\s*$", re.IGNORECASE)
_SMALL = re.compile(r"\b[^\W\d_]{1,3}\b")  # “of”, “de”, “sur” in the name of a place
_AGENCY = re.compile(
    r"[).]?\s*(?P<agency>\([^()\n]{2,40}\)|/[^/\n]{2,30}/)?\s*\.?(?:[-–—_]|:(?=\s.{40}))"
)
_PLACE = re.compile(
    r"\W{0,2}([^\W\d_][^\d,(—–!?:;\"]{1,40}?)(?:[,–—-][^\d()!?:;\"]{0,50})?(?:\([^()]{2,40}\))?[\s,(—–-]*"
)


def yearless_dateline(line: Headline) -> tuple[int, int, int, int] | None:
    """The month and day of a dateline without a year, and their span; None without one."""
    for match in _YEARLESS.finditer(line.text, line.start, min(line.end, line.start + 100)):
        month = month_of(match["month_1"] or match["month_2"])
        if month and is_dateline(line, match.start(), match.end(), year=False):
            return month, int(match["day_1"] or match["day_2"]), match.start(), match.end()
    return None


_YEARLESS = re.compile(
    r"(?<!\w)(?:(?P<month_1>[^\W\d_]{3,9})\.?\s(?P<day_1>\d{1,2})"
    r"|(?P<day_2>\d{1,2})\.?\s(?:de\s)?(?P<month_2>[^\W\d_]{3,9})\.?)(?![\w,]*\s?\d{4})(?!\w)"
)


def _is_of_range(line: Headline, days: Sequence[WholeDay], day: WholeDay) -> bool:
    """Whether the date is one of those that say a span: of a life, an exhibition, a session."""
    text = line.text
    before = text[line.start : day.start]
    begun = _FROM_DAY.search(before)
    if begun and not _NUMBERED.search(before) and (not begun["month"] or month_of(begun["month"])):
        return True
    return any(
        day in (one, other) and _BETWEEN.fullmatch(text, one.end, other.start)
        for one, other in pairwise(days)
    )


def _widened(line: Headline, day: WholeDay) -> WholeDay:
    """The day with the weekday and the clock time that go with it."""
    before = _WITH_CLOCK.search(line.text[line.start : day.start])
    after = _CLOCK_AFTER.match(line.text, day.end, line.end)
    start = line.start + before.start() if before else day.start
    return WholeDay(day.date, start, after.end() if after else day.end, day.turned)


def _has_hour(line: Headline, day: WholeDay) -> bool:
    """Whether the line gives an hour, as an invitation does: “Friday 11 October 2019, 7 pm”."""
    return bool(_HOUR.match(line.text, day.end, line.end))


_HOUR = re.compile(
    r"[\s,–-]*(?:at\s|um\s|ab\s|à\s|@\s)?\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.?m\b|uhr\b|h\b|o['’]clock)",
    re.IGNORECASE,
)
