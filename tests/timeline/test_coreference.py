"""Whether two labels tell one event."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.timeline.coreference import is_same_event, mention_of
from astana_reader.timeline.event import HAPPENED, Event

EVENT = Event(0, 0, None, None, False, "date", "day", HAPPENED, (), "", 0)


def is_one(one: str, other: str, shared: str = "kwan") -> bool:
    first, second = (mention_of(replace(EVENT, label=label)) for label in (one, other))
    return is_same_event(first, second, frozenset(shared.split()))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The port sold Crane 3", "Oda Lines bought Crane 3"),
        ("Iris Kwan was stabbed", "A man stabbed Iris Kwan"),
        ("the judge resigned", "the judge announced her resignation"),
        ("Kwan died in Leeds", "the death of Kwan shocked Leeds"),
        ("Fire destroyed the mill", "The fire broke out"),
    ],
)
def test_one_event_in_other_words(one: str, other: str) -> None:
    assert is_one(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The port sold Crane 3", "The port sold Crane 4"),
        ("The mayor of Lund opened a bridge", "The mayor of Lund opened a school"),
        ("The court heard Kwan", "The court heard Kwan again"),
        ("Iris Kwan died", "Iris Kwan was buried"),
        ("Kolding beat Aarhus", "Kolding beat Odense"),
        ("Prices rose 3 percent in Accra", "Prices rose 4 percent in Accra"),
    ],
)
def test_other_events(one: str, other: str) -> None:
    assert not is_one(one, other)


def test_nothing_shared_is_not_one_event() -> None:
    assert not is_one("Kwan died", "Kwan died", "")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_labels_are_harmless_and_their_order_tells_nothing(one: str, other: str) -> None:
    assert is_one(one, other) == is_one(other, one)
