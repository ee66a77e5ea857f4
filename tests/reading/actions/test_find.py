"""Searching, stepping, jumping."""

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.reading.actions.find import look_for
from astana_reader.reading.actions.jump import hint_labels
from astana_reader.reading.effects import (
    Ask,
    Question,
    Show,
)
from astana_reader.reading.reading import Reading
from tests.reading.answers import answer
from tests.reading.pressing import Press, go_to
from tests.reading.readings import with_findings


def test_searching_goes_to_the_next_hit_and_round_the_end(reading: Reading, press: Press) -> None:
    (ask,) = press("/")
    assert isinstance(ask, Ask)
    assert len(look_for(reading, "erdogan")) == 1
    found = look_for(reading, "peace talks")
    answer(reading, ask, "peace talks")
    assert reading.page.caret == found.spans[0].start
    assert reading.page.selection is None
    press("n")
    assert reading.page.caret == found.spans[1].start
    press("N", "N")
    assert reading.page.caret == found.spans[len(found) - 1].start
    assert "Past the top" in reading.notice
    press("n")
    assert "Past the end" in reading.notice
    press("2", "n")
    assert reading.page.caret == found.spans[2].start


def test_n_without_a_search_says_how_to_search(reading: Reading, press: Press) -> None:
    press("n")
    assert "Nothing was searched" in reading.notice


def test_a_search_without_hits_says_so(reading: Reading, press: Press) -> None:
    look_for(reading, "xyzzy")
    answer(reading, Ask(Question.SEARCH), "xyzzy")
    assert "not in this article" in reading.notice
    answer(reading, Ask(Question.SEARCH), None)
    assert reading.search is None


def test_stepping_through_highlights_mentions_and_dates(reading: Reading, press: Press) -> None:
    with_findings(reading)
    press("m", "w", "}", "m", "w", "g", "g")
    press("]", "h")
    assert reading.page.caret == reading.notebook.highlights[1].start
    press(";", "h")
    assert reading.notice == "There is no further highlight."
    press("[", "h")
    assert reading.page.caret == 0
    go_to(reading, "Putin announced")
    press("]", "e")
    assert reading.article.text[reading.page.caret :].startswith("Putin said")
    press("g", "g", "]", "d")
    assert reading.article.text[reading.page.caret :].startswith("Monday")


def test_marks_and_the_jump_list(reading: Reading, press: Press) -> None:
    go_to(reading, "Toner said")
    here = reading.page.caret
    press("M", "a", "g", "g")
    assert reading.page.caret == 0
    press("'", "a")
    assert reading.page.caret == here
    press("'", "'")
    assert reading.page.caret == 0
    press("'", "'")
    assert reading.page.caret == here
    press("ctrl+o")
    assert reading.page.caret == 0
    press("g", "o")
    assert reading.page.caret == here
    press("'", "x")
    assert "no mark x" in reading.notice
    press("9", "ctrl+o")
    assert press("ctrl+o") == (Show.BACK,)  # to what was on screen before the article


def test_two_quotes_go_back_and_forth_between_two_places(reading: Reading, press: Press) -> None:
    press("'", "'")
    assert "Nowhere to go back" in reading.notice
    go_to(reading, "Toner said")
    there = reading.page.caret
    press("g", "g")
    for _ in range(3):
        press("'", "'")
        assert reading.page.caret == there
        press("'", "'")
        assert reading.page.caret == 0
    press("ctrl+o")
    assert reading.page.caret == there
    press("ctrl+o")
    assert reading.page.caret == there


def test_a_jump_to_where_one_is_keeps_the_way_forth(reading: Reading, press: Press) -> None:
    press("G")
    end = reading.page.caret
    press("ctrl+o", "M", "a")
    press("g", "g", "'", "a")
    assert reading.page.caret == 0
    press("g", "o")
    assert reading.page.caret == end


def test_a_count_goes_to_that_paragraph(reading: Reading, press: Press) -> None:
    blocks = reading.article.blocks
    for keys, block in (("3G", blocks[2]), ("5gg", blocks[4]), ("999G", blocks[-1])):
        press(*keys)
        assert reading.page.caret == block.start
    press("ctrl+o")
    assert reading.page.caret == blocks[4].start


def test_a_letter_jumps_to_a_sentence_on_screen(reading: Reading, press: Press) -> None:
    press("f")
    label, target = list(reading.hints.items())[4]
    assert len(label) == 1
    press(label)
    assert reading.page.caret == target
    assert not reading.hints
    press("f", "esc")
    assert not reading.hints


def test_a_wrong_letter_of_a_hint_does_nothing(reading: Reading, press: Press) -> None:
    press("enter", "f", "9", "d")
    assert len(reading.notebook.highlights) == 1
    press("f", "9")
    assert "No sentence has 9" in reading.notice
    assert reading.hints


@given(st.integers(0, 676))
def test_labels_are_short_and_told_apart(count: int) -> None:
    labels = hint_labels(count)
    assert len(set(labels)) == count
    assert max(map(len, labels), default=1) == (1 if count <= 26 else 2)
    assert not any(a != b and b.startswith(a) for a in labels for b in labels)
