"""Words that put a date ahead or behind."""

import pytest

from astana_reader.timeline.sentences.cues import ahead, behind
from astana_reader.timeline.sentences.tokens import line_of


def cue(text: str, of: str = "Monday") -> tuple[str, str]:
    """The cues ahead and behind for a word of the text."""
    line = line_of(text, 0, len(text))
    place = line.words.index(of.lower())
    spans = ahead(line, place, place + 1), behind(line, place, place + 1)
    found = [line.quote(*span) if span else "" for span in spans]
    return found[0], found[1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Talks are due to begin Monday", "are due to begin"),
        ("They will meet on Monday", "will meet"),
        ("The Open begins on Monday", "begins"),
        ("The deadline is Monday", "deadline"),
        ("It was extended until Monday", "extended until"),
        ("On Monday, they will vote", "will vote"),
        ("It could come as early as Monday", "as early as"),
        ("A vote expected Monday is off", "expected"),
        ("They called for a general strike Monday", "called for a general strike"),
        ("Roads closed ahead of Monday's race", "ahead of"),
        ("They say Monday's talks will fail", "will fail"),
        ("It might rain Monday", "might rain"),
    ],
)
def test_ahead(text: str, words: str) -> None:
    assert cue(text)[0] == words


@pytest.mark.parametrize(
    "text",
    [
        "He said Monday that he will go",
        "He told the panel on Monday that he will go",
        "It had been scheduled to end Monday",
        "Sales were lower than expected Monday",
        "Signed Monday, the deal aims to help",
        "After Monday's fire, they will move",
        "They will go on despite Monday's fire",
        "It was not published until Monday",
        "They met Monday",
        "They will study Monday's attack",
        "A march planned for Monday was cancelled",
        "He hid until his arrest on Monday",
        "It may have burned Monday",
    ],
)
def test_not_ahead(text: str) -> None:
    assert cue(text)[0] == ""


def test_behind() -> None:
    assert cue("The town fell on Monday")[1] == "fell"
    assert cue("On Monday rebels attacked")[1] == "attacked"
    assert cue("Need Monday")[1] == ""
