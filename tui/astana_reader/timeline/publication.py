"""When an article was published, from its own head or end, its address, or what a user types.

A wrong date is worse than none. Evidence is a place (`heads.lines`: before the first prose, a short
line soon after it, or the last lines), a form (`heads.forms`; `heads.roles` has what the words
before a date say of it) and a fit with the rest of the text (`heads.fit`); what does not fit is
told with doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from astana_reader.text.language import language
from astana_reader.text.wording import long_day

from .grammar.figures import is_day_first
from .heads import fit, forms, roles
from .heads.datelines import yearless_dateline
from .heads.forms import Evidence
from .heads.lines import Headline, ends, heads
from .heads.whole_days import WholeDay, month_of, whole_days

_URL = re.compile(
    r"(?:https?://|\bwww\.)\S{4,300}|(?:(?<=\n)|(?<=[|·•]\s)|\A)[\w.-]{1,80}\.[a-z]{2,9}/\S{4,300}"
)
_URL_DAY = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)(?P<mark>[/_-]?)(?P<month>0?[1-9]|1[0-2]|[a-z]{3})(?P=mark)"
    r"(?P<day>0?[1-9]|[12]\d|3[01])(?!\d)"
)


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
    roles.PUBLISHED: "the article says when it was published",
    roles.MAIL: "the header of the message",
    forms.DATELINE: "the dateline",
    forms.STAMP: "the stamp of the agency",
    roles.DECIDED: "the article says when it was decided",
    roles.HELD: "the article says when it was held",
    forms.LINE: "a date on a line of its own, or with the byline",
    "address": "the address in its head",
    forms.SIGNED: "the article says when it was signed",
    roles.SUBMITTED: "the article says when it was submitted",
    roles.EMBARGO: "the end of its embargo",
    forms.END: "the last line",
    roles.UPDATED: "the article says when it was updated",
    forms.GUESSED: "the dateline, with the year of the last day that the text tells of",
}
_FIRST_COUNTS = frozenset({roles.MAIL, roles.DECIDED, roles.HELD, "address", forms.SIGNED})
_WEAK = frozenset({roles.EMBARGO, forms.END, roles.UPDATED, forms.GUESSED})
_OF_EVENT = (roles.MAIL, roles.HELD, forms.LINE, forms.SIGNED, forms.END)


def find_publication_date(
    text: str, today: date = date.max, *, day_first: bool | None = None
) -> PublicationDate | None:
    """The date that the head or the last lines of the text give, None where there is none.

    The forms go in the order of their strength; two dates of one form that differ are none. A date
    after `today` is none, but for the one day that time zones make. `day_first` is the order of
    dates in figures where the text itself does not show it.
    """
    latest = today if today == date.max else today + timedelta(1)
    lines = [*heads(text)]
    found = _found(text, lines, day_first, latest)
    for kind in _dropped(lines, found):
        found.pop(kind, None)
    for kind in _REASONS:
        ones = _of_the_head(found.get(kind, ()))
        if kind == forms.LINE and ones and fit.is_chronicle(ones, found.get(forms.LATER, ())):
            return None
        if ones and (kind in _FIRST_COUNTS or len({one.day.date for one in ones}) == 1):
            known = {
                one.day.date for other in found.values() for one in other if not one.day.turned
            }
            return _told(text, ones[0], known)
        if ones and kind in (roles.PUBLISHED, forms.LINE):
            return None
    return None


def _found(
    text: str, lines: Sequence[Headline], day_first: bool | None, latest: date
) -> dict[str, list[Evidence]]:
    """The evidence of the text by its form; the order of figures is looked for where it counts."""
    ones = [*_evidence(text, lines, None, latest)]
    if any(one.day.turned for one in ones):
        order = _order(text, day_first)
        ones = [*_evidence(text, lines, order, latest)] if order is not None else ones
    found: dict[str, list[Evidence]] = {}
    for one in ones:
        day = _not_ahead(one.day, latest)
        if day.date <= latest:
            found.setdefault(one.kind, []).append(replace(one, day=day))
    return found


def _not_ahead(day: WholeDay, latest: date) -> WholeDay:
    """Of the two days that figures may mean, the only one that is not still to come."""
    if day.turned and day.turned > latest:
        return replace(day, turned=None)
    if day.turned and day.date > latest:
        return replace(day, date=day.turned, turned=None)
    return day


def _order(text: str, day_first: bool | None) -> bool | None:
    """Whether dates in figures have the day first: by the text, else as told, else its language."""
    shown = is_day_first(text)
    if shown is None and day_first is None and language(text).code != "en":
        return True
    return day_first if shown is None else shown


def _evidence(
    text: str, lines: Sequence[Headline], order: bool | None, latest: date
) -> Iterator[Evidence]:
    """What the lines of the head, and then the last ones, say of the day of publication."""
    minutes = False
    for line in (*lines, *ends(text)):
        yield from forms.evidence_in(line, day_first=order, minutes=minutes)
        if not (line.prose or line.late):
            yield from _in_addresses(line)
            minutes |= fit.tells_of_minutes([line])
        if dateline := yearless_dateline(line):
            month, day, start, end = dateline
            year, sure = fit.years_of(text, month, day, latest)
            if year and (read := _day(year, month, day)):
                kind = forms.DATELINE if sure else forms.GUESSED
                yield Evidence(kind, WholeDay(read, start, end), line)


def _in_addresses(line: Headline) -> Iterator[Evidence]:
    """The address that a line is, or that it gives as the source."""
    for url in _URL.finditer(line.text, line.start, line.end):
        before = line.text[line.part(*url.span())[0] : url.start()]
        named = _SOURCE.search(before)
        if (found := publication_date_in_url(url[0])) and (
            named if line.last else not _SEE.search(before)
        ):
            start, end = url.start() + found.start, url.start() + found.end
            yield Evidence("address", WholeDay(found.date, start, end), line)


_SOURCE = re.compile(
    r"\b(?:source|link|url|from|online|original\w*|quelle|fuente)\b\W*$", re.IGNORECASE
)
_SEE = re.compile(r"\b(?:see|cf|more|compare|also|as)\b|(?:\w+\W+){4}", re.IGNORECASE)


def _dropped(lines: Sequence[Headline], found: dict[str, list[Evidence]]) -> tuple[str, ...]:
    """The forms that say another day in such a text: that of an invitation, of a film."""
    if fit.is_work(lines):
        return (roles.PUBLISHED, forms.LINE)
    if fit.is_invitation(lines, found.get(forms.LINE, ())):
        return _OF_EVENT
    if fit.is_dated_event(lines):
        return (roles.MAIL,)
    return ()


def _of_the_head(ones: Sequence[Evidence]) -> Sequence[Evidence]:
    """The evidence of the head itself, where it has any; a comment below may be dated too."""
    return [one for one in ones if not one.line.late and not one.line.last] or ones


def _told(text: str, found: Evidence, known: set[date]) -> PublicationDate:
    """The date with its reason, and with doubt where it does not fit with the rest."""
    day, sure = found.day.date, found.kind not in _WEAK
    why = f"{_REASONS[found.kind]}: “{found.quote()}”"
    if found.day.turned and (settled := fit.settled(text, found, known)):
        day = settled
    elif found.day.turned:
        sure = False
        why += f"; it may also be {long_day(found.day.turned)}"
    told = replace(found, day=replace(found.day, date=day))
    if past := fit.told_as_past(text, told):
        sure = False
        why += f"; but the text tells of {long_day(past)} too"
    return PublicationDate(day, told.day.start, told.day.end, why, sure)


def publication_date_in_url(url: str) -> PublicationDate | None:
    """The date in the path of an address, as in /2017/01/22/ or /2017-01-22-; None without one."""
    for match in _URL_DAY.finditer(url.split("?", maxsplit=1)[0].split("#", maxsplit=1)[0]):
        month = match["month"]
        number = month_of(month) if month.isalpha() else int(month)
        unparted = not match["mark"] and not (len(month) == len(match["day"]) == 2)
        if number is None or unparted:
            continue
        if day := _day(int(match["year"]), number, int(match["day"])):
            why = f"the address: “{url[match.start() + 1 : match.end()]}”"
            return PublicationDate(day, match.start() + 1, match.end(), why)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


_TYPED_BESIDE = re.compile(rf"\s*(?:{roles.WEEKDAY}[.,]*)?\s*", re.IGNORECASE)


def parse_date(text: str) -> date:
    """The day that a user typed: 2017-01-22, 22 Jan 2017, January 22, 2017, 22.1.2017.

    Raises ValueError, with a message for the user, for anything that is not exactly one day.
    """
    found = [*whole_days(text, 0, min(len(text), 100))]
    if len(found) == 1:
        day = found[0]
        if day.turned:
            message = f"“{text.strip()}” may be two days. Write it like 2017-01-22."
            raise ValueError(message)
        if _TYPED_BESIDE.fullmatch(text, 0, day.start) and not text[day.end :].strip():
            return day.date
    message = f"“{text.strip()}” is no date. Write it like 2017-01-22 or 22 January 2017."
    raise ValueError(message)
