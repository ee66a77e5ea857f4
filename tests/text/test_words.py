"""Words for the hand and tokens for the engines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.text.words import count_words, tokens, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CNN’s Onur-Bey", ["CNN", "’s", "Onur-Bey"]),
        ("U.S. Mr. Putin", ["U.S.", "Mr.", "Putin"]),
        ("$1,000.50 at 9:30 p.m.", ["$", "1,000.50", "at", "9:30", "p.m."]),
        ("George W. Bush", ["George", "W.", "Bush"]),
        ("the rebels’ loss", ["the", "rebels", "’", "loss"]),
        ("O’Brien’s mother-in-law’s", ["O’Brien", "’s", "mother-in-law", "’s"]),
        ("北京 2017年", ["北", "京", "2017", "年"]),
        ("in 2004³ Lee¹² said", ["in", "2004", "³", "Lee", "¹", "²", "said"]),
        ("wait... he said -- no.", ["wait", "...", "he", "said", "--", "no", "."]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.text for token in tokens(text)] == expected


@given(st.text())
def test_tokens_cover_all_but_white_space(text: str) -> None:
    at = 0
    for token in tokens(text):
        assert text[at : token.start].strip() == ""
        assert text[token.start : token.end] == token.text
        assert not any(character.isspace() for character in token.text)
        at = token.end
    assert text[at:].strip() == ""


def test_words_keep_apostrophes_hyphens_and_points() -> None:
    text = "Assad’s state-run U.S. press said 1,000.5 — “no”"
    assert [text[a:b] for a, b in words(text)] == [
        "Assad’s",
        "state-run",
        "U.S.",
        "press",
        "said",
        "1,000.5",
        "no",
    ]
    assert count_words(text) == 7


def test_an_ideograph_is_a_word() -> None:
    assert count_words("上海 and 北京") == 5
