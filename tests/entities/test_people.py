"""Who is who: full names, and whom a surname alone means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.entities.given_names import same_given
from astana_reader.entities.mentions import Mention
from astana_reader.entities.people import people, split_name


def _mention(number: int, text: str, gap: int = 200) -> Mention:
    """“Mr Lee@31”: an address, a name, an age."""
    name, _, age = text.partition("@")
    title, _, rest = (
        name.partition(" ") if name.split()[0] in ("Mr", "Mrs", "Judge") else ("", "", name)
    )
    gender = {"Mr": "m", "Mrs": "f"}.get(title, "")
    start = number * gap
    return Mention(
        start, start + len(rest), rest, "PERSON", title=title, gender=gender, age=int(age or 0)
    )


def _persons(*names: str, gap: int = 200) -> list[list[int]]:
    found = people([_mention(number, name, gap) for number, name in enumerate(names)])
    return [[mention.start // gap for mention in person.mentions] for person in found]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("John Hall", "Joan Hall", "Mr Hall", "Mrs Hall"), [[0, 2], [1, 3]]),
        (("John Hall", "Joan Hall", "Mrs Hall", "Mr Hall"), [[0, 3], [1, 2]]),
        (("Emil Novak", "Clara Novak@61", "Novak@61"), [[0], [1, 2]]),
        (("Judge Clara Novak", "Emil Novak", "Judge Novak"), [[0, 2], [1]]),
        (("John Hall Jr.", "John Hall Sr.", "John Hall"), [[0], [1, 2]]),
        (("Edmund I", "Edmund II", "Edmund II"), [[0], [1, 2]]),
        (("William Tell", "Bill Tell", "W. Tell"), [[0, 1, 2]]),
        (("John F. Hall", "John B. Hall"), [[0], [1]]),
        (("Ann Lee@20", "Ann Lee@60"), [[0], [1]]),
        (("Lee", "Ann Lee"), [[1, 0][::-1]]),
        (("Bashar al-Assad", "Assad"), [[0, 1]]),
    ],
)
def test_who_is_who(names: tuple[str, ...], expected: list[list[int]]) -> None:
    assert sorted(_persons(*names)) == sorted(expected)


def test_a_surname_that_fits_two_named_together_stays_apart() -> None:
    found = people([_mention(n, name, 20) for n, name in enumerate(("Ann Lee", "Bob Lee", "Lee"))])
    assert [len(person.mentions) for person in found] == [1, 1, 1]
    assert found[2].may_be == [0, 1]


def test_short_forms_of_given_names() -> None:
    assert same_given("bill", "william")
    assert same_given("w.", "william")
    assert not same_given("bill", "robert")


@given(
    st.lists(
        st.sampled_from("Lee Ann Bob Jr. II Mr al-Lee W. Hall".split()), min_size=1, max_size=5
    )
)
def test_every_name_has_a_surname_or_an_ordinal(words: list[str]) -> None:
    name = split_name(" ".join(words))
    assert name.last or name.first


@given(
    st.lists(
        st.sampled_from(["Ann Lee", "Lee", "Bob Lee", "Mr Lee", "Lee Jr.", "W. Lee"]), max_size=12
    )
)
def test_every_mention_is_in_one_person(names: list[str]) -> None:
    found = _persons(*names, gap=60)
    assert sorted(number for person in found for number in person) == list(range(len(names)))
