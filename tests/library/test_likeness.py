"""How much two texts share."""

import pytest
from hypothesis import given

from astana_reader.library.likeness import SKETCH, likeness, shared, sketch
from tests.annotations.strategies import safe_text

from .folders import OTHER, TEXT


@given(safe_text, safe_text)
def test_sharing_is_a_share_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= shared(one, other) <= 1
    assert shared(one, other) == shared(other, one)
    assert shared(one, one) == 1
    assert 0 <= likeness(sketch(one), sketch(other)) <= 1


def test_other_texts_share_nothing_revisions_nearly_all() -> None:
    assert shared(TEXT, OTHER) < 0.05
    assert shared(TEXT, TEXT + OTHER) == 1
    assert shared(TEXT, TEXT.replace("Monday", "Tuesday")) > 0.8
    assert likeness(sketch(TEXT), sketch(TEXT.replace("Monday", "Tuesday"))) > 0.7
    assert likeness(sketch(TEXT), sketch(OTHER)) == 0


def test_case_and_white_space_are_no_difference() -> None:
    assert sketch(TEXT) == sketch(TEXT.upper().replace(" ", "\n"))


def test_a_sketch_is_short_and_near_the_truth() -> None:
    words = [f"word{n}" for n in range(4000)]
    one, other = " ".join(words[:3000]), " ".join(words[1000:])
    assert len(sketch(one)) == 8 * SKETCH
    assert likeness(sketch(one), sketch(other)) == pytest.approx(0.5, abs=0.15)


@pytest.mark.parametrize("odd", ["", "no hex", "zz" * 8])
def test_an_unusable_sketch_is_like_nothing(odd: str) -> None:
    assert likeness(odd, sketch(TEXT)) == 0
