"""Searching as the hand does it, without a screen."""

import pytest

from astana_reader.reading.actions.find import go_to_hit, look_for
from astana_reader.reading.answers import end_search, search_typed
from astana_reader.reading.effects import Target
from astana_reader.reading.hand import Hand
from astana_reader.reading.reading import Reading
from tests.reading.readings import reading_of

TEXT = (
    "Talks in a caf\u00e9\n\nThe \u201cpeace\u201d talks began. "
    "The talks\u2019 end is not in sight, said Jose\u0301, and no talk\xading of it.\n\nTALKS"
)


@pytest.fixture
def reading() -> Reading:
    return reading_of(TEXT)


def at(reading: Reading) -> str:
    return TEXT[reading.page.caret :].split(maxsplit=1)[0]


def type_search(reading: Reading, words: str) -> None:
    search_typed(reading, words)
    end_search(reading, Target(), words)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ('"peace"', "1 hit"),
        ("talks' end", "1 hit"),
        ("cafe", "1 hit"),
        ("jos\u00e9", "1 hit"),
        ("talking", "1 hit"),
        ("talks", "4 hits"),
        ("TALKS", "1 hit"),
        (r"TALKS\c", "4 hits"),
        (r"re:t[a-z]+ed", "0 hits"),
        (r"re:\bin\b", "2 hits"),
        ("  ", ""),
    ],
)
def test_what_is_typed_is_counted(reading: Reading, typed: str, said: str) -> None:
    assert search_typed(reading, typed) == said


def test_a_wrong_expression_is_told_as_it_is_typed_and_after(reading: Reading) -> None:
    assert search_typed(reading, "re:(talks").startswith("No regular expression: ")
    end_search(reading, Target(), "re:(talks")
    assert reading.notice.startswith("No regular expression: ")
    assert reading.page.caret == 0


def test_the_word_here_is_found_whatever_its_case(reading: Reading) -> None:
    hand = Hand(reading)
    hand.press("*")
    assert TEXT[reading.page.caret :].startswith("talks began")
    assert reading.search is not None
    assert (len(reading.search), reading.search.words) == (4, "Talks")
    hand.press("n")
    assert TEXT[reading.page.caret :].startswith("talks\u2019")
    hand.press("l")
    hand.press("#")
    assert TEXT[reading.page.caret :].startswith("talks began")
    hand.press("#")
    hand.press("#")
    assert at(reading) == "TALKS"
    assert "from the end again" in reading.notice


def test_there_may_be_no_word_here() -> None:
    reading = reading_of("\u2026 \u2026 \u2026")
    Hand(reading).press("*")
    assert reading.notice == "There is no word here to search for."
    assert reading.search is None


def test_searches_are_kept_once_each_the_last_one_last(reading: Reading) -> None:
    for words in ("talks", "cafe", "talks", "nothing of it"):
        type_search(reading, words)
    assert reading.searched == ["cafe", "talks", "nothing of it"]
    assert reading.notice == "\u201cnothing of it\u201d is not in this article."
    type_search(reading, "")
    assert reading.searched[-1] == "nothing of it"


def test_n_searches_again_for_what_was_typed(reading: Reading) -> None:
    look_for(reading, r"TALKS\c")
    go_to_hit(reading, 0)
    reading.search = None
    Hand(reading).press("n")
    assert reading.search is not None
    assert len(reading.search) == 4
