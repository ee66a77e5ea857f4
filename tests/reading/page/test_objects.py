"""What stands around a caret, and searching."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.reading.page.objects import (
    paragraph_here,
    quotation_here,
    sentence_here,
    word_here,
)
from astana_reader.reading.page.search import search
from tests.reading.articles import article_of, seed


def test_word_sentence_and_paragraph_of_the_seed() -> None:
    article = seed()
    text = article.text
    at = text.index("delegation had arrived")
    for find, expected in (
        (word_here, "delegation"),
        (sentence_here, "Kazakhstan’s Foreign Ministry spokesman"),
        (paragraph_here, "Kazakhstan’s Foreign Ministry spokesman"),
    ):
        span = find(article, at)
        assert span is not None
        assert text[span.start : span.end].startswith(expected)
        assert span.contains(at)


def test_a_word_is_looked_for_from_between_words() -> None:
    article = article_of("one, — two")
    span = word_here(article, 4)
    assert span is not None
    assert article.text[span.start : span.end] == "two"
    assert word_here(article_of("—"), 0) is None


@pytest.mark.parametrize(
    ("text", "at", "quotation"),
    [
        ("He said “no way” twice", 10, "“no way”"),
        ("He said “no way” twice", 0, "“no way”"),
        ("“a “b” c”", 4, "“b”"),
        ("“a “b” c”", 1, "“a “b” c”"),
        ('say "yes" now', 6, '"yes"'),
        ("nothing here", 3, None),
        ("“never closed", 3, None),
        ("«да» „nein“", 6, "„nein“"),
    ],
)
def test_the_quotation_here(text: str, at: int, quotation: str | None) -> None:
    article = article_of(text)
    span = quotation_here(article, at)
    assert (article.text[span.start : span.end] if span else None) == quotation


def test_an_empty_article_has_nothing() -> None:
    article = article_of("")
    for find in (word_here, sentence_here, paragraph_here, quotation_here):
        assert find(article, 0) is None


def test_smart_case() -> None:
    text = "Putin met putin. PUTIN"
    assert len(search(text, "putin")) == 3
    assert len(search(text, "Putin")) == 1


@given(st.text("aAbB éÉİßΣ", max_size=12), st.text("aAbB éÉ", min_size=1, max_size=3))
def test_a_search_finds_what_a_plain_look_finds(text: str, words: str) -> None:
    words = words.strip()
    without_case = words == words.lower()
    spans = search(text, words).spans
    found = list(zip(spans.starts, spans.ends, strict=True))
    pattern = r"\s+".join(map(re.escape, words.split()))
    plain = re.finditer(pattern, text, re.IGNORECASE if without_case else 0)
    assert found == ([match.span() for match in plain] if pattern else [])


def test_white_space_in_the_words_matches_any() -> None:
    assert len(search("peace\ntalks and peace  talks", "peace talks")) == 2
    assert search("a.b", ".").spans[0].start == 1
    assert len(search("abc", "   ")) == 0


def test_going_round_the_ends_is_told() -> None:
    found = search("a b a b a", "a")
    assert found.after(0) == (found.spans[1], False)
    assert found.after(8) == (found.spans[0], True)
    assert found.before(8) == (found.spans[1], False)
    assert found.before(0) == (found.spans[2], True)
    assert search("x", "a").after(0) == (None, False)
    assert found.number(4) == 2
    assert found.number(1) == 0
