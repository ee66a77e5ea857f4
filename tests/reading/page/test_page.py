"""The page: caret, scrolling, selecting."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.reading.page.motions import MOTIONS
from astana_reader.reading.page.page import Page, Unit
from astana_reader.text.spans import Span
from tests.reading.articles import article_of, seed

TEXTS = st.lists(
    st.sampled_from(["A Heading", "", "He said no. “Why?” asked Mr. Lee. " * 3, "- item",
                     "北京日本語 🙂🇰🇿 e\u0301", "x" * 90]),
    max_size=8,
).map("\n".join)  # fmt: skip
MOVES = st.lists(
    st.tuples(st.sampled_from([*MOTIONS, "up", "down"]), st.integers(1, 4)), max_size=20
)


def page_of(text: str, width: int = 30, height: int = 8) -> Page:
    page = Page(article_of(text))
    page.resize(width, height)
    return page


def seed_page() -> Page:
    page = Page(seed())
    page.resize(66, 36)
    return page


def word_at(page: Page) -> str:
    return page.article.text[page.caret :].split()[0]


@given(TEXTS, MOVES, st.integers(5, 40), st.integers(1, 12))
def test_the_caret_stays_on_a_cluster_on_screen(
    text: str, moves: list[tuple[str, int]], width: int, height: int
) -> None:
    page = page_of(text, width, height)
    for motion, count in moves:
        page.move(motion, count)
        assert page.caret == page.layout.snap(page.caret)
        assert page.is_visible(page.caret) or page.layout.empty
        assert page.top <= page.last_top
        assert 0 <= page.percent <= 100


@given(TEXTS, st.lists(st.integers(-12, 12), max_size=12), st.integers(1, 12))
def test_scrolling_and_turning_keep_the_caret_on_screen(
    text: str, turns: list[int], height: int
) -> None:
    page = page_of(text, 30, height)
    for rows in turns:
        page.turn(rows)
        assert page.is_visible(page.caret) or page.layout.empty
        page.scroll(-rows)
        assert page.is_visible(page.caret) or page.layout.empty


@given(TEXTS, MOVES, st.lists(st.tuples(st.integers(3, 60), st.integers(1, 12)), max_size=5))
def test_a_resize_keeps_the_caret_and_the_text_at_the_top(
    text: str, moves: list[tuple[str, int]], sizes: list[tuple[int, int]]
) -> None:
    page = page_of(text)
    for motion, count in moves:
        page.move(motion, count)
    caret = page.caret
    for width, height in sizes:
        page.resize(width, height)
        assert page.caret == caret
        assert page.is_visible(caret) or page.layout.empty


@pytest.mark.parametrize(
    ("motion", "word"),
    [
        ("word", "peace"),
        ("sentence", "Story"),
        ("paragraph", "Story"),
        ("down", "Astana."),
        ("line-end", ","),
    ],
)
def test_motions_from_the_top_of_the_seed(motion: str, word: str) -> None:
    page = seed_page()
    page.move(motion)
    assert word_at(page) == word


def test_motions_come_back() -> None:
    page = seed_page()
    for there, back in (("word", "word-back"), ("sentence", "sentence-back"), ("right", "left")):
        page.move(there, 7)
        page.move(back, 7)
        assert page.caret == 0


def test_sentences_are_stepped_through_in_order() -> None:
    page = seed_page()
    page.put(page.article.text.index("Kazakhstan’s Foreign"))
    page.move("sentence")
    assert word_at(page) == "Representatives"
    page.move("right", 3)
    page.move("sentence-back")
    assert word_at(page) == "Representatives"
    page.move("sentence-back")
    assert word_at(page) == "Kazakhstan’s"


def test_vertical_moves_keep_their_column() -> None:
    page = page_of("a long first row of text here\n\nshort\n\nanother long row of text", 30)
    page.move("line-end")
    goal = page.layout.x_of(page.caret)
    page.move("down")
    assert word_at(page) == "t"
    page.move("down")
    assert page.layout.x_of(page.caret) == min(goal, len("another long row of text") - 1)


def test_a_selection_by_character_holds_the_one_under_the_caret() -> None:
    page = seed_page()
    page.select(Unit.CHARACTER)
    page.move("right", 2)
    assert page.selected() == Span(0, 3)
    page.move("left", 2)
    assert page.selected() == Span(0, 1)
    page.select(Unit.CHARACTER)
    assert page.selected() is None


def test_shift_selects_up_to_the_caret_and_past_the_last_character() -> None:
    page = page_of("abc")
    page.extend("right")
    assert page.selected() == Span(0, 1)
    page.extend("right", 5)
    assert page.selected() == Span(0, 3)
    page.extend("left", 3)
    assert page.selected() is None
    page.clear_selection()
    page.extend("line-end")
    assert page.selected() == Span(0, 3)
    page.clear_selection()
    assert page.caret == 2


def test_a_selection_by_sentence_grows_by_sentences() -> None:
    page = page_of("One here. Two here. Three here.")
    page.put(12)
    page.select(Unit.SENTENCE)
    assert page.selected() == Span(10, 19)
    page.move("sentence")
    assert page.selected() == Span(10, 31)
    page.move("sentence-back", 2)
    assert page.selected() == Span(0, 19)
    page.select(Unit.CHARACTER)
    assert page.selected() == Span(0, 13)


@given(TEXTS, MOVES, st.sampled_from(list(Unit)))
def test_a_selection_is_always_a_span_of_whole_clusters(
    text: str, moves: list[tuple[str, int]], unit: Unit
) -> None:
    page = page_of(text)
    page.select(unit)
    for motion, count in moves:
        page.move(motion, count)
        span = page.selected()
        if span is not None:
            assert 0 <= span.start < span.end <= len(page.article.text)
            assert page.layout.snap(span.start) == span.start


def test_a_preview_comes_back() -> None:
    page = Page(article_of("\n\n".join(f"Paragraph {n}." for n in range(100))))
    page.resize(40, 10)
    before = page.top
    page.preview(len(page.article.text) - 5)
    assert page.previewing
    assert page.top != before
    page.end_preview(back=True)
    assert page.top == before
    page.preview(len(page.article.text) - 5)
    page.end_preview(back=False)
    assert page.top != before
    assert page.caret == 0


def test_percent_goes_from_none_to_all() -> None:
    page = seed_page()
    assert page.percent == 0
    page.put(len(page.article.text))
    assert page.percent == 100
    assert Page(article_of("")).percent == 100
