"""Looking for a passage anywhere in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.quote_search import find_passage, is_sure
from astana_reader.annotations.records import Selector, select
from astana_reader.text.folding import fold

TEXT = (
    "The peace talks are being held in Astana. Rebels said on Monday that the talks had failed. "
    "Nobody else said that the talks had failed. Russia and Turkey brokered the ceasefire."
)


def passage(quote: str, text: str = TEXT) -> Selector:
    start = text.index(quote)
    return select(text, start, start + len(quote))


def test_the_place_whose_surroundings_fit_is_found() -> None:
    second = TEXT.rindex("the talks had failed")
    for start in (TEXT.index("the talks had failed"), second):
        found = find_passage(select(TEXT, start, start + 20), "Astana. " + TEXT)
        assert found is not None
        assert found.start == start + 8


@given(st.integers(1, 30), st.integers(0, 60))
def test_a_quote_that_slid_by_less_than_its_length_is_found(by: int, start: int) -> None:
    selector = select(TEXT, start + by, start + by + 40)
    found = find_passage(selector, TEXT[by:])
    assert found is not None
    assert (found.start, found.end) == (start, start + 40)


def test_a_changed_quote_is_found_by_its_words() -> None:
    text = "Later. " + TEXT.replace("brokered the ceasefire", "brokered a new ceasefire")
    selector = passage("Russia and Turkey brokered the ceasefire.")
    found = find_passage(selector, text)
    assert found is not None
    assert text[found.start : found.end] == "Russia and Turkey brokered a new ceasefire."
    assert is_sure(found, selector)


def test_few_words_prove_nothing_by_themselves() -> None:
    selector = Selector(0, 3, "the", "nobody ever wrote ", " words before")
    found = find_passage(selector, TEXT)
    assert found is not None
    assert not is_sure(found, selector)


@pytest.mark.parametrize("quote", ["", "Snow fell on the mountains all night long."])
def test_what_is_not_there_is_not_found(quote: str) -> None:
    assert find_passage(Selector(0, len(quote), quote, "", ""), TEXT) is None


@given(st.text(max_size=40), st.text(max_size=80))
def test_any_quote_in_any_text_is_no_crash(quote: str, text: str) -> None:
    found = find_passage(Selector(3, 3 + len(quote), quote, quote, quote), text)
    if found is not None:
        assert 0 <= found.start <= found.end <= len(text)
        assert 0 <= found.score <= 1


def test_a_quote_in_other_typography_is_found_whole() -> None:
    text = "He said “it’s over” — and so it was…\n\nThe ﬁrst café shut; co\xadoperation ended."
    for quote in (
        "it's over",
        '"it\'s over" - and',
        "first cafe\u0301",
        "cooperation",
        "was... The",
    ):
        found = find_passage(Selector(0, len(quote), quote, "", ""), text)
        assert found is not None
        assert found.share == 1.0
        assert (
            fold(text[found.start : found.end], accents=True).split()
            == fold(quote, accents=True).split()
        )


def test_of_places_in_other_typography_the_one_between_its_neighbours_is_taken() -> None:
    text = "First don’t go. " * 100 + "Then don’t stay. " + "First don’t go. " * 100
    found = find_passage(Selector(1590, 1595, "don't", "Then ", " stay"), text)
    assert found is not None
    assert found.start == text.index("Then ") + 5
