"""The table of names that ships."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.entities.gazetteer import FILE, KINDS, gazetteer


def test_it_is_small_and_has_all_of_its_sections() -> None:
    table = gazetteer()
    assert FILE.stat().st_size <= 400_000
    assert {kind for kinds in table.places.values() for kind in kinds} == set(KINDS)
    assert len(table.first) > 3000
    assert len(table.last) > 15_000


def test_kinds() -> None:
    table = gazetteer()
    assert "country" in table.kinds("Kenya")
    assert "region" in table.kinds("Texas")
    assert table.is_sure_place("Nairobi")
    assert table.kinds("Monday") == ()
    assert not table.is_sure_place("Reading")


def test_the_longest_place_counts() -> None:
    words = "from New York City to South Korea and Peru".split()
    assert [words[a:b] for a, b in gazetteer().places_in(words)] == [
        ["New", "York", "City"],
        ["South", "Korea"],
        ["Peru"],
    ]


@given(st.lists(st.sampled_from("New York South Korea of Peru San City and".split()), max_size=30))
def test_places_are_known_and_apart(words: list[str]) -> None:
    found = gazetteer().places_in(words)
    assert all(gazetteer().kinds(" ".join(words[a:b])) for a, b in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))
