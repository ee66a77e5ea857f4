"""What is known at a place of a text when its dates are resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from astana_reader.text.wording import long_day, month
from astana_reader.timeline import values
from astana_reader.timeline.calendars import before_christ
from astana_reader.timeline.expressions import COUNTED, GUESSED
from astana_reader.timeline.grammar.meanings import FOCUS, PUBLICATION, Phrase
from astana_reader.timeline.sentences import cues
from astana_reader.timeline.sentences.tense import OPEN, tense_at
from astana_reader.timeline.sentences.tokens import Line

from .telling import Telling

_MONTH = 31  # days
FAR = 60  # days from publication at which a story is no news


@dataclass(frozen=True, slots=True)
class Story:
    """The date at which the story stands, and how it was told.

    `dated` where it has its own year or counts from a date that has; `leads` where it opens its
    sentence, `with_weekday` where it names its weekday. `apart` are the years between it and the
    year told before, `away` how many years off other years lie that were told since, and `now` the
    verb of a sentence since that told of now. `block` is the number of its paragraph, and `at`
    where in the text its sentence ends.
    """

    value: str
    dated: bool = False
    leads: bool = False
    with_weekday: bool = False
    apart: int | None = None
    away: int = 0
    now: str = ""
    block: int = 0
    at: int = 0


@dataclass(frozen=True, slots=True)
class Context:
    """The publication date and what the text has spoken of before.

    `last` is the value of the date last met, which “that year” points at; `story` where the story
    stands, `day` the last one told to its day, `here` one that leads its
    sentence; `period` is the quarter last told of (“a year earlier” is then its quarter), `month`
    the first month that its sentence tells of, `year` the year with which that begins; `clock` is
    the clock time last told, in minutes; `told` are the dates of the last sentences with the stems
    of their words. Inside `quotes`, runs of tokens, it is `quoted_now`. `log` is the day and time
    that last began a line. `day_first` tells the order of dates in figures. `telling` is how the
    text around tells of what was, and `in_story` whether the phrase that is resolved counts from
    the story and not from publication, `in_story_why` what speaks most for that. `block` is the
    number of the paragraph.
    """

    publication: date | None = None
    last: str | None = None
    story: Story | None = None
    period: str | None = None
    month: str | None = None
    year: int | None = None
    telling: Telling = Telling.MIXED
    in_story: bool = False
    in_story_why: str = ""
    day_first: bool | None = None
    clock: int | None = None
    told: tuple[tuple[frozenset[str], str], ...] = ()
    day: str | None = None
    here: str | None = None
    quoted_now: date | None = None
    quotes: tuple[tuple[int, int], ...] = ()
    log: tuple[str, int | None] | None = None
    block: int = 0

    @property
    def focus(self) -> str | None:
        """The date at which the story stands."""
        return self.story.value if self.story else None

    def in_sentence(self, *, telling: Telling, block: int) -> Context:
        """The context at the beginning of the next sentence."""
        old = (self.month, self.year, self.here, self.telling, self.block)
        if old == (None, None, None, telling, block):
            return self
        return replace(self, month=None, year=None, here=None, telling=telling, block=block)


@dataclass(frozen=True, slots=True)
class Place:
    """A phrase in its sentence, and what is known there."""

    line: Line
    phrase: Phrase
    context: Context

    @property
    def publication(self) -> date | None:
        return self.context.publication

    @property
    def named_now(self) -> str:
        """What that day is, as a reason names it."""
        quoted = self._quoted()
        return f"the {long_day(quoted)} of what is quoted" if quoted else ""

    @property
    def now(self) -> date | None:
        """The day from which “yesterday” counts: that of a quoted letter, else publication."""
        return self._quoted() or self.context.publication

    def _quoted(self) -> date | None:
        first = self.phrase.first
        inside = any(begin <= first < end for begin, end in self.context.quotes)
        return self.context.quoted_now if inside else None

    def tense(self) -> tuple[int, str]:
        """1 where words near say that the date lies ahead, -1 behind, 0 neither; and the words."""
        first, last = self.phrase.first, self.phrase.last
        ahead = cues.ahead(self.line, first, last)
        if ahead:
            return 1, self.line.quote(*ahead)
        behind = cues.behind(self.line, first, last)
        if behind is None or tense_at(self.line, first) in OPEN:
            return 0, ""  # what is over stands in another clause
        return -1, self.line.quote(*behind)

    def ended(self) -> tuple[int, str]:
        """-1 after “ended”, 1 after “ending” and “has until”, with the word, else 0."""
        before = self.line.words[self.phrase.first - 1] if self.phrase.first else ""
        if before == "until" and self.line.words[self.phrase.first - 2] in ("has", "have"):
            return 1, before
        return {"ended": -1, "since": -1, "ending": 1}.get(before, 0), before

    def era(self, anchor: str) -> str | None:
        """The date before Christ that the phrase counts from, where it counts from one."""
        context = self.context
        told = [context.last, context.focus] if anchor == FOCUS else []
        told += [context.focus] if context.in_story else []
        value = next(filter(None, told), "")
        return value if before_christ.granularity(value) else None

    def counts_from_year(self, anchor: str) -> bool:
        """Whether what it counts from is a whole year: “the following March” is of the next."""
        return anchor == FOCUS and values.granularity(self.context.last or "") == "year"

    def story(self) -> tuple[date | None, str]:
        """The day at which the story stands, else that of publication, and its name."""
        focus = self.context.focus
        if focus and values.days(focus)[0]:
            return values.days(focus)[0], f"{named(focus)}, told of before"
        return self.base(PUBLICATION)

    def told_day(self) -> tuple[date | None, str]:
        """The last day told, where the story stands far from publication, and its name."""
        day, now = values.days(self.context.day or "")[0], self.now
        if day is None or (now is not None and abs((now - day).days) <= FAR):
            return None, ""
        return day, f"{named(self.context.day or '')}, told of before"

    def _is_near(self) -> bool:
        """Whether the last day told is of about the time that was told last."""
        day, last = (values.days(one or "")[0] for one in (self.context.day, self.context.last))
        return day is not None and last is not None and abs((last - day).days) <= _MONTH

    def base(self, anchor: str, sizes: tuple[str, ...] = ()) -> tuple[date | None, str]:
        """The day that the phrase counts from, and its name; None where nothing is known.

        What was told of before counts if it is as fine as one of `sizes`, any if there are none.
        """
        quoted = self._quoted()
        if quoted and anchor == PUBLICATION:
            return quoted, self.named_now
        told = [self.context.last, self.context.focus] if anchor == FOCUS else []
        told += (
            [self.context.day] if anchor == FOCUS and sizes == ("day",) and self._is_near() else []
        )
        told += [self.context.focus] if self.context.in_story else []
        for value in told:
            if value and (not sizes or values.granularity(value) in sizes):
                return values.days(value)[0], f"{named(value)}, told of before"
        if self.publication is None or anchor == FOCUS:
            return None, ""
        return self.publication, f"publication on {long_day(self.publication)}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 value, and why it is that: what is said of the expression, “has no year: …”.

    `certainty`, `relative` and `zone` are those of `TimeExpression`.
    """

    value: str
    why: str
    certainty: str = COUNTED
    relative: str | None = None
    zone: str = ""


def named(value: str) -> str:
    """A date value as a reader writes it."""
    first, _ = values.days(value)
    size = values.granularity(value)
    if first is None or size not in ("day", "month"):
        return value
    return long_day(first) if size == "day" else month(first)


def unplaced(place: Place, value: str, relative: str | None = None) -> Resolved:
    """A value with X where only a date that is not known could tell."""
    if place.publication is None:
        why = "counts from publication, and that date is not known"
        return Resolved(value, why, GUESSED, relative)
    return Resolved(value, "counts from a date that the text does not tell before", GUESSED)
