"""What is known at a place of a text when its dates are resolved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from astana_reader.text.wording import long_day, month

from . import before_christ, cues, values
from .expressions import COUNTED, GUESSED
from .meanings import (
    FOCUS,
    PUBLICATION,
    Calendar,
    Corresponding,
    Length,
    Meaning,
    Phrase,
    Same,
    Shifted,
    TimeOfDay,
    YearPart,
)
from .tokens import Line

_MONTH = 31  # days
FAR = 60  # days from publication at which a story is no news


@dataclass(frozen=True, slots=True)
class Context:
    """The publication date and what the text has spoken of before.

    `last` is the value of the date last met, which “that year” points at; `focus` that of the date
    at which the story stands, `day` the last one told to its day, `here` one that leads its
    sentence; `period` is the quarter last told of (“a year earlier” is then its quarter), `month`
    the first month that its sentence tells of, `year` the year with which that begins; `clock` is
    the clock time last told, in minutes; `told` are the dates of the last sentences with the stems
    of their words. Inside `quotes`, runs of tokens, it is `quoted_now`. `log` is the day and time
    that last began a line. `day_first` tells the order of dates in figures. In a `narrative`,
    which tells of a past known by its years, a date without a year belongs to the story and not
    to the days around publication.
    """

    publication: date | None = None
    last: str | None = None
    focus: str | None = None
    period: str | None = None
    month: str | None = None
    year: int | None = None
    narrative: bool = False
    day_first: bool | None = None
    clock: int | None = None
    told: tuple[tuple[frozenset[str], str], ...] = ()
    day: str | None = None
    here: str | None = None
    quoted_now: date | None = None
    quotes: tuple[tuple[int, int], ...] = ()
    log: tuple[str, int | None] | None = None

    def in_sentence(self, *, narrative: bool) -> Context:
        """The context at the beginning of the next sentence."""
        if self.month or self.year or self.here or narrative != self.narrative:
            return replace(self, month=None, year=None, here=None, narrative=narrative)
        return self

    def after(self, said: Meaning, value: str, *, leading: bool, aside: bool = False) -> Context:
        """The context once an expression of this meaning and value was met.

        An `aside` (“had been fortified since 1642”) does not move the story. A bare year that does
        not lead its sentence is one in a story told by the month, and
        so are “a decade earlier” and “two years ago”.
        """
        size = _size(value)
        if isinstance(said, Length):
            return replace(self, period=None) if value in ("P6M", "P9M") else self
        if size is None or size in ("decade", "century", "millennium"):
            return self
        value, clock = value.split("T", maxsplit=1)[0], values.minutes(value)
        if aside and self.focus and not leading:
            return self
        if size == "day":
            here = value if leading else self.here
            at = self._at(said, value, size, leading=leading)
            heads = isinstance(said, TimeOfDay) and said.heads
            log = (value, clock) if heads else self.log
            return replace(at, day=value, here=here, clock=clock, log=log)
        return self._at(said, value, size, leading=leading)

    def _at(self, said: Meaning, value: str, size: str, *, leading: bool) -> Context:
        if isinstance(said, Corresponding) or (isinstance(said, Shifted) and said.amount < 0):
            return replace(self, last=value)
        if size == "year" and isinstance(said, Calendar) and not leading and self._stands(value):
            return replace(self, last=value)
        if self.narrative and not leading and _is_plan(said):
            return replace(self, last=value)
        period, month, year = self.period, self.month, self.year
        if size == "year" and leading and isinstance(said, Calendar) and said.year:
            year = said.year
        if size == "month" and value[0].isdigit():
            month = month or value
        if size == "quarter" and isinstance(said, (YearPart, Same)):
            period = self._period(value)
        return replace(self, last=value, focus=value, period=period, month=month, year=year)

    def _stands(self, year: str) -> bool:
        """Whether the story stands at a month or day: of another year, or in a long story any."""
        focus = self.focus or year
        return _size(focus) != "year" and (self.narrative or not focus.startswith(year))

    def _period(self, quarter: str) -> str:
        """The quarter that is spoken of: one still to end does not take the place of another."""
        last = values.days(quarter)[1]
        ahead = self.publication is not None and last is not None and last > self.publication
        return self.period if ahead and self.period else quarter


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
        return (-1, self.line.quote(*behind)) if behind else (0, "")

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
        told += [context.focus] if context.narrative else []
        value = next(filter(None, told), "")
        return value if before_christ.granularity(value) else None

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
        told += [self.context.focus] if self.context.narrative else []
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


def _size(value: str) -> str | None:
    return values.granularity(value) or before_christ.granularity(value)


def _is_plan(said: Meaning) -> bool:
    """“by next summer”, to which a story only looks ahead."""
    match said:
        case Shifted(amount=shift, anchor=anchor) | YearPart(shift=int(shift), anchor=anchor):
            return shift > 0 and anchor == PUBLICATION
    return False


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
