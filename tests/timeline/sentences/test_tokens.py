"""Sentences as codes, and the notation of patterns over them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.timeline.sentences.tokens import codes_of, line_of, pattern, with_capitals


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("On Jan. 22, 2017", ["on", "jan", "22", ",", "2017"]),
        ("nineteen ninety-six", ["1996"]),
        ("two thousand and one", ["2001"]),
        ("two and a half years", ["2.5", "years"]),
        ("two-and-a-half-year", ["2.5", "-", "year"]),
        ("2 1/2 years", ["2 1/2", "years"]),
        ("twenty-four hours", ["24", "hours"]),
        ("the twenty-second of May", ["the", "22th", "of", "may"]),
        ("one and two", ["one", "and", "two"]),
        ("the year’s end", ["the", "year", "'s", "end"]),
        ("5:30 p.m. and 10pm", ["5:30", "p.m.", "and", "10pm"]),
        ("the ’90s", ["the", "'90s"]),
        ("$1,200.50 (1 200)", ["$1,200.50", "(", "1", "200", ")"]),
        ("seven o’clock", ["seven", "o'clock"]),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert line_of(text, 0, len(text)).words == words


@given(st.text(max_size=60))
def test_tokens_are_in_order_and_within(text: str) -> None:
    line = line_of(text, 0, len(text))
    assert len(line.starts) == len(line.ends) == len(line.words) == len(line.codes)
    places = [place for pair in zip(line.starts, line.ends, strict=True) for place in pair]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_a_month_or_weekday_needs_its_capital() -> None:
    upper, lower = (line_of(text, 0, len(text)).codes for text in ("May", "may"))
    assert upper in codes_of("MONTH")
    assert lower not in codes_of("MONTH")
    assert lower in codes_of("MODAL")


def test_the_notation_of_patterns() -> None:
    rule = pattern("the? number:ORDINAL quarter (of|in year:YEAR)?")
    line = line_of("in the third quarter of 2016", 0, 28)
    found = rule.search(line.codes)
    assert found is not None
    assert line.quote(*found.span()) == "the third quarter of 2016"
    assert line.words[found.start("number")] == "third"
    assert line.words[found.start("year")] == "2016"
    assert pattern("third|fourth").search(line.codes)
    assert not pattern("third (?=YEAR)").search(line.codes)


def test_a_word_that_the_lexicon_lacks_is_an_error() -> None:
    with pytest.raises(KeyError):
        pattern("the quartrer")
    with pytest.raises(KeyError):
        pattern("MONTHE")


def test_typed_names_get_their_capitals() -> None:
    assert with_capitals("monday 3 may, may we?") == "Monday 3 May, May we?"
