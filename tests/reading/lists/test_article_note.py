"""The note on the whole article stands before the highlights."""

import pytest

from astana_reader.reading.actions.lists import set_filter, show_tab
from astana_reader.reading.effects import Ask, Question, Save
from astana_reader.reading.hand import Hand
from astana_reader.reading.reading import Reading
from astana_reader.reading.sidebar import sidebar_rows
from tests.reading.answers import answer
from tests.reading.readings import reading_of

NOTE = "Compare with the statement of the ministry, which gives other numbers."


@pytest.fixture
def reading() -> Reading:
    reading = reading_of()
    show_tab(reading, "highlights")
    return reading


def shown(reading: Reading, height: int = 38) -> list[str]:
    return ["".join(text for text, _ in row) for row in sidebar_rows(reading, 42, height)]


def test_it_is_asked_for_and_shown(reading: Reading) -> None:
    assert Hand(reading).press("A") == (Ask(Question.ARTICLE_NOTE),)
    assert tuple(answer(reading, Ask(Question.ARTICLE_NOTE), NOTE)) == (Save(),)
    rows = shown(reading)
    at = next(y for y, row in enumerate(rows) if "≡  Compare with the statement" in row)
    assert "ministry, which gives" in rows[at + 1]
    assert rows[at + 2].strip() == "note on the article"


def test_it_comes_before_the_highlights_and_fits_any_height(reading: Reading) -> None:
    Hand(reading).press("esc")
    Hand(reading).press("enter")
    show_tab(reading, "highlights")
    answer(reading, Ask(Question.ARTICLE_NOTE), NOTE)
    text = "\n".join(shown(reading))
    assert text.index("note on the article") < text.index("The peace talks are being")
    for height in range(1, 60):
        rows = shown(reading, height)
        assert len(rows) == height
        assert {len(row) for row in rows} == {42}


def test_without_one_there_is_no_row(reading: Reading) -> None:
    assert "note on the article" not in "\n".join(shown(reading))


@pytest.mark.parametrize(("words", "there"), [("MINISTRY", True), ("aleppo", False)])
def test_the_filter_is_for_it_too(reading: Reading, words: str, there: bool) -> None:
    answer(reading, Ask(Question.ARTICLE_NOTE), NOTE)
    set_filter(reading, words)
    assert ("note on the article" in "\n".join(shown(reading))) is there


def test_it_is_undone(reading: Reading) -> None:
    answer(reading, Ask(Question.ARTICLE_NOTE), NOTE)
    Hand(reading).press("u")
    assert "note on the article" not in "\n".join(shown(reading))
