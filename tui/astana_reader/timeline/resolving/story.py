"""How each date that a text tells moves the story on."""

from __future__ import annotations

from dataclasses import replace

from astana_reader.timeline import values
from astana_reader.timeline.calendars import before_christ
from astana_reader.timeline.expressions import WRITTEN
from astana_reader.timeline.grammar.meanings import (
    FOCUS,
    PUBLICATION,
    Calendar,
    Corresponding,
    Length,
    Meaning,
    Same,
    Shifted,
    TimeOfDay,
    YearPart,
)
from astana_reader.timeline.sentences import cues
from astana_reader.timeline.sentences.clauses import clause_of, clauses
from astana_reader.timeline.sentences.lexicon import WEEKDAYS
from astana_reader.timeline.sentences.tense import OPEN, OVER, PERFECT, tense_at, verb_of_now
from astana_reader.timeline.sentences.tokens import Line, pattern
from astana_reader.timeline.sentences.verbs import is_finite

from .context import Context, Place, Resolved, Story
from .telling import Telling

LEADING = 3  # tokens before a date that leads its sentence


def after(place: Place, resolved: Resolved) -> Context:
    """The context once an expression was met.

    An aside (“had been fortified since 1642”) does not move the story, nor does a step back with
    which a sentence begins (“The day before, she had quarrelled”).
    """
    context, said = place.context, place.phrase.meaning
    value, leading = resolved.value, place.phrase.first <= LEADING
    if leading and _is_back(said) and cues.is_before(place.line, place.phrase.last):
        return context
    size = _size(value)
    if isinstance(said, Length):
        return replace(context, period=None) if value in ("P6M", "P9M") else context
    if size is None or size in ("decade", "century", "millennium"):
        return context
    if context.focus and not leading and _is_aside(place):
        return context
    if _is_of_now(place):
        return replace(context, last=_day_of(value))
    day, clock = _day_of(value), values.minutes(value)
    moved = _moved(place, resolved, day, size, leading=leading)
    if size != "day":
        return moved
    heads = isinstance(said, TimeOfDay) and said.heads
    return replace(
        moved,
        day=day,
        here=day if leading else context.here,
        clock=clock,
        log=(day, clock) if heads else context.log,
    )


def _day_of(value: str) -> str:
    """The day of a value, without its time."""
    return value.split("T", maxsplit=1)[0]


def _is_of_now(place: Place) -> bool:
    """“Forty people have died since May 2012”: there the text stands in the present."""
    first = place.phrase.first
    if place.line.words[max(0, first - 1) : first] != ["since"]:
        return False
    return tense_at(place.line, first) in OPEN | {PERFECT}


def _is_aside(place: Place) -> bool:
    """Whether the date only says which thing is meant, or what was before."""
    line, phrase = place.line, place.phrase
    if cues.is_aside(line, phrase.first) or not isinstance(phrase.meaning, Calendar):
        return cues.is_aside(line, phrase.first)
    names = line.words[phrase.first - 1] in _DETERMINERS and _NOUN.match(line.codes, phrase.last)
    return bool(names) and not is_finite(line, phrase.last)


_DETERMINERS = frozenset("the a an his her its their that this 's".split())
_NOUN = pattern("OTHER")


def left(context: Context, line: Line) -> Context:
    """The context after a sentence that did not move the story: one of now leads away from it."""
    story = context.story
    if story is None or not story.dated or story.now or context.telling is Telling.HISTORY:
        return context
    verb = verb_of_now(line)
    return replace(context, story=replace(story, now=verb)) if verb else context


def _is_back(said: Meaning) -> bool:
    """Whether it steps back from where the story stands: “the day before”."""
    return isinstance(said, Shifted) and said.anchor == FOCUS and said.amount < 0


def _moved(place: Place, resolved: Resolved, value: str, size: str, *, leading: bool) -> Context:
    """The context with the story at a date, where that moves it."""
    context, said = place.context, place.phrase.meaning
    if isinstance(said, Corresponding) or (isinstance(said, Shifted) and said.amount < 0):
        return replace(context, last=value)
    if size == "year" and isinstance(said, Calendar) and not leading:
        story = context.story
        if story and _size(story.value) != "year" and _stays(place, value):
            away = max(story.away, _years_apart(story.value, value) or 0)
            return replace(context, last=value, story=replace(story, away=away))
    if context.telling > Telling.MIXED and not leading and _is_plan(said):
        return replace(context, last=value)
    period, month, year = context.period, context.month, context.year
    if size == "year" and leading and isinstance(said, Calendar) and said.year:
        year = said.year
    if size == "month" and value[0].isdigit():
        month = month or value
    if size == "quarter" and isinstance(said, (YearPart, Same)):
        period = _period(context, value)
    story = _story(place, resolved, value, leading=leading)
    return replace(context, last=value, story=story, period=period, month=month, year=year)


def _stays(place: Place, year: str) -> bool:
    """Whether a story told by the day or month stays there when a year is told in passing.

    A history always does. Else a later year moves it in a clause that goes on: “It sank in 1950.”
    """
    context, line = place.context, place.line
    focus, first = context.focus or "", place.phrase.first
    if context.telling is Telling.HISTORY or focus.startswith(year):
        return context.telling > Telling.MIXED
    if year < focus or line.words[first - 1] != "in":
        return True
    found = clauses(line)
    clause = found[clause_of(found, first)]
    return clause.opens in _ASIDE or tense_at(line, first) not in OVER


_ASIDE = frozenset("who which whose whom that where after before when while as until since".split())


def _story(place: Place, resolved: Resolved, value: str, *, leading: bool) -> Story:
    context, words = place.context, place.line.words[place.phrase.first : place.phrase.last]
    before = context.story
    counts_from_story = context.in_story or getattr(place.phrase.meaning, "anchor", "") == FOCUS
    return Story(
        value,
        dated=resolved.certainty == WRITTEN
        or (counts_from_story and before is not None and before.dated),
        leads=leading,
        with_weekday=not WEEKDAYS.keys().isdisjoint(words),
        apart=_years_apart(context.last, value),
        block=context.block,
        at=place.line.end,
    )


def _years_apart(one: str | None, other: str) -> int | None:
    if one is None or not (one[:4].isdecimal() and other[:4].isdecimal()):
        return None
    return abs(int(other[:4]) - int(one[:4]))


def _period(context: Context, quarter: str) -> str:
    """The quarter that is spoken of: one still to end does not take the place of another."""
    last = values.days(quarter)[1]
    ahead = context.publication is not None and last is not None and last > context.publication
    return context.period if ahead and context.period else quarter


def _is_plan(said: Meaning) -> bool:
    """“by next summer”, to which a story only looks ahead."""
    match said:
        case Shifted(amount=shift, anchor=anchor) | YearPart(shift=int(shift), anchor=anchor):
            return shift > 0 and anchor == PUBLICATION
    return False


def _size(value: str) -> str | None:
    return values.granularity(value) or before_christ.granularity(value)
