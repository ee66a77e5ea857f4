"""A reading, and a hand to press keys of it."""

import pytest

from astana_reader.reading.effects import (
    Effect,
)
from astana_reader.reading.hand import Hand
from astana_reader.reading.reading import Reading
from tests.reading.pressing import Press
from tests.reading.readings import reading_of


@pytest.fixture
def reading() -> Reading:
    return reading_of()


@pytest.fixture
def press(reading: Reading) -> Press:
    hand = Hand(reading)

    def press(*keys: str) -> tuple[Effect, ...]:
        effects: tuple[Effect, ...] = ()
        for key in keys:
            effects = hand.press(key) or ()
        return effects

    return press
