"""Whether a date that leaves something out counts from the story or from publication.

“In August” is the August after what the text told last, or the one nearest to the day on which it
was published. A reader weighs up what speaks for each, and so is it done here, in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from astana_reader.timeline import values
from astana_reader.timeline.calendars import before_christ
from astana_reader.timeline.grammar.meanings import (
    Calendar,
    DayOfMonth,
    Holiday,
    Meaning,
    Moment,
    NthWeekday,
    PartOfMonth,
    Same,
    Weekday,
    YearPart,
)
from astana_reader.timeline.sentences.tense import OPEN, PERFECT, governing

from .context import Place, Story
from .telling import Telling

_FINE = ("day", "week", "weekend", "month", "season")
_ONE_AFTER_ANOTHER = 3  # years between two dates of one story
_DECADES = 8  # years between dates of an overview
_NEXT = 3  # characters between two sentences
_FAR_ON = 400  # characters
_SOON = 3  # months in which a story goes on
_MONTH, _YEAR = 31, 365  # days


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the story, with points above zero, or for publication, with words for it."""

    points: int
    words: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a date counts from the story, and what speaks most for that where both might be."""

    in_story: bool
    why: str = ""


def standing_at(place: Place) -> Place:
    """The place, with what the phrase counts from."""
    found = standing(place)
    old = place.context
    if (found.in_story, found.why) == (old.in_story, old.in_story_why):
        return place
    context = replace(old, in_story=found.in_story, in_story_why=found.why)
    return replace(place, context=context)


def standing(place: Place) -> Standing:
    """Where the phrase counts from; nothing is weighed where it needs no telling."""
    context, said = place.context, _day_of(place.phrase.meaning)
    story = context.story
    if story is None or not _leaves_out(said):
        return Standing(context.telling > Telling.MIXED)
    if context.telling is not Telling.HISTORY and not _may_go_on(story, said):
        return Standing(False)
    found = list(_evidence(place, said, story))
    points = sum(one.points for one in found)
    sign = 1 if points > 0 else -1
    best = max(found, key=lambda one: sign * one.points)
    is_open = _may_go_on(story, said)
    return Standing(points > 0, best.words if is_open and sign * best.points > 0 else "")


def _may_go_on(story: Story, said: Meaning) -> bool:
    """Whether it was told with its years; a weekday needs one that stands at a day."""
    is_fine = not isinstance(said, Weekday) or values.granularity(story.value) == "day"
    return story.dated and is_fine


def _day_of(said: Meaning) -> Meaning:
    match said:
        case Moment(day=day) | PartOfMonth(month=day):
            return day
    return said


def _leaves_out(said: Meaning) -> bool:
    """Whether it names a date without its year or week, and no word says from where to count."""
    match said:
        case Calendar(year=None, shift=None) | YearPart(year=None, shift=None):
            return True
        case Holiday(year=None, shift=None) | DayOfMonth(shift=None):
            return True
        case Weekday(shift=None, week=None, anchor="publication", before=0):
            return True
        case Same(unit="week" | "month", pointing=False):
            return True  # “by the end of the month”
        case NthWeekday(year=None, month=month):
            return month > 0
    return False


def _evidence(place: Place, said: Meaning, story: Story) -> Iterator[Evidence]:
    """All that speaks for the story or for publication."""
    yield _of_text(place.context.telling)
    if isinstance(said, Weekday):
        yield from _of_weekday(place.publication, story)
    else:
        yield from _of_story(place.context.telling, story)
        yield from _of_nearness(place, said, story)
    if story.block != place.context.block:
        yield Evidence(-1, "it is another paragraph")
    if place.line.start - story.at > _FAR_ON:
        yield Evidence(-1, "much was told since")
    verb = governing(place.line, place.phrase.first, place.phrase.last)
    if verb and verb.tense in OPEN | {PERFECT}:
        yield Evidence(-3, f"“{verb.word}” tells of now")
    if _in_order(place):
        yield Evidence(1, "its words go on with the story")


def _of_text(telling: Telling) -> Evidence:
    words = {
        Telling.NEWS: "news stands beside it",
        Telling.MIXED: "",
        Telling.TALE: "the text tells of years that are over",
        Telling.HISTORY: "the text is a history",
    }
    return Evidence(int(telling), words[telling])


def _of_story(telling: Telling, story: Story) -> Iterator[Evidence]:
    """How the story was told: to its day or month it goes on, by years far apart it does not."""
    if not story.dated:
        yield Evidence(-2, "no story was told with its years")
        return
    size = values.granularity(story.value) or before_christ.granularity(story.value)
    if size in _FINE:
        yield Evidence(2, "the story is told by its days and months")
    elif story.leads:
        yield Evidence(1, "the sentence before it begins with its year")
    if story.now:
        yield Evidence(-2, f"“{story.now}” told of now since")
    if story.away and telling is not Telling.HISTORY:
        yield Evidence(-4 if story.away >= _DECADES else -2, "other years were told since")
    elif story.apart is not None:
        is_near = story.apart <= _ONE_AFTER_ANOTHER
        if is_near and size == "year":
            yield Evidence(1, "one year was told after another")
        elif story.apart >= _DECADES if story.leads else not is_near:
            yield Evidence(-2 - (size in _FINE), "the years before it lie far apart")


def _of_weekday(published: date | None, story: Story) -> Iterator[Evidence]:
    """A weekday alone is nearly always one of the days around publication."""
    yield Evidence(-3, "a weekday is one of the days around publication")
    day = values.days(story.value)[0] if values.granularity(story.value) == "day" else None
    if day is None or not story.dated:
        return
    yield Evidence(2, "the story is told by its days")
    if story.with_weekday:
        yield Evidence(1, "the story names its weekdays")
    if published and abs((published - day).days) > _YEAR:
        yield Evidence(1, "the story lies far back")


def _of_nearness(place: Place, said: Meaning, story: Story) -> Iterator[Evidence]:
    """How soon after the story it would be, and how near to publication."""
    if not isinstance(said, (Calendar, NthWeekday)) or not said.month:
        return
    month, day = said.month, said.day if isinstance(said, Calendar) else None
    told, published = values.days(story.value)[0], place.publication
    if told and values.granularity(story.value) in _FINE:
        if (month - told.month) % 12 < _SOON:
            yield Evidence(1, "it follows soon")
        if place.line.start - story.at <= _NEXT and story.block == place.context.block:
            yield Evidence(1, "the sentence before it tells the story")
    if published and _is_near(published, month, day):
        yield Evidence(-2 if day else -1, "it is near to publication")


def _is_near(published: date, month: int, day: int | None) -> bool:
    if day is None:
        return (published.month - month) % 12 <= 1
    apart = (published.month - month) * 30 + published.day - day
    return abs((apart + 180) % 360 - 180) <= _MONTH


def _in_order(place: Place) -> bool:
    words, first = place.line.words, place.phrase.first
    return words[first - 1 : first] == ["by"] or not _ORDER.isdisjoint(words[:first])


_ORDER = frozenset("then later afterwards finally again meanwhile next".split())
