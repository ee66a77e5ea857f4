"""Names by rules alone, as they stand where the model can't be read."""

import pytest

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities import rules
from astana_reader.entities.lines import read_lines


def ruled(text: str) -> list[tuple[str, str]]:
    lines = read_lines(text, find_blocks(text))
    return [
        (" ".join(line.words[start:end]), type_)
        for line, found in zip(lines, rules.tag(lines), strict=True)
        for start, end, type_ in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Maria Torres.", [("Maria Torres", "PERSON")]),
        ("She told Mr. Ellery so.", [("Ellery", "PERSON")]),
        ("The Bank of Canada met.", [("Bank of Canada", "ORG")]),
        ("They crossed the Danube River.", [("Danube River", "PLACE")]),
        ("It rained in Peru.", [("Peru", "PLACE")]),
        ("Danish farmers met.", [("Danish", "OTHER")]),
        (
            "French President Luc Moreau spoke.",
            [("French", "OTHER"), ("Luc Moreau", "PERSON")],
        ),
        ("On Monday in March it snowed.", []),
        ("However, nobody came.", []),
    ],
)
def test_what_the_words_say(text: str, expected: list[tuple[str, str]]) -> None:
    assert ruled(text) == expected


def test_a_surname_once_its_person_was_named() -> None:
    assert ("Torres", "PERSON") in ruled("Maria Torres came. The crowd cheered Torres.")
    assert ("Torres", "PERSON") not in ruled("The crowd cheered Torres.")


def test_no_plain_word_at_the_start_of_a_sentence() -> None:
    assert ruled("Bread was dear. People bought bread.") == []


@pytest.mark.parametrize(
    ("word", "bare"), [("al-Assad", "Assad"), ("El-Baradei", "Baradei"), ("al-", "al-")]
)
def test_a_surname_without_its_article(word: str, bare: str) -> None:
    assert rules.bare_surname(word) == bare
