"""The numbers of lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.docx.numbering import Level, Numbering, numeral


@pytest.mark.parametrize(
    ("count", "form", "said"),
    [(3, "decimal", "3"), (3, "decimalZero", "03"), (28, "lowerLetter", "bb"),
     (3, "upperLetter", "C"), (1999, "upperRoman", "MCMXCIX"), (0, "lowerRoman", "0"),
     (4, "no such form", "4")],
)  # fmt: skip
def test_numerals(count: int, form: str, said: str) -> None:
    assert numeral(count, form) == said


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40))
def test_a_deeper_level_begins_anew_below_each_item_of_a_higher_one(depths: list[int]) -> None:
    levels = {depth: Level(pattern=f"%{depth + 1}") for depth in range(4)}
    lists = Numbering({"1": ("a", levels, {})})
    counts = [0] * 4
    for depth in depths:
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (3 - depth)
        assert lists.next_label("1", depth) == str(counts[depth])


def test_lists_that_share_their_counting_go_on() -> None:
    levels = {0: Level(pattern="%1.")}
    lists = Numbering({"1": ("a", levels, {}), "2": ("a", levels, {}), "3": ("b", levels, {})})
    assert [lists.next_label(name, 0) for name in "123"] == ["1.", "2.", "1."]


@pytest.mark.parametrize(
    ("level", "said"),
    [(Level("bullet", "\uf0b7"), "•"), (Level("bullet", " "), ""), (Level("none", "%1"), "")],
)
def test_signs_and_items_without_one(level: Level, said: str) -> None:
    assert Numbering({"1": ("a", {0: level}, {})}).next_label("1", 0) == said
