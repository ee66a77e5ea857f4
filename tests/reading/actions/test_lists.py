"""The lists of the sidebar."""

from astana_reader.reading.effects import (
    Ask,
    Copy,
)
from astana_reader.reading.exported import marked_article
from astana_reader.reading.page.flags import CHOSEN
from astana_reader.reading.reading import Focus, Reading
from astana_reader.reading.tabs.table import follow_caret
from tests.reading.answers import answer
from tests.reading.pressing import Press, focus, go_to
from tests.reading.readings import with_findings


def test_a_list_previews_goes_there_and_comes_back(reading: Reading, press: Press) -> None:
    with_findings(reading)
    press("E", "j", "j")
    assert focus(reading) is Focus.LIST
    assert reading.page.caret == 0
    chosen = reading.chosen
    assert chosen is not None
    assert reading.page.is_visible(chosen.offset)
    press("esc")
    assert focus(reading) is Focus.PAGE
    assert reading.page.top_offset == 0
    press("tab", "j", "enter")
    assert focus(reading) is Focus.PAGE
    assert reading.page.caret > 0
    press("ctrl+o")
    assert reading.page.caret == 0


def test_the_list_follows_the_caret(reading: Reading, press: Press) -> None:
    with_findings(reading)
    go_to(reading, "Putin said")
    press("l")
    assert reading.chosen is not None
    assert reading.findings.entities[reading.chosen.index].name == "Vladimir Putin"
    spans = reading.layers[CHOSEN].overlapping(0, 10_000)
    assert len(spans) == reading.findings.mentions.count(0)


def test_a_filter_narrows_a_list_and_esc_ends_it(reading: Reading, press: Press) -> None:
    with_findings(reading)
    (ask,) = press("E", "/")
    assert isinstance(ask, Ask)
    from astana_reader.reading.actions.lists import set_filter

    set_filter(reading, "assad")
    assert len([i for i in reading.listing.items if i.key]) == 1
    set_filter(reading, "xyz")
    assert not reading.listing.items
    assert "Nothing matches" in reading.listing.empty[0]
    press("esc")
    assert len([i for i in reading.listing.items if i.key]) == 2
    assert focus(reading) is Focus.LIST


def test_picked_highlights_are_changed_together(reading: Reading, press: Press) -> None:
    for _ in range(3):
        press("m", "w", "w")
    press("H", "g", "g", "space", "space", "p", "2")
    pens = [h.annotation.pen for h in reading.notebook.highlights]
    assert pens == ["evidence", "evidence", "claim"]
    (ask,) = press("t")
    assert isinstance(ask, Ask)
    answer(reading, ask, ["both"])
    assert [h.annotation.tags for h in reading.notebook.highlights] == [("both",), ("both",), ()]
    (copy,) = press("y")
    assert isinstance(copy, Copy)
    assert copy.what == "2 highlights"
    press("d")
    assert len(reading.notebook.highlights) == 1
    press("u")
    assert len(reading.notebook.highlights) == 3


def test_deleting_in_the_list_chooses_the_next_row(reading: Reading, press: Press) -> None:
    press("m", "w", "w", "m", "w", "w", "m", "w", "H", "g", "g", "d")
    assert reading.chosen is not None
    assert reading.chosen.key == reading.notebook.highlights[0].id


def test_the_sidebar_is_shown_and_hidden(reading: Reading, press: Press) -> None:
    press("H")
    assert focus(reading) is Focus.LIST
    press("s")
    assert not reading.sidebar_shown
    assert focus(reading) is Focus.PAGE
    press("T")
    assert reading.sidebar_shown


def test_a_sidebar_over_the_page_is_there_only_while_it_is_used(
    reading: Reading, press: Press
) -> None:
    with_findings(reading)
    reading.resize(80, 24)
    assert not reading.sidebar_shown
    press("E", "j")
    assert reading.sidebar_shown
    press("enter")
    assert not reading.sidebar_shown
    assert focus(reading) is Focus.PAGE
    press("s")
    assert reading.sidebar_shown
    press("T", "esc")
    reading.resize(80, 24)
    assert not reading.sidebar_shown
    assert reading.view("ink").sidebar_shown
    reading.resize(120, 40)
    assert reading.sidebar_shown


def test_the_picked_are_exported_else_all(reading: Reading, press: Press) -> None:
    press("m", "w", "w", "m", "w", "w", "m", "w")
    (ask,) = press("x")
    assert isinstance(ask, Ask)
    assert len(marked_article(reading, ask.target.ids).highlights) == 3
    (ask,) = press("H", "g", "g", "space", "x")
    assert isinstance(ask, Ask)
    (only,) = marked_article(reading, ask.target.ids).highlights
    assert only.id == reading.notebook.highlights[0].id


def test_a_list_that_comes_late_begins_with_a_row(reading: Reading, press: Press) -> None:
    press("E")
    assert not reading.list_state.chosen
    with_findings(reading)
    follow_caret(reading)
    assert reading.chosen
    press("T")
    assert reading.chosen
