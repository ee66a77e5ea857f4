"""Other names that the text itself gives: initials, “known as”, “nicknamed”."""

import pytest

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities.lines import read_lines
from astana_reader.entities.same import are_initials, other_names, with_full_names


@pytest.mark.parametrize(
    ("letters", "name", "expected"),
    [
        ("WHO", "World Health Organization", True),
        ("W.H.O.", "World Health Organization", True),
        ("INTERPOL", "International Police", True),
        ("EU", "European Union", True),
        ("NATO", "World Health Organization", False),
        ("Who", "World Health Organization", False),
        ("W", "World Bank", False),
    ],
)
def test_initials(letters: str, name: str, expected: bool) -> None:
    assert are_initials(letters, name.split()) is expected


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [
        ("Norvik Steel Works (NSW) closed.", 3, "NSW"),
        ("Norvik Steel Works, or NSW, closed.", 3, "NSW"),
        ("Norvik Steel Works, known as Norvex, closed.", 3, "Norvex"),
        ("Donald Pruitt, nicknamed “Sparrow”, left.", 2, "Sparrow"),
        ("Donald Pruitt, or Tom Pruitt, left.", 2, None),
        ("Donald Pruitt (Leeds) left.", 2, None),
    ],
)
def test_other_names(text: str, size: int, expected: str | None) -> None:
    (line,) = read_lines(text, find_blocks(text))
    found = [" ".join(line.words[o.start : o.end]) for o in other_names(line, [(0, size, "ORG")])]
    assert found == ([expected] if expected else [])


def test_initials_tell_how_far_a_name_goes() -> None:
    text = "The Guild of Pilots and Sailors (GPS) met."
    (line,) = read_lines(text, find_blocks(text))
    assert with_full_names(line, [(1, 4, "ORG"), (5, 6, "PLACE")]) == [(1, 6, "ORG")]
