"""What is done to articles on the desk: states, tags, exports, adding, removing, the rail."""

import json
from pathlib import Path

import pytest
from textual.pilot import Pilot

from astana_reader.annotations.files import read_file
from astana_reader.library.article_states import State
from astana_reader.library.catalog import Entry, Part
from astana_reader.library.index import annotation_files
from astana_reader.library.places import Library, state_folder
from astana_reader.library.positions import View
from astana_reader.library.state_files import STATES
from astana_reader.reading.effects import Ask, Export, Question
from astana_reader.settings.config import Settings
from astana_reader.ui.app import ReaderApp
from astana_reader.ui.desk_screen import DeskScreen
from astana_reader.ui.messages import Answered
from astana_reader.ui.reader_screen import ReaderScreen
from tests.ui.test_desk_screen import listing, read_list, reading, shown, titles
from tests.ui.waiting import until

COUNT = 4
TEXT = "{0} of the talks\n\nThe talks begin on Monday, for the {0} time. Delegates arrive.\n"
NAMES = ("alpha", "beta", "gamma", "delta")


@pytest.fixture
def shelf(library: Library) -> Library:
    """A library of four articles."""
    library.articles.mkdir(parents=True)
    for name in NAMES:
        (library.articles / f"{name}.txt").write_text(TEXT.format(name.capitalize()), "utf-8")
    return library


def app_of(library: Library, part: Part | None = None) -> ReaderApp:
    return ReaderApp(part or library, Settings(), View(), library=library)


def states(pilot: Pilot[int]) -> dict[str, State]:
    desk = listing(pilot).desk
    return {a.entry.path.stem: a.state for a in desk.arranged.shown if a.entry.path}


async def desk_of(pilot: Pilot[int]) -> None:
    await until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
    await read_list(pilot)


async def test_a_state_is_given_kept_and_taken_back(shelf: Library) -> None:
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        await pilot.press("s", "d")
        await until(pilot, lambda: states(pilot)["alpha"] is State.DONE)
        assert "Done 1" in shown(pilot)
        await until(pilot, lambda: "1 article: done. u takes it back." in shown(pilot))
        await pilot.press("s", "a")
        await until(pilot, lambda: states(pilot)["beta"] is State.ARCHIVED)
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        assert states(pilot)["alpha"] is State.DONE
        assert states(pilot)["beta"] is State.ARCHIVED
    kept = json.loads((state_folder() / STATES).read_text())
    assert {row["state"] for row in kept[str(shelf.root)].values()} == {"done", "archived"}
    assert not shelf.annotations.exists()


async def test_several_are_picked_and_one_key_takes_all_back(shelf: Library) -> None:
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        await pilot.press("space", "space")
        assert "2 picked   ·   0 highlights" in shown(pilot)
        await pilot.press("s", "r")
        await until(pilot, lambda: list(states(pilot).values()).count(State.READING) == 2)
        await until(pilot, lambda: "2 articles: reading" in shown(pilot))
        await pilot.press("u")
        await until(pilot, lambda: set(states(pilot).values()) == {State.TO_READ})
        await until(pilot, lambda: "2 articles as before" in shown(pilot))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: list(states(pilot).values()).count(State.READING) == 2)


async def test_removing_takes_it_off_the_list_and_leaves_its_file(shelf: Library) -> None:
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        await pilot.press("d")
        await until(pilot, lambda: len(states(pilot)) == COUNT - 1)
        assert (shelf.articles / "alpha.txt").exists()
        await pilot.press("slash", *"state:removed", "enter")
        await until(pilot, lambda: list(states(pilot)) == ["alpha"])
        await pilot.press("escape", "u")
        await until(pilot, lambda: len(states(pilot)) == COUNT)


async def test_tags_are_given_to_the_picked_and_taken_back(shelf: Library) -> None:
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        await pilot.press("space", "space", "t")
        await pilot.press(*"syria, talks", "enter")
        await until(pilot, lambda: "Tags of 2 articles changed" in shown(pilot))
        records = [read_file(path).records for path in annotation_files(shelf.annotations)]
        assert [r.article.tags for r in records if r] == [("syria", "talks")] * 2
        await until(pilot, lambda: not listing(pilot).desk.reading)
        await pilot.press("slash", *"#syria", "enter")
        await until(pilot, lambda: len(states(pilot)) == 2)
        await pilot.press("escape", "u")
        await until(pilot, lambda: "Tags of 2 articles as before" in shown(pilot))
        records = [read_file(path).records for path in annotation_files(shelf.annotations)]
        assert [r.article.tags for r in records if r] == [(), ()]


async def test_the_picked_are_exported_together(shelf: Library, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        await pilot.press("space", "space", "x")
        await until(pilot, lambda: "2 articles, the preview" in shown(pilot))
        await pilot.press("escape")
        await pilot.press("space", "x")
        await until(pilot, lambda: "Export" in shown(pilot))
        await pilot.press("escape")
    assert not target.exists()


async def test_a_folder_a_file_and_a_text_are_added(shelf: Library, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    for name in ("one", "two"):
        (away / f"{name}.md").write_text(f"# The {name}\n\nIts text.\n", encoding="utf-8")
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        await pilot.press("A", *str(away), "enter")
        await until(pilot, lambda: "2 articles added." in shown(pilot))
        await until(pilot, lambda: "The one" in titles(pilot))
        await pilot.press("A", *"/no/such.txt", "enter")
        await until(pilot, lambda: "There is no file /no/such.txt" in shown(pilot))
    assert sorted(path.name for path in away.iterdir()) == ["one.md", "two.md"]


async def test_the_rail_shows_states_and_views(shelf: Library) -> None:
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        assert "Archived" not in shown(pilot)
        await pilot.press("greater_than_sign")
        assert "Archived" in shown(pilot)
        await until(pilot, lambda: "Views" in shown(pilot))
        await pilot.press("s", "d", "tab", "j", "j", "j")
        await until(pilot, lambda: list(states(pilot)) == ["alpha"])
        await pilot.press("k", "k", "k", "enter")
        await until(pilot, lambda: len(states(pilot)) == COUNT)
        await pilot.press("tab", "G", "enter")
        await until(pilot, lambda: not isinstance(pilot.app.screen, DeskScreen))
        await pilot.press("escape")
        await desk_of(pilot)
        await pilot.press("greater_than_sign")
        assert "Archived" not in shown(pilot)


async def test_where_it_is_narrow_tabs_stand_for_the_rail(shelf: Library) -> None:
    async with app_of(shelf).run_test(size=(80, 24)) as pilot:
        await desk_of(pilot)
        lines = shown(pilot).splitlines()
        assert lines[1].strip().startswith("All 4  To read 4  Reading 0  Done 0")
        assert "━━━━━" in lines[2]
        await pilot.press("tab", "j", "j")
        await until(pilot, lambda: not states(pilot))
        await pilot.press("escape")
        assert "No article has this state." in shown(pilot)
        assert shown(pilot).splitlines()[1].strip().startswith("All 4")


async def test_the_next_and_the_one_before_are_read_without_leaving(shelf: Library) -> None:
    app = app_of(shelf)
    async with app.run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        first, second, third = titles(pilot)[:3]
        await pilot.press("enter")
        await reading(pilot, first)
        await pilot.press("right_square_bracket", "a")
        await reading(pilot, second)
        await pilot.press("comma", "a")
        await reading(pilot, first)
        await pilot.press("comma", "a")
        await until(pilot, lambda: "There is no article before." in shown(pilot))
        await pilot.press("9", "right_square_bracket", "a")
        await until(pilot, lambda: "There are fewer than 9 articles below." in shown(pilot))
        await pilot.press("2", "right_square_bracket", "a")
        await reading(pilot, third)
        await pilot.press("ctrl+o")
        await desk_of(pilot)
    assert app.close_saver()


async def test_what_was_read_is_listed_and_opened_last_stands_first(
    shelf: Library, path: Path
) -> None:
    app = app_of(shelf, Part("One", places=(path,)))
    async with app.run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        assert len(states(pilot)) == 1
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await pilot.press("L")
        await desk_of(pilot)
    assert app.close_saver()
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        assert list(states(pilot)) == ["talks", "alpha", "beta", "delta", "gamma"]
        assert states(pilot)["talks"] is State.READING
        assert "opened just now" in shown(pilot) or "ago" in shown(pilot)


async def test_a_feed_is_a_list_to_choose_from(shelf: Library, tmp_path: Path) -> None:
    feed = tmp_path / "feed.xml"
    items = "".join(
        f"<item><title>Item {n}</title><link>https://example.org/{n}</link>"
        f"<pubDate>Sun, {n + 1:02} Jan 2017 10:00:00 GMT</pubDate></item>"
        for n in range(3)
    )
    feed.write_text(
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>The feed</title>'
        f"<link>https://example.org/</link>{items}</channel></rss>",
        encoding="utf-8",
    )
    async with app_of(shelf, Part("Some", places=(feed,))).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: titles(pilot) == ["Item 0", "Item 1", "Item 2"])
        assert "The feed" in shown(pilot)
        assert " 2 Jan 2017" in shown(pilot)
        assert "in its own order" in shown(pilot)


async def test_from_a_part_to_the_whole_library_and_back(shelf: Library) -> None:
    part = Part("One", places=(shelf.articles / "gamma.txt",))
    async with app_of(shelf, part).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        assert len(states(pilot)) == 1
        await pilot.press("L")
        await until(pilot, lambda: len(states(pilot)) > 1)
        assert shown(pilot).startswith("  Library")
        await pilot.press("escape")
        await until(pilot, lambda: len(states(pilot)) == 1)
        assert shown(pilot).startswith("  One")


async def test_a_part_keeps_the_order_it_was_named_in(shelf: Library) -> None:
    page = Entry("Page", None, url="https://example.org/p")
    places = (shelf.articles / "gamma.txt", shelf.articles / "alpha.txt")
    part = Part("Two and a page", places=places, entries=(page,))
    async with app_of(shelf, part).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        stems = [str(a.entry.place).rpartition("/")[2] for a in listing(pilot).desk.arranged.shown]
        assert stems == ["gamma.txt", "alpha.txt", "p"]


async def test_a_moved_article_is_found_again_by_its_text(shelf: Library, tmp_path: Path) -> None:
    app = app_of(shelf)
    away = tmp_path / "away"
    away.mkdir()
    old = away / "old.txt"
    old.write_text(TEXT.format("Omega"), encoding="utf-8")
    async with app.run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        await pilot.press("A", *str(old), "enter")
        await until(pilot, lambda: "1 article added." in shown(pilot))
        (away / "deep").mkdir()
        old.rename(away / "deep" / "new.txt")
        await pilot.press("s", "d", "slash", *"state:gone", "enter")
        await until(pilot, lambda: len(listing(pilot).desk.arranged.shown) == 1)
        await pilot.press("F")
        await until(pilot, lambda: "Found again:" in shown(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "new" in states(pilot))


async def test_the_sheet_changes_the_title_of_an_article_that_is_not_open(shelf: Library) -> None:
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        await pilot.press("I")
        await until(pilot, lambda: "not known" in shown(pilot))
        await pilot.press("enter")
        await pilot.press(*["backspace"] * 60, *"My own title", "enter")
        await until(pilot, lambda: "Title of 1 article changed" in shown(pilot))
        await until(pilot, lambda: "My own title" in titles(pilot))
        await pilot.press("u")
        await until(pilot, lambda: "My own title" not in titles(pilot))
        await pilot.press("I", *"jjjj", "enter", *"3 March 2016", "enter")
        await until(pilot, lambda: "3 Mar 2016" in shown(pilot))
        await pilot.press("I", "j", "enter", *"Ann Bell", "enter")
        await until(pilot, lambda: "Author of 1 article changed" in shown(pilot))
        await pilot.press("I", *"jjj", "enter", *"nowhere", "enter")
        await until(pilot, lambda: "an address begins with http" in shown(pilot))


async def test_the_sheet_changes_what_is_said_of_the_open_article(shelf: Library) -> None:
    app = app_of(shelf)
    async with app.run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        first = titles(pilot)[0]
        await pilot.press("enter")
        screen = await reading(pilot, first)
        await pilot.press("I", "enter", *["backspace"] * 60, *"Read so", "enter")
        await until(pilot, lambda: screen.dialogs.dialog and "yours" in shown(pilot))
        await pilot.press("t", *"syria", "enter")
        await until(pilot, lambda: screen.dialogs.dialog and "#syria" in shown(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: shown(pilot).splitlines()[0].strip().startswith("Read so"))
        await pilot.press("u", "u")
        assert screen.reading.metadata.title == screen.reading.article.title
        assert screen.reading.notebook.records.article.tags == ()
    assert app.close_saver()


async def test_an_article_that_goes_while_it_is_listed_is_told_of(shelf: Library) -> None:
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        (shelf.articles / "alpha.txt").unlink()
        (shelf.articles / "beta.txt").write_bytes(b"\0\0")
        await pilot.press("enter")
        await until(pilot, lambda: "There is no file alpha.txt" in shown(pilot))
        await pilot.press("j", "enter")
        await until(pilot, lambda: "beta.txt is a binary file" in shown(pilot))
        await pilot.press("k", "t", *"x", "enter")
        await until(pilot, lambda: "There is no file" in shown(pilot))
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))


async def test_adding_is_stopped_with_escape(shelf: Library, tmp_path: Path) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(400):
        (many / f"{number}.txt").write_text(f"The text of {number}.\n", encoding="utf-8")
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        await pilot.press("A", *str(many), "enter")
        await until(pilot, lambda: "of 400. Esc stops." in shown(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "articles added." in shown(pilot))
        assert len(annotation_files(shelf.annotations)) < 400


async def test_what_the_engines_find_is_exported_too(shelf: Library, tmp_path: Path) -> None:
    target = tmp_path / "days.ics"
    (shelf.articles / "alpha.txt").write_text(
        "The old bridge fell into the river on 2 March 2020.\n", encoding="utf-8"
    )
    async with app_of(shelf).run_test(size=(120, 40)) as pilot:
        await desk_of(pilot)
        await pilot.press("slash", *"alpha", "enter", "x")
        await until(pilot, lambda: bool(pilot.app.screen.query("ExportDialog")))
        pilot.app.screen.post_message(Answered(Ask(Question.EXPORT), Export("ics", target)))
        await until(pilot, target.exists)
        assert "DTSTART;VALUE=DATE:20200302" in target.read_text(encoding="utf-8")
