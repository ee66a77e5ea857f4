"""Where a name begins and ends, by its words."""

import pytest

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities.bounds import is_eastern_name, tidy
from astana_reader.entities.lines import Line, read_lines
from astana_reader.entities.rules import Found


def lines_of(text: str) -> list[Line]:
    return read_lines(text, find_blocks(text))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("State Department Spokesperson spoke .", (0, 3, "ORG"), (0, 2, "ORG")),
        ("President Ann Lee spoke .", (0, 3, "PERSON"), (1, 3, "PERSON")),
        ("The Hague waits .", (0, 2, "PLACE"), (1, 2, "PLACE")),
        ("Ingrid Halvor AB fell .", (0, 3, "PERSON"), (0, 3, "ORG")),
        ("Boston-based Acme Foods fell .", (0, 3, "ORG"), (1, 3, "ORG")),
        ("UNESCO met .", (0, 1, "PLACE"), (0, 1, "ORG")),
        ("Danish ships left .", (0, 1, "PLACE"), (0, 1, "OTHER")),
        ("VIENNA 1996-08-30 It rained .", (0, 2, "PERSON"), (0, 1, "PLACE")),
        ("Harlow's cut it .", (0, 2, "ORG"), (0, 1, "ORG")),
        ("McDonald's will move .", (0, 1, "ORG"), (0, 2, "ORG")),
        ("Mrs Tindall left .", (0, 2, "ORG"), (1, 2, "PERSON")),
        ("6,000 Acme Foods workers left .", (0, 3, "ORG"), (1, 3, "ORG")),
        ("Leeds Station burned .", (0, 2, "ORG"), (0, 2, "PLACE")),
    ],
)
def test_what_is_no_part_of_a_name_is_cut(text: str, name: Found, expected: Found) -> None:
    (line,) = lines_of(text)
    assert tidy(line, [name], []) == [expected]


def test_a_mark_alone_is_no_name() -> None:
    (line,) = lines_of("12 - 7 were there.")
    assert tidy(line, [(0, 1, "ORG"), (1, 2, "ORG")], []) == []


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Benali told Le Temps .", (0, 4, "PERSON"), [(0, 1, "PERSON"), (2, 4, "PERSON")]),
        ("Acme and for Brix .", (0, 4, "ORG"), [(0, 1, "ORG"), (3, 4, "ORG")]),
        ("Tarvex Inc. Oldham Ltd. won .", (0, 5, "ORG"), [(0, 3, "ORG"), (3, 6, "ORG")]),
        ("World Bank President Ann Lee left .", (0, 5, "ORG"), [(0, 2, "ORG"), (3, 5, "PERSON")]),
        ("Wong Kwok of NWSC left .", (0, 4, "PERSON"), [(0, 2, "PERSON"), (3, 4, "ORG")]),
        ("Mecca's Grand Mosque shut .", (0, 4, "PLACE"), [(0, 1, "PLACE"), (2, 4, "PLACE")]),
    ],
)
def test_what_parts_two_names(text: str, name: Found, expected: list[Found]) -> None:
    (line,) = lines_of(text)
    assert tidy(line, [name], []) == expected


@pytest.mark.parametrize(
    "text", ["Jan. 11 came .", "Islamophobia rose .", "The Secretary left .", "Brent crude fell ."]
)
def test_what_is_no_name(text: str) -> None:
    (line,) = lines_of(text)
    first = 1 if text.startswith("The") else 0
    assert tidy(line, [(first, first + 1, "OTHER")], []) == []


def test_names_of_the_east() -> None:
    assert is_eastern_name(["Wong", "Kwok-hing"])
    assert not is_eastern_name(["State", "Run-off"])
    assert not is_eastern_name(["Acme", "Leeds-based"])
