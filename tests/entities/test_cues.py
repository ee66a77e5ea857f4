"""What the words beside a name say it is."""

import pytest

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities.cues import cue, firms, pronoun
from astana_reader.entities.lines import Line, read_lines


def _line(text: str) -> Line:
    return read_lines(text, find_blocks(text))[0]


def _cue(text: str, word: str) -> str | None:
    line = _line(text)
    at = line.words.index(word)
    return cue(line, at, at + 1)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("He bought shares of Quorl in May.", "Quorl", "ORG"),
        ("The chief executive of Quorl resigned.", "Quorl", "ORG"),
        ("Quorl, a maker of pumps, failed.", "Quorl", "ORG"),
        ("Quorl said it would move.", "Quorl", "ORG"),
        ("They asked the retailer Quorl to wait.", "Quorl", "ORG"),
        ("Quorl, 31, said she was glad.", "Quorl", "PERSON"),
        ("Mrs Quorl left.", "Quorl", "PERSON"),
        ("They met Quorl's wife.", "Quorl", "PERSON"),
        ("Rain fell in Quorl on Monday.", "Quorl", "PLACE"),
        ("The road to Quorl is closed.", "Quorl", "PLACE"),
        ("Then Quorl waited.", "Quorl", None),
    ],
)
def test_cues(text: str, word: str, expected: str | None) -> None:
    assert _cue(text, word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Lee said she left.", "f"), ("Lee, 40, said he left.", "m"), ("Lee said it rained.", "")],
)
def test_pronouns(text: str, expected: str) -> None:
    assert pronoun(_line(text), 1) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He told the Leeds Mercury so.", ["Leeds Mercury"]),
        ("Then The Observer reported it.", ["Observer"]),
        ("She told Le Temps so.", ["Le Temps"]),
        ("Shares of Norway fell.", []),
        ("SHARES OF QUORL FELL AGAIN", []),
    ],
)
def test_firms_and_newspapers_that_nobody_found(text: str, expected: list[str]) -> None:
    line = _line(text)
    assert [" ".join(line.words[a:b]) for a, b, _ in firms(line, [])] == expected
