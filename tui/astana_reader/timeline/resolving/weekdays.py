"""Which day a weekday is: from publication, by the words around it, or from the day told of."""

from __future__ import annotations

from datetime import date, timedelta

from astana_reader.text.wording import long_day
from astana_reader.timeline import values
from astana_reader.timeline.grammar.meanings import FOCUS, Weekday
from astana_reader.timeline.sentences.lexicon import WEEKDAYS

from .context import FAR, Context, Place, Resolved, named, unplaced

_NAMES = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SIDES = {1: "the first after", 0: "the first from", -1: "the last before"}
_WEEKS = {-1: "the week before that of", 0: "the week of", 1: "the week after that of"}


def resolve_weekday(place: Place, said: Weekday) -> Resolved:
    publication, told = place.now, _from_told_day(place, said)
    if told:
        return told
    if publication is None or _in_a_month_told_of(place.context):
        return unplaced(place, f"XXXX-WXX-{said.number}")
    if said.week is not None:
        return _in_week(publication, said.number, said.week)
    return _near_publication(place, publication, said)


def _from_told_day(place: Place, said: Weekday) -> Resolved | None:
    """“the following Friday”, “from Monday to Friday”, a weekday of a story."""
    if said.anchor == FOCUS:
        side = said.shift or 0
        base, told = place.base(FOCUS, ("day",) if side else ("day", "week"))
        if base is not None:
            if side == 0 and _is_before(place):
                side = -1
            return Resolved(str(_beside(base, said.number, side)), f"is {_SIDES[side]} {told}")
    if place.named_now:
        return None  # inside a letter it counts from the letter
    after, told = _told_day(place)
    if after is None:
        return None
    ahead = timedelta((said.number - after.isoweekday()) % 7)
    return Resolved(str(after + ahead), f"is the first after {told}")


def _is_before(place: Place) -> bool:
    """“That Friday he had fled”, but not “by the Friday he had fled”."""
    words, first = place.line.words, place.phrase.first
    return "had" in words and "by" not in words[max(0, first - 2) : first + 1]


def _beside(day: date, number: int, side: int) -> date:
    """The weekday after a day (1), before it (-1) or from that on (0)."""
    ahead = (number - day.isoweekday()) % 7
    return day + timedelta(ahead - 7 if side < 0 else ahead or 7 * side)


def _told_day(place: Place) -> tuple[date | None, str]:
    """The day that a weekday follows: the Monday of “from Monday to Friday”, that of a story."""
    words, first = place.line.words, place.phrase.first
    joined = first > 1 and words[first - 1] in ("to", "until", "till", "through", "-", "–")
    told = place.context.focus if place.context.in_story else _far_day(place)
    if joined and words[first - 2] in WEEKDAYS:
        told = place.context.last
    if told is None or values.granularity(told) != "day":
        return None, ""
    return values.days(told)[0], named(told)


def _far_day(place: Place) -> str | None:
    """The day that the sentence tells of, if it is too far from publication to be of its news."""
    here, publication = place.context.here, place.publication
    day = values.days(here)[0] if here else None
    far = day is not None and publication is not None and abs((publication - day).days) > FAR
    return here if far else None


def _in_a_month_told_of(context: Context) -> bool:
    """Whether a story stands at a month or week, one of whose days a weekday is."""
    return context.in_story and values.granularity(context.focus or "") not in (None, "year")


def _in_week(publication: date, number: int, week: int) -> Resolved:
    """“Friday of last week”; on a Sunday a reader's week is the one ahead."""
    begun = 0 if publication.isoweekday() == 7 else publication.isoweekday()
    day = publication + timedelta(7 * week + number - begun)
    return Resolved(str(day), f"is in {_WEEKS[week]} {_when(publication)}")


def _near_publication(place: Place, publication: date, said: Weekday) -> Resolved:
    back = (publication.isoweekday() - said.number) % 7
    when = place.named_now or _when(publication)
    if said.before:
        day = publication - timedelta(back + 7 * said.before)
        return Resolved(str(day), f"counts from {when}")
    shift = None if said.anchor == FOCUS and not said.shift else said.shift
    if shift == -1:
        return Resolved(str(publication - timedelta(back or 7)), f"is the last before {when}")
    if shift == 1:
        monday = publication + timedelta(8 - publication.isoweekday())
        return Resolved(str(monday + timedelta(said.number - 1)), f"is in the week after {when}")
    if back == 0:
        return Resolved(str(publication), f"is the day of {when}")
    tense, word = place.tense()
    if tense > 0 or (shift == 0 and tense == 0):
        because = f", because “{word}”" if word else ""
        day = publication + timedelta(7 - back)
        return Resolved(str(day), f"is the first after {when}{because}")
    return Resolved(str(publication - timedelta(back)), f"is the last before {when}")


def _when(publication: date) -> str:
    return f"publication on {_NAMES[publication.isoweekday() - 1]} {long_day(publication)}"
