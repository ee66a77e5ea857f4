"""The rows of the Entities tab."""

from collections.abc import Sequence

from astana_reader.engines.findings import Findings, FoundEntity, Mentions
from astana_reader.reading.lists.entity_list import EntityList
from tests.reading.articles import article_of

TEXT = "Ann Lee met Tom Lee in Chad. Lee left. Velkro fell, and Chad won."
ENTITIES = (
    FoundEntity("1", "Ann Lee", "PERSON", roles=("mayor",)),
    FoundEntity("2", "Lee", "PERSON", may_be=("Ann Lee", "Tom Lee")),
    FoundEntity("3", "Chad", "PLACE", facets=(("PLACE", 1), ("ORG", 1))),
    FoundEntity("4", "Tom Lee", "PERSON", sure=False),
    FoundEntity("5", "Velkro", "ORG", sure=False),
)
PLACES = ((0, 7, 0), (29, 32, 1), (23, 27, 2), (56, 60, 2), (12, 19, 3), (39, 45, 4))
FINDINGS = Findings(ENTITIES, unsure=2, mentions=Mentions.of(PLACES, len(ENTITIES)))


def _list(
    words: str = "", *, maybe_shown: bool = False, findings: Findings = FINDINGS
) -> EntityList:
    listing = EntityList(article_of(TEXT), findings, words, maybe_shown=maybe_shown)
    assert not [*listing.fill()]
    return listing


def _rows(listing: EntityList) -> Sequence[str]:
    painted = (listing.paint(item, 40, chosen=False)[0] for item in listing.items)
    return ["".join(text for text, _ in line).rstrip() for line in painted]


def _card(key: str) -> str:
    listing = _list(maybe_shown=True)
    item = listing.items.item(key)
    card = listing.card(item, 0) if item else None
    assert card
    return " ".join(text for _, text in card.notes)


def test_what_is_not_sure_is_folded_under_the_rest() -> None:
    rows = _rows(_list())
    assert [row for row in rows if row and row[0] != " "] == [
        "People 2", "Places 1", "Maybe 2  z shows them"
    ]  # fmt: skip
    assert _list().items.choosable == 3


def test_unfolded_it_tells_what_each_may_be() -> None:
    rows = _rows(_list(maybe_shown=True))
    at = rows.index("Maybe 2")
    assert [row.split() for row in rows[at + 1 :]] == [
        ["Tom", "Lee", "person", "1"], ["Velkro", "organisation", "1"]
    ]  # fmt: skip


def test_a_filter_looks_under_maybe_too() -> None:
    assert _rows(_list("velkro"))[0] == "Maybe 1"


def test_nothing_is_folded_where_all_is_sure() -> None:
    sure = Findings(ENTITIES[:3], mentions=Mentions.of(PLACES[:4], 3))
    assert not any("Maybe" in row for row in _rows(_list(findings=sure)))


def test_a_surname_that_fits_two_says_whom_it_may_be() -> None:
    assert any("Lee  may be Ann Lee or Tom Lee" in row for row in _rows(_list()))
    assert "may be Ann Lee or Tom Lee: = joins them" in _card("2")


def test_a_place_that_plays_tells_its_facets() -> None:
    assert any("Chad  place 1, team 1" in row for row in _rows(_list()))
    assert _card("3").startswith("place 1, team 1")


def test_the_card_says_that_any_correction_decides() -> None:
    assert "not sure: any correction decides it" in _card("5")
    assert "not sure" not in _card("1")
