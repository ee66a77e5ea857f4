"""The forms in which a line of a head says a day: “Published …”, a dateline, a date alone.

Each is a kind of evidence of its own; `publication` weighs them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from . import roles
from .datelines import is_dateline, is_in_capitals
from .lines import Headline, line_above
from .whole_days import WholeDay, month_of, whole_days

DATELINE, LINE, STAMP, SIGNED, END, LATER, GUESSED = (
    "dateline", "line", "stamp", "signed", "end", "later", "guessed",
)  # fmt: skip

_MOST_WORDS = 8  # that a byline or a place has
_MOST_OF_MASTHEAD = 14  # words that the name of a paper has with its number, place and price
_FEW_WORDS = 2  # that may stand beside a date without telling what it is

_WEEKDAY_BEFORE = re.compile(
    r"(?:\d{1,4}(?:[:.]\d\d)*\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{2,4})?,?\s+)?"
    rf"{roles.WEEKDAY}[.,]*\s+$",
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
_TO_YEAR = re.compile(rf"\s*{_TO}\s*\d{{4}}\b(?!\W*\d)", re.IGNORECASE)
_BETWEEN = re.compile(rf"[\s,]*(?:{_TO})\s*(?:{roles.WEEKDAY},?\s+)?", re.IGNORECASE)

_HOUR = r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|uhr\b|h\b|o['’]clock)"
_HOURS = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?|uhr|h)?\s*(?:to|[-–—]|until|till|bis|à|a)\s*"
    rf"(?:{_HOUR}|\d{{1,2}}(?:[:.]\d\d)?$)|\b(?:from|ab|doors)\s{_HOUR}",
    re.IGNORECASE,
)
# An hour at which things begin, without the zone that a stamp of publication has.
_AT_HOUR = re.compile(
    r"[\s,–·•|-]*(?:at\s|um\s|ab\s|à\s|@\s)?\d{1,2}(?:[:.](?:00|15|30|45))?"
    r"\s?(?:[ap]\.?m\b\.?|uhr\b|h\b|o['’]clock)(?!\s?(?:[A-Z]{1,4}T|GMT|UTC)\b)",
    re.IGNORECASE,
)

_QUOTED = re.compile(
    r"^\s*>|^\s*(?:on|am|le|el|il|op|em)\b.*"
    r"\b(?:wrote|schrieb|écrit|escribió|scritto|schreef|escreveu)\b|^\s*on\b|:\s*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"\s*(?:the|an?|he|she|it|they|we|i|his|her|its|their|our|my|in|at|when|after|before|as)\s"
    r".*[.!?]\s*",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"\b(?:photo(?:graph)?s?|pictured?|image|courtesy|foto|illustration|archive|postcard)\b"
    r"|^\W*(?:above|below|left|right)\b",
    re.IGNORECASE,
)
_TAIL = frozenset(
    "by in last updated edition comments comment filed under von par por with views reads min "
    "minutes print page section from vol no issue pp p col cols column".split()
)
_GIVEN = re.compile(
    r"(?:^|[.;:]\s+)(?:given|done|signed|dated|adopted|executed|made|in witness|witness|fait|"
    r"geschehen|gegeben|hecho|dado|fatto|feito)\b[^.;]*$",
    re.IGNORECASE,
)
# “Joined: …”, “The Gale of …”: the word before the date says what it is, and that is no role.
_NAMED = re.compile(r":\s*$|\w\s+of\s*$", re.IGNORECASE)
_REFERENCES = re.compile(
    r"\W*(?:references|sources|notes|bibliography|further reading|literatur|quellen)\W*",
    re.IGNORECASE,
)
_MASTHEAD = re.compile(r"\W*(?:vol|no|nr|issue)\b", re.IGNORECASE)
_RECEIVED = re.compile(r"\b(?:received|accepted)\b", re.IGNORECASE)  # of a paper
_STAMPED = re.compile(r"[A-Z]{2,5}-[A-Z]{2}-\d|\d{6}\s?[A-Z]")
_ARTICLE = re.compile(r"\s(?:le|den|the|el|am)\s*$")


@dataclass(frozen=True, slots=True)
class Evidence:
    """A day that a line says in one of the forms; `hour` as an invitation gives it, “7 pm”."""

    kind: str
    day: WholeDay
    line: Headline
    hour: bool = False

    def quote(self) -> str:
        """The words from the start of the line to the end of the date."""
        return " ".join(self.line.text[self.line.start : self.day.end].split())


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands before and after a date in its part of a line, and the role that it gives."""

    line: Headline
    label: str
    tail: str
    role: str | None
    minutes: bool

    @property
    def before(self) -> list[str]:
        return roles.words_of(self.label)

    @property
    def after(self) -> list[str]:
        words = roles.words_of(self.tail)
        return [] if words and words[0] in _TAIL else words


def evidence_in(
    line: Headline, *, day_first: bool | None = None, minutes: bool = False
) -> Iterator[Evidence]:
    """The days of a line that may be of publication.

    The line above it may be the label of a date: “Published”. `minutes` tells that a line before
    says that minutes follow.
    """
    days = [*whole_days(line.text, line.start, line.end, day_first=day_first)]
    for number, day in enumerate(days):
        if _is_of_range(line, days, day):
            continue
        before = days[number - 1].end if number else line.start
        behind = days[number + 1].start if number + 1 < len(days) else line.end
        first, last = line.part(day.start, day.end)
        label = line.text[max(first, before) : day.start]
        tail = line.text[day.end : min(last, behind)]
        if not roles.words_of(label) and roles.is_label(above := line_above(line)):
            label = above
        kind = _kind(_Beside(line, label, tail, roles.role(label), minutes), day)
        if kind:
            hour = _AT_HOUR.match(line.text, day.end, line.end) is not None
            yield Evidence(kind, _widened(line, day), line, hour)


def _kind(beside: _Beside, day: WholeDay) -> str | None:
    line, role = beside.line, beside.role
    if is_dateline(line, day.start, day.end):
        return DATELINE
    if _STAMPED.match(line.text, day.start, day.end):
        return STAMP
    if line.last and _GIVEN.search(line.text[line.start : day.start]):
        return SIGNED
    if line.prose or _is_said(line.words):
        return beside.role if _is_running_head(beside) else None
    if role == roles.UPDATED and _RECEIVED.search(line.words):
        return None
    if role in (roles.PUBLISHED, roles.UPDATED):
        return role
    if line.late:
        return LATER if role in (None, roles.ISSUE) and _is_alone(beside) else None
    return _at_the_end(beside) if line.last else _in_the_head(beside)


def _in_the_head(beside: _Beside) -> str | None:
    role = beside.role
    if role == roles.MAIL:
        return roles.HELD if beside.minutes else role
    if role in (roles.DECIDED, roles.HELD, roles.SUBMITTED, roles.EMBARGO):
        return role
    if role == roles.OTHER or not _is_alone(beside):
        return None
    return roles.HELD if beside.minutes and not beside.after else LINE


def _at_the_end(beside: _Beside) -> str | None:
    if beside.role == roles.MAIL:
        return None if beside.tail.strip() else END
    if beside.role in (roles.OTHER, roles.EMBARGO) or not _is_alone(beside):
        return None
    if _REFERENCES.fullmatch(line_above(beside.line)):
        return None
    return SIGNED if _is_place(beside) or _POSTED_AT.search(beside.line.words) else END


def _is_running_head(beside: _Beside) -> bool:
    """“This version posted March 19, 2021. The copyright holder …”: no more than a role and a day.

    What follows is a sentence of its own.
    """
    said = beside.role == roles.PUBLISHED and roles.is_label(beside.label)
    return said and not beside.line.late and re.match(r"\.\s|\s*$", beside.tail) is not None


def _is_said(words: str) -> bool:
    """Whether a line is a sentence, quoted, or leads to what somebody else wrote."""
    return bool(_QUOTED.search(words) or (_SENTENCE.fullmatch(words) and not _is_named(words)))


def _is_named(words: str) -> bool:
    """Whether but for the words around a date all are names: “The Rectory, 5th March 1863.”"""
    return is_in_capitals(re.sub(r"\b[^\W\d_]{1,3}\b|\d\w+", "", words))


def _is_alone(beside: _Beside) -> bool:
    """A date alone, with a byline, a place or the name of a paper, in its part of a line."""
    if _tells_another(beside):
        return False
    before, after = beside.before, beside.after
    words = len(before) + len(after)
    named = is_in_capitals(_ARTICLE.sub("", beside.label) + beside.tail)
    line = beside.line.words.rstrip()
    if words and line.endswith(".") and not (named and _is_named(line)):
        return False
    if beside.role == roles.ISSUE and words <= _MOST_WORDS and not after:
        return True
    if _MASTHEAD.match(line) and words <= _MOST_OF_MASTHEAD:
        return named
    fits = words <= _FEW_WORDS or beside.minutes or roles.is_byline(before) or named
    return fits and words <= _MOST_WORDS


def _tells_another(beside: _Beside) -> bool:
    """Whether a date alone is that of an hour to come, a photograph, an entry, a title."""
    label, tail = beside.label, beside.tail
    if _HOURS.search(label) or _HOURS.search(tail) or _CAPTION.search(beside.line.words):
        return True
    if roles.is_byline(beside.before):
        return False
    if roles.tells_of_done(label) or (tail.lstrip().startswith(":") and beside.after):
        return True
    named = _NAMED.search(label)
    return named is not None and (beside.role is None or len(label.split()) > _FEW_WORDS + 1)


def _is_place(beside: _Beside) -> bool:
    """“Gdynia, 14 November 2018”, “Paris, le 16 novembre 2011”: the end of a letter."""
    label = _ARTICLE.sub("", beside.label).rstrip()
    named = 0 < len(beside.before) <= _MOST_WORDS and is_in_capitals(label)
    return named and not beside.after


def _is_of_range(line: Headline, days: Sequence[WholeDay], day: WholeDay) -> bool:
    """Whether the date is one of those that say a span: of a life, an exhibition, a session."""
    before = line.text[line.start : day.start]
    begun = _FROM_DAY.search(before)
    if begun and not _NUMBERED.search(before) and (not begun["month"] or month_of(begun["month"])):
        return True
    if _TO_YEAR.match(line.text, day.end, line.end):
        return True
    return any(
        day in (one, other) and _BETWEEN.fullmatch(line.text, one.end, other.start)
        for one, other in pairwise(days)
    )


def _widened(line: Headline, day: WholeDay) -> WholeDay:
    """The day with the weekday and the clock time that go with it."""
    before = _WEEKDAY_BEFORE.search(line.text[line.start : day.start])
    after = _CLOCK_AFTER.match(line.text, day.end, line.end)
    start = line.start + before.start() if before else day.start
    return WholeDay(day.date, start, after.end() if after else day.end, day.turned)
