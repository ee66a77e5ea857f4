"""The export that the config asks for follows the marks."""

from pathlib import Path

import pytest

from astana_reader.library.documents import load_article
from astana_reader.library.opening import open_article
from astana_reader.library.places import Library
from astana_reader.library.positions import View
from astana_reader.settings.config import Settings
from astana_reader.ui.app import ReaderApp
from tests.ui.sitting import TALKS, Sitting, sitting

NAME = "peace-talks-in-astana"


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    (tmp_path / "notes").mkdir()
    return tmp_path / "notes"


def app_of(path: Path, library: Library, folder: Path, form: str = "md") -> ReaderApp:
    settings = Settings(export_on_save={"folder": str(folder), "format": form})
    return ReaderApp(open_article(library, load_article(path)), settings, View())


@pytest.mark.parametrize(("form", "sign"), [("md", "> [!claim]"), ("org", "#+begin_quote")])
async def test_it_is_written_as_you_mark_and_keeps_what_you_wrote(
    library: Library, path: Path, notes: Path, form: str, sign: str
) -> None:
    target = notes / f"{NAME}.{form}"
    app = app_of(path, library, notes, form)
    async with app.run_test(size=(120, 40)) as pilot:
        sat = Sitting(app, pilot)
        await sat.press("enter")
        await sat.until(lambda: target.exists() and sign in target.read_text())
        target.write_text(target.read_text() + "\nMine.\n")
        await sat.press(")", ")", "enter")
        await sat.until(lambda: target.read_text().count(sign) == 2)
        assert "Mine." in target.read_text()
        await sat.press("d")
        await sat.until(lambda: "deleted in the library" in target.read_text())
    app.close_saver()


async def test_what_fails_is_told_once(library: Library, path: Path, notes: Path) -> None:
    app = app_of(path, library, notes / "gone")
    async with app.run_test(size=(120, 40)) as pilot:
        sat = Sitting(app, pilot)
        await sat.press("enter")
        await sat.until(lambda: "Export on save: there is no folder" in sat.reading.notice)
        await sat.press(")", "enter")
        await sat.until(lambda: len(sat.reading.notebook.highlights) == 2)
        await sat.until(lambda: "✓ saved" in sat.text("header"))
        await app.workers.wait_for_complete()
        assert "Export on save" not in sat.reading.notice
    app.close_saver()


async def test_it_is_never_written_onto_its_source_or_a_file_of_yours(
    library: Library, notes: Path
) -> None:
    path = notes / f"{NAME}.md"
    path.write_text(f"# {TALKS}", encoding="utf-8")
    before = path.read_bytes()
    app = app_of(path, library, notes)
    async with app.run_test(size=(120, 40)) as pilot:
        sat = Sitting(app, pilot)
        await sat.press("enter")
        await sat.until(lambda: len(list(notes.glob(f"{NAME}-*.md"))) == 1)
        await sat.press("d")
        await sat.until(lambda: "deleted" in next(notes.glob(f"{NAME}-*.md")).read_text())
    app.close_saver()
    assert path.read_bytes() == before


async def test_two_articles_that_are_called_alike_have_a_file_each(
    library: Library, path: Path, tmp_path: Path, notes: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text(TALKS.replace("snow", "rain"), encoding="utf-8")
    for number, article in enumerate((path, other), 1):
        app = app_of(article, library, notes)
        async with app.run_test(size=(120, 40)) as pilot:
            sat = Sitting(app, pilot)
            await sat.press("enter")
            await sat.until(lambda: len(list(notes.iterdir())) == number)  # noqa: B023  # at once
        app.close_saver()


async def test_without_the_setting_nothing_is_written(
    library: Library, path: Path, notes: Path
) -> None:
    async with sitting(path, library) as sat:
        await sat.press("enter")
        await sat.until(lambda: "✓ saved" in sat.text("header"))
        await sat.app.workers.wait_for_complete()
    assert list(notes.iterdir()) == []
