"""How a date of a head fits with the rest of the text: an invitation, a chronology, later days."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta

from .forms import Evidence
from .lines import HEAD, Headline, is_prose
from .whole_days import whole_days

_LOOKED_AT = 200_000  # code points in which dates are looked for
_MOST_DATES = 400
_FULL_DATE = re.compile(
    r"\b(?:(?:\d{1,2}(?:st|nd|rd|th)?|[a-z-]{4,14} day) (?:of )?[A-Z][a-z]{2,8}\.?,? "
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?, )(?:1[6-9]|20)\d\d\b"
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:\w+\s+){0,3}?((?:19|20)\d\d)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

MINUTES = re.compile(
    r"\b(?:(?<!\d )minutes|proceedings|protokoll|procès-verbal|acta)\b", re.IGNORECASE
)
_OF_EVENT = re.compile(
    r"(?:where|venue|location|tickets?|cost|admission|doors|price|when|meet|meeting point|"
    r"treffpunkt|"
    r"ort|veranstaltungsort|eintritt|lieu|tarif|entrée|lugar|entrada|precio|luogo|ingresso)\s*:"
    r"|(?:tickets?|admission|doors open|entry|free entry|rsvp|eintritt|entrada|call for papers|"
    r"save the date|you are (?:cordially |warmly )?invited|invitation|einladung|invitación)\b",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\b(?:tickets|admission|(?:all|everyone) (?:are |is )?welcome|refreshments|rsvp|raffle|"
    r"doors open|free entry|entry (?:is )?free|join us|bring (?:your|an?)|book (?:your|in advance)|"
    r"eintritt frei|entrée libre|entrada libre)\b",
    re.IGNORECASE,
)
_VENUE = re.compile(
    r"\b(?:hall|church|chapel|cent(?:re|er)|theatre|theater|room|school|library|inn|arms|club|"
    r"gallery|museum|barn|auditorium|bandstand|kirche|saal|salle|sala)\b",
    re.IGNORECASE,
)
_GROUNDS = re.compile(
    r"\b(?:plaza|square|park|pier|quay|harbou?r|gardens?|green|common|field|stadium|arena|beach|"
    r"campus|market|courtyard|street|platz|place)\s*$",
    re.IGNORECASE,
)
_OF_MAIL = re.compile(
    r"\W*(?:from|to|subject|von|an|betreff|de|objet|asunto|para)\W*:", re.IGNORECASE
)
_WHEN = re.compile(r"\W*(?:when|date and time|wann|quand|cuándo)\W*:", re.IGNORECASE)
_OF_WORK = re.compile(
    r"(?:directed by|director|starring|running time|genre|developers?|platforms?|label|publisher|"
    r"isbn|recorded|studio|producers?|produced by|composers?|cover artist|illustrator)\s*:",
    re.IGNORECASE,
)


_OF_MEMBER = re.compile(
    r"(?:join(?:ed)?(?: date)?|member since|posts|messages)\s*:|registered user\b", re.IGNORECASE
)


def is_invitation(lines: Sequence[Headline], ones: Sequence[Evidence] = ()) -> bool:
    """Whether a date alone or after “Date:” is that of an event: “Venue: …”, “Tickets …”.

    `ones` are the dates alone; with an hour beside it such a date is one where the text invites.
    """
    if is_dated_event(lines) or is_mail(lines) or tells_of_minutes(lines):
        return False
    said = [line.words.strip() for line in lines]
    if any(map(_OF_MEMBER.match, said)):  # whose “Location: …” is no venue
        return False
    if any(_OF_EVENT.match(words) for words in said):
        return True
    if any(words.lower().startswith(("by ", "von ", "par ", "por ")) for words in said):
        return False
    if any(
        one.hour and _GROUNDS.search(one.line.words, one.day.end - one.line.start) for one in ones
    ):
        return True
    places = (line.words for line in lines if not line.prose)
    invites = any(map(_INVITES.search, said)) or any(map(_VENUE.search, places))
    return invites and any(one.hour for one in ones)


def tells_of_minutes(lines: Sequence[Headline]) -> bool:
    """Whether a line of the head, and not of its prose, says that minutes follow."""
    return any(
        MINUTES.search(line.words) for line in lines if not (line.prose or line.late or line.last)
    )


def is_dated_event(lines: Sequence[Headline]) -> bool:
    """Whether an event is told with its own date, “When: …”, so that another may be publication."""
    return any(_WHEN.match(line.words) for line in lines)


def is_mail(lines: Sequence[Headline]) -> bool:
    return sum(1 for line in lines if _OF_MAIL.match(line.words.strip())) > 1


def is_work(lines: Sequence[Headline]) -> bool:
    """Whether the head is the card of a film, a book or a game, whose release is no publication."""
    return sum(1 for line in lines if _OF_WORK.match(line.words.strip())) > 1


def is_chronicle(ones: Sequence[Evidence], later: Sequence[Evidence]) -> bool:
    """Whether a date alone heads a part, as later ones do: “3 May 1940”, “10 May 1940”."""
    return any(other.day.date > ones[0].day.date for other in later)


def other_days(text: str, found: Evidence) -> Iterator[tuple[int, date]]:
    """The days that the text writes out elsewhere, and where."""
    for count, match in enumerate(_FULL_DATE.finditer(text, 0, _LOOKED_AT)):
        if count == _MOST_DATES:
            return
        if match.start() < found.day.end and found.day.start < match.end():
            continue
        for day in whole_days(text, match.start(), match.end()):
            yield day.start, day.date


def told_as_past(text: str, found: Evidence) -> date | None:
    """A day after that of publication of which a sentence tells as over, None without one."""
    for at, day in other_days(text, found):
        if day <= found.day.date + timedelta(1):
            continue
        first, last = text.rfind("\n", 0, at) + 1, text.find("\n", at)
        line = text[first : len(text) if last < 0 else last]
        if is_prose(line) and not _looks_ahead(line, at - first):
            return day
    return None


_AHEAD = re.compile(
    r"\b(?:will|shall|would|next|until|till|due|to be|scheduled|expected|planned?|plans|may|"
    r"deadline|upcoming|effective|set|from|expires?|ends|begins|before|must|should|can|if|"
    r"is to|are to)\b|\bby (?=\S+ ?\S* ?\Z)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<=[^\W\d]{2}[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z])")


def _looks_ahead(line: str, at: int) -> bool:
    """Whether the sentence around a date speaks of what is to come."""
    first, last = 0, len(line)
    for end in _SENTENCE_END.finditer(line):
        if end.end() <= at:
            first = end.end()
        else:
            last = end.start()
            break
    return bool(_AHEAD.search(line[first:at] or " ") or _AHEAD.search(line[at:last]))


def settled(text: str, found: Evidence, known: Collection[date]) -> date | None:
    """Which of the two days that figures may mean the text writes out too, None if not one."""
    written = {*known, *(day for _, day in other_days(text, found))}
    both = {day for day in (found.day.date, found.day.turned) if day in written}
    return both.pop() if len(both) == 1 else None


def years_of(text: str, month: int, day: int, today: date) -> tuple[int | None, bool]:
    """The year of a dateline that says none, and whether it is beyond doubt.

    It is that of the copyright line; else, with doubt, the first in which the day lies after all
    full dates that the text tells of.
    """
    said = {int(year) for year in _COPYRIGHT.findall(text[:HEAD] + "\n" + text[-HEAD:])}
    if len(said) == 1:
        return said.pop(), True
    named = [int(year) for year in _YEAR.findall(text[:HEAD]) if int(year) <= today.year]
    if not named:
        return None, False
    latest = max(named)
    return _first_fitting(text, month, day, latest), False


_ON_WEEKDAY = re.compile(r"\bon (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")


def _first_fitting(text: str, month: int, day: int, latest: int) -> int | None:
    told = _ON_WEEKDAY.search(text, 0, HEAD)
    written = [one.date for one in whole_days(text, 0, min(len(text), HEAD))]
    for year in (latest, latest + 1):
        try:
            dated = date(year, month, day)
        except ValueError:
            continue
        fits = told and (dated.weekday() - _WEEKDAYS.index(told[1])) % 7 <= 1
        backed = fits or any(one.year == latest for one in written)
        if backed and (fits or not told) and all(one <= dated for one in written):
            return year
    return None
