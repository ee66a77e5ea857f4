"""Twenty thousand keys by chance against the reader's logic, held to a model and to its file.

python -m tests.benchmarks.keys [--keys 20000] [--seed 1]
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

from astana_reader.annotations.store import ArticleStore
from astana_reader.reading.actions.find import look_for
from astana_reader.reading.actions.lists import set_filter
from astana_reader.reading.effects import Ask, Effect, Question, Recompute, Save
from astana_reader.reading.hand import Hand
from astana_reader.reading.keys import Act
from tests.reading.answers import answer
from tests.reading.random_keys import Model, random_sequences, state_of
from tests.reading.readings import reading_of, with_findings

_WORDS = ("Astana", "talks", "the", "xyzzy", "putin", "a", "#aleppo", "pen:claim", "2016")
_ANSWERS: dict[Question, Callable[[random.Random], object]] = {
    Question.TAGS: lambda chance: chance.sample(["aleppo", "talks", "kremlin", "Astana"], 2),
    Question.NOTE: lambda chance: chance.choice(["", "Is that so?", "Two\nlines."]),
    Question.ARTICLE_NOTE: lambda chance: chance.choice(["", "To be checked."]),
    Question.SEARCH: lambda chance: chance.choice(_WORDS),
    Question.FILTER: lambda chance: chance.choice(_WORDS),
    Question.DATE: lambda chance: chance.choice(["", "2017-01-22", "3 May 2016"]),
    Question.CORRECTION: lambda chance: chance.choice(["2016", "2016-12-29", "May 2017"]),
    Question.ENTITY_TYPE: lambda chance: chance.choice(["PERSON", "ORG", "PLACE", "OTHER"]),
    Question.RENAME: lambda chance: chance.choice(["Vladimir Putin", "Someone Else"]),
}


class Presser:
    """Presses keys on a reading, answers what it asks, and holds it to the model."""

    def __init__(self, chance: random.Random, store: ArticleStore) -> None:
        self.reading = reading_of()
        with_findings(self.reading)
        self.hand = Hand(self.reading)
        self.acts: Counter[str] = Counter()
        self._model = Model(self.reading.notebook.records)
        self._chance = chance
        self._store = store
        self._perform = self.hand.perform
        self._act: Act | None = None
        self.hand.perform = self._note_act  # type: ignore[method-assign]  # to see what a key was

    def _note_act(self, act: Act) -> tuple[Effect, ...]:
        self._act = act
        self.acts[act.id] += 1
        return self._perform(act)

    def press(self, key: str) -> None:
        self._act = None
        effects = self.hand.press(key) or ()
        self._model.step(self.reading.notebook.records, self._act)
        self._carry_out(effects)

    def _carry_out(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            if isinstance(effect, Ask):
                self._answer(effect)
            elif isinstance(effect, Save) and self._chance.random() < 0.05:
                self.save()
            elif isinstance(effect, Recompute) and self._chance.random() < 0.05:
                with_findings(self.reading)

    def _answer(self, ask: Ask) -> None:
        make = _ANSWERS.get(ask.question)
        value = make(self._chance) if make and self._chance.random() < 0.8 else None
        if ask.question is Question.SEARCH and isinstance(value, str):
            look_for(self.reading, value)
        elif ask.question is Question.FILTER and isinstance(value, str):
            set_filter(self.reading, value)
        effects = answer(self.reading, ask, value)
        self._carry_out(tuple(effects))
        self._model.step(self.reading.notebook.records)

    def save(self) -> None:
        """Write the records and hold what is read again to them."""
        records = self.reading.notebook.records
        self._store.save(records)
        stored = ArticleStore(self._store.path).load().records
        assert stored is not None
        assert state_of(stored) == state_of(records)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--keys", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    chance = random.Random(wanted.seed)
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        presser = Presser(chance, ArticleStore(Path(folder) / "random.json"))
        sequences = random_sequences(presser.reading.settings.actions, chance)
        pressed = 0
        while pressed < wanted.keys:
            for key in next(sequences):
                presser.press(key)
                pressed += 1
        presser.save()
    seconds = time.perf_counter() - begun
    marks = len(presser.reading.notebook.highlights)
    print(f"{pressed} keys, {len(presser.acts)} different actions, {marks} highlights at the end:")
    print(f"no exception, the model and the file agree ({seconds:.0f} s).")


if __name__ == "__main__":
    main()
