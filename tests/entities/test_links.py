"""“The senator” and “the ministry”: links where only one fits, and no mentions."""

from .reading import entities_of


def _links(text: str) -> dict[str, list[str]]:
    return {e.name: [text[a:b] for a, b in e.links] for e in entities_of(text) if e.links}


def test_an_office_stands_for_the_one_who_has_it() -> None:
    text = (
        "Senator Rita Falk met Howard Pike, mayor of Lund. The senator thanked the mayor. She left."
    )
    assert _links(text) == {"Rita Falk": ["The senator"], "Howard Pike": ["the mayor"]}


def test_where_two_fit_there_is_no_link() -> None:
    text = "Senator Rita Falk met Senator Howard Pike. The senator left."
    assert _links(text) == {}


def test_an_organisation_by_its_kind() -> None:
    text = "The Ministry of Fisheries closed the bay. Later the ministry opened it."
    assert _links(text) == {"Ministry of Fisheries": ["the ministry"]}


def test_nobody_before_is_named() -> None:
    assert _links("The senator left. Senator Rita Falk left too.") == {}


def test_another_one_is_meant() -> None:
    text = "Senator Rita Falk met a guest. The senator from Ohio left."
    assert _links(text) == {}


def test_roles_keep_their_dates() -> None:
    text = "Howard Pike, mayor of Lund until May, left for Riga."
    (pike,) = [entity for entity in entities_of(text) if entity.type == "PERSON"]
    assert pike.roles == ("mayor of Lund until May",)


def test_a_neighbour_in_a_list_is_no_role() -> None:
    text = "Guests were Omar Sabri, Dame Vera Plumb, and Neil Strong."
    assert all(entity.roles == () for entity in entities_of(text))
