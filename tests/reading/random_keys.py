"""Keys by chance from the whole table of actions, and a model of what undo and redo bring back."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator

from astana_reader.annotations.records import Records
from astana_reader.reading.keys import Act
from astana_reader.settings.actions import ANY_KEY, PEN_KEY, Action

_COUNTED = 0.1
"""The share of sequences that are typed after a count."""


def random_sequences(actions: Iterable[Action], chance: random.Random) -> Iterator[list[str]]:
    """Key sequences of the actions without end, some after a count, one in ten broken off."""
    sequences = [sequence.split(" ") for action in actions for sequence in action.keys]
    while True:
        keys = [_typed(key, chance) for key in chance.choice(sequences)]
        count = [str(chance.randint(2, 9))] if chance.random() < _COUNTED else []
        yield count + keys[: None if chance.random() > _COUNTED else -1]


def _typed(key: str, chance: random.Random) -> str:
    if key == PEN_KEY:
        return chance.choice("123456")
    return chance.choice("abz") if key == ANY_KEY else key


State = tuple[dict[str, object], dict[str, object], object]


def state_of(records: Records) -> State:
    """All that a reader said, whenever it was said."""
    return (
        {a.id: (a.selector, a.pen, a.tags, a.note) for a in records.annotations.values()},
        {c.id: (c.selector, c.subject, c.verdict) for c in records.corrections.values()},
        (records.article.published, records.article.note),
    )


class Model:
    """The states that the records went through, as a plain list with a place in it."""

    def __init__(self, records: Records) -> None:
        self._states = [state_of(records)]
        self._at = 0

    def step(self, records: Records, act: Act | None = None) -> None:
        """Hold the records to what they must be after an act, whatever it was."""
        now = state_of(records)
        if act and act.id == "undo":
            self._at = max(0, self._at - act.count)
        elif act and act.id == "redo":
            self._at = min(len(self._states) - 1, self._at + act.count)
        elif now != self._states[self._at]:
            self._at += 1
            self._states[self._at :] = [now]
        assert now == self._states[self._at], act
