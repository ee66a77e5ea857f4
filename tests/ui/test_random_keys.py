"""Any keys in any order: nothing breaks, and what is on disk is what was marked."""

import random
from itertools import islice
from pathlib import Path

import pytest
from textual import events

from astana_reader.articles.loading import read_article
from astana_reader.library.opening import open_article
from astana_reader.library.places import Library
from astana_reader.reading.reading import Saving
from astana_reader.settings.actions import ACTIONS
from tests.reading.articles import SEED
from tests.reading.random_keys import random_sequences, state_of
from tests.ui.sitting import sitting

KEYS = 400
LEFT_OUT = {"quit", "library"}
"""Actions that leave the article."""


async def test_keys_by_chance_break_nothing(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("EDITOR", "true")
    actions = [action for action in ACTIONS if action.id not in LEFT_OUT]
    sequences = random_sequences(actions, random.Random(11))
    async with sitting(SEED, library) as sat:
        typed = 0
        while typed < KEYS:
            keys = [key for sequence in islice(sequences, 3) for key in sequence]
            for key in [*keys, "esc"]:
                sat.app.post_message(pressed(key))
            await sat.pilot.pause()
            if sat.screen.in_dialog:  # lest a note that was begun takes all that is left
                await sat.press("escape", "escape")
            typed += len(keys)
        await sat.press("escape", "escape", "escape")
        await sat.until(lambda: sat.reading.saving is Saving.SAVED)
        here = state_of(sat.reading.notebook.records)
    assert here[0], "no highlight was ever made"
    assert state_of(open_article(library, read_article(SEED)).records) == here


def pressed(key: str) -> events.Key:
    """A key of the table as Textual's driver tells it."""
    if len(key) == 1 or key == "space":
        return events.Key(key, " " if key == "space" else key)
    return events.Key(_TEXTUAL_NAMES.get(key, key), None)


_TEXTUAL_NAMES = {"esc": "escape", "pgup": "pageup", "pgdn": "pagedown"}
