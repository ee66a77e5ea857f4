"""Labels of any words: never longer than they may be, and never at odds with how a text goes on."""

import random
from datetime import date

import pytest

from astana_reader.articles.document import Block
from astana_reader.timeline.events import find_events
from astana_reader.timeline.labels.words import LONGEST
from astana_reader.timeline.tagger import find_expressions

WORDS = (
    "the a his Ada Kovac of in on by to that who which when after since and but , ; : ( ) — - “ ” "
    "' was had been will said told sold built took closing to leave bridge bridges old 5 three it "
    "they May 2020 Monday 1903 yesterday . not never quickly there 's no. Dr. St. which whose where"
).split()


@pytest.mark.parametrize("seed", range(40))
def test_any_words_are_harmless(seed: int) -> None:
    words = random.Random(seed)
    text = " ".join(words.choice(WORDS) for _ in range(120))
    found = find_expressions(text, [Block(0, len(text))], date(2024, 6, 19))
    for event in find_events(text, found, date(2024, 6, 19)):
        assert len(event.label) <= LONGEST
        assert "\n" not in event.label


@pytest.mark.parametrize(
    "filling",
    ["to to to be in 1990 ", "who fled in 1990, ", "(opened 1990 ", "in the house of it "],
)
def test_a_long_sentence_takes_no_time_to_speak_of(filling: str) -> None:
    text = "In 1950 he left and " + filling * 400 + " he died in 1991."
    found = find_expressions(text, [Block(0, len(text))], None)
    assert all(len(event.label) <= LONGEST for event in find_events(text, found, None))
