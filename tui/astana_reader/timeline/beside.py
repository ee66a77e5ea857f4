"""Times that depend on an event: “the week after the vote”, “the year before independence”."""

from __future__ import annotations

import re

from . import values
from .context import Place, Resolved, named
from .expressions import COUNTED, GUESSED
from .meanings import BesideEvent
from .shifts import UNKNOWN, shifted

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = re.compile(r"(?:ions?|ings?|ed|es|s|e|d)\Z")
_LENGTH = 6  # letters that tell words of one stem
KEPT = 12  # sentences with a date whose words are kept


def stem(word: str) -> str:
    """About the stem of an English word: “vote”, “voted” and “voting” have one."""
    return _ENDING.sub("", word.casefold())[:_LENGTH]


def stems(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(stem(match[0]) for match in _WORD.finditer(text, start, end))


def resolve_beside_event(place: Place, said: BesideEvent) -> Resolved:
    """From the day of the last sentence that tells of the event; unknown where none has a date."""
    wanted = {stem(word) for word in said.event if len(word) >= 4}
    event = " ".join(said.event)
    for told, value in reversed(place.context.told):
        base = values.days(value)[0]
        if not wanted or not wanted <= told or base is None:
            continue
        moved = shifted(base, said.unit, said.amount)
        if moved:
            return Resolved(moved, f"counts from {named(value)}, the day of “{event}”", COUNTED)
    why = f"counts from “{event}”, which the text does not date before"
    return Resolved(UNKNOWN.get(said.unit, "XXXX"), why, GUESSED)
