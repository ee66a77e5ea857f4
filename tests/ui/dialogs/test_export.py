"""The export sheet: where to, what is there already, and what can't be written."""

from pathlib import Path

import pytest
from textual.widgets import Input, Static

from astana_reader.exchange.formats import FORMATS
from astana_reader.library.places import Library
from astana_reader.ui.dialogs.export import ExportDialog
from tests.ui.sitting import Sitting, sitting


def field(sat: Sitting) -> Input:
    return sat.app.screen.query_one("ExportDialog Input", Input)


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


async def test_a_file_that_is_there_is_replaced_after_a_second_enter(
    library: Library, path: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    async with sitting(path, library) as sat:
        await type_path(sat, str(target))
        assert "the file exists" in shown(sat, "state")
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
        assert keys.size.width > len(shown(sat, "keys"))
        assert "Esc close" in shown(sat, "keys")
        assert ("↑ ↓ format" in shown(sat, "keys")) == (width > 60)


async def test_every_format_can_be_seen_where_not_all_fit(library: Library, path: Path) -> None:
    async with sitting(path, library, (80, 24)) as sat:
        await sat.press("x")
        for form in FORMATS.values():
            assert f"▎  {form.name}" in shown(sat, "formats")
            assert form.about in shown(sat, "preview")
            await sat.press("down")
        assert "▎  Markdown" in shown(sat, "formats")


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
        await sat.press("enter", "enter")
        await sat.until(lambda: "> [!claim]" in target.read_text())
        assert "Mine." in target.read_text()
