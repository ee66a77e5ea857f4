"""gv: what changed since the last version, in the article's place."""

from pathlib import Path

import pytest

from astana_reader.library.places import Library
from tests.ui.sitting import TALKS, Sitting, marked, sitting

CHANGED = (
    TALKS.replace("arrived on Sunday", "arrived on Monday")
    .replace(" Iran was there too, said the ministry.", "")
    .replace("A second round", "Nobody knows more. A second round")
)


@pytest.fixture
def revised(path: Path, library: Library) -> Path:
    """An article that was marked and has changed since."""
    marked(path, library, "Delegates arrived on Sunday", "the hotel was full", "Iran was there too")
    path.write_text(CHANGED)
    return path


async def show(sat: Sitting) -> None:
    await sat.press("g", "v")
    await sat.until(lambda: sat.reading.changes)


async def test_it_shows_what_was_removed_and_added(revised: Path, library: Library) -> None:
    async with sitting(revised, library) as sat:
        await show(sat)
        assert "What changed since" in sat.text("header")
        assert "1 sentence changed, 1 added, 1 removed" in sat.text("header")
        text = sat.reading.page.article.text
        assert "Delegates arrived on Sunday Monday, and rebels stayed away." in text
        assert "led the efforts. Iran was there too, said the ministry.\n" in text
        assert sat.styled("Sunday", "strike")
        assert sat.styled("Iran was", "strike")
        assert not sat.styled("Monday", "strike")
        assert sat.styled("Monday", "underline")
        assert sat.styled("Nobody knows more.", "underline")
        left = sat.reading.geometry.text_left
        signs = {row[:left].replace(" ", "") for row in sat.rows("page")}
        assert signs == {"", "C", "C!", "+", "-", "±│"}


async def test_without_colours_the_signs_and_lines_are_there(
    revised: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with sitting(revised, library, (80, 24)) as sat:
        await sat.press("s")
        await show(sat)
        assert sat.styled("Iran was", "strike")
        assert sat.styled("Nobody knows more.", "underline")
        assert any(row.lstrip().startswith("-") for row in sat.rows("page"))
        assert "1 sentence changed, 1 added, 1 removed" in sat.text("header")


async def test_n_walks_the_changes_and_esc_goes_back(revised: Path, library: Library) -> None:
    async with sitting(revised, library, (80, 12)) as sat:
        sat.go_to("second round")
        await sat.press("z", "z")
        caret, top, jumps = sat.reading.page.caret, sat.reading.page.top, sat.reading.jumps
        await show(sat)
        text = sat.reading.page.article.text
        seen = []
        for _ in range(4):
            seen.append(text[sat.reading.page.caret :].split()[0])
            await sat.press("n")
        assert seen == ["Delegates", "Iran", "Nobody", "Delegates"]
        assert "from the top again" not in sat.reading.notice
        await sat.press("N", "N")
        assert text[sat.reading.page.caret :].startswith("Nobody knows")
        assert "from the end again" in sat.reading.notice
        await sat.press("j", "g", "g", "G", "esc")
        assert sat.reading.changes is None
        assert (sat.reading.page.caret, sat.reading.page.top) == (caret, top)
        assert sat.reading.jumps is jumps


async def test_nothing_can_be_marked_in_it(revised: Path, library: Library) -> None:
    async with sitting(revised, library) as sat:
        before = sat.reading.notebook.records
        await show(sat)
        await sat.press("enter", "m", "s", "d", "u", "v", "1")
        assert sat.reading.notebook.records is before
        assert sat.reading.changes
        await sat.pilot.click("#sidebar", offset=(10, 1))
        assert sat.reading.changes is None


async def test_a_command_of_the_article_goes_back_to_it(revised: Path, library: Library) -> None:
    async with sitting(revised, library) as sat:
        sat.go_to("The capital")
        await show(sat)
        await sat.press(":")
        await sat.until(lambda: sat.app.screen.query("ChoiceDialog"))
        await sat.press(*"Redo", "enter")
        await sat.until(lambda: sat.reading.changes is None)


async def test_without_an_earlier_version_it_says_so(path: Path, library: Library) -> None:
    async with sitting(path, library) as sat:
        await sat.press("g", "v")
        await sat.until(lambda: sat.reading.notice)
        assert "no earlier version" in sat.reading.notice
        assert sat.reading.changes is None


async def test_white_space_is_no_change(path: Path, library: Library) -> None:
    marked(path, library, "Astana")
    path.write_text(TALKS.replace("in Astana. D", "in  Astana. D"))
    async with sitting(path, library) as sat:
        await sat.press("g", "v")
        await sat.until(lambda: sat.reading.notice)
        assert "No sentence changed since" in sat.reading.notice
