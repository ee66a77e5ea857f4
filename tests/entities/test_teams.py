"""Where a text reports sport, a town that plays is a team."""

import pytest

from astana_reader.entities.merging import facets

from .reading import entities_of, names_of, types_of

REPORT = "The league match at the stadium ended after two late goals, and the coach was glad."


@pytest.mark.parametrize(
    "sentence",
    [
        "Bristol beat Sheffield 2-1.",
        "Bristol had a narrow win over Sheffield.",
        "Bristol 2 Sheffield 1",
        "Sheffield lost to Bristol on Sunday and Bristol scored twice.",
        "BRISTOL 2 SHEFFIELD 1",
    ],
)
def test_a_town_that_plays(sentence: str) -> None:
    found = types_of(f"{REPORT} {REPORT}\n\n{sentence}")
    assert {type_ for name, type_ in found.items() if name.lower() == "sheffield"} == {"ORG"}


def test_it_is_a_town_where_the_words_put_it_on_the_map() -> None:
    found = names_of(f"{REPORT}\n\nBristol beat Sheffield 2-1.\n\nThe train from Bristol was late.")
    assert [type_ for name, type_ in found if name == "Bristol"] == ["ORG", "PLACE"]


def test_a_player_who_is_called_like_a_town_is_a_person() -> None:
    found = names_of(f"{REPORT}\n\nTracy Austin came late.\n\nAustin beat Sheffield 2-1.")
    assert [type_ for name, type_ in found if name == "Austin"] == ["PERSON"]


def test_a_country_is_a_place_and_its_team_a_facet() -> None:
    text = f"{REPORT}\n\nSweden beat Norway 3-0. The king of Sweden was glad."
    (sweden,) = [entity for entity in entities_of(text) if entity.name == "Sweden"]
    assert sweden.type == "PLACE"
    assert {type_: len(found) for type_, found in facets(sweden).items()} == {"ORG": 1, "PLACE": 1}


def test_a_town_and_its_team_are_one_row() -> None:
    text = f"{REPORT}\n\nBristol beat Sheffield 2-1.\n\nThe train from Bristol was late."
    (bristol,) = [entity for entity in entities_of(text) if entity.name == "Bristol"]
    assert {type_: len(found) for type_, found in facets(bristol).items()} == {"ORG": 1, "PLACE": 1}


def test_no_game_is_played_in_other_news() -> None:
    found = types_of("Bristol won a prize for its parks in May, and Sheffield lost jobs.")
    assert (found["Bristol"], found["Sheffield"]) == ("PLACE", "PLACE")


def test_players_with_figures_are_no_teams() -> None:
    text = f"{REPORT}\n\nMark Ellison 70\n\nPeter Lindgren 71\n\nJohn Whitlock 68"
    assert "ORG" not in types_of(text).values()


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("LISBON, May 2", "LISBON"),
        ("LISBON (Reuters)", "LISBON"),
        ("BUENOS AIRES — ", "BUENOS AIRES"),
        ("NAIROBI 1996-08-31", "NAIROBI"),
    ],
)
def test_a_dateline_is_a_place(dateline: str, place: str) -> None:
    assert types_of(f"{dateline} The strike went on for a third day.")[place] == "PLACE"
