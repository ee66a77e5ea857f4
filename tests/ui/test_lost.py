"""Highlights that moved or lost their place: signs, guesses, and placing them again."""

from pathlib import Path

import pytest

from astana_reader.annotations.anchoring import Status
from astana_reader.library.places import Library
from tests.ui.sitting import TALKS, Sitting, marked, quotes, sitting

LOST, GUESSED = "Russia and Turkey led the efforts", "A second round may follow in February"
NEW_TEXT = (
    TALKS.replace(f"{LOST}. Iran was there too, said the ministry.", "It is raining.")
    .replace(f"{GUESSED}.", "Nobody knows whether another round may be held.")
    .replace("the hotel was full of", "the old hotel was rather full of")
)


@pytest.fixture
def revised(path: Path, library: Library) -> Path:
    marked(path, library, LOST, GUESSED, "the hotel was full of reporters")
    path.write_text(NEW_TEXT)
    return path


def lost(sat: Sitting) -> list[str]:
    return [orphan.selector.quote for orphan in sat.reading.notebook.orphans]


async def test_what_moved_and_what_is_lost_is_signed(revised: Path, library: Library) -> None:
    async with sitting(revised, library) as sat:
        assert [h.status for h in sat.reading.notebook.highlights] == [Status.MOVED]
        assert any(row.lstrip().startswith("C≈") for row in sat.rows("page"))
        await sat.press("H")
        rows = sat.rows("sidebar")
        assert any("C≈ the hotel was full" in row for row in rows)
        assert any(row.strip("│▎ ") == "moved" for row in rows)
        assert any(f"Without a place  {len(lost(sat))}" in row for row in rows)
        assert any("C! Russia and Turkey" in row for row in rows)


async def test_one_key_takes_the_guess(path: Path, library: Library) -> None:
    quote = "said the ministry"
    marked(path, library, quote)
    without = TALKS.replace(" Iran was there too, said the ministry.", "")
    path.write_text(without.replace("many countries.", "many countries, said the ministry."))
    async with sitting(path, library) as sat:
        assert lost(sat) == [quote]
        await sat.press("H", "j")
        assert "said the ministry." in sat.text("page")
        assert "guess:" in sat.text("sidebar")
        assert "take the guess" in sat.text("status")
        guess = sat.reading.notebook.guess_for(sat.reading.list_state.chosen)
        await sat.press("=")
        assert not lost(sat)
        placed = sat.reading.notebook.highlights[0]
        assert (placed.start, placed.end) == (guess.start, guess.end)
        assert placed.status is Status.ANCHORED
        await sat.press("u")
        assert lost(sat) == [quote]
        await sat.press("ctrl+r")
        assert not lost(sat)


async def test_gp_places_it_on_the_selection(revised: Path, library: Library) -> None:
    async with sitting(revised, library) as sat:
        await sat.press("H", "G")
        while sat.reading.list_state.chosen != sat.reading.notebook.orphans[0].id:
            await sat.press("k")
        chosen, before = sat.reading.list_state.chosen, lost(sat)
        await sat.press("esc")
        sat.go_to("It is raining")
        await sat.press("g", "p")
        assert "Select its place" in sat.reading.notice
        await sat.press("V", "g", "p")
        assert "It is raining." in quotes(sat.reading)
        assert sat.reading.page.selection is None
        assert chosen not in [orphan.id for orphan in sat.reading.notebook.orphans]
        await sat.press("u")
        assert lost(sat) == before


async def test_gp_says_what_it_needs(path: Path, library: Library) -> None:
    async with sitting(path, library) as sat:
        await sat.press("v", "w", "g", "p")
        assert sat.reading.notice == "Every highlight has its place."


async def test_a_guess_is_only_for_what_is_lost(path: Path, library: Library) -> None:
    marked(path, library, "the hotel was full")
    async with sitting(path, library) as sat:
        await sat.press("H", "j", "=")
        assert "lost its place" in sat.reading.notice
        assert quotes(sat.reading) == ["the hotel was full"]
