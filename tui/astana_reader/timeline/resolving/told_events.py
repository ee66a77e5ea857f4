"""The day of an event that the text has told of: “the week after the vote” counts from there."""

from __future__ import annotations

from astana_reader.timeline import values
from astana_reader.timeline.expressions import COUNTED, GUESSED
from astana_reader.timeline.grammar.meanings import BesideEvent
from astana_reader.timeline.sentences.stems import stem

from .context import Place, Resolved, named
from .shifts import UNKNOWN, shifted

KEPT = 12  # sentences with a date whose words are kept


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
