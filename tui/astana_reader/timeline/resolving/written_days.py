"""Days that are written out but in doubt: figures of either order, days that no calendar has."""

from __future__ import annotations

from calendar import month_name, monthrange

from astana_reader.timeline.expressions import GUESSED, WRITTEN
from astana_reader.timeline.grammar.figures import ordered
from astana_reader.timeline.grammar.meanings import NoSuchDay, Numeric

from .context import Place, Resolved

_TOO_FAR = 2200  # the first year that is none of a date


def resolve_numeric(place: Place, said: Numeric) -> Resolved:
    month, day, sure = ordered(said, place.context.day_first)
    value = f"{said.year:04d}-{month:02d}-{day:02d}"
    if sure:
        return Resolved(value, "is written out", WRITTEN)
    other = f"{month} {month_name[day]}"
    why = f"may be {day} {month_name[month]} or {other}: nothing in the text tells the order"
    return Resolved(value, why, GUESSED)


def resolve_no_such_day(_: Place, said: NoSuchDay) -> Resolved:
    """“Feb. 30, 2018” names no day, and says so."""
    if said.year and said.year >= _TOO_FAR:
        return Resolved("XXXX-XX-XX", f"is of a year that is not read, {said.year}", WRITTEN)
    length = monthrange(said.year, said.month)[1] if said.year else {2: 29}.get(said.month, 30)
    when = f"{month_name[said.month]} {said.year}" if said.year else month_name[said.month]
    return Resolved("XXXX-XX-XX", f"is no day of the calendar: {when} has {length} days", WRITTEN)
