"""What the timeline engine finds in a text, and what its user may say against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from astana_reader.text.spans import Span

WRITTEN, COUNTED, GUESSED = "written", "counted", "guessed"
CERTAINTIES = (WRITTEN, COUNTED, GUESSED)
"""From the surest on."""


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, with the time they mean.

    `type`, `value` and `mod` are those of a TIMEX3 tag (TimeML 1.2.1): type DATE, TIME, DURATION
    or SET; value in ISO 8601 with the TIMEX3 additions (2016-W52, 2016-Q4, P3Y, PAST_REF, XXXX for
    what is not known). `earliest` and `latest` are the first and last day it may mean, None where
    no days follow from it. `why` is one line for the reader. Offsets are code points.

    `certainty` is WRITTEN for a date that the text writes out, COUNTED for one that follows from
    another, GUESSED for one that is only likely. `zone` is the offset of a clock time (“+06:00”),
    `relative` the place from a publication that is not known (“D-1”), `ahead` whether its words
    put it ahead. One in a heading, or that says when the article was published, dates no event:
    `silent`.
    """

    start: int
    end: int
    text: str
    type: str
    value: str
    mod: str | None
    earliest: date | None
    latest: date | None
    sentence: Span
    why: str
    certainty: str = COUNTED
    zone: str = ""
    relative: str | None = None
    ahead: bool = False
    silent: bool = False


@dataclass(frozen=True, slots=True)
class DateCorrection:
    """The user's verdict on a span: the value it has, or None where it names no time."""

    start: int
    end: int
    value: str | None
