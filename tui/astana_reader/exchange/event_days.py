"""The days of an event as other tools take them: parts of a date, and whether they are coarse."""

from __future__ import annotations

import re
from dataclasses import dataclass

from astana_reader.timeline.event import Event

_PLACE = re.compile(
    r"(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d):(\d\d)(?::\d\d)?([+-]\d\d:\d\d)?)?"
)
_DIGITS = {"year": 1, "decade": 1, "century": 1, "month": 2, "quarter": 2, "season": 2, "half": 2}


@dataclass(frozen=True, slots=True)
class Moment:
    """A place on the line of time; what it does not say is None. Year 0 is 1 BC."""

    year: int
    month: int | None = None
    day: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str = ""

    @property
    def iso(self) -> str:
        """2016, 2016-12, 2016-12-29, 2016-12-29T14:00."""
        parts = [f"{self.year:04d}", *(f"{p:02d}" for p in (self.month, self.day) if p is not None)]
        clock = f"T{self.hour:02d}:{self.minute:02d}" if self.hour is not None else ""
        return "-".join(parts) + clock


def moment(place: str | None) -> Moment | None:
    """A place as `axis` writes it; None where there is none."""
    match = _PLACE.fullmatch(place or "")
    if match is None:
        return None
    year, *rest = (int(part) if part else None for part in match.groups()[:5])
    month, day, hour, minute = rest
    return Moment(year or 0, month, day, hour, minute, match[6] or "")


def said(event: Event) -> tuple[Moment | None, Moment | None]:
    """Where an event begins and ends, no finer than it is said; one that is one has no end."""
    begins, ends = moment(event.begins or event.ends), moment(event.ends)
    digits = _DIGITS.get(event.granularity or "") if event.kind == "date" else None
    if begins and digits:
        begins = _coarse(begins, digits)
        ends = _coarse(ends, digits) if ends else None
    return begins, None if ends == begins else ends


def _coarse(at: Moment, digits: int) -> Moment:
    return Moment(at.year, at.month if digits > 1 else None)
