"""Texts that are none: an answer all the same, and few false names rather than many."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import tagger

from .reading import entities_of, names_of

CODE = """def main(argv: List[str]) -> None:
    result = Parser().parse(argv)  # TODO
    for Item in result.Items:
        print(f"{Item.Name}: {Item.Value}")
"""


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "\u200b", "'", "’s", "(", "\ud800"])
def test_next_to_nothing(text: str) -> None:
    assert entities_of(text) == ()


def test_all_small() -> None:
    assert names_of("the man went to the market and bought some bread for his wife") == []


def test_all_capitals() -> None:
    text = "THE MAN WENT TO THE MARKET AND BOUGHT SOME BREAD. HE WAS ANGRY ABOUT THE HIGH PRICES."
    assert len(names_of(text)) <= 1


def test_no_punctuation() -> None:
    text = "Rain fell on Nairobi all night and people stayed at home until the morning " * 400
    found = names_of(text)
    assert 350 <= found.count(("Nairobi", "PLACE")) <= 400
    assert len(found) <= 420


def test_code() -> None:
    assert len(names_of(CODE)) <= 4


def test_a_table() -> None:
    rows = "".join(f"| {n} | {n * 3} | yes | {n / 7:.2f} |\n" for n in range(200))
    assert names_of(rows) == []


@pytest.mark.parametrize(
    "text", ["Мама мыла раму. Москва слезам не верит.", "北京是中国的首都。", "مرحبا بالعالم"]
)
def test_other_scripts(text: str) -> None:
    assert len(names_of(text)) <= 3


@pytest.mark.parametrize("letter", ["a", "A", "é", "北", ".", "'", "-", "\u0301", "1"])
def test_one_token_of_a_hundred_thousand(letter: str) -> None:
    entities_of(letter * 100_000)


def test_one_word_of_a_megabyte() -> None:
    entities_of("a" * 1_000_000)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    blocks = find_blocks(text)
    for entity in tagger.find_names(text, blocks).entities:
        assert entity.mentions
        for mention in entity.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.text


words = st.sampled_from(
    """Smith John Mary al-Smith de Jr. J. of the The Bank U.S. said , . 's ( ) Leeds LEEDS York beat
    match goal league 2 3-1 1996""".split()
)


@settings(max_examples=60, deadline=None)
@given(st.lists(words, max_size=40))
def test_mentions_never_overlap(chosen: list[str]) -> None:
    text = " ".join(chosen)
    mentions = sorted((m for e in entities_of(text) for m in e.mentions), key=lambda m: m.start)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
