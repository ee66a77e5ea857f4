"""When an article was published, from its own head or end, its address, or what a user types.

A wrong date is worse than none. Evidence is a place (before the first prose, a short line soon
after it, or the last line), a form (“Published …”, a dateline, a mail's header, a byline, a date
alone) and a fit with the other dates of the text; what does not fit is told with doubt.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from astana_reader.text.wording import long_day

from .candidates import phrases
from .figures import is_day_first, ordered
from .headlines import HEAD, Headline, ends, heads, is_prose
from .lexicon import MONTHS
from .meanings import Calendar, Fixed, Meaning, Moment, Numeric, Phrase, TimeOfDay
from .tokens import Line, codes_of, line_of, pattern, with_capitals

_DATED = codes_of("MONTH|ISO|SLASHED")
_URL = re.compile(
    r"(?:https?://|\bwww\.)\S{4,300}|(?:(?<=\n)|\A)[\w.-]{1,80}\.[a-z]{2,9}/\S{4,300}"
)
_URL_DAY = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)(?P<mark>[/_-]?)(?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?P=mark)"
    r"(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\w+\s+){0,3}?((?:19|20)\d\d)\b", re.IGNORECASE)
_LOOKED_AT = 200_000  # code points in which dates in figures are looked for


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A date of publication, the span that shows it (code points), and why it is taken for that.

    `sure` is False where the reader should be asked: the form is weak, the figures may be two
    days, or the text tells of later days as past.
    """

    date: date
    start: int
    end: int
    why: str
    sure: bool = True


# The forms, the strongest first, with the reason that a reader is told.
_REASONS = {
    "published": "the article says when it was published",
    "mail": "the header of the message",
    "dateline": "the dateline",
    "decided": "the article says when it was decided",
    "held": "the article says when it was held",
    "line": "a date on a line of its own, or with the byline",
    "address": "the address in its head",
    "end": "the last line",
    "updated": "the article says when it was updated",
}
_FIRST_COUNTS = frozenset({"mail", "decided", "held", "address"})
_WEAK = frozenset({"end", "updated"})


def find_publication_date(
    text: str, today: date = date.max, *, day_first: bool | None = None
) -> PublicationDate | None:
    """The date that the head or the last line of the text gives, None where there is none.

    The forms go in the order of their strength; two dates of one form that differ are none. A date
    after `today` is none, but for the one day that time zones make. `day_first` is the order of
    dates in figures where the text itself does not show it.
    """
    latest = today if today == date.max else today + timedelta(1)
    shown = is_day_first(text)
    order = day_first if shown is None else shown
    found: dict[str, list[PublicationDate]] = {}
    first_lines = [*heads(text)]
    minutes = False
    for head in (*first_lines, *ends(text)):
        for kind, one in _in_line(text, head, order, minutes=minutes):
            if one.date <= latest:
                found.setdefault(kind, []).append(one)
        minutes |= not (head.prose or head.late or _MINUTES.isdisjoint(head.line.words))
    if _tells_of_event(first_lines):
        found.pop("mail", None)
    for kind in _REASONS:
        ones = found.get(kind, ())
        if kind == "line" and ones and _is_chronicle(ones, found.get("later", ())):
            return None
        if ones and (kind in _FIRST_COUNTS or len({one.date for one in ones}) == 1):
            known = {one.date for others in found.values() for one in others if one.sure}
            first = _turned(ones[0], known)
            return _fitted(text, first, sure=first.sure and kind not in _WEAK)
        if ones and kind in ("published", "line"):
            return None
    return None


def _turned(found: PublicationDate, known: set[date]) -> PublicationDate:
    """A date whose figures may be two days as the one that the head writes out too."""
    if found.sure or found.date.day > 12:
        return found
    other = found.date.replace(month=found.date.day, day=found.date.month)
    return replace(found, date=other, sure=True) if other in known else found


_MINUTES = frozenset("minutes proceedings".split())
_OF_EVENT = frozenset("where venue location tickets cost admission doors price when".split())


def _tells_of_event(lines: Sequence[Headline]) -> bool:
    """Whether the head is that of an invitation: “Date: …”, “Venue: …”."""
    begins = (head.line.words[:2] for head in lines if not (head.prose or head.late))
    return any(len(two) == 2 and two[0] in _OF_EVENT and two[1] == ":" for two in begins)


def _is_chronicle(ones: Sequence[PublicationDate], later: Sequence[PublicationDate]) -> bool:
    """Whether a date alone heads a part, as later ones do: “3 May 1940”, “10 May 1940”."""
    return any(other.date > ones[0].date for other in later)


def _in_line(
    text: str, head: Headline, day_first: bool | None, *, minutes: bool = False
) -> Iterator[tuple[str, PublicationDate]]:
    """The dates of a line that may be of publication, each with its form."""
    line = head.line
    if not head.prose:
        for url in _URL.finditer(text, line.start, line.end):
            if found := publication_date_in_url(url[0]):
                start = url.start() + found.start
                yield "address", replace(found, start=start, end=url.start() + found.end)
    said = phrases(line) if not _DATED.isdisjoint(line.codes) else []
    for phrase in said:
        kind = None if _is_of_range(line, said, phrase) else _kind(head, phrase, minutes=minutes)
        day, sure = _day(text, phrase.meaning, kind, day_first) if kind else (None, True)
        if kind and day:
            why = f"{_REASONS.get(kind, kind)}: “{line.quote(0, phrase.last)}”"
            if not sure:
                why += f"; it may also be {long_day(date(day.year, day.day, day.month))}"
            start, end = line.starts[phrase.first], line.ends[phrase.last - 1]
            yield kind, PublicationDate(day, start, end, why, sure)


def _is_of_range(line: Line, said: Sequence[Phrase], phrase: Phrase) -> bool:
    """Whether the date is one of two that say a span: the days of a life, of an exhibition."""
    joined = _patterns()["range"]
    return any(
        joined.fullmatch(line.codes, one.last, other.first) and phrase in (one, other)
        for one, other in pairwise(said)
        if not isinstance(one.meaning, TimeOfDay) and not isinstance(other.meaning, TimeOfDay)
    )


def _day(
    text: str, said: Meaning, kind: str, day_first: bool | None = None
) -> tuple[date | None, bool]:
    """The day that is said in full, and whether its figures are beyond doubt.

    A dateline may take its year from the copyright line.
    """
    if isinstance(said, Moment):
        return _day(text, said.day, kind, day_first)
    if isinstance(said, Fixed) and said.type == "TIME":
        return date.fromisoformat(said.value[:10]), True
    if isinstance(said, Numeric):
        month, day, sure = ordered(said, day_first)
        return date(said.year, month, day), sure
    if not isinstance(said, Calendar) or not (said.month and said.day):
        return None, True
    year = said.year
    if year is None and kind == "dateline":
        years = set(_COPYRIGHT.findall(text[:HEAD] + "\n" + text[-HEAD:]))
        year = int(years.pop()) if len(years) == 1 else None
    try:
        return (date(year, said.month, said.day) if year else None), True
    except ValueError:
        return None, True


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rest = (
        "(OTHER|PREPOSITION|the|of|at|NUMBER|CLOCK|HOUR|ZONE|COMMA|DOT|SLASH|DASH|OPEN|CLOSE|a.m.|p.m."
        "|am|pm|on|and|held|given|local|time|date|down|new|ORDINAL|WEEKDAY|SHORT_WEEKDAY|:|;){0,12}$"
    )
    return {
        # At the head of a part of a line; “a study published on …” is none.
        "published": pattern(
            "^ (OPEN|first|originally|article|story|this)?"
            " (published|posted|issued|released|dated|filed|created"
            " | date of? (published|posted|issued | OTHER{0,2} publication|issue)"
            f" | publication|issue date | for immediate? release) {rest}"
        ),
        "mail": pattern("^ MARK? date|sent MARK? : MARK? (OTHER|WEEKDAY|SHORT_WEEKDAY|COMMA)*$"),
        "decided": pattern(
            f"(decided|delivered|judgment|judgement|handed|opinion|decision) {rest}"
        ),
        "held": pattern(f"(minutes|proceedings|meeting|session|hearing|sitting | ^ held) {rest}"),
        "updated": pattern(f"^ OPEN? (this page OTHER)? last? (updated|modified|edited) {rest}"),
        "agency": pattern("COMMA? (OPEN OTHER{1,4} CLOSE)? DASH|_"),
        "place": pattern("(OTHER|COMMA|DOT|DASH){1,8} (OPEN OTHER{1,4} CLOSE)? DASH?"),
        # What a line may have beside its date.
        "label": pattern("(OTHER|NAME|to|of|at|date|and|time){1,4} :$"),
        "range": pattern("(DASH|to|until|through|and)"),
        "hours": pattern("TWO|CLOCK|HOUR (am|pm|a.m.|p.m.)? to|DASH TWO|CLOCK|HOUR"),
    }


# A part of a line that begins so tells another day: of a birth, a meeting to come, an end.
_OTHER_DAYS = frozenset(
    "born b d when since from starts begins opens closes ends event tickets copyright updated "
    "modified last effective arrives departs approved".split()
)
# So does one with any of these before its date.
_NO_DAYS = frozenset(
    "next deadline due upcoming expires valid until died death birth birthday née nee".split()
)
_SPARE_WORDS = 8  # words that a byline has besides its date
_PARTS = re.compile(r"\s(?:[|·•—–/»›-]|::)\s|\t|\|")
# A line that begins with or names one of these and ends with a date is the head of an issue.
_PERIODICALS = frozenset(
    "news newsletter bulletin gazette issue edition no vol volume weekly monthly journal circular "
    "magazine".split()
)


def _kind(head: Headline, phrase: Phrase, *, minutes: bool = False) -> str | None:
    """What makes a date in the line one of publication, None where nothing does.

    `minutes` tells that a line above says that minutes follow.
    """
    line, patterns = head.line, _patterns()
    if _is_dateline(line, phrase):
        return "dateline"
    if head.prose or line.words[0] in (">", "on"):
        return None
    first = _part_start(line, phrase.first)
    before, words = line.codes[first : phrase.first], line.words[first : phrase.first]
    for name in ("published", "mail", "updated"):
        if patterns[name].search(before):
            return "held" if minutes and name == "mail" else name
    if head.late:
        return "later" if len(line.words) <= phrase.last - phrase.first + 1 else None
    if not (_OTHER_DAYS.isdisjoint(words[:1]) and _NO_DAYS.isdisjoint(words)):
        return None
    if not head.last:
        for name in ("decided", "held"):
            if patterns[name].search(before):
                return name
    return None if patterns["label"].search(before) else _alone(head, phrase, minutes=minutes)


def _is_dateline(line: Line, phrase: Phrase) -> bool:
    """“LONDON, Jan. 22 (Agency) -” and “Toronto, 27 February 2024 —” before the first words."""
    patterns = _patterns()
    if not patterns["agency"].match(line.codes, phrase.last):
        return False
    if not patterns["place"].fullmatch(line.codes, 0, phrase.first):
        return False
    place = re.split(r",|\(|\s[-—–]", line.text[line.start : line.starts[phrase.first]])[0].strip()
    return place.isupper() or (
        len(line.words) > phrase.last + _SPARE_WORDS
        and isinstance(phrase.meaning, Calendar)
        and phrase.meaning.year is not None
        and place != ""
        and all(word[0].isupper() for word in place.split())
    )


def _part_start(line: Line, first: int) -> int:
    """The token with which the part of the line begins that holds a token."""
    begin = 0
    for match in _PARTS.finditer(line.text, line.start, line.starts[first]):
        begin = bisect_left(line.starts, match.end())
    return begin


def _alone(head: Headline, phrase: Phrase, *, minutes: bool) -> str | None:
    """A date alone, with a byline, or as a part of a line that is parted by marks."""
    line, patterns = head.line, _patterns()
    if patterns["hours"].search(line.codes):
        return None
    if not head.last and len(line.words) - phrase.last <= 1:
        if minutes:
            return "held"
        if not _PERIODICALS.isdisjoint(line.words[: phrase.first]) and phrase.first < _SPARE_WORDS:
            return "line"
    besides = len(line.words) - (phrase.last - phrase.first)
    start, end = line.starts[phrase.first] - line.start, line.ends[phrase.last - 1] - line.start
    words = line.text[line.start : line.end]
    parts = [0, *(at for match in _PARTS.finditer(words) for at in match.span()), len(words)]
    whole = any(
        first <= start and end <= last and _is_bare(words[first:start] + words[end:last])
        for first, last in zip(parts[::2], parts[1::2], strict=True)
    )
    byline = line.words[0] == "by" and besides <= _SPARE_WORDS
    byline |= besides <= _SPARE_WORDS and all(
        line.text[line.starts[at]].isupper() or not line.words[at][0].isalnum()
        for at in (*range(phrase.first), *range(phrase.last, len(line.words)))
    )
    if (besides > 1 and line.words[-1] == ".") or not (
        besides <= 2 or byline or (whole and len(parts) > 2)
    ):
        return None
    return "end" if head.last else "line"


def _is_bare(words: str) -> bool:
    """Whether nothing but a weekday, a time or a mark stands beside the date in its part."""
    return len(words.split()) <= 3


_MOST_DATES = 400
_FULL_DATE = re.compile(
    r"\b(?:\d{1,2} [A-Z][a-z]{2,8}\.?,? |[A-Z][a-z]{2,8}\.? \d{1,2}, )(?:1[6-9]|20)\d\d\b"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|next|until|till|due|to be|scheduled|expected|planned?|plans|may|"
    r"deadline|upcoming|set|from|by|expires?|ends|begins|before)\b",
    re.IGNORECASE,
)


def _fitted(text: str, found: PublicationDate, *, sure: bool) -> PublicationDate:
    """The date with doubt where the text tells of a later day as past."""
    for match in [*_FULL_DATE.finditer(text, 0, _LOOKED_AT)][:_MOST_DATES]:
        if match.start() < found.end and found.start < match.end():
            continue
        if not _is_in_prose(text, match.start(), match.end()):
            continue
        day = _typed(match[0])
        if day and day > found.date + timedelta(1) and not _looks_ahead(text, match.start()):
            why = f"{found.why}; but the text tells of {long_day(day)} too"
            return replace(found, why=why, sure=False)
    return replace(found, sure=sure)


def _is_in_prose(text: str, start: int, end: int) -> bool:
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return is_prose(text[first : len(text) if last < 0 else last])


def _looks_ahead(text: str, at: int) -> bool:
    return bool(_AHEAD.search(text, max(0, at - 100), at))


def _typed(words: str) -> date | None:
    line = line_of(words, 0, len(words))
    found = phrases(line)
    return _day("", found[0].meaning, "line")[0] if len(found) == 1 else None


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
    day = _day("", found[0].meaning, "line")[0] if whole and found[0].mod is None else None
    if day is None:
        message = f"“{text.strip()}” is no date. Write it like 2017-01-22 or 22 January 2017."
        raise ValueError(message)
    return day
