"""Mentions of a text become its people, organisations, places and other things."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.entities.mentions import TYPES, EntityType, Mention, entity_id
from astana_reader.entities.merging import merge


def mentions(*names: str, type: EntityType = "PERSON") -> list[Mention]:  # noqa: A002
    places = count(step=100)
    return [
        Mention(at, at + len(name), name, type) for at, name in zip(places, names, strict=False)
    ]


def merged(*names: str, type: EntityType = "PERSON") -> list[list[str]]:  # noqa: A002
    return [[m.text for m in entity.mentions] for entity in merge(mentions(*names, type=type))]


@pytest.mark.parametrize(
    "names",
    [
        ("Vladimir Putin", "Putin"),
        ("Putin", "Vladimir Putin", "Putin"),
        ("Bashar al-Assad", "Assad", "al-Assad"),
        ("Recep Tayyip Erdogan", "Recep Tayyip Erdoğan", "Tayyip Erdogan", "Erdogan"),
        ("John Smith", "J. Smith", "John Q. Smith"),
        ("J. Smith", "John Smith"),
        ("Martin King Jr.", "Martin King", "King"),
        ("Staffan de Mistura", "de Mistura"),
        ("Vladimir  Putin", "Vladimir\nPutin"),
        ("Ann Lee", "Ann"),
    ],
)
def test_one_person(names: tuple[str, ...]) -> None:
    assert merged(*names) == [list(names)]


@pytest.mark.parametrize(
    "names",
    [
        ("George H. Bush", "George W. Bush"),
        ("Bill Clinton", "Hillary Clinton"),
        ("Martin King Jr.", "Martin King Sr."),
        ("Ann Lee", "Bob Ray"),
    ],
)
def test_two_people(names: tuple[str, ...]) -> None:
    assert merged(*names) == [[name] for name in names]


def test_a_middle_initial_counts_wherever_it_was_given() -> None:
    assert merged("John Smith", "John Q. Smith", "John R. Smith") == [
        ["John Smith", "John Q. Smith"],
        ["John R. Smith"],
    ]


def test_a_surname_is_of_the_one_named_last() -> None:
    names = ("Bill Clinton", "Clinton", "Hillary Clinton", "Clinton", "Bill Clinton", "Clinton")
    by_person = [{m.start // 100 for m in entity.mentions} for entity in merge(mentions(*names))]
    assert by_person == [{0, 1, 4, 5}, {2, 3}]


@pytest.mark.parametrize(
    "names",
    [
        ("United Nations", "UN", "U.N."),
        ("UN", "United Nations"),
        ("World Health Organization", "WHO"),
        ("Microsoft Corp", "Microsoft"),
        ("Microsoft", "Microsoft Corporation"),
        ("the Foreign Ministry", "Ministry"),
        ("Goldman Sachs", "Goldman"),
        ("Halvor Marine AB", "Halvor Marine"),
        ("al-Qaida", "al Qaeda", "Al-Qaeda"),
    ],
)
def test_one_organisation(names: tuple[str, ...]) -> None:
    assert merged(*names, type="ORG") == [list(names)]


def test_other_organisations() -> None:
    names = ("American Airlines", "American Express", "Boston Bank", "Boston Globe")
    assert merged(*names, type="ORG") == [[name] for name in names]


def test_countries_by_their_other_names() -> None:
    (country,) = merge(mentions("US", "United States", "U.S.", "America", type="PLACE"))
    assert country.name == "United States"
    assert country.aliases == ("US", "U.S.", "America")


def test_a_people_and_its_adjective() -> None:
    assert merged("Canadian", "Canadians", type="OTHER") == [["Canadian", "Canadians"]]


def test_types_never_mix() -> None:
    found = merge([*mentions("Jordan", type="PLACE"), *mentions("Jordan")])
    assert len(found) == 2
    assert len({entity.id for entity in found}) == 2


def test_name_aliases_and_roles() -> None:
    given = [
        Mention(0, 5, "Putin", "PERSON"),
        Mention(10, 24, "Vladimir Putin", "PERSON", "Russian President"),
        Mention(30, 35, "Putin", "PERSON", "leader"),
        Mention(40, 54, "Vladimir Putin", "PERSON", "Russian President"),
    ]
    (person,) = merge(given)
    assert (person.name, person.aliases) == ("Vladimir Putin", ("Putin",))
    assert person.roles == ("Russian President", "leader")
    assert person.id == entity_id("PERSON", "vladimir  PUTIN")
    assert not person.decided


def test_a_name_in_capitals_is_shown_only_if_there_is_no_other() -> None:
    (place,) = merge(mentions("GENEVA", "Geneva", type="PLACE"))
    assert place.name == "Geneva"


words = st.sampled_from("Ann Bob Lee Ray al-Ray J. Jr. de UN U.N. Bank Corp".split())
names = st.lists(words, min_size=1, max_size=4).map(" ".join)


def _is_one_thing(types: set[EntityType]) -> bool:
    """Whether mentions of these types can be one: a place and its team are."""
    return len(types) == 1 or types == {"PLACE", "ORG"}


@given(st.lists(st.tuples(names, st.sampled_from(TYPES)), max_size=30))
def test_every_mention_is_in_one_entity(given: list[tuple[str, EntityType]]) -> None:
    all_ = [Mention(20 * n, 20 * n + len(t), t, type_) for n, (t, type_) in enumerate(given)]
    found = merge(all_)
    assert sorted((m for e in found for m in e.mentions), key=lambda m: m.start) == all_
    assert len({entity.id for entity in found}) == len(found)
    assert all(_is_one_thing({m.type for m in entity.mentions}) for entity in found)
    starts = [entity.mentions[0].start for entity in found]
    assert starts == sorted(starts)
