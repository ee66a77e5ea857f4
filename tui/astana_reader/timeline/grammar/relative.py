"""The grammar of times that depend on others: weekdays, “last week”, “two years ago”, “now”."""

from __future__ import annotations

from collections.abc import Callable

from astana_reader.timeline.sentences import cues, lexicon
from astana_reader.timeline.sentences.numbers import number, ordinal
from astana_reader.timeline.sentences.verbs import is_finite, is_whole_clause

from .lengths import amount_of, duration, modifier, singular
from .meanings import (
    FOCUS,
    PUBLICATION,
    Calendar,
    Corresponding,
    DayOfMonth,
    Fixed,
    Length,
    Meaning,
    Moment,
    Same,
    Shifted,
    TimeOfDay,
)
from .rules import Built, Found, Table

_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0}
_LATER = frozenset({"later", "after", "hence", "now", "today", "on"})
_FINER = {
    "century": (100, "year"), "decade": (10, "year"), "year": (12, "month"), "month": (30, "day"),
    "week": (7, "day"),
}  # fmt: skip
_ALONG = frozenset({"in", "over", "within", "during", "for"})
# Where these are spoken of, “the 18th” is one of them.
_HOLES = frozenset(
    "hole holes par birdie birdies bogey bogeyed birdied eagle green tee fairway putt putted "
    "inning lap laps floor floors century amendment".split()
)
# What “more than”, said of the distance, says of the date.
_MOVED = {
    "MORE_THAN": "BEFORE", "EQUAL_OR_MORE": "ON_OR_BEFORE", "LESS_THAN": "AFTER",
    "EQUAL_OR_LESS": "ON_OR_AFTER", "APPROX": "APPROX",
}  # fmt: skip


def _day(found: Found) -> Shifted | Moment:
    word = found.word("day")
    day = Shifted("day", _DAYS[word])
    return Moment(day, TimeOfDay("TNI")) if word == "tonight" else day


def _day_but_one(found: Found) -> Shifted:
    return Shifted("day", 2 * _DAYS[found.word("day")])


def anchor_of(words: list[str]) -> str:
    """“the previous year” and “that year” are told from the story, “last year” from the news."""
    return (
        FOCUS
        if words[0] in ("the", "that") and words[-1] not in ("past", "coming")
        else PUBLICATION
    )


def _day_of_month(found: Found) -> DayOfMonth | None:
    """“the 24th”, “the fifteenth of next month”."""
    day, which = ordinal(found.words("day")), found.words("which")
    if not 1 <= day <= 31:
        return None
    if which:
        return DayOfMonth(day, lexicon.SHIFTS[which[-1]], anchor_of(which))
    return DayOfMonth(day) if _HOLES.isdisjoint(found.line.words) else None


def _part(found: Found) -> Moment:
    """“this morning”, “last night”, “that afternoon”."""
    which = found.words("which")
    part = TimeOfDay("T" + lexicon.DAY_PARTS[found.word("part")])
    return Moment(Shifted("day", lexicon.SHIFTS[which[-1]], anchor_of(which)), part)


def _nights(found: Found) -> Shifted | None:
    """“two nights later”."""
    amount = number(found.words("amount"))
    if not amount or amount != int(amount):
        return None
    later = found.word("which") in _LATER
    return Shifted("day", int(amount) if later else -int(amount), FOCUS, counted=True)


def _unit(found: Found) -> Shifted | Same | None:
    """“last week”, “the current quarter”, “the following month”."""
    which = found.words("which")
    before, unit = found.line.words[found.match.start() - 1], found.word("unit")
    if which == ["the", "next"] and before in _ALONG and (before, unit) != ("in", "day"):
        return None  # a length: “over the next year”
    if which == ["this"] and unit == "quarter":
        return Same("quarter", pointing=True)
    if unit == "weekend" and which[-1] in ("coming", "upcoming"):
        return Shifted(unit, 0, counted=True)
    return Shifted(singular(unit), lexicon.SHIFTS[which[-1]], anchor_of(which))


def _next_but_one(found: Found) -> Shifted:
    """“the week before last”, “the year after next”."""
    steps = -2 if "before" in found.line.words[found.match.start() : found.match.end()] else 2
    return Shifted(singular(found.word("unit")), steps)


def _night_before_last(found: Found) -> Moment:
    return Moment(Shifted("day", -2), TimeOfDay("T" + lexicon.DAY_PARTS[found.word("part")]))


def _neighbour(found: Found) -> Shifted | Corresponding:
    """“the day before”, “the week after”; “the year before” is “a year earlier”."""
    if found.word("unit") == "year" and found.word("which") == "before":
        return Corresponding(None, None, -1, FOCUS)
    return Shifted(singular(found.word("unit")), lexicon.SHIFTS[found.word("which")], FOCUS)


def _neighbour_of_clause(found: Found) -> Shifted | Corresponding | None:
    """“and the year after a court fined him”."""
    return _neighbour(found) if is_whole_clause(found.line, found.extent()[1]) else None


def _neighbour_of_that(found: Found) -> Shifted | Corresponding | None:
    """“the month after that nobody spoke”, but not “the month after that vote”."""
    return _neighbour(found) if is_finite(found.line, found.extent()[1] + 1) else None


def _same(found: Found) -> Same:
    pointing = found.words("which") not in ([], ["the"], ["full"], ["its"])
    return Same(singular(found.word("unit")), pointing)


def _part_of(part: str) -> Callable[[Found], Built]:
    """“year-end”, “year-end 1988”, “mid-year”: the part is END or MID."""

    def build(found: Found) -> Built:
        if found.words("year"):
            return Calendar(int(found.word("year"))), part
        return Same(singular(found.word("unit")), pointing=False), part

    return build


def _ago(found: Found) -> Built | Meaning | None:
    """“two weeks ago”, “a year earlier”, “several days later”."""
    unit, amount = singular(found.word("unit")), amount_of(found)
    direction = [word for word in found.words("direction") if word != "that"]
    later = direction[-1] in _LATER
    anchor = PUBLICATION if direction[0] in ("ago", "hence", "from", "back") else FOCUS
    mod = _MOVED.get(modifier(found) or "")
    if unit == "hour" and amount and amount >= 24:
        amount, unit = amount / 24, "day"  # “48 hours ago”
    if unit == "year" and amount and amount >= _LONG_AGO:
        mod = mod or "APPROX"
    if unit in lexicon.CLOCK_UNITS:
        return Length(duration(amount, unit)), modifier(found)
    if amount == 1 and unit == "year" and not later and mod is None:
        return Corresponding(None, None, -1, anchor)
    if not amount:
        return Length(duration(None, unit)) if later else (_PAST, mod)
    if amount != int(amount) and unit in _FINER:
        count, unit = _FINER[unit]
        amount *= count
    steps = max(round(amount), 1)
    return Shifted(unit, steps if later else -steps, anchor, counted=True), mod


def _about_ago(found: Found) -> Built | Meaning | None:
    """“two or three years ago”, counted by the first."""
    ago = _ago(found)
    return (ago[0], "APPROX") if isinstance(ago, tuple) else ago


def _ago_of_two(found: Found) -> Built | None:
    """The first of “between five and six thousand years ago”."""
    amount, other = (number(found.words(name)) or 0 for name in ("number", "second"))
    if amount < 100 and other >= _LONG_AGO:
        amount *= 1000
    if not 0 < amount < other:
        return None
    return Shifted(singular(found.word("unit")), -round(amount), counted=True), "APPROX"


_LONG_AGO = 1000  # years; so many ago is about then


def _compared(found: Found) -> Corresponding:
    """“the year-earlier period”, “the quarter a year ago”."""
    year = found.word("year")
    return Corresponding(singular(found.word("unit")), int(year) if year else None, shift=-1)


def _later(found: Found) -> Fixed | None:
    """“they are due to arrive later”."""
    return _FUTURE if cues.ahead(found.line, *found.extent()) else None


_PRESENT, _PAST, _FUTURE = Fixed("PRESENT_REF"), Fixed("PAST_REF"), Fixed("FUTURE_REF")
END = "(?=COMMA|DOT|CLOSE|;|:|but|DASH|$)"
# “Five years on, the dam is dry”, but not “Five years on the road”.
_OPENS, _GOES_ON = "(^ | (?<=;|COMMA|and|but))", "(?=COMMA|PRONOUN|PAST|came|was|were|had|DOT|;|$)"
_DIRECTION = (
    "and_half:AND_HALF? or_so:(or so)? direction:(ago|earlier|previously|later|hence"
    f" | from now|today | before|after that | before|after|back {END})"
)

RULES: Table = {
    "ORDINAL": (
        ("the day:ORDINAL of (which:WHICH | the) month", _day_of_month),
        (
            (
                "(?<=on|by|until|till|since|from|before|after) the day:DAY_ORDINAL"
                " (?=COMMA|DOT|CLOSE|;|:|and|but|to|when|PRONOUN|the|a|$)"
            ),
            _day_of_month,
        ),
    ),
    "today|yesterday|tomorrow|tonight": (
        ("day:today|yesterday|tomorrow|tonight", _day),
        ("the day before|after day:yesterday|tomorrow", _day_but_one),
    ),
    "PARTS": ((f"amount:NUMBER nights which:(later|earlier | before|after {END})", _nights),),
    "PART": (
        ("which:WHICH part:PART", _part),
        ("the part:PART which:before|after", _part),
        ("the part:PART before last", _night_before_last),
    ),
    "UNIT": (
        # a loss of $3 million, compared with $2 million last year
        ("(?<=from|with|against) last year", Corresponding(shift=-1)),
        (
            (
                "compared|compares|down|up from|with|against"
                " (OTHER|of|a|NUMBER|MONEY|COMMA|COUNTED){1,10} here:(last year)"
            ),
            Corresponding(shift=-1),
        ),
        # last week; this fiscal year; the following month; the day before; later in the day
        (
            (
                "which:WHICH fiscal|calendar|academic|school|financial? unit:DAYS_UNIT"
                " (?!DASH OTHER) (?!of the|a)"
            ),
            _unit,
        ),
        ("the|its which:present|previous|coming fiscal? unit:DAYS_UNIT", _unit),
        ("the|its? which:current fiscal? unit:DAYS_UNIT", _unit),
        ("the which:latest unit:week|month|year", _unit),
        ("the|its which:last|past fiscal|school|academic unit:year", _unit),
        (f"the unit:day|week|month|year which:before|after|following {END}", _neighbour),
        ("the unit:day|week|month|year which:before (?=PRONOUN had)", _neighbour),
        (
            "the unit:day|week|month|year which:before|after (?=and (?!before|after|NUMBER))",
            _neighbour,
        ),
        # the week after that the bank failed; and the year after a court fined him
        (
            "the unit:day|week|month|year which:before|after that"
            " (?=the|a|an|OWNER|PRONOUN|NAME|COMMA|DOT|;|:|and|but|$)",
            _neighbour,
        ),
        (
            "the unit:day|week|month|year which:before|after that (?=OTHER ANY)",
            _neighbour_of_that,
        ),
        (
            "(^ | (?<=;|and|but)) here:(the unit:day|week|month|year which:before|after)"
            " (?=the|a|an|OWNER|PRONOUN|NAME)",
            _neighbour_of_clause,
        ),
        ("(?<=early|earlier|late|later in) the unit:day", _same),
        # two weeks ago; a year earlier; a year-ago
        (f"quantifier:QUANTIFIER? (AMOUNT | a|an) KIND? unit:UNIT {_DIRECTION}", _ago),
        ("unit:year DASH direction:ago|earlier", _ago),
        (f"{_OPENS} AMOUNT? (a|an)? unit:UNIT direction:on {_GOES_ON}", _ago),
        ("which:prior|previous|last|next|current DASH unit:year", _unit),
        ("the other day (?!of)", _PAST),
        (
            "the unit:day|week|weekend|month|quarter|year (before last | after next)",
            _next_but_one,
        ),
        # that year; the same month; the year; year end
        ("which:(that same? | the very? same) unit:DAYS_UNIT", _same),
        (
            (
                "the|its full? unit:year|quarter|month|week|weekend|decade|century"
                " (?!DASH|ended|ending|NUMBER|INT) (?!to MONTH|DAY_FIGURE)"
            ),
            _same,
        ),
        ("the? unit:year|month|quarter DASH|POSS? end", _part_of("END")),
        ("(?<=by|at|until|since|before|after|in|around) mid DASH unit:year", _part_of("MID")),
        ("unit:year DASH|POSS? end year:YEAR", _part_of("END")),
    ),
    "UNITS": (
        (f"quantifier:QUANTIFIER? AMOUNT KIND? unit:UNITS {_DIRECTION}", _ago),
        (f"{_OPENS} AMOUNT unit:UNITS direction:on {_GOES_ON}", _ago),
        ("(?<=between) here:(number:NUMBER) and second:NUMBER unit:UNITS ago", _ago_of_two),
        (
            f"quantifier:QUANTIFIER? number:NUMBER to|or NUMBER KIND? unit:UNITS {_DIRECTION}",
            _about_ago,
        ),
        (f"unit:UNITS (ago|earlier | before {END})", _PAST),
    ),
    "quarter|period|half|month": (
        # the year-earlier period; the corresponding quarter last year; the latest quarter
        (
            (
                "the|its? (year DASH ago|earlier | prior|previous DASH? year"
                " | corresponding|comparable|like|same)"
                " unit:quarter|period|month|half (last year | a year ago|earlier | of year:YEAR)?"
            ),
            _compared,
        ),
        ("the unit:quarter|period (a year ago|earlier | last year)", _compared),
        ("last year POSS unit:quarter|period", _compared),
        ("the|its which:latest|most recent? unit:quarter|period", _same),
    ),
    "now|nowadays|currently|presently|current|these": (
        (
            "(right|just|even)? now (?!and then|again) | nowadays|currently|presently | these days"
            " | current (?!account|accounts|affairs)",
            _PRESENT,
        ),
    ),
    "present|moment|time": (
        (
            "(?<=at|for) (present | this KIND? moment|time | the present? moment | the time being)",
            _PRESENT,
        ),
        ("the? present day | the present (?!WORD|NAME)", _PRESENT),
    ),
    "recently|lately|recent": (("(more|most)? recently | lately|recent", _PAST),),
    "ago": (
        (
            "(some|a (short|long)? time | a (short|little|long)? while | not so|too|very? long)"
            " ago",
            _PAST,
        ),
    ),
    "past": (
        ("(?<=in|of|from|than) the recent|distant|not? past (?!UNITS|NUMBER|WORD)", _PAST),
        (
            (
                "(?<=in|of|from) the past"
                " (?!UNIT|UNITS|NUMBER|OTHER|few|several|fiscal|calendar|academic|school)"
            ),
            _PAST,
        ),
    ),
    "future": (
        ("the (near|immediate|distant | not DASH? (too DASH?)? distant)? future (?!WORD)", _FUTURE),
    ),
    "soon": (("(?<=MODAL) soon | soon (?=MODAL)", _FUTURE),),
    "later": ((f"(?<!SHIFT|UNIT|UNITS|sooner|or|and) later {END}", _later),),
    "someday|one": (("someday | (?<=MODAL) one day", _FUTURE),),
}
