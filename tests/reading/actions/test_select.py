"""Selecting does what the hand meant."""

import pytest

from astana_reader.reading.effects import (
    Ask,
    OpenLink,
    Question,
)
from astana_reader.reading.hand import Hand
from astana_reader.reading.reading import Reading
from astana_reader.text.spans import Span
from tests.reading.pressing import Press, go_to
from tests.reading.readings import reading_of

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


def test_arrows_without_shift_let_go_of_what_shift_selected(reading: Reading, press: Press) -> None:
    press("shift+right", "shift+right", "right")
    assert reading.page.selected() is None
    assert reading.page.caret == 3
    press("v", "right", "right")
    assert reading.page.selected() == Span(3, 6)
