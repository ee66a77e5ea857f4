"""Times that are so far from another: “last week”, “two years ago”, “a year earlier”."""

from __future__ import annotations

from datetime import date, timedelta

from astana_reader.timeline import values
from astana_reader.timeline.calendars import before_christ
from astana_reader.timeline.grammar.meanings import FOCUS, PUBLICATION, Corresponding, Same, Shifted

from .context import Place, Resolved, named, unplaced

UNKNOWN = {
    "day": "XXXX-XX-XX", "week": "XXXX-WXX", "fortnight": "XXXX-WXX", "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX", "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX",
}  # fmt: skip
# Units that a date must at least have for another to be counted from it.
_FINE_ENOUGH = {
    "day": ("day",), "week": ("day", "week"), "weekend": ("day", "week"),
    "month": ("day", "week", "month"), "quarter": ("day", "week", "month", "quarter"),
}  # fmt: skip


_OLDEST = 999_999  # years before Christ, of which a text tells when stones were first cut
_THIS_WEEKEND = Shifted("weekend", 0)


def resolve_shifted(place: Place, said: Shifted) -> Resolved:
    if place.context.in_story and said == Shifted("day", 0) and not place.named_now:
        return Resolved("PRESENT_REF", "names no date: the present of the story or its teller")
    era = place.era(said.anchor)
    if era and said.unit in UNKNOWN:
        return _from_era(place, era, said.unit, said.amount, counted=said.counted)
    base, told = place.base(said.anchor, _FINE_ENOUGH.get(said.unit, ()))
    if base is None and said.anchor == FOCUS:
        base, told = place.told_day()
    if base is None and said.amount < 0 and not place.context.in_story:
        base, told = place.base(PUBLICATION)
    if base and said == _THIS_WEEKEND:
        return _weekend(place, base, told)
    if base and said.unit in ("week", "weekend") and not said.counted and base == place.now:
        base = _in_week(base)
    value = shifted(base, said.unit, said.amount) if base else None
    if value is None:
        relative = _relative(said) if said.anchor == PUBLICATION else None
        return unplaced(place, UNKNOWN.get(said.unit, "XXXX"), relative)
    return Resolved(value, f"counts from {told}")


def _from_era(place: Place, era: str, unit: str, amount: int, *, counted: bool) -> Resolved:
    """A time that counts from a year before Christ."""
    value = before_christ.moved(era, unit, amount, counted=counted)
    if value is None:
        return unplaced(place, UNKNOWN[unit])
    return Resolved(value, f"counts from {named(era)}, told of before")


def shifted(base: date, unit: str, amount: int) -> str | None:
    """The value of the unit `amount` units from that of the day; None outside the calendar."""
    try:
        return _shifted(base, unit, amount)
    except (ValueError, OverflowError):
        return None


def _shifted(base: date, unit: str, amount: int) -> str:
    from dateutil.relativedelta import relativedelta

    if unit == "day":
        return values.day_value(base + timedelta(amount))
    if unit in ("week", "fortnight", "weekend"):
        weeks = amount * (2 if unit == "fortnight" else 1)
        week = values.week_value(base + timedelta(weeks=weeks))
        return f"{week}-WE" if unit == "weekend" else week
    if unit in ("month", "semester"):
        day = base + relativedelta(months=amount * (6 if unit == "semester" else 1))
        return values.month_value(day.year, day.month)
    if unit == "quarter":
        day = base + relativedelta(months=3 * amount)
        return values.quarter_value(day.year, values.quarter_of(day))
    year = base.year + amount * {"year": 1, "decade": 10, "century": 100, "millennium": 1000}[unit]
    if not 0 < year < 10000:
        if -_OLDEST < year <= 0 and unit != "century":
            return f"BC{1 - year:04d}"
        return "PAST_REF" if year < 0 else "FUTURE_REF"
    return values.year_value(year)[: {"decade": 3, "century": 2, "millennium": 1}.get(unit, 4)]


_LETTERS = {
    "day": ("D", 1), "week": ("W", 1), "weekend": ("W", 1), "fortnight": ("W", 2),
    "month": ("M", 1), "semester": ("M", 6), "quarter": ("Q", 1), "year": ("Y", 1),
    "decade": ("Y", 10), "century": ("Y", 100), "millennium": ("Y", 1000),
}  # fmt: skip


def _relative(said: Shifted) -> str:
    """The place from a publication that is not known: D-1, W-3, Y-1, and D for its day."""
    letter, size = _LETTERS[said.unit]
    return f"{letter}{said.amount * size:+d}" if said.amount else letter


def _in_week(day: date) -> date:
    """A day in the week that a reader of this day calls “this week”: on a Sunday the one ahead."""
    return day + timedelta(1) if day.isoweekday() == 7 else day


def resolve_same(place: Place, said: Same) -> Resolved:
    """“that year”, “the quarter”, “the weekend”."""
    if said.unit in ("quarter", "period"):
        return _quarter(place, said)
    anchor = FOCUS if said.pointing else PUBLICATION
    era = place.era(anchor)
    if era:
        return _from_era(place, era, said.unit, 0, counted=False)
    base, told = place.base(anchor, _FINE_ENOUGH.get(said.unit, ()))
    if base is None:
        relative = None if said.pointing else _LETTERS[said.unit][0]
        return unplaced(place, UNKNOWN.get(said.unit, "XXXX"), relative)
    if said.unit == "weekend":
        return _weekend(place, base, told)
    value = shifted(base, said.unit, 0)
    return Resolved(value, f"is that of {told}") if value else unplaced(place, UNKNOWN[said.unit])


def _quarter(place: Place, said: Same) -> Resolved:
    """The quarter that the text is about, else the last that is over."""
    if place.context.period:
        return Resolved(place.context.period, "is the quarter told of before")
    base, told = place.base(PUBLICATION)
    value = shifted(base, "quarter", -1) if base else None
    if value is None or base is None:
        return unplaced(place, UNKNOWN["quarter"])
    if said.quarter:
        year = base.year - (said.quarter > values.quarter_of(base))
        return Resolved(values.quarter_value(year, said.quarter), "is the one that ended then")
    return Resolved(value, f"is the last before {told}")


def _weekend(place: Place, base: date, told: str) -> Resolved:
    """The weekend in course or the last one, unless a word says it is ahead.

    On a Monday or Tuesday “this weekend” is the last one too; later in the week it is ahead.
    """
    near = 3 if place.phrase.meaning == _THIS_WEEKEND else 6
    ahead = place.tense()[0] > 0 or base.isoweekday() >= near
    week = values.week_value(base + timedelta(0 if ahead else -7))
    return Resolved(f"{week}-WE", f"is the {'first after' if ahead else 'last before'} {told}")


def resolve_corresponding(place: Place, said: Corresponding) -> Resolved:
    """“a year earlier”, “the 1988 quarter”: the period that the text is about, of another year."""
    period = place.context.period
    if period and said.unit not in ("month", "half"):
        year = said.year or int(period[:4]) + (said.shift or 0)
        return Resolved(
            f"{year:04d}{period[4:]}", f"is the one that matches {named(period)}, told of before"
        )
    base, told = place.story() if said.anchor == FOCUS else place.base(PUBLICATION)
    shift, month = said.shift or 0, place.context.month
    if base is None:
        return (
            Resolved(f"{said.year:04d}", "is written out") if said.year else unplaced(place, "XXXX")
        )
    if said.unit == "quarter":
        last = base - timedelta(90)
        value = values.quarter_value(said.year or last.year + shift, values.quarter_of(last))
    elif month and (said.unit == "month" or (said.unit is None and said.anchor == FOCUS)):
        value, told = values.month_value(int(month[:4]) + shift, int(month[5:])), named(month)
    elif said.unit == "month":
        value = values.month_value(said.year or base.year + shift, base.month)
    else:
        value = values.year_value(said.year or base.year + shift)
    return Resolved(value, f"counts from {told}")
