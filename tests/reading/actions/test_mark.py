"""Marking, and changing what is marked."""

import pytest

from astana_reader.reading.answer_values import TagChange
from astana_reader.reading.effects import (
    Ask,
    Copy,
    Question,
    Save,
    Target,
)
from astana_reader.reading.reading import Focus, Reading
from astana_reader.text.spans import Span
from tests.reading.answers import answer
from tests.reading.pressing import Press, go_to, quotes
from tests.reading.readings import with_findings


def test_enter_highlights_the_sentence(reading: Reading, press: Press) -> None:
    assert press("enter") == (Save(),)
    assert quotes(reading) == [
        "The peace talks are being held in Kazakhstan's capital city, Astana."
    ]
    assert reading.notebook.highlights[0].annotation.pen == "claim"


def test_enter_highlights_the_selection_without_its_white_space(
    reading: Reading, press: Press
) -> None:
    press("v", "w", "enter")
    assert quotes(reading) == ["The"]
    press("w", "v", "e", "right", "2")
    assert quotes(reading) == ["The", "talks"]
    assert reading.page.selection is None


def test_a_digit_marks_the_selection_with_that_pen_and_new_marks_take_it(
    reading: Reading, press: Press
) -> None:
    press("v", "e", "4", "}", "m", "s")
    assert [h.annotation.pen for h in reading.notebook.highlights] == ["quote", "quote"]


@pytest.mark.parametrize(
    ("keys", "start", "quote"),
    [
        ("m w", "rebels", "rebels"),
        ("m s", "Putin said", "Putin said the two sides agreed"),
        ("m p", "On December", "On December 29, Russian President"),
        ('m "', "described the Astana", "“an important step towards"),
        ("m d", "announced an", None),
        ("m d", "On December 29", "December 29"),
        ("m e", "Putin said", "Putin"),
    ],
)
def test_objects_are_highlighted_without_a_selection(
    reading: Reading, press: Press, keys: str, start: str, quote: str | None
) -> None:
    with_findings(reading)
    go_to(reading, start)
    press(*keys.split(" "))
    if quote is None:
        assert not reading.notebook.highlights
        assert "no date here" in reading.notice
    else:
        assert quotes(reading)[0].startswith(quote)


def test_enter_on_a_highlight_opens_it_in_its_list(reading: Reading, press: Press) -> None:
    press("enter", "enter")
    assert len(reading.notebook.highlights) == 1
    assert (reading.focus, reading.tab) == (Focus.LIST, "highlights")
    assert reading.chosen is not None
    assert reading.chosen.key == reading.notebook.highlights[0].id


def test_pen_delete_undo_and_redo(reading: Reading, press: Press) -> None:
    press("enter", "p", "2")
    assert reading.notebook.highlights[0].annotation.pen == "evidence"
    press("u")
    assert reading.notebook.highlights[0].annotation.pen == "claim"
    press("ctrl+r")
    assert press("d") == (Save(),)
    assert not reading.notebook.highlights
    assert "u brings it back" in reading.notice
    press("u", "u", "u")
    assert not reading.notebook.highlights
    assert press("u") == ()
    assert reading.notice == "Nothing to undo."
    press("3", "ctrl+y")
    assert not reading.notebook.highlights


def test_the_shortest_highlight_is_the_one_here(reading: Reading, press: Press) -> None:
    press("m", "s", "m", "w", "d")
    assert len(quotes(reading)) == 1
    assert quotes(reading)[0].startswith("The peace talks are")


def test_changes_need_a_highlight_here(reading: Reading, press: Press) -> None:
    for keys in (("p", "2"), ("d",), (">",), ("g", "<")):
        assert press(*keys) == ()
        assert reading.notice == "There is no highlight here."


def test_tags_and_notes_go_on_the_highlight_here_or_on_a_new_one(
    reading: Reading, press: Press
) -> None:
    (ask,) = press("t")
    assert isinstance(ask, Ask)
    assert ask.target.span == Span(0, 68)
    assert not reading.notebook.highlights
    answer(reading, ask, ["aleppo", " Talks ", "talks"])
    assert reading.notebook.highlights[0].annotation.tags == ("aleppo", "Talks")
    (ask,) = press("a")
    assert isinstance(ask, Ask)
    assert ask.target.ids == (reading.notebook.highlights[0].id,)
    answer(reading, ask, "A note.\n")
    assert reading.notebook.highlights[0].annotation.note == "A note."
    answer(reading, ask, None)
    assert reading.notebook.highlights[0].annotation.note == "A note."
    press("u", "u")
    assert not reading.notebook.highlights


def test_a_note_on_the_whole_article(reading: Reading, press: Press) -> None:
    (ask,) = press("A")
    assert isinstance(ask, Ask)
    assert tuple(answer(reading, ask, "Read twice.")) == (Save(),)
    assert reading.notebook.records.article.note == "Read twice."
    press("u")
    assert reading.notebook.records.article.note == ""


def test_the_last_marking_is_repeated(reading: Reading, press: Press) -> None:
    press(".")
    assert reading.notice == "Nothing to repeat yet."
    press("m", "w", "w", ".", "w", ".")
    assert quotes(reading) == ["The", "peace", "talks"]
    press("p", "3", "b", ".")
    pens = [h.annotation.pen for h in reading.notebook.highlights]
    assert pens == ["claim", "question", "question"]
    answer(reading, Ask(Question.TAGS, Target(ids=(reading.notebook.highlights[0].id,))), ["a"])
    press(".")
    assert reading.notebook.highlights[1].annotation.tags == ("a",)


def test_the_edges_of_a_highlight_move_by_words(reading: Reading, press: Press) -> None:
    go_to(reading, "talks are")
    press("m", "w", ">", ">")
    assert quotes(reading) == ["talks are being"]
    press("<")
    assert quotes(reading) == ["talks are"]
    press("g", "<")
    assert quotes(reading) == ["peace talks are"]
    press("g", ">", "g", ">")
    assert quotes(reading) == ["are"]
    press("g", ">", "<")
    assert quotes(reading) == ["are"]
    press("u", "u")
    assert quotes(reading) == ["peace talks are"]


def test_every_occurrence_is_highlighted_once(reading: Reading, press: Press) -> None:
    go_to(reading, "Astana talks")
    press("m", "a")
    count = reading.article.text.count("Astana")
    assert quotes(reading) == ["Astana"] * count
    press("m", "a")
    assert len(quotes(reading)) == count
    assert "already" in reading.notice
    press("u")
    assert not quotes(reading)


def test_copying_takes_the_selection_the_highlight_or_the_sentence(
    reading: Reading, press: Press
) -> None:
    (copy,) = press("y")
    assert isinstance(copy, Copy)
    assert copy.text.startswith("“The peace talks are being held")
    assert copy.text.endswith("Astana, CNN, 22 January 2017")
    (copy,) = press("v", "e", "ctrl+c")
    assert isinstance(copy, Copy)
    assert copy.what == "the selection"
    assert copy.text.startswith("“The” —")


def test_tags_of_several_keep_what_each_has(reading: Reading, press: Press) -> None:
    press("enter", "}", "enter")
    one, two = (h.id for h in reading.notebook.highlights)
    answer(reading, Ask(Question.TAGS, Target(ids=(one,))), ["ceo", "paris"])
    answer(reading, Ask(Question.TAGS, Target(ids=(two,))), ["senator", "paris"])
    both = Ask(Question.TAGS, Target(ids=(one, two)))
    answer(reading, both, TagChange(("paris",), ("sources",)))
    records = reading.notebook.records.annotations
    assert (records[one].tags, records[two].tags) == (("ceo", "sources"), ("senator", "sources"))
    answer(reading, both, TagChange(("sources",), ("sources", "-CEO")))
    records = reading.notebook.records.annotations
    assert (records[one].tags, records[two].tags) == (("sources",), ("senator", "sources"))


def test_a_note_on_several_overwrites_none(reading: Reading, press: Press) -> None:
    press("enter", "}", "enter")
    one, two = (h.id for h in reading.notebook.highlights)
    answer(reading, Ask(Question.NOTE, Target(ids=(one,))), "Mine.")
    answer(reading, Ask(Question.NOTE, Target(ids=(one, two))), "Both.")
    records = reading.notebook.records.annotations
    assert (records[one].note, records[two].note) == ("Mine.\n\nBoth.", "Both.")


def test_what_went_with_a_highlight_is_told(reading: Reading, press: Press) -> None:
    press("enter")
    ids = (reading.notebook.highlights[0].id,)
    answer(reading, Ask(Question.NOTE, Target(ids=ids)), "Mine.")
    answer(reading, Ask(Question.TAGS, Target(ids=ids)), ["a", "b"])
    press("d")
    assert reading.notice == "Highlight deleted, with its note and 2 tags. u brings it back."
