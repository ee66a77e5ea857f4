"""The export sheet: where to, what is there already, and what can't be written."""

from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input, Static

from astana_reader.exchange.formats import FORMATS
from astana_reader.library.places import Library
from astana_reader.library.positions import View
from astana_reader.ui.dialogs.export import ExportDialog
from tests.ui.sitting import Sitting, sitting


def field(sat: Sitting) -> Input:
    return sat.app.screen.query_one("ExportDialog #target", Input)


def shown(sat: Sitting, id: str) -> str:
    return str(sat.app.screen.query_one(f"ExportDialog #{id}", Static).content)


async def type_path(sat: Sitting, value: str) -> None:
    await sat.press("x")
    field(sat).value = value
    await sat.press()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("no/such/folder/a.md", "there is no such folder"),
        ("~nobody-of-that-name/a.md", "there is no such folder"),
        (".", "a folder"),
        ("x" * 300, "can't be the name"),
    ],
)
async def test_what_cannot_be_written_stays_to_be_put_right(
    library: Library,
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    value: str,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(path, library) as sat:
        await type_path(sat, value)
        assert said in shown(sat, "state")
        await sat.press("enter")
        assert field(sat).value == value
        field(sat).value = "a.md"
        await sat.press("enter")
        await sat.until(lambda: not sat.app.screen.query(ExportDialog))
        await sat.until((path.parent / "a.md").exists)


async def test_a_file_that_is_not_ours_is_replaced_after_a_second_enter(
    library: Library, path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    async with sitting(path, library) as sat:
        await type_path(sat, str(target))
        assert "⚠ not ours" in shown(sat, "state")
        await sat.press("enter")
        assert "Enter again replaces it" in shown(sat, "state")
        assert target.read_text() == "mine"
        await sat.press("enter")
        await sat.until(lambda: target.read_text().startswith("---"))


@pytest.mark.parametrize("width", [60, 80, 120])
async def test_keys_and_counts_fit_side_by_side(library: Library, path: Path, width: int) -> None:
    async with sitting(path, library, (width, 24)) as sat:
        await sat.press("x")
        counts = sat.app.screen.query_one("ExportDialog #counts", Static)
        keys = sat.app.screen.query_one("ExportDialog #keys", Static)
        assert shown(sat, "counts") == "0 highlights · 0 notes"
        assert counts.size.width == len(shown(sat, "counts"))
        assert keys.size.width >= len(shown(sat, "keys"))
        assert "Esc close" in shown(sat, "keys")
        assert ("↑ ↓ format" in shown(sat, "keys")) == (width > 80)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_format_can_be_seen_where_not_all_fit(
    library: Library, path: Path, size: tuple[int, int]
) -> None:
    async with sitting(path, library, size) as sat:
        await sat.press("x")
        for form in FORMATS.values():
            assert f"▎  {form.name}" in shown(sat, "formats")
            await sat.press("down")
        assert "▎  Markdown" in shown(sat, "formats")


async def test_the_preview_says_what_is_written_and_what_is_lost(
    library: Library, path: Path
) -> None:
    async with sitting(path, library) as sat:
        await sat.press("enter", "x", "slash", *"csv", "enter")
        assert "▎  Logseq" not in shown(sat, "formats")
        await sat.until(lambda: "quote,pen,tags" in shown(sat, "preview"))
        said = shown(sat, "preview")
        assert "for spreadsheets" in said
        assert "Peace talks in Astana" in said
        assert "␍" not in said
        assert "links between marks  by their ids" in said
        assert shown(sat, "share") == "1 of 1"
        assert field(sat).value.endswith(".csv")


async def test_on_a_narrow_screen_list_and_preview_are_two_pages(
    library: Library, path: Path
) -> None:
    async with sitting(path, library, (80, 24)) as sat:
        await sat.press("x")
        sheet = sat.app.screen.query_one(ExportDialog)
        assert sheet.query_one("#left").display
        assert not sheet.query_one("#preview").display
        await sat.press("tab")
        assert not sheet.query_one("#left").display
        await sat.until(lambda: "notes that link back" in shown(sat, "preview"))
        await sat.press("tab", "tab")
        assert sheet.query_one("#left").display


async def test_the_whole_preview_takes_the_place_of_the_list(library: Library, path: Path) -> None:
    async with sitting(path, library) as sat:
        await sat.press("x")
        await sat.until(lambda: "title:" in shown(sat, "preview"))
        await sat.press("v")
        assert "Can’t be held" not in shown(sat, "preview")
        assert not sat.app.screen.query_one("#left").display
        await sat.press("down", "down", "down")
        assert "title:" not in shown(sat, "preview")
        await sat.press("v")
        assert "Can’t be held" in shown(sat, "preview")


async def test_formats_are_chosen_by_letters_and_found_by_words(
    library: Library, path: Path
) -> None:
    async with sitting(path, library) as sat:
        await sat.press("x", "j", "j", "k")
        assert field(sat).value.endswith(".html")
        for key in "/csv":  # faster than the focus moves
            sat.app.post_message(events.Key(key, key))
        await sat.until(lambda: field(sat).value.endswith(".csv"))


async def test_a_filter_chooses_the_marks(library: Library, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    async with sitting(path, library) as sat:
        await sat.press("enter", ")", "2", "V", "2")
        await sat.until(lambda: len(sat.reading.notebook.highlights) == 2)
        await sat.press("x", "tab", *"pen:evidence")
        await sat.until(lambda: shown(sat, "share") == "1 of 2")
        field(sat).value = str(target)
        await sat.press("slash")  # a letter of the field
        sat.app.screen.query_one("#marks", Input).value = "pens:evidence"
        await sat.until(lambda: "says nothing of a mark" in shown(sat, "preview"))
        await sat.press("enter")
        assert not target.exists()
        sat.app.screen.query_one("#marks", Input).value = "pen:question"
        await sat.until(lambda: shown(sat, "share") == "0 of 2")
        sat.app.screen.query_one("#marks", Input).value = "pen:evidence"
        await sat.press("enter")
        await sat.until(target.exists)
        assert target.read_text().count("evidence") == 1
        assert "claim" not in target.read_text()
        other = tmp_path / "other.csv"
        await type_path(sat, str(other))
        sat.app.screen.query_one("#marks", Input).value = "pen:question"
        await sat.press("enter")
        await sat.until(other.exists)
        assert "[!" not in other.read_text()


async def test_the_format_and_the_folder_are_there_the_next_time(
    library: Library, path: Path, tmp_path: Path
) -> None:
    async with sitting(path, library) as sat:
        await sat.press("x", "slash", *"readwise", "enter")
        field(sat).value = str(tmp_path / "mine.csv")
        await sat.press("enter")
        await sat.until((tmp_path / "mine.csv").exists)
        await sat.press("x")
        assert "▎  Readwise" in shown(sat, "formats")
    async with sitting(path, library) as sat:
        sat.session.begin(View())
        await sat.press("x")
        assert "▎  Readwise" in shown(sat, "formats")
        assert field(sat).value == str(tmp_path / "peace-talks-in-astana.readwise.csv")


async def test_an_export_is_copied_from_the_list(library: Library, path: Path) -> None:
    async with sitting(path, library) as sat:
        await sat.press("x", "y")
        await sat.until(lambda: "Copied the Markdown" in sat.reading.notice)
        assert sat.app.clipboard.startswith("---")


async def test_an_earlier_export_is_brought_up_to_date(
    library: Library, path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.md"
    async with sitting(path, library) as sat:
        await type_path(sat, str(target))
        await sat.press("enter")
        await sat.until(target.exists)
        target.write_text(target.read_text() + "\nMine.\n")
        await sat.press("enter")
        await sat.until(lambda: len(sat.reading.notebook.highlights) == 1)
        await type_path(sat, str(target))
        assert shown(sat, "state") == "↻ updates ours"
        await sat.press("enter")
        await sat.until(lambda: "> [!claim]" in target.read_text())
        assert "Mine." in target.read_text()
