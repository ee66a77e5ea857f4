"""The reader's hand, without a screen: keys in, marks out."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.reading.actions.change import TagChange
from astana_reader.reading.actions.find import look_for
from astana_reader.reading.actions.jump import hint_labels
from astana_reader.reading.effects import (
    Ask,
    Copy,
    Effect,
    OpenLink,
    Question,
    Recompute,
    Save,
    Show,
    Target,
)
from astana_reader.reading.exported import marked_article
from astana_reader.reading.hand import HANDLERS, Hand
from astana_reader.reading.page.flags import CHOSEN
from astana_reader.reading.reading import Focus, Reading
from astana_reader.settings.actions import LIBRARY_ONLY
from astana_reader.settings.config import Settings
from astana_reader.text.spans import Span
from tests.reading.answers import answer
from tests.reading.readings import reading_of, with_findings

Press = Callable[..., tuple[Effect, ...]]


@pytest.fixture
def reading() -> Reading:
    return reading_of()


@pytest.fixture
def press(reading: Reading) -> Press:
    hand = Hand(reading)

    def press(*keys: str) -> tuple[Effect, ...]:
        effects: tuple[Effect, ...] = ()
        for key in keys:
            effects = hand.press(key) or ()
        return effects

    return press


def quotes(reading: Reading) -> list[str]:
    text = reading.article.text
    return [text[h.start : h.end] for h in reading.notebook.highlights]


def focus(reading: Reading) -> Focus:
    return reading.focus


def go_to(reading: Reading, words: str) -> None:
    reading.page.put(reading.article.text.index(words))


def test_every_action_has_a_handler() -> None:
    in_the_reader = [a for a in Settings().actions if not LIBRARY_ONLY.issuperset(a.contexts)]
    assert {action.id for action in in_the_reader} == set(HANDLERS)


# --- marking --------------------------------------------------------------------------------------


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


# --- finding --------------------------------------------------------------------------------------


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
    assert "Nowhere to go back" in reading.notice


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


TWO = """He said “I saw them” twice. It rained all day, and then it stopped.

Nobody came.
"""


@pytest.mark.parametrize(
    ("keys", "selected"),
    [
        ("v )", "He said “I saw them” twice."),
        ("v ) )", TWO.partition("\n")[0]),
        ("v w w w", "He said “I"),
        ("v }", TWO.partition("\n")[0]),
        ("v e", "He"),
        ("v w e", "He said"),
        ("v i w", "He"),
        ("v a w", "He "),
        ("w v a s", "He said “I saw them” twice. "),
        ("v i p", TWO.partition("\n")[0]),
        ('w w v i "', "I saw them"),
        ('w w v a "', "“I saw them”"),
        ("G b b v w w w", "Nobody came."),
    ],
)
def test_a_selection_is_what_the_hand_meant(keys: str, selected: str) -> None:
    reading = reading_of(TWO)
    hand = Hand(reading)
    for key in keys.split():
        hand.press(key)
    span = reading.page.selected()
    assert span
    assert TWO[span.start : span.end] == selected


def test_a_digit_right_after_v_is_a_pen(reading: Reading, press: Press) -> None:
    press("v", "2")
    assert [h.annotation.pen for h in reading.notebook.highlights] == ["evidence"]


def test_after_a_motion_a_is_the_note(reading: Reading) -> None:
    hand = Hand(reading)
    for key in ("v", "e"):
        hand.press(key)
    (asked,) = hand.press("a") or ()
    assert isinstance(asked, Ask)
    assert asked.question is Question.NOTE
    for key in ("esc", "v", "a"):
        hand.press(key)
    assert {key for key, _ in hand.machine.expected} == set('wsp"')


def test_a_link_is_opened_only_where_one_is() -> None:
    reading = reading_of("See https://example.org/a(b). Not javascript:alert(1) here.")
    hand = Hand(reading)
    hand.press("g")
    assert hand.press("x") == ()
    go_to(reading, "example")
    hand.press("g")
    assert hand.press("x") == (OpenLink("https://example.org/a(b"),)


# --- lists ----------------------------------------------------------------------------------------


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


# --- the rest -------------------------------------------------------------------------------------


def test_arrows_without_shift_let_go_of_what_shift_selected(reading: Reading, press: Press) -> None:
    press("shift+right", "shift+right", "right")
    assert reading.page.selected() is None
    assert reading.page.caret == 3
    press("v", "right", "right")
    assert reading.page.selected() == Span(3, 6)


def test_a_search_is_done_again(reading: Reading, press: Press) -> None:
    (ask,) = press("/")
    assert isinstance(ask, Ask)
    answer(reading, ask, "Astana")
    first = reading.page.caret
    press("esc", "n")
    assert reading.search is not None
    assert reading.page.caret > first
    second = reading.page.caret
    press("esc", "/")
    answer(reading, ask, "")
    assert reading.page.caret > second


def test_a_count_goes_round_as_often_as_it_says(reading: Reading, press: Press) -> None:
    look_for(reading, "Assad")
    hits = len(reading.search or ())
    press(*str(3 * hits + 2), "n")
    assert reading.search is not None
    assert reading.search.number(reading.page.caret) == 2


def test_more_than_a_thousand_are_not_highlighted_with_one_key() -> None:
    reading = reading_of("word " * 1200)
    hand = Hand(reading)
    for key in "ma":
        hand.press(key)
    assert not reading.notebook.highlights
    assert "1200 times" in reading.notice


def test_esc_lets_go_of_one_thing_at_a_time(reading: Reading, press: Press) -> None:
    look_for(reading, "talks")
    press("v", "w")
    press("esc")
    assert reading.page.selection is None
    assert reading.search is not None
    press("esc")
    assert reading.search is None


def test_the_publication_date_is_set_and_undone(reading: Reading, press: Press) -> None:
    (ask,) = press("D")
    assert isinstance(ask, Ask)
    effects = tuple(answer(reading, ask, "23 January 2017"))
    assert effects == (Save(), Recompute())
    assert reading.notebook.records.article.published == date(2017, 1, 23)
    assert press("u") == (Save(), Recompute())
    assert reading.notebook.records.article.published is None


def test_dates_are_corrected_ignored_and_added(reading: Reading, press: Press) -> None:
    with_findings(reading)
    go_to(reading, "On December 29")
    press("T")
    (ask,) = press("c")
    assert isinstance(ask, Ask)
    assert tuple(answer(reading, ask, "28 December 2016")) == (Save(), Recompute())
    with_findings(reading)
    assert "2016-12-28" in [x.value for x in reading.findings.expressions]
    press("esc", "T")
    assert press("i") == (Save(), Recompute())
    with_findings(reading)
    assert not any(x.text == "December 29" for x in reading.findings.expressions)
    press("G")
    assert press("i") == (Save(), Recompute())
    with_findings(reading)
    assert "2016-12-29" in [x.value for x in reading.findings.expressions]
    press("u", "u", "u", "esc")
    go_to(reading, "inauguration of President")
    press("v", "e", "g")
    (ask,) = press("+")
    assert isinstance(ask, Ask)
    answer(reading, ask, "2017-01-20")
    with_findings(reading)
    assert "2017-01-20" in [x.value for x in reading.findings.expressions]


def test_widths_stay_in_bounds(reading: Reading, press: Press) -> None:
    press("+", "9", "9", "-")
    assert reading.column == 40
    press("9", "9", "=")
    assert reading.column == 100
    press("T", "9", "9", "<")
    assert reading.sidebar_width == 90


def test_keys_are_the_users() -> None:
    settings = replace(Settings(), keys={"quit": ("Z Z",)})
    hand = Hand(reading_of(settings=settings))
    assert hand.press("q") is None
    hand.press("Z")
    assert hand.press("Z") == (Show.QUIT,)


def test_an_empty_article_takes_every_key() -> None:
    hand = Hand(reading_of(""))
    for action in Settings().actions:
        for sequence in action.keys:
            for key in sequence.replace("{1-6}", "1").replace("{any}", "a").split(" "):
                hand.press(key)
            hand.press("esc")
    assert not hand.reading.notebook.highlights
