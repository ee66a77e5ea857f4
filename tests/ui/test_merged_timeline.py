"""One timeline of several articles: joined, its conflicts flagged, each row opening its place."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from astana_reader.library.places import Library
from astana_reader.library.positions import View as Look
from astana_reader.reading.effects import Ask, Asked, Export, OpenView, Question
from astana_reader.reading.views.viewing import Viewing
from astana_reader.settings.config import Settings
from astana_reader.ui import messages
from astana_reader.ui.app import ReaderApp
from astana_reader.ui.reader_screen import ReaderScreen
from astana_reader.ui.view_screen import ViewScreen
from tests.ui.test_desk_screen import shown
from tests.ui.waiting import until

ARTICLES = {
    "one": (
        "18 May 2024\n\nThe council sold Shed 7 on Monday. The old bridge fell into the river on 2 "
        "March 2020. The fair is due to open on 1 June.\n"
    ),
    "two": (
        "19 May 2024\n\nArlo Finch bought Shed 7 from the city in a deal signed on 13 May. The old "
        "bridge fell into the river on 3 March 2020.\n"
    ),
    "three": "20 May 2024\n\nA dog ran home on 7 May.\n",
}


@pytest.fixture
def three(library: Library) -> Library:
    library.articles.mkdir(parents=True)
    for name, text in ARTICLES.items():
        (library.articles / f"{name}.txt").write_text(text, encoding="utf-8")
    return library


async def timeline(pilot: Pilot[int], *articles: str) -> Viewing:
    """The view, once all articles were looked at."""
    pilot.app.screen.post_message(
        messages.ViewWanted(OpenView("merged-timeline", Asked(subjects=articles)))
    )
    await until(pilot, lambda: isinstance(pilot.app.screen, ViewScreen))
    screen = pilot.app.screen
    assert isinstance(screen, ViewScreen)
    await until(pilot, lambda: not screen.viewing.loading)
    return screen.viewing


async def test_events_are_joined_and_conflicts_flagged(three: Library) -> None:
    app = ReaderApp(three, Settings(), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        viewing = await timeline(pilot)
        screen = shown(pilot)
        assert "3 articles · 5 events · 1 joined" in screen
        assert "1 conflict" in screen
        assert "The council sold Shed 7" in screen
        assert "2 articles" in screen
        assert len([item for item in viewing.items if item.key]) == 5
        await pilot.press("n")
        screen = shown(pilot)
        assert "! two days" in screen
        assert "Two days for one event" in screen
        assert "Mon 2 March 2020" in screen
        assert "Tue 3 March 2020" in screen


async def test_one_of_two_days_is_kept_and_undone(three: Library) -> None:
    app = ReaderApp(three, Settings(), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        viewing = await timeline(pilot)
        await pilot.press("G", "c")
        assert "agree on this day" in viewing.notice
        await pilot.press("n", "2", "c")
        await until(pilot, lambda: "1 conflict" not in shown(pilot))
        assert "4 events · 2 joined" in shown(pilot)
        (mended,) = three.annotations.glob("*.json")
        assert "2020-03-03" in mended.read_text(encoding="utf-8")
        await pilot.press("u")
        await until(pilot, lambda: "1 conflict" in shown(pilot))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "1 conflict" not in shown(pilot))


async def test_a_count_opens_the_next_article_that_tells_it(three: Library) -> None:
    app = ReaderApp(three, Settings(), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        await timeline(pilot)
        await pilot.press("slash", *"shed", "enter", "2", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        assert "Arlo Finch" in reader.reading.article.text


async def test_it_is_filtered_and_a_row_opens_its_place(three: Library) -> None:
    app = ReaderApp(three, Settings(), Look())
    async with app.run_test(size=(80, 24)) as pilot:
        viewing = await timeline(pilot)
        await pilot.press("slash", *"told:planned")
        await until(pilot, lambda: viewing.items.choosable == 1)
        await pilot.press("enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        caret = reader.reading.page.caret
        assert reader.reading.article.text[caret:].startswith("1 June")
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ViewScreen))


async def test_only_the_picked_articles_are_looked_at(three: Library) -> None:
    keys = tuple(str(three.articles / f"{name}.txt") for name in ("three", "gone"))
    app = ReaderApp(three, Settings(), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        await timeline(pilot, *keys)
        assert "A dog ran home" in shown(pilot)
        assert "Shed 7" not in shown(pilot)


async def test_articles_without_dates_are_told(library: Library) -> None:
    library.articles.mkdir(parents=True)
    Path(library.articles / "a.txt").write_text("No day here.\n", encoding="utf-8")
    app = ReaderApp(library, Settings(), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        viewing = await timeline(pilot)
        assert not viewing.items
        assert "No dates found" in shown(pilot)


async def test_two_picked_events_are_joined_which_is_remembered_and_undone(three: Library) -> None:
    app = ReaderApp(three, Settings(), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        viewing = await timeline(pilot)
        await pilot.press("m")
        assert "m joins the two" in viewing.notice
        await pilot.press("space", "m")
        await until(pilot, lambda: "4 events · 2 joined" in shown(pilot))
        assert "1 conflict" not in shown(pilot)
        assert not viewing.state.picked
        assert len(list(three.annotations.glob("*.json"))) == 2
        await pilot.press("u")
        await until(pilot, lambda: "1 conflict" in shown(pilot))
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "4 events · 2 joined" in shown(pilot))
        again = await timeline(pilot)
        assert "4 events · 2 joined" in shown(pilot)
        await pilot.press("slash", *"bridge", "enter")
        await until(pilot, lambda: again.items.choosable == 1)
        assert "m parts them" in shown(pilot)
        await pilot.press("m")
        await until(pilot, lambda: again.items.choosable == 2)
        assert "1 conflict" in shown(pilot)


async def test_the_keys_that_the_user_gave_are_told(three: Library) -> None:
    keys = {"join-events": ("J",), "keep-day": ("K",), "next-conflict": ("] n",), "pick": ("P",)}
    app = ReaderApp(three, Settings(keys=keys), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        viewing = await timeline(pilot)
        await pilot.press("G", "K")
        assert "]n goes to one that they differ on" in viewing.notice
        await pilot.press("g", "g", "J")
        assert "with P and go to another: J joins the two" in viewing.notice
        assert "2K" in shown(pilot)
        await pilot.press("P", "J")
        await until(pilot, lambda: "4 events · 2 joined" in shown(pilot))
        again = await timeline(pilot)
        await pilot.press("slash", *"bridge", "enter")
        await until(pilot, lambda: again.items.choosable == 1)
        assert "J parts them" in shown(pilot)


async def test_the_line_is_exported_with_each_event_once(three: Library, tmp_path: Path) -> None:
    app = ReaderApp(three, Settings(), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        viewing = await timeline(pilot)
        await pilot.press("x")
        await until(pilot, lambda: bool(viewing.gathered))
        told = [event for marked in viewing.gathered for event in marked.events]
        assert len(told) == 5
        target = tmp_path / "line.ics"
        wanted = Export("ics", target)
        pilot.app.screen.post_message(messages.Answered(Ask(Question.EXPORT), wanted))
        await until(pilot, target.exists)
        assert target.read_text(encoding="utf-8").count("BEGIN:VEVENT") == 5
