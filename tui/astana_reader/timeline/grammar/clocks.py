"""The grammar of times of day: clock times and parts of the day."""

from __future__ import annotations

import re

from astana_reader.timeline.sentences import lexicon
from astana_reader.timeline.sentences.numbers import number
from astana_reader.timeline.sentences.tokens import pattern

from .meanings import TimeOfDay
from .rules import Found, Table


def clock_value(hours: int, minutes: int, half: str = "") -> str | None:
    """THH:MM, None for a time that no clock shows; `half` is am, pm or empty."""
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "pm" else 0)
    return f"T{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else None


def _clock(found: Found) -> TimeOfDay | None:
    said = found.word("clock") or found.word("hour")
    half = found.word("half").replace(".", "")
    if said.endswith(("am", "pm")):
        said, half = said[:-2], said[-2:]
    parts = re.split(r"(?<=\d)[:.h]", said)
    hours = number([parts[0]])
    if hours is None or hours != int(hours):
        return None
    minutes = int(parts[1]) if len(parts) > 1 else 0
    half = half or _half_of(found.word("part"), int(hours))
    value = clock_value(int(hours), minutes, half)
    return TimeOfDay(value, found.word("zone") or found.word("zone_too")) if value else None


def _half_of(part: str, hours: int) -> str:
    """am or pm for an hour in a part of the day: two at night is early, ten at night late."""
    if part == "night":
        return "am" if hours < _LATE or hours == _TWELVE else "pm"
    return "" if not part else "am" if part == "morning" else "pm"


_LATE, _TWELVE = 6, 12  # o'clock


def _first_hour(found: Found) -> TimeOfDay | None:
    """The 2 of “from 2 to 4 p.m.” and of “from 10 to 4pm”."""
    first, last = number(found.words("hour")), found.word("last")
    half = found.word("half").replace(".", "") or last[-2:]
    second = re.match(r"\d+", last)
    if first is None or second is None or first != int(first):
        return None
    if first > int(second[0]) or int(second[0]) == _TWELVE != first:
        half = "am" if half == "pm" else "pm"
    value = clock_value(int(first), 0, half)
    return TimeOfDay(value) if value else None


def _line_head(found: Found) -> TimeOfDay | None:
    """The 13:15 that begins a line of a log."""
    clock, line, after = _clock(found), found.line, found.extent()[1]
    begins = line.text[line.starts[after]] if after < len(line.words) else ""
    if "." in found.word("clock") and not (begins.isupper() or begins in tuple(":-–—)")):
        return None  # the seconds of a race
    return TimeOfDay(clock.value, clock.zone, heads=True) if clock else None


def _bare_clock(found: Found) -> TimeOfDay | None:
    """“at 9:30”, “at 17h30”; “at 9.30” may be a price."""
    return None if "." in found.word("clock") else _clock(found)


def _clock_with_point(found: Found) -> TimeOfDay | None:
    """“landed at 23.40 on Monday”, but not “the shares closed at 23.40 on Monday”."""
    clock = found.word("clock")
    if not re.fullmatch(r"\d\d?\.\d\d", clock):
        return None
    priced = not _PRICED.isdisjoint(found.line.words) or _MONEY.search(found.line.codes)
    return None if priced and clock[0] != "0" else _clock(found)


_MONEY = pattern("MONEY|%|percent")
_PRICED = frozenset(
    "share shares stock stocks index bond bonds cents pence points euros dollars pounds francs "
    "kroner yen price prices traded rate rates degrees per".split()
)


_FIVE = 5
_PAST_HOUR = {"half": 30, "quarter": 15}


def _spoken(found: Found) -> TimeOfDay | None:
    """Half past three, a quarter to nine, ten past six."""
    hours, said = number(found.words("hours")), found.word("minutes")
    minutes = _PAST_HOUR.get(said) or number(found.words("minutes"))
    if hours is None or minutes is None or not (1 <= hours <= 12 and 1 <= minutes <= 30):
        return None
    if minutes % _FIVE and "minute" not in found.line.quote(*found.extent()).casefold():
        return None  # the odds of “at 2 to 5”
    if found.word("to"):
        hours, minutes = (hours + 10) % 12 + 1, 60 - minutes
    value = clock_value(int(hours), int(minutes), _half_of(found.word("part"), int(hours)))
    return TimeOfDay(value) if value else None


def _read_out(found: Found) -> TimeOfDay | None:
    """“seven forty-five p.m.”, “eight thirty this morning”, in words alone."""
    line, first = found.line, found.match.start("hours")
    if not all(line.text[line.starts[at]].isalpha() for at in (first, first + 1)):
        return None
    hours, minutes = number(found.words("hours")), number(found.words("minutes"))
    if hours is None or minutes is None or not (1 <= hours <= 12 and 10 <= minutes < 60):
        return None
    half = found.word("half").replace(".", "") or _half_of(found.word("part"), int(hours))
    value = clock_value(int(hours), int(minutes), half)
    return TimeOfDay(value, found.word("zone") or found.word("zone_too")) if value else None


def _military(found: Found) -> TimeOfDay | None:
    figures = found.word("figures")
    value = clock_value(int(figures[:2]), int(figures[2:])) if len(figures) == 4 else None
    return TimeOfDay(value) if value else None


def _word(found: Found) -> TimeOfDay:
    zone = found.word("zone") or found.word("zone_too")
    return TimeOfDay(lexicon.CLOCK_WORDS[found.word("word")], zone)


def _part(found: Found) -> TimeOfDay:
    return TimeOfDay("T" + lexicon.DAY_PARTS[found.word("part")])


_OFFSET = "(MARK|DASH INT|CLOCK)"
_ZONE = f"(zone:(ZONE {_OFFSET}?) | OPEN zone_too:(ZONE {_OFFSET}?) CLOSE | NAME|local time)?"
_HALF = "half:a.m.|p.m.|am|pm"

_SINCE = "(?<=at|by|until|till|around|about|before|after|from|since)"
_UNCOUNTED = "(?!COUNTED|UNIT|UNITS|MULTIPLIER)"
_ON_A_DAY = "(?=COMMA? on (WEEKDAY|MONTH|DAY_FIGURE | the (DAY_ORDINAL | PART of)))"
_IN_PART = "(in|at the? part:morning|afternoon|evening|night)?"

RULES: Table = {
    "CLOCK|HOUR": (
        (f"clock:CLOCK {_HALF} {_ZONE}", _clock),
        (f"here:(clock:CLOCK) to|and|until|till|DASH CLOCK {_HALF}", _clock),
        (f"hour:HOUR {_ZONE}", _clock),
        ("(?<=from|between) here:(hour:DAY_FIGURE) to|and|until|till|DASH last:HOUR", _first_hour),
        (f"clock:CLOCK (zone:(ZONE {_OFFSET}?) | hours|hrs | NAME|local time)", _clock),
        (f"clock:CLOCK OPEN zone_too:(ZONE {_OFFSET}?) CLOSE", _clock),
        (f"clock:CLOCK zone:{_OFFSET} (?=CLOSE|COMMA|DOT|$)", _clock),
        (f"^ OPEN? here:(clock:CLOCK (zone:(ZONE {_OFFSET}?))?) (?!{_HALF}|COUNTED)", _line_head),
        (
            f"^ OPEN? here:(clock:CLOCK|HOUR|INT {_HALF} (zone:ZONE)?) CLOSE|DASH|:|NAME|the",
            _line_head,
        ),
        (
            "(?<=at|by|until|till|around|about|from|to|since|before|after) clock:CLOCK (?!COUNTED)",
            _bare_clock,
        ),
        # 14.03.2022, 16:20; 14 March 2022, 16:20; 16:20, 14/03/2022
        ("(?<=SLASHED|ISO|WEEKDAY|SHORT_WEEKDAY COMMA) clock:CLOCK (?!COUNTED)", _bare_clock),
        ("(?<=SLASHED|ISO|WEEKDAY|SHORT_WEEKDAY) clock:CLOCK (?!COUNTED)", _bare_clock),
        ("(?<=MONTH YEAR COMMA) clock:CLOCK (?!COUNTED)", _bare_clock),
        ("(?<=MONTH YEAR) clock:CLOCK (?!COUNTED)", _bare_clock),
        ("(?<=MONTH DAY_FIGURE COMMA YEAR COMMA) clock:CLOCK (?!COUNTED)", _bare_clock),
        ("clock:CLOCK (?=COMMA? SLASHED|ISO | COMMA? DAY_FIGURE MONTH YEAR)", _bare_clock),
    ),
    "morning|afternoon|evening|night": (
        (f"{_SINCE} hour:NUMBER in the part:morning|afternoon|evening", _clock),
        (f"{_SINCE} hour:NUMBER at part:night", _clock),
        ("hours:NUMBER minutes:NUMBER in the part:morning|afternoon|evening", _read_out),
        (
            "(?<=at|by|until|around|about|before|after) hours:NUMBER minutes:NUMBER"
            " (?=this|yesterday|tomorrow|that|WEEKDAY part:morning|afternoon|evening)",
            _read_out,
        ),
        ("clock:CLOCK in the part:morning|afternoon|evening", _clock),
    ),
    "a.m.|p.m.|am|pm": (
        (f"hours:NUMBER minutes:NUMBER {_HALF} {_ZONE}", _read_out),
        (f"(?<!NUMBER|DASH) hour:NUMBER {_HALF} {_ZONE}", _clock),
        (
            "(?<=from|between) here:(hour:DAY_FIGURE) to|and|until|till|DASH"
            f" last:DAY_FIGURE|CLOCK {_HALF}",
            _first_hour,
        ),
        (f"(?<=NUMBER|a.m.|p.m.|am|pm|CLOCK|HOUR DASH) hour:NUMBER {_HALF} {_ZONE}", _clock),
    ),
    "o'clock": ((f"hour:NUMBER o'clock {_IN_PART} {_ZONE}", _clock),),
    "past|to": (
        (f"minutes:half past hours:NUMBER {_UNCOUNTED} {_IN_PART}", _spoken),
        (f"a minutes:quarter (past | to:to) hours:NUMBER {_UNCOUNTED} {_IN_PART}", _spoken),
        (
            f"{_SINCE} minutes:quarter (past | to:to) hours:NUMBER {_UNCOUNTED} {_IN_PART}",
            _spoken,
        ),
        (f"{_SINCE} minutes:NUMBER minutes? past hours:NUMBER {_UNCOUNTED} {_IN_PART}", _spoken),
        (f"(?<=at) minutes:NUMBER minutes? to:to hours:NUMBER {_UNCOUNTED} {_IN_PART}", _spoken),
    ),
    "ZONE|hours|hrs": (
        ("figures:INT ZONE", _military),
        ("(?<=at|by|until|around|from) figures:INT hours|hrs", _military),
    ),
    "at|by|until|from": (
        (f"(?<=at|by|until|from) figures:INT {_ON_A_DAY}", _military),
        (f"(?<=at|by|until|from) clock:CLOCK {_ON_A_DAY}", _clock_with_point),
    ),
    "this|tonight": (
        ("clock:CLOCK (?=this PART | tonight)", _clock),
        ("(?<=at|by|until|around|about|before|after) hour:NUMBER (?=this PART | tonight)", _clock),
    ),
    "yesterday|tomorrow|WEEKDAY": (
        (
            "(?<=at|by|until|about|before|after) clock:CLOCK (?=yesterday|tomorrow|WEEKDAY PART)",
            _clock,
        ),
    ),
    "CLOCK_WORD": (
        (f"word:CLOCK_WORD {_ZONE}", _word),
        # shortly after midnight on 6 May
        ("(?<=after|past) here:(midnight) on", TimeOfDay("T00:00")),
    ),
    "PART": (
        ("mid|early|late? DASH? part:PART", _part),
        ("the early|late? part:PART hours? (?=of|on|WEEKDAY)", _part),
    ),
}
