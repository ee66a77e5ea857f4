"""Tags as other tools read them back."""

import re

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.exchange.tag_forms import hashed, in_org


def test_spaces_and_numbers() -> None:
    assert hashed(["north pier", "1984", "мир", "a/b", "!"]) == [
        "north-pier", "y1984", "мир", "a/b", "tag"
    ]  # fmt: skip
    assert in_org(["north pier", "a-b", "@home"]) == ["north_pier", "a_b", "@home"]


def test_two_that_become_the_same_are_one() -> None:
    assert hashed(["north pier", "north-pier"]) == ["north-pier"]


@given(st.lists(st.text(min_size=1)))
def test_every_tag_is_a_word_that_the_tool_takes(tags: list[str]) -> None:
    assert all(re.fullmatch(r"[\w/-]+", tag) and not tag.isnumeric() for tag in hashed(tags))
    assert all(re.fullmatch(r"[\w@#%]+", tag) for tag in in_org(tags))
