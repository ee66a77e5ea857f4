"""Opening what takes long: progress, the beginning meanwhile, giving up, passwords."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from astana_reader.articles.article import NO_OPTIONS, Options
from astana_reader.library.documents import load_article, wanted_file
from astana_reader.library.opening import open_article
from astana_reader.library.places import Library
from astana_reader.library.positions import View
from astana_reader.settings.config import Settings
from astana_reader.ui.app import ReaderApp
from astana_reader.ui.desk_screen import DeskScreen
from astana_reader.ui.opening import Opening
from tests.articles.toy import toy
from tests.ui.sitting import Sitting
from tests.ui.waiting import until

__all__ = ["toy"]

WORDS = "\n".join(f"Paragraph {n} tells of talk number {n}." for n in range(40))
pytestmark = pytest.mark.usefixtures("toy")


def write(folder: Path, text: str, name: str = "long.toy") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def gate(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the toy named “gated” waits for before it is read to its end."""
    path = folder / "gate"
    monkeypatch.setenv("TOY_GATE", str(path))
    return path


@asynccontextmanager
async def opening(
    path: Path, library: Library, options: Options = NO_OPTIONS
) -> AsyncIterator[Sitting]:
    app = ReaderApp(Opening(wanted_file(path, options)), Settings(), View(), library=library)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        yield Sitting(app, pilot)
    app.close_saver()


async def test_the_beginning_is_read_until_all_is_there(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = gate(tmp_path, monkeypatch)
    async with opening(write(tmp_path, f"gated\n{WORDS}"), library) as sat:
        await sat.until(lambda: "Paragraph 3" in sat.text("page"))
        assert "reading page 1 of 2" in sat.text("status")
        assert "Esc give up" in sat.text("status")
        sat.go_to("talk number 7")
        await sat.press("enter")
        assert "still reading" in sat.reading.notice
        await sat.press("/", *"number 9", "enter")
        assert sat.reading.article.text[sat.reading.page.caret :].startswith("number 9")
        assert not sat.reading.is_whole
        opened.touch()
        await sat.until(lambda: sat.reading.is_whole)
        assert sat.reading.article.text[sat.reading.page.caret :].startswith("number 9")
        assert sat.reading.search
        assert "reading" not in sat.text("status")
        await sat.press("enter")
        assert [h.annotation.pen for h in sat.reading.notebook.highlights] == ["claim"]
        await sat.until(lambda: list(library.annotations.glob("gated-*.json")))
        assert not (library.annotations / "unread.json").exists()


async def test_esc_gives_up_and_leaves_the_program_with_a_message(
    tmp_path: Path, library: Library
) -> None:
    async with opening(write(tmp_path, f"sleep\n{WORDS}"), library) as sat:
        await sat.until(lambda: "reading page 0 of 2" in sat.text("status"))
        await sat.press("escape")
        await until(sat.pilot, lambda: sat.app.failure)
        assert sat.app.return_value == 1
    assert "you stopped it" in sat.app.failure
    assert not library.annotations.exists()


async def test_a_damaged_file_ends_the_program_with_a_message(
    tmp_path: Path, library: Library
) -> None:
    async with opening(write(tmp_path, "title\nbroken"), library) as sat:
        await until(sat.pilot, lambda: sat.app.failure)
    assert sat.app.failure.endswith("long.toy is broken.")


async def test_a_password_is_asked_for_until_it_fits(tmp_path: Path, library: Library) -> None:
    async with opening(write(tmp_path, "title\nlocked"), library) as sat:
        await sat.until(lambda: sat.screen.in_dialog)
        assert "%" not in sat.text("header")
        await sat.press(*"other", "enter")
        await sat.until(lambda: "another" in sat.reading.notice)
        await sat.press(*"secret", "enter")
        await sat.until(lambda: sat.reading.is_whole)
        assert sat.reading.article.text == "locked\n\n"
        assert "secret" not in sat.text("page") + sat.text("status")


async def test_who_knows_no_password_gives_up(tmp_path: Path, library: Library) -> None:
    async with opening(write(tmp_path, "title\nlocked"), library) as sat:
        await sat.until(lambda: sat.screen.in_dialog)
        await sat.press("escape")
        await until(sat.pilot, lambda: sat.app.failure)
    assert "stopped" in sat.app.failure


@pytest.fixture
def listed(library: Library) -> Library:
    write(library.articles, f"gated\n{WORDS}", "a.toy")
    write(library.articles, "title\nlocked", "b.toy")
    write(library.articles, "title\nbroken", "c.toy")
    write(library.articles, "Nothing much.\n", "d.txt")
    return library


def notice(pilot: Pilot[int]) -> str:
    screen = pilot.app.screen
    return screen.desk.notice if isinstance(screen, DeskScreen) else ""


@asynccontextmanager
async def desk(library: Library, name: str) -> AsyncIterator[Sitting]:
    """The library's list with an article chosen, over one that is open."""
    opened = open_article(library, load_article(library.articles / "d.txt"))
    app = ReaderApp(opened, Settings(), View())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("L")
        await until(pilot, lambda: isinstance(app.screen, DeskScreen))
        assert isinstance(app.screen, DeskScreen)
        screen = app.screen
        await until(pilot, lambda: len(screen.desk.arranged.shown) == 4)
        screen.desk.state.chosen = str(library.articles / name)
        yield Sitting(app, pilot)
    app.close_saver()


async def test_the_list_shows_the_beginning_then_all(
    listed: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = gate(tmp_path, monkeypatch)
    opened.touch()
    async with desk(listed, "a.toy") as sat:
        await sat.press("enter")
        await until(sat.pilot, lambda: sat.reading.article.title == "gated")
        await sat.until(lambda: sat.reading.is_whole)
        assert "Paragraph 3" in sat.text("page")


async def test_a_failure_is_told_on_the_list(listed: Library) -> None:
    async with desk(listed, "c.toy") as sat:
        await sat.press("enter")
        await until(sat.pilot, lambda: notice(sat.pilot) == "c.toy is broken.")
        await sat.press("escape")
        await until(sat.pilot, lambda: not isinstance(sat.app.screen, DeskScreen))
        assert sat.reading.article.text == "Nothing much.\n"


async def test_without_its_password_the_list_comes_back(listed: Library) -> None:
    async with desk(listed, "b.toy") as sat:
        await sat.press("enter")
        await until(sat.pilot, lambda: sat.app.article_screen and sat.screen.in_dialog)
        await sat.press("escape")
        await until(sat.pilot, lambda: "stopped" in notice(sat.pilot))
        await sat.press("q")
        await until(sat.pilot, lambda: sat.app.return_code is not None)


async def test_reading_again_can_be_given_up(
    tmp_path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, f"Title\n{WORDS}")
    async with opening(path, library) as sat:
        await sat.until(lambda: sat.reading.is_whole)
        write(tmp_path, f"sleep\n{WORDS}")
        await sat.press("R")
        await sat.until(lambda: sat.reading.loading == "page 0 of 2")
        await sat.press("j", "escape")
        await sat.until(lambda: "you stopped it" in sat.reading.notice)
        assert sat.reading.article.title == "Title"
        assert sat.reading.loading == ""


def test_what_is_kept_is_there_at_once(tmp_path: Path) -> None:
    path = write(tmp_path, f"Title\n{WORDS}")
    wanted = wanted_file(path)
    assert wanted.at_once() is None
    article = wanted.load()
    assert wanted.at_once() == article
