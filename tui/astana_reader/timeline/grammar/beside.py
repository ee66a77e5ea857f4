"""The grammar of times that depend on an event: “the week after the vote”, “two days after it”."""

from __future__ import annotations

from astana_reader.timeline.sentences import lexicon
from astana_reader.timeline.sentences.verbs import is_finite, is_whole_clause

from .lengths import amount_of, duration, singular
from .meanings import BesideEvent
from .rules import Found, Table


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
