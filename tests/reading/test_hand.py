"""The reader's hand, without a screen: keys in, marks out."""

from dataclasses import replace
from datetime import date

from astana_reader.reading.actions.find import look_for
from astana_reader.reading.effects import (
    Ask,
    Recompute,
    Save,
    Show,
)
from astana_reader.reading.hand import HANDLERS, Hand
from astana_reader.reading.reading import Reading
from astana_reader.settings.actions import LIBRARY_ONLY
from astana_reader.settings.config import Settings
from tests.reading.answers import answer
from tests.reading.pressing import Press, go_to
from tests.reading.readings import reading_of, with_findings


def test_every_action_has_a_handler() -> None:
    in_the_reader = [a for a in Settings().actions if not LIBRARY_ONLY.issuperset(a.contexts)]
    assert {action.id for action in in_the_reader} == set(HANDLERS)


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
