"""Numbers as newspapers write them."""

import pytest

from astana_reader.timeline.sentences.numbers import number, ordinal, spelled_year


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty four", 24),
        ("twenty - four", 24),
        ("one hundred and twenty", 120),
        ("a hundred", 100),
        ("two thousand five hundred", 2500),
        ("three million", 3_000_000),
        ("3 million", 3_000_000),
        ("two and a half", 2.5),
        ("1,200", 1200),
        ("½", 0.5),
        ("2½", 2.5),
        ("a dozen", 12),
        ("half a dozen", 6),
    ],
)
def test_numbers(words: str, value: float) -> None:
    assert number(words.split()) == value


def test_a_mixed_fraction_is_one_word() -> None:
    assert number(["2 1/2"]) == 2.5
    assert number(["3/0"]) is None


@pytest.mark.parametrize("words", ["four twenty", "one and", "two three", "and", "", "nine nine"])
def test_what_is_no_number(words: str) -> None:
    assert number(words.split()) is None


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("nineteen ninety - six", 1996),
        ("nineteen hundred", 1900),
        ("nineteen oh five", 1905),
        ("two thousand and one", 2001),
        ("twenty twelve", 2012),
    ],
)
def test_years(words: str, year: int) -> None:
    assert spelled_year(words.split()) == year


@pytest.mark.parametrize("words", ["nineteen", "five hundred", "twenty four", "ninety six"])
def test_what_is_no_year(words: str) -> None:
    assert spelled_year(words.split()) is None


@pytest.mark.parametrize(("words", "place"), [("22nd", 22), ("9", 9), ("second", 2), ("the", 0)])
def test_ordinals(words: str, place: int) -> None:
    assert ordinal(words.split()) == place
