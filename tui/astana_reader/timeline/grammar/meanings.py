"""What a phrase says of time before it is known when it was written."""

from __future__ import annotations

from dataclasses import dataclass

PUBLICATION = "publication"
FOCUS = "focus"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date of the calendar, as much of it as is said.

    `shift` is the year where it is said in relation to `anchor`: -1 in “December of last year”.
    With `near` it picks the last or next such month instead: -1 in “last December”. `until` is the
    month that it leads to: 2 in “November to February”.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    anchor: str = PUBLICATION
    near: bool = False
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Numeric:
    """05/06/2024, of which only the text or its place can say which is the month."""

    first: int
    second: int
    year: int


@dataclass(frozen=True, slots=True)
class NoSuchDay:
    """A day that no calendar has, 30 February; `year` where it is said."""

    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class PartOfMonth:
    """“the second week of March”: the days `first` to `last` of a month, 0 for its last day."""

    month: Calendar
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class YearPart:
    """A season (SU), quarter (Q3) or half (H1) of a year."""

    part: str
    year: int | None = None
    shift: int | None = None
    anchor: str = PUBLICATION


@dataclass(frozen=True, slots=True)
class Holiday:
    """A feast or holiday by its name in the table of holidays."""

    name: str
    year: int | None = None
    shift: int | None = None


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """“the second Sunday in June”; `which` is -1 for the last, `month` 0 for the one told of."""

    number: int
    which: int
    month: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class DayOfMonth:
    """“the 24th”; with a shift that of a month from an anchor, “the 15th of next month”."""

    day: int
    shift: int | None = None
    anchor: str = FOCUS


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, 1 for Monday; shift -1 for “last”, 1 for “next”, 0 for “this”.

    `week` counts from that of publication where it is said: -1 in “Friday of last week”. `before`
    is how many weeks it lies before the last such day: 1 in “a week ago Friday”.
    """

    number: int
    shift: int | None = None
    anchor: str = PUBLICATION
    week: int | None = None
    before: int = 0


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units from an anchor: “yesterday”, “two weeks ago”, “the following month”.

    `counted` tells “a week ago” from “last week”.
    """

    unit: str
    amount: int
    anchor: str = PUBLICATION
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Same:
    """A unit already spoken of: “that year” points at it, “the year” may mean the present one.

    `quarter` is the number that a quarter has by the day it ended.
    """

    unit: str
    pointing: bool
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class Corresponding:
    """The period that the text is about, of another year: “a year earlier”, “the 1988 quarter”."""

    unit: str | None = None
    year: int | None = None
    shift: int | None = None
    anchor: str = PUBLICATION


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that needs no context: a decade, a century, PAST_REF, a set; `zone` as “+06:00”.

    `years` are the first and last one that are meant of it: of “the first half of the century”.
    """

    value: str
    type: str = "DATE"
    zone: str = ""
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class TurnOfCentury:
    """“the turn of the century”: that of the story, else the last."""


@dataclass(frozen=True, slots=True)
class Length:
    """A duration; direction "past" or "next" where it is said on which side of now it lies."""

    value: str
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """A clock time (T09:30) or part of the day (TMO), with the words of its zone.

    `heads` marks the one that begins a line, as those of a log do.
    """

    value: str
    zone: str = ""
    heads: bool = False


@dataclass(frozen=True, slots=True)
class BesideEvent:
    """“the week after the vote”: so many units before or after what the text may have dated.

    `length` is the value of “two days after the vote” where the text does not date the vote.
    """

    unit: str
    amount: int
    event: tuple[str, ...]
    length: str = ""


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week or weekend that a day is in: “the week of Jan. 9”."""

    day: Day
    unit: str


@dataclass(frozen=True, slots=True)
class CountedFrom:
    """“a year ago today”, “two weeks from Monday”: a length (P1Y) before (-1) or after a date."""

    length: str
    sign: int
    date: Day


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of a day."""

    day: Day
    time: TimeOfDay


Day = Calendar | Numeric | DayOfMonth | Holiday | NthWeekday | Weekday | Shifted | Same
Meaning = (
    Day
    | NoSuchDay
    | TurnOfCentury
    | PartOfMonth
    | BesideEvent
    | WeekOf
    | CountedFrom
    | YearPart
    | Corresponding
    | Fixed
    | Length
    | TimeOfDay
    | Moment
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens `first` to before `last` of a sentence, with their meaning and TIMEX3 modifier."""

    first: int
    last: int
    meaning: Meaning
    mod: str | None = None
