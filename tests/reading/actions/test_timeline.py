"""Events that several sentences tell: chosen from each of them, ignored and brought back whole."""

import pytest

from astana_reader.reading.hand import Hand
from astana_reader.reading.reading import Reading
from tests.reading.pressing import go_to
from tests.reading.readings import reading_of, with_findings

TEXT = (
    "The council sold the old fish market on 3 January 2017. A fair opened in Oslo on 5 January "
    "2017.\n\nThe old fish market was sold by the council on 3 January 2017. A mill burned on 9 "
    "January 2017.\n"
)


@pytest.fixture
def reading() -> Reading:
    reading = reading_of(TEXT)
    with_findings(reading)
    return reading


def chosen(reading: Reading) -> str:
    item = reading.chosen
    card = reading.listing.card(item, 0) if item else None
    return card.short if card else ""


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("The council sold", "3 Jan"),
        ("The old fish", "3 Jan"),
        ("A fair", "5 Jan"),
        ("A mill", "9 Jan"),
    ],
)
def test_the_caret_in_any_telling_chooses_the_event(reading: Reading, words: str, day: str) -> None:
    hand = Hand(reading)
    go_to(reading, words)
    hand.press("T")
    assert chosen(reading).startswith(day)


def test_an_event_is_ignored_with_all_its_tellings_and_brought_back(reading: Reading) -> None:
    hand = Hand(reading)
    go_to(reading, "The old fish")
    hand.press("T")
    assert hand.press("i")
    with_findings(reading)
    assert [event.begins for event in reading.findings.events] == ["2017-01-05", "2017-01-09"]
    hand.press("G")
    rows = [item.key for item in reading.listing.items if item.key]
    assert len(rows) == 4  # two events, the day of publication, and the ignored one
    assert hand.press("i")
    with_findings(reading)
    assert len(reading.findings.events) == 3
    assert not reading.notebook.corrections
