"""Times that depend on an event: “the week after the vote”, “the year before independence”."""

from __future__ import annotations

import re
from functools import lru_cache

from . import lexicon, values
from .context import Place, Resolved, named
from .expressions import COUNTED, GUESSED
from .grammar import Found, Table
from .lengths import amount_of, duration, singular
from .meanings import BesideEvent
from .shifts import UNKNOWN, shifted
from .verbs import is_finite, is_whole_clause

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile(r"(?:ions?|ings?|ed|es|s|e|d)\Z")
_LENGTH = 6  # letters that tell words of one stem
KEPT = 12  # sentences with a date whose words are kept


@lru_cache(maxsize=4096)  # most words of a text are few
def stem(word: str) -> str:
    """About the stem of an English word: “vote”, “voted” and “voting” have one."""
    return _ENDING.sub("", word.casefold())[:_LENGTH]


def stems(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(stem(match[0]) for match in _WORD.finditer(text, start, end))


def _beside(found: Found) -> BesideEvent | None:
    """“the week after the vote”, “the year before independence”, “the night before she left”."""
    event = _event(found)
    if not event or _is_main_clause(found):
        return None
    unit = "day" if found.word("part") else singular(found.word("unit"))
    return BesideEvent(unit, lexicon.SHIFTS[found.word("which")], event)


def _is_main_clause(found: Found) -> bool:
    """“and the year after a court fined him”: there it is the year after what was told before."""
    line, (first, last) = found.line, found.extent()
    opens = first == 0 or line.words[first - 1] in (";", "and", "but")
    follows = found.match.end("event" if found.words("event") else "subject")
    return opens and is_finite(line, follows) and is_whole_clause(line, last)


def _so_long_beside(found: Found) -> BesideEvent | None:
    """“two days after the verdict”."""
    amount, event = amount_of(found), _event(found)
    unit = singular(found.word("unit"))
    if not event or not amount or unit in lexicon.CLOCK_UNITS or amount != int(amount):
        return None
    steps = lexicon.SHIFTS[found.word("which")] * int(amount)
    return BesideEvent(unit, steps, event, duration(amount, unit))


def _eve(found: Found) -> BesideEvent | None:
    """“on the eve of the referendum”."""
    event = _event(found)
    return BesideEvent("day", -1, event) if event else None


def _event(found: Found) -> tuple[str, ...]:
    """The words of the event; where only its subject stands in the rule, the word after that."""
    words = found.line.words
    if found.words("subject"):
        first = found.match.end("subject")
        return tuple(words[first : first + 1])
    event = tuple(word for word in found.words("event") if word not in _LEADING)
    return () if event[:1] and event[0] in _NO_EVENTS else event


_LEADING = frozenset("the a an his her its their my our your".split())
_NO_EVENTS = frozenset("last next this that it which them".split())
_TELLING = "LONG_WORD|GATHERING|HAPPENED|end|final|opening"


def resolve_beside_event(place: Place, said: BesideEvent) -> Resolved:
    """From the day of the last sentence that tells of the event; unknown where none has a date."""
    wanted = {stem(word) for word in said.event if len(word) >= 4}
    event = " ".join(said.event)
    told_before = place.context.told
    if _ANY_EVENT.issuperset(said.event):  # “the day after the disaster”: whichever was told last
        wanted, told_before = set(), told_before[-1:]
    elif not wanted:
        told_before = ()
    for told, value in reversed(told_before):
        base = values.days(value)[0]
        if base is None or not all(_is_told(one, told) for one in wanted):
            continue
        moved = shifted(base, said.unit, said.amount)
        if moved:
            return Resolved(moved, f"counts from {named(value)}, the day of “{event}”", COUNTED)
    why = f"counts from “{event}”, which the text does not date before"
    if said.length:
        return Resolved(said.length, why, GUESSED)
    return Resolved(UNKNOWN.get(said.unit, "XXXX"), why, GUESSED)


def _is_told(wanted: str, told: frozenset[str]) -> bool:
    """Whether a stem is among others: that of “merger” is the one of “merged” and more."""
    return wanted in told or any(
        len(one) >= _SHORTEST and (wanted.startswith(one) or one.startswith(wanted)) for one in told
    )


_SHORTEST = 4  # letters of a stem that another begins with
_ANY_EVENT = frozenset("disaster tragedy catastrophe accident calamity incident".split())


_UNIT = "here:(the unit:day|week|weekend|month|year which:before|after)"
_PART = "here:(the part:PART which:before|after)"
_EVENT = f"event:(the|a|an|OWNER|its {_TELLING} NAME?)"
_SUBJECT = "subject:PRONOUN (?!had|would|will)"

RULES: Table = {
    "UNIT": (
        (f"{_UNIT} {_EVENT}", _beside),
        (f"{_UNIT} event:({_TELLING}) (?=COMMA|DOT|;|$)", _beside),
        (f"{_UNIT} event:(independence|inauguration)", _beside),
        (f"{_UNIT} {_SUBJECT}", _beside),
        (f"here:(AMOUNT unit:WHOLE_UNIT) which:before|after {_EVENT}", _so_long_beside),
        (f"here:(a|an unit:WHOLE_UNIT) which:before|after {_EVENT}", _so_long_beside),
    ),
    "PART": ((f"{_PART} {_EVENT}", _beside), (f"{_PART} {_SUBJECT}", _beside)),
    "eve": ((f"here:(the eve of {_EVENT})", _eve),),
    "UNITS": ((f"here:(AMOUNT unit:WHOLE_UNITS) which:before|after {_EVENT}", _so_long_beside),),
}
