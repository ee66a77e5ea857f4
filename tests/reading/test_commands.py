"""Commands are found by what people type."""

from __future__ import annotations

from pathlib import Path

import pytest

from astana_reader.reading.commands import find_commands
from astana_reader.reading.effects import OpenArticle, Perform, Press
from astana_reader.reading.hand import Hand
from tests.reading.readings import reading_of

TEXT = "The talks began on Monday.\n\nThey ended on Friday, and nobody said why.\n"


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("q", "quit"),
        (":q", "quit"),
        ("wq", "quit"),
        ("w", "export"),
        ("undo", "undo"),
        ("gx", "open-link"),
        ("ctrl+z", "undo"),
        ("width", "wider"),
        ("dark", "theme"),
        ("save", "export"),
        ("open", "library"),
        ("font", "wider"),
        ("toc", "outline"),
        ("contents", "outline"),
        ("comment", "note"),
    ],
)
def test_the_first_is_what_was_meant(typed: str, id: str) -> None:
    found = find_commands(reading_of(TEXT), typed)
    wanted = {"open": {"open-link", "library"}}
    assert isinstance(found[0].effect, Perform)
    assert found[0].effect.id in wanted.get(typed, {id})


def test_a_number_is_a_paragraph_and_a_file_is_opened() -> None:
    reading = reading_of(TEXT)
    assert [c.effect for c in find_commands(reading, "42")] == [Perform("end", 42)]
    assert [c.effect for c in find_commands(reading, ":e a.txt")] == [OpenArticle(Path("a.txt"))]


def test_what_wants_a_letter_is_begun() -> None:
    effects = [command.effect for command in find_commands(reading_of(TEXT), "set mark")]
    assert effects[0] == Press(("M",))
    others = [command.effect for command in find_commands(reading_of(TEXT), "bookmark")]
    assert Press(("'",)) in others


def test_recent_ones_and_what_fits_come_first() -> None:
    reading = reading_of(TEXT)
    Hand(reading).press("enter")
    ids = [c.effect.id for c in find_commands(reading, "") if isinstance(c.effect, Perform)]
    assert ids[:3] == ["tags", "note", "delete"]
    reading.recent = ["theme"]
    ids = [c.effect.id for c in find_commands(reading, "") if isinstance(c.effect, Perform)]
    assert ids[0] == "theme"


def test_nothing_fits_nonsense() -> None:
    assert find_commands(reading_of(TEXT), "xyzzyx") == []
