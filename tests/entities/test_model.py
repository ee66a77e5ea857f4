"""The shipped model on sentences of our own, and the ways in which taggers of news fail."""

from collections import Counter
from pathlib import Path

import pytest

from astana_reader.entities import crf, tagger
from astana_reader.entities.mentions import TYPES
from astana_reader.text.language import Language

from .marked import SENTENCES, names_in, plain_text
from .reading import entities_of, names_of, types_of

ENGLISH = Language("en", sure=True)
SEED = Path(__file__).parents[2] / "seeds" / "000_c3ab3c2fd8719348.txt"
HELD = 0.95
"""The F1 that the model has on the sentences, rounded down."""


def test_the_model_is_there() -> None:
    assert tagger.method_for(ENGLISH).notice == ""
    assert crf.MODEL_FILE.stat().st_size <= 5_000_000


def test_every_data_file_has_its_licence_told() -> None:
    folder = crf.MODEL_FILE.parent
    licence = (folder / "LICENSE").read_text("utf-8")
    assert "Attribution-ShareAlike 4.0 International" in licence
    for path in folder.glob("*.z"):
        assert path.name in licence
        assert path.name in (folder / "MODEL_CARD.md").read_text("utf-8")
    assert sum(path.stat().st_size for path in folder.iterdir()) <= 5_500_000


def test_figures_on_our_own_sentences() -> None:
    assert len(SENTENCES) >= 60
    right, found, expected = 0, 0, 0
    for sentence in SENTENCES:
        gold = Counter(names_in(sentence))
        seen = Counter(names_of(plain_text(sentence)))
        right += (gold & seen).total()
        found += seen.total()
        expected += gold.total()
    assert 2 * right / (found + expected) >= HELD


def test_a_title_is_no_part_of_a_name() -> None:
    found = types_of("On Friday the US Ambassador to Kazakhstan George Krol arrived.")
    assert found == {"US": "PLACE", "Kazakhstan": "PLACE", "George Krol": "PERSON"}


def test_an_office_alone_is_no_person() -> None:
    found = types_of("The UN Special Envoy spoke to reporters in Geneva on Monday.")
    assert "PERSON" not in found.values()
    assert found["Geneva"] == "PLACE"


def test_a_person_named_like_a_place_among_people() -> None:
    text = "Radina Gigova, Susannah Cullinane, Angela Dewan and Madison Park contributed."
    assert types_of(text)["Madison Park"] == "PERSON"


def test_a_people_in_a_compound_is_no_name_of_a_thing() -> None:
    found = types_of("They boarded a Syrian-owned ship near the coast of Cyprus.")
    assert "PERSON" not in found.values()
    assert "ORG" not in found.values()
    assert found["Cyprus"] == "PLACE"


@pytest.mark.parametrize("apostrophe", ["'", "’"])
def test_an_owner_and_what_is_owned(apostrophe: str) -> None:
    found = types_of(f"CNN{apostrophe}s Onur Cakir reported from Ankara.")
    assert found == {"CNN": "ORG", "Onur Cakir": "PERSON", "Ankara": "PLACE"}
    ministry = types_of(f"Kazakhstan{apostrophe}s Foreign Ministry said talks would go on.")
    assert ministry == {"Kazakhstan": "PLACE", "Foreign Ministry": "ORG"}


def test_a_caption_is_no_name() -> None:
    assert "FILE PHOTO" not in types_of("FILE PHOTO: Ships wait outside the port of Odessa.")


def test_a_legal_form_ends_the_name_of_a_company() -> None:
    found = types_of("Shares of Ingrid Halvor AB fell. Ingrid Halvor AB makes cranes.")
    assert found == {"Ingrid Halvor AB": "ORG"}


def test_an_elected_president() -> None:
    assert types_of("President-elect Joe Biden will travel.")["Joe Biden"] == "PERSON"


def test_initials_are_of_the_type_of_their_name() -> None:
    found = types_of("The International Fishery Council (IFC) met. The IFC will meet again in May.")
    assert found["International Fishery Council"] == found["IFC"] == "ORG"


def test_a_surname_once_introduced() -> None:
    text = (
        "Marta Lindqvist opened the bakery in 2003. Lindqvist sells bread.\n\nLindqvist is happy."
    )
    (person,) = [entity for entity in entities_of(text) if entity.type == "PERSON"]
    assert len(person.mentions) == 3


def test_everyone_of_the_seed_article() -> None:
    people = {e.name: e for e in entities_of(SEED.read_text("utf-8")) if e.type == "PERSON"}
    expected = (
        "Anuar Zhainakov", "Bashar al-Assad", "Vladimir Putin", "Recep Tayyip Erdogan",
        "Donald Trump", "Mark Toner", "George Krol", "Staffan de Mistura",
    )  # fmt: skip
    assert set(expected) <= set(people)
    assert len(people["Anuar Zhainakov"].mentions) == 2
    assert people["Bashar al-Assad"].aliases == ("Assad",)
    assert people["Vladimir Putin"].roles == ("Russian President",)


def test_types_are_the_four() -> None:
    assert {type_ for s in SENTENCES for _, type_ in names_of(plain_text(s))} <= set(TYPES)
