"""The library's list through its keys, and articles opened from it one after the other."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from astana_reader.annotations.files import read_file
from astana_reader.articles.loading import read_article
from astana_reader.library.index import annotation_files
from astana_reader.library.opening import open_article
from astana_reader.library.places import Library, state_folder
from astana_reader.library.positions import Position, View, load_position, save_position
from astana_reader.settings.config import Settings
from astana_reader.ui.app import ReaderApp
from astana_reader.ui.desk_screen import DeskScreen
from astana_reader.ui.reader_screen import ReaderScreen
from astana_reader.ui.start import only_article
from tests.ui.waiting import until

TITLES = ["Aleppo, street by street", "Ceasefire, side by side", "Zones of the north"]
TEXT = "The talks begin on Monday. Delegates arrive in Astana.\n\nThey stay for a week.\n"


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    root = tmp_path / "library"
    (root / "articles").mkdir(parents=True)
    for number, title in enumerate(TITLES):
        path = root / "articles" / f"{number}.txt"
        path.write_text(f"{title}.\n\n{TEXT}", encoding="utf-8")
        sidecar = path.with_name(f"{path.name}.toml")
        sidecar.write_text(f'title = "{title}"\nsite = "site{number}"\n', encoding="utf-8")
    return Library(root, root / "articles", "a test")


def listing(pilot: Pilot[int]) -> DeskScreen:
    assert isinstance(pilot.app.screen, DeskScreen)
    return pilot.app.screen


def titles(pilot: Pilot[int]) -> list[str]:
    return [article.entry.title for article in listing(pilot).desk.arranged.shown]


def shown(pilot: Pilot[int]) -> str:
    """The whole screen as text."""
    lines = pilot.app.screen._compositor.render_strips()  # noqa: SLF001  # no public way
    return "\n".join(strip.text for strip in lines)


async def read_list(pilot: Pilot[int]) -> None:
    await until(pilot, lambda: not listing(pilot).desk.reading)


async def reading(pilot: Pilot[int], title: str) -> ReaderScreen:
    """Wait until an article is on the screen."""

    def there() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, ReaderScreen) and screen.reading.article.title == title

    await until(pilot, there)
    assert isinstance(pilot.app.screen, ReaderScreen)
    return pilot.app.screen


def app_of(start: Library | Path, library: Library) -> ReaderApp:
    opened = start if isinstance(start, Library) else open_article(library, read_article(start))
    app = ReaderApp(opened, Settings(), View())
    if app.session:
        app.session.begin(View())
    return app


async def test_the_list_shows_its_articles_and_opens_one(library: Library) -> None:
    app = app_of(library, library)
    async with app.run_test(size=(120, 40)) as pilot:
        await read_list(pilot)
        assert titles(pilot) == TITLES
        screen = shown(pilot)
        assert "3 articles · 0 highlights" in screen
        assert all(title in screen for title in TITLES)
        assert "The talks begin on Monday." in screen
        await pilot.press("j", "enter")
        await reading(pilot, TITLES[1])
    assert app.close_saver()


async def test_moving_and_sorting(library: Library) -> None:
    async with app_of(library, library).run_test(size=(80, 24)) as pilot:
        await read_list(pilot)
        listed = listing(pilot).desk
        for key, title in (("G", 2), ("k", 1), ("g", 1), ("g", 0), ("down", 1), ("pgdn", 2)):
            await pilot.press({"pgdn": "pagedown"}.get(key, key))
            assert listed.chosen
            assert listed.chosen.entry.title == TITLES[title]
        assert "by state, last opened" in shown(pilot)
        await pilot.press("o", *"title", "enter")
        await until(pilot, lambda: "by state, title" in shown(pilot))
        await pilot.press("g", "g")
        assert listed.chosen
        assert listed.chosen.entry.title == TITLES[0]


async def test_filtering(library: Library) -> None:
    async with app_of(library, library).run_test(size=(120, 40)) as pilot:
        await read_list(pilot)
        await pilot.press("slash", *"site1")
        await until(pilot, lambda: titles(pilot) == [TITLES[1]])
        await pilot.press("enter")
        assert "1 of 3 articles" in shown(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: titles(pilot) == TITLES)
        await pilot.press("slash", *"nothing", "enter")
        said = "Nothing matches “nothing” in 3 articles. Esc clears the filter."
        await until(pilot, lambda: said in shown(pilot))
        await pilot.press("enter", "j", "G", "escape")
        await until(pilot, lambda: titles(pilot) == TITLES)


async def test_another_article_is_read_and_the_first_is_kept(library: Library) -> None:
    first = library.articles / "0.txt"
    app = app_of(first, library)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await reading(pilot, TITLES[0])
        await until(pilot, lambda: screen.engines.client._process)  # noqa: SLF001
        process = screen.engines.client._process  # noqa: SLF001
        assert process
        await pilot.press("right_parenthesis", "enter", "L")
        await read_list(pilot)
        assert listing(pilot).desk.state.chosen == str(first)
        await pilot.press("j", "enter")
        other = await reading(pilot, TITLES[1])
        await until(pilot, lambda: process.returncode is not None)
        (file,) = annotation_files(library.annotations)
        records = read_file(file).records
        assert records
        assert len(records.annotations) == 1
        caret = load_position(state_folder(), str(first)).caret
        assert caret > 0
        assert screen not in app.screen_stack
        assert other.reading.notebook.highlights == ()
        await pilot.press("L")
        await read_list(pilot)
        assert "1 highlight" in shown(pilot)
        await pilot.press("slash", *"aleppo", "enter")
        await until(pilot, lambda: titles(pilot) == [TITLES[0]])
        await pilot.press("enter")
        back = await reading(pilot, TITLES[0])
        assert back.reading.page.caret == caret
        assert len(back.reading.notebook.highlights) == 1
    assert app.close_saver()


@pytest.mark.parametrize("key", ["escape", "L", "enter"])
async def test_back_to_the_open_article(library: Library, key: str) -> None:
    app = app_of(library.articles / "2.txt", library)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await reading(pilot, TITLES[2])
        for _ in range(2):
            await pilot.press("L")
            await read_list(pilot)
            assert "Esc back" in shown(pilot)
            await pilot.press(key)
            assert await reading(pilot, TITLES[2]) is screen
        await pilot.press("j", "m", "s")
        assert len(screen.reading.notebook.highlights) == 1
    assert app.close_saver()


async def test_tags_of_the_library_are_offered(library: Library) -> None:
    app = app_of(library.articles / "0.txt", library)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await reading(pilot, TITLES[0])
        await pilot.press("enter", "t", *"ceasefire", "enter", "L")
        await read_list(pilot)
        await pilot.press("G", "enter")
        screen = await reading(pilot, TITLES[2])
        await until(pilot, lambda: screen.library_tags == {"ceasefire": 1})
    assert app.close_saver()


async def test_marks_that_cannot_be_saved_keep_the_article_open(library: Library) -> None:
    library.annotations.mkdir()
    in_the_way = library.annotations / ".state"
    in_the_way.write_text("a file where a folder should be", encoding="utf-8")
    app = app_of(library.articles / "0.txt", library)
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await reading(pilot, TITLES[0])
        await pilot.press("enter", "L")
        await read_list(pilot)
        await pilot.press("j", "enter")
        await until(pilot, lambda: "can't be saved" in shown(pilot))
        await pilot.press("escape")
        assert await reading(pilot, TITLES[0]) is screen
        assert len(screen.reading.notebook.highlights) == 1
        in_the_way.unlink()
        await pilot.press("L")
        await read_list(pilot)
        await pilot.press("j", "enter")
        await reading(pilot, TITLES[1])
        assert len(annotation_files(library.annotations)) == 1
    assert app.close_saver()


async def test_an_article_that_cannot_be_read_is_told_of(library: Library) -> None:
    (library.articles / "0.txt").write_bytes(b"\0\0")
    async with app_of(library, library).run_test(size=(120, 40)) as pilot:
        await read_list(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "0.txt is a binary file" in shown(pilot).splitlines()[-1])
        await pilot.press("j", "enter")
        await reading(pilot, TITLES[1])


async def test_quitting(library: Library) -> None:
    app = app_of(library, library)
    async with app.run_test() as pilot:
        await read_list(pilot)
        await pilot.press("escape")
        assert "q quits" in shown(pilot)
        await pilot.press("q")
    assert app.return_value == 0


async def test_help_and_theme(library: Library) -> None:
    app = app_of(library, library)
    async with app.run_test(size=(120, 40)) as pilot:
        await read_list(pilot)
        await pilot.press("question_mark")
        assert "In the library" in shown(pilot)
        await pilot.press(*"rail", "enter")
        await until(pilot, lambda: "Archived" in shown(pilot))
        await pilot.press("g", "t")
        assert app.theme == "paper"
        assert listing(pilot).desk.look.palette.name == "paper"
        assert app.view.theme == "paper"


async def test_the_mouse(library: Library) -> None:
    async with app_of(library, library).run_test(size=(120, 40)) as pilot:
        await read_list(pilot)
        at = next(y for y, row in enumerate(shown(pilot).splitlines()) if TITLES[1] in row)
        await pilot.click(offset=(20, at))
        chosen = listing(pilot).desk.chosen
        assert chosen
        assert chosen.entry.title == TITLES[1]
        await pilot.click(offset=(20, at))
        await reading(pilot, TITLES[1])


@pytest.mark.parametrize("size", [(20, 5), (1, 1), (40, 10), (61, 16), (99, 29), (300, 80)])
async def test_any_size(library: Library, size: tuple[int, int]) -> None:
    async with app_of(library, library).run_test(size=size) as pilot:
        await read_list(pilot)
        await pilot.press("j", "G", "o", "slash", "a", "enter")
        assert {len(row) for row in shown(pilot).splitlines()} == {size[0]}


async def test_signs_of_the_states(library: Library) -> None:
    for number, percent in ((0, 100), (1, 50)):
        path = library.articles / f"{number}.txt"
        position = Position(percent=percent, opened="2017-01-22T12:00:00+00:00")
        save_position(state_folder(), [read_article(path).id, str(path)], position)
    async with app_of(library, library).run_test(size=(120, 40)) as pilot:
        await read_list(pilot)
        rows = shown(pilot).splitlines()
        firsts = [next(row for row in rows if title in row) for title in TITLES]
        signs = [row[:6].strip(" ▎") for row in firsts]
        assert signs == ["✓", "", "●"]
        (library.articles / "1.txt").write_text("Changed.\n", encoding="utf-8")
    async with app_of(library, library).run_test(size=(120, 40)) as pilot:
        await read_list(pilot)
        assert f"! {TITLES[1]}" in shown(pilot)


def test_what_opens_without_an_article(library: Library) -> None:
    assert only_article(library) is None
    for name in ("0.txt", "1.txt"):
        (library.articles / name).unlink()
    only = only_article(library)
    assert only
    assert only.load().title == TITLES[2]
    (library.articles / "2.txt").unlink()
    seed = only_article(library)
    assert seed
    assert seed.load().title.startswith("Syria peace talks")
