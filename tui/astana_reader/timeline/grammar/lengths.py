"""The grammar of durations (“nearly six years”) and of sets (“every Monday”, “$5 a day”)."""

from __future__ import annotations

from astana_reader.timeline.sentences import cues, lexicon
from astana_reader.timeline.sentences.numbers import number
from astana_reader.timeline.sentences.tokens import pattern

from .meanings import Fixed, Length, Shifted
from .rules import Built, Found, Table

_HOURS_AND_LESS = {"hour": "H", "minute": "M", "second": "S"}
# Units that TIMEX3 has no letter for, in those it has.
_IN_OTHERS = {
    "decade": (10, "Y"), "century": (100, "Y"), "millennium": (1000, "Y"), "fortnight": (2, "W"),
    "semester": (6, "M"), "weekend": (1, "WE"), "quarter": (1, "Q"),
    "day": (1, "D"), "week": (1, "W"), "month": (1, "M"), "year": (1, "Y"),
}  # fmt: skip
_FINER = {"Y": (12, "M"), "D": (24, "H"), "H": (60, "M"), "M": (60, "S")}
_VAGUE_UNITS = {"decade": "DE", "century": "CE", "millennium": "ML"}

# What a quantifier says of a length, by its telling word.
_MODS = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX",
    "some": "APPROX", "perhaps": "APPROX", "nearly": "LESS_THAN", "almost": "LESS_THAN",
    "over": "MORE_THAN", "more": "MORE_THAN", "longer": "MORE_THAN", "greater": "MORE_THAN",
    "less": "LESS_THAN", "fewer": "LESS_THAN", "under": "LESS_THAN", "least": "EQUAL_OR_MORE",
    "most": "EQUAL_OR_LESS", "up": "EQUAL_OR_LESS", "many": "EQUAL_OR_LESS",
    "much": "EQUAL_OR_LESS", "long": "EQUAL_OR_LESS",
}  # fmt: skip
# What is so once in the length that follows: its first, its worst.
_SINGULAR = frozenset((*lexicon.ORDINALS, *lexicon.SUPERLATIVES))
_OPPOSITES = {"MORE_THAN": "EQUAL_OR_LESS", "LESS_THAN": "EQUAL_OR_MORE"}


def singular(unit: str) -> str:
    """The unit's name in the tables: years, yrs and yr are year."""
    short = {"hr": "hour", "min": "minute", "yr": "year"}
    return short.get(unit) or lexicon.PLURAL_UNITS.get(unit, unit)


def duration(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units, None for an amount that is not said.

    Decades and centuries count as years; a half is written in the next finer unit (P2Y6M).
    """
    if unit in _HOURS_AND_LESS:
        time, factor, letter = "T", 1, _HOURS_AND_LESS[unit]
    else:
        time, (factor, letter) = "", _IN_OTHERS[unit]
    if amount is None:
        return f"P{time}X{_VAGUE_UNITS.get(unit, letter)}"
    amount *= factor
    whole = int(amount)
    finer = _FINER.get(letter) if time or letter in "YD" else None
    if amount == whole or finer is None:
        return f"P{time}{amount:g}{letter}" if amount < 1e6 else f"P{time}{whole}{letter}"
    rest = f"{(amount - whole) * finer[0]:g}{finer[1]}"
    head = f"{whole}{letter}" if whole else ""
    return f"P{time}{head}{'T' if letter == 'D' else ''}{rest}"


def amount_of(found: Found) -> float | None:
    """The amount that the macro AMOUNT captured; None where it is vague (“several”)."""
    if found.words("vague"):
        return None
    if found.words("half"):
        return 0.5
    if found.words("couple"):
        return 2
    words = found.words("number")
    amount = (number(words) if words else None) or (0 if words else 1)
    return amount + 0.5 if found.words("and_half") else amount


def modifier(found: Found) -> str | None:
    """What “nearly”, “at least” or “no more than” makes of the amount."""
    words = [*found.words("quantifier"), *found.words("inner")]
    mods = [_MODS[word] for word in words if word in _MODS]
    if mods and words[0] in ("no", "not"):
        return _OPPOSITES.get(mods[-1], mods[-1])
    if mods:
        return mods[-1]
    return "APPROX" if found.words("couple") or found.words("or_so") else None


def _length(found: Found) -> Built | None:
    unit = singular(found.word("unit"))
    amount = amount_of(found)
    if amount is None and found.words("quantifier") == ["over"]:
        return None  # “over several years” is during them
    which = found.words("which")
    if amount == 0 or (amount or 0) > 1e9 or _descends(found, amount) or _is_a_year(found, amount):
        return None
    if _is_some_day(found) or (unit == "hour" and _is_clock(found)):
        return None
    if not which and _lies_ahead(found) and unit in _IN_OTHERS:
        ahead = (
            Shifted(unit, max(round(amount), 1), counted=True) if amount else Fixed("FUTURE_REF")
        )
        return ahead, modifier(found)
    return Length(duration(amount, unit), _direction(found)), modifier(found)


def _is_clock(found: Found) -> bool:
    """“at 0640 hours”, “by 1430 hours”."""
    said, first = found.word("number"), found.extent()[0]
    figures = len(said) == 4 and said.isdecimal() and said < "2400" and said[2] < "6"
    return said.startswith("0") or (figures and found.line.words[first - 1 : first] in _AT)


_AT = (["at"], ["by"], ["until"], ["around"], ["from"])


def _is_some_day(found: Found) -> bool:
    """“some day”, “one day last week”, “one day in June”, which are no lengths."""
    first, last = found.extent()
    words, after = found.line.words[first:last], found.line.words[last : last + 2]
    if len(words) != 2 or words[1] not in lexicon.UNITS:
        return False
    in_month = after[:1] == ["in"] and after[-1] in lexicon.MONTHS
    return words[0] == "some" or (
        words[0] == "one" and (after[:1] in (["last"], ["this"], ["next"]) or in_month)
    )


def _length_of_a_kind(found: Found) -> Built | None:
    """“two bloody weeks”, but not “killed two rebels hours before” or “five light years”."""
    kind = found.words("kind")
    counts = any(word.endswith("s") or word in _COUNTED_IN for word in kind)
    return None if counts or amount_of(found) == 1 else _length(found)


_COUNTED_IN = frozenset(
    "light man woman person staff dog kilowatt megawatt watt flight credit light-year apart "
    "just only".split()
)


def _is_a_year(found: Found, amount: float | None) -> bool:
    """The first word of “World Cup 2018 day five”, where a length would have days or a dash."""
    last = found.extent()[1] - 1
    bare = found.line.words[last] in lexicon.UNITS and found.line.words[last - 1].isdigit()
    return bare and 1700 <= (amount or 0) < 2050


def _descends(found: Found, amount: float | None) -> bool:
    """“cut from nine to eight years”, “July 2 - two days after”: two numbers and no range."""
    second = number(found.words("or_so"))
    return amount is not None and second is not None and second <= amount


def _direction(found: Found) -> str | None:
    """The side of the present that it lies on; none in “the last years of his life”."""
    which, words = found.words("which"), found.line.words
    end = found.extent()[1]
    if not which or (end < len(words) and words[end] == "of"):
        return None
    return lexicon.WINDOWS.get(which[-1])


def _lies_ahead(found: Found) -> bool:
    """“it will open in two weeks”, but not “it will be the first in two years”."""
    first, last = found.extent()
    words = found.line.words[max(0, first - cues.REACH) : first]
    if words[-1:] != ["in"] or any(word in _SINGULAR for word in words):
        return False
    return cues.ahead(found.line, first, last) is not None


def _vague(found: Found) -> Length:
    return Length(duration(None, singular(found.word("unit"))), _direction(found))


def _long(found: Found) -> Length:
    """“weeklong”."""
    return Length(lexicon.LONG[found.word("long")])


def _recurring(found: Found) -> Fixed:
    """“daily”, where it is no newspaper."""
    return Fixed(lexicon.RECURRING[found.word("adverb")], "SET")


def _every(found: Found) -> Fixed:
    """“every other week”, “each July”, “Mondays”."""
    if found.words("weekday"):
        weekday = lexicon.WEEKDAYS[found.word("weekday").removesuffix("s")]
        part = lexicon.DAY_PARTS.get(found.word("part").removesuffix("s"), "")
        return Fixed(f"XXXX-WXX-{weekday}{part and 'T'}{part}", "SET")
    if found.words("month"):
        return Fixed(f"XXXX-{lexicon.MONTHS[found.word('month')]:02d}", "SET")
    if found.words("season"):
        return Fixed(f"XXXX-{lexicon.SEASONS[found.word('season')]}", "SET")
    if found.words("part"):
        return Fixed(f"XXXX-XX-XXT{lexicon.DAY_PARTS[found.word('part').removesuffix('s')]}", "SET")
    count = found.words("count")
    if not count and found.word("unit") == "weekend":
        return Fixed(_WEEKENDS, "SET")
    if count == ["other"]:
        amount = 2.0
    else:
        amount = (number(count) or lexicon.ORDINALS.get(count[0], 1)) if count else 1
    return Fixed(duration(amount, singular(found.word("unit"))), "SET")


def _every_few(found: Found) -> Fixed:
    return Fixed(duration(None, singular(found.word("unit"))), "SET")


def _rate(found: Found) -> Fixed | None:
    """“$5 a day”, “ten thousand cars a year”: a number of something stands before it."""
    line, first = found.line, found.match.start()
    if not _COUNTS.search(line.codes[max(0, first - 8) : first]):
        return None
    return _every(found)


_COUNTS = pattern(
    "(MONEY|NUMBER|dozens|hundreds|thousands|millions|many) (WORD|of|NAME|in|COUNTED)*$"
)
_WEEKENDS = "XXXX-WXX-WE"
_OR_SO = "or_so:(or so|two|three|more)?"
_RANGE = "number:NUMBER DASH? (to|or | DASH) or_so:NUMBER KIND? DASH?"

RULES: Table = {
    "UNITS": (
        # nearly six years; 20 more years; two full days; two days or so
        (
            (
                "(?!(?<=as) many) quantifier:QUANTIFIER? AMOUNT KIND? KIND? unit:WHOLE_UNITS"
                f" and_half:AND_HALF? {_OR_SO} (?!old | of age)"
            ),
            _length,
        ),
        ("quantifier:QUANTIFIER? AMOUNT KIND? unit:quarters (?!of)", _length),
        (
            "quantifier:QUANTIFIER? AMOUNT kind:(WORD WORD?) unit:WHOLE_UNITS"
            " (?!old | of age | after|before|later|earlier|ago|since|from)",
            _length_of_a_kind,
        ),
        ("unit:UNITS DASH long", _vague),
        # two to three weeks; the next 12 to 18 months
        (f"quantifier:QUANTIFIER? {_RANGE} unit:UNITS (?!old | of age)", _length),
        (f"(?<!to|MODAL|not) the|these|those? which:WINDOW {_RANGE} unit:UNITS", _length),
        # the past three months; the next two years or so; the six months
        (
            (
                "(?<!to|MODAL|not) (?!following) the|these|those|its|their|his|her|this?"
                f" which:WINDOW inner:QUANTIFIER? AMOUNT KIND? unit:UNITS {_OR_SO}"
            ),
            _length,
        ),
        ("the|these|those AMOUNT which:WINDOW? KIND? unit:WHOLE_UNITS", _length),
        # recent years; the early years; weeks
        ("the which:WINDOW|later unit:UNITS (?!of the? (MONTH|WEEKDAY|YEAR|DECADE))", _vague),
        ("which:recent|coming|upcoming|past|previous unit:UNITS", _vague),
        ("(?<=UNITS and|or) unit:WHOLE_UNITS", _vague),
        ("(?<=over|in|through|of|during|throughout|down) the unit:WHOLE_UNITS (?!DASH)", _vague),
        (
            "(?<=FILLS) (?<!as many) unit:WHOLE_UNITS (?!of the? (MONTH|WEEKDAY|YEAR|DECADE))",
            _vague,
        ),
        ("(?<=FILLS only|just) unit:WHOLE_UNITS", _vague),
        ("every|each (few | couple of) unit:UNITS", _every_few),
        ("unit:WHOLE_UNITS (?=later|before|after|earlier)", _vague),
        ("unit:WHOLE_UNITS (?=of (?!age | the? (MONTH|WEEKDAY|YEAR|DECADE)))", _vague),
        ("every|each count:(other|NUMBER|ORDINAL)? unit:UNITS", _every),
    ),
    "UNIT": (
        # $5 a day
        ("a|an unit:WHOLE_UNIT", _rate),
        # a year or two; four-year; a three-year period; five year; half a year; day-long
        (
            (f"quantifier:QUANTIFIER? a|an|one KIND? unit:WHOLE_UNIT and_half:AND_HALF? {_OR_SO}"),
            _length,
        ),
        (
            "quantifier:QUANTIFIER? AMOUNT KIND? DASH unit:DASHED_UNIT (DASH? long)? (?!DASH? old)",
            _length,
        ),
        (
            "quantifier:QUANTIFIER? AMOUNT KIND? unit:WHOLE_UNIT (DASH? long)? (?!DASH? old)",
            _length,
        ),
        ("a quantifier:QUANTIFIER? number:NUMBER DASH unit:UNIT period", _length),
        ("number:NUMBER DASH unit:day|week|month|hour DASH old (?!PERSON)", _length),
        ("unit:WHOLE_UNIT DASH long", _length),
        (f"quantifier:QUANTIFIER? {_RANGE} unit:UNIT", _length),
        # the past year; in the next week; the year ended June 30; the fiscal year
        ("the which:next|last|coming unit:WHOLE_UNIT or_so:(or so)", _length),
        ("the which:past unit:WHOLE_UNIT and_half:AND_HALF? or_so:(or so)?", _length),
        ("the which:last|next unit:WHOLE_UNIT and_half:AND_HALF", _length),
        ("the which:WINDOW half:half DASH? unit:WHOLE_UNIT", _length),
        ("quantifier:QUANTIFIER? a quarter DASH? (of a)? century", Length("P25Y")),
        ("another unit:WHOLE_UNIT", _length),
        ("the whole|entire unit:WHOLE_UNIT (?!DASH)", _length),
        (
            "(?<=in|over|within|during|for) the which:last|next|coming unit:week|month|year|decade",
            _length,
        ),
        ("the fiscal? unit:year|month|week (?=ended|ending | to MONTH|DAY_FIGURE)", _length),
        ("the fiscal|academic|school unit:year", _length),
        # every day; twice a week
        ("every|each count:(other|NUMBER|ORDINAL)? unit:UNIT (?!WEEKDAY)", _every),
        ("once|twice a|an|per|each|every unit:WHOLE_UNIT", _every),
        ("NUMBER times|hours|days|weeks a|per|each|every unit:WHOLE_UNIT", _every),
        ("several|many|few|countless times a|an|per|each|every unit:WHOLE_UNIT", _every),
        ("per unit:WHOLE_UNIT", _every),
    ),
    "time|while": (("(?<!all) some time (?!in) | a while", Length("PXX")),),
    "RECURRING": (("(?<!NAME) adverb:RECURRING (?!NAME)", _recurring),),
    "every|each": (
        ("the? first|second|third|fourth|last WEEKDAY of|in every|each unit:month", _every),
        (
            (
                "every|each (other|ORDINAL)?"
                " (weekday:WEEKDAY | month:MONTH | season:SEASON | part:PART)"
            ),
            _every,
        ),
        ("(?<=every|each WEEKDAY and|or|COMMA) weekday:WEEKDAY", _every),
        ("(?<=every|each MONTH and|or|COMMA) month:MONTH", _every),
    ),
    "LONG": (("long:LONG", _long),),
    "weekends": (("(?<=on|at) weekends", Fixed(_WEEKENDS, "SET")),),
    "PARTS": (("weekday:WEEKDAY part:PARTS", _every),),
    "WEEKDAYS": (("weekday:WEEKDAYS", _every),),
}
