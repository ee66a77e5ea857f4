"""What is offered while a query is typed."""

import pytest

from astana_reader.search.completing import completions, known_values

from .indexed import Indexed, mark

VALUES = {"tag": ("aleppo", "two words"), "site": ("cnn.com",), "entity": ("vladimir putin",)}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("ceasefire ta", ["ceasefire tag:"]),
        ("-wi", ["-without:"]),
        ("tag:al", ["tag:aleppo"]),
        ("tag:tw", []),
        ("tag:“tw", ["tag:“two words”"]),
        ('a entity:"', ['a entity:"vladimir putin"']),
        ("site:", ["site:cnn.com"]),
        ("pen:c", ["pen:claim", "pen:contradiction"]),
        ("state:to", ["state:to-read"]),
        ("tag:aleppo", []),
        ("nothing:", []),
        ("", []),
        ("“ta", []),
    ],
)
def test_names_and_values_of_fields_are_offered(typed: str, offered: list[str]) -> None:
    assert completions(typed, VALUES) == offered


def test_the_values_are_those_of_the_library(library: Indexed) -> None:
    talks = library.desk.write("talks.txt")
    mark(library.desk, talks, "The peace talks", "claim", "", "aleppo", "front")
    library.update()
    library.learn()
    values = known_values(library.database)
    assert values["tag"] == ("aleppo", "front")
    assert "turkey" in values["entity"]
