"""A search of the library through its keys: hits as they are typed, and the way to them."""

import re
from pathlib import Path

import pytest
from textual.pilot import Pilot

from astana_reader.library.places import Library
from astana_reader.library.positions import View as Look
from astana_reader.reading.views.viewing import Viewing
from astana_reader.search.kept import kept_searches
from astana_reader.settings.config import Settings
from astana_reader.ui.app import ReaderApp
from astana_reader.ui.desk_screen import DeskScreen
from astana_reader.ui.reader_screen import ReaderScreen
from astana_reader.ui.view_screen import ViewScreen
from tests.library.folders import OTHER, TEXT, Desk
from tests.search.indexed import link, mark
from tests.ui.test_desk_screen import shown
from tests.ui.waiting import until

KEYS = {" ": "space", "(": "left_parenthesis", ")": "right_parenthesis", ":": "colon", "-": "minus"}


@pytest.fixture
def desk(library: Library, tmp_path: Path) -> Desk:
    library.articles.mkdir(parents=True)
    desk = Desk(library, tmp_path / "state")
    talks = desk.write("talks.txt", TEXT)
    claim = mark(desk, talks, "brokered the ceasefire", "claim", "ask Ankara", "aleppo")
    proof = mark(desk, talks, "Rebels said on Monday", "evidence")
    link(desk, talks, proof, claim, "supports")
    desk.write("snow.txt", OTHER)
    desk.write("more.txt", "The ceasefire and the ceasefire. " * 9)
    return desk


async def search(pilot: Pilot[int], typed: str) -> Viewing:
    """Search for what is typed, and wait for all of it."""
    await pilot.press("g", "slash")
    await until(pilot, lambda: isinstance(pilot.app.screen, ViewScreen))
    screen = pilot.app.screen
    assert isinstance(screen, ViewScreen)
    await until(pilot, lambda: bool(screen.viewing.view and "Indexing" not in shown(pilot)))
    await pilot.press(*(KEYS.get(char, char) for char in typed))
    await until(pilot, lambda: screen.viewing.asked.query == typed)
    await until(pilot, lambda: not screen.viewing.loading)
    return screen.viewing


def app_of(desk: Desk) -> ReaderApp:
    return ReaderApp(desk.library, Settings(), Look())


def is_reading(pilot: Pilot[int]) -> bool:
    return isinstance(pilot.app.screen, ReaderScreen)


async def test_hits_come_as_they_are_typed_and_enter_opens_at_the_place(desk: Desk) -> None:
    async with app_of(desk).run_test(size=(120, 40)) as pilot:
        viewing = await search(pilot, "ceasefire -wheat")
        await until(pilot, lambda: "10 hits in 2 articles" not in shown(pilot))
        await until(pilot, lambda: "3 articles" in shown(pilot))
        text = shown(pilot)
        assert "means  ceasefire, no wheat" in text
        assert "hits in 2 articles · 1 mark" in text
        assert "13 more" in text
        await pilot.press("enter")
        await until(pilot, lambda: "hit 1 of" in shown(pilot))
        assert "C claim" in shown(pilot)
        await until(pilot, lambda: "ask Ankara" in shown(pilot))
        assert "supported by E" in shown(pilot)
        chosen = viewing.state.chosen
        await pilot.press("enter")
        await until(pilot, lambda: is_reading(pilot))
        app = pilot.app
        assert isinstance(app, ReaderApp)
        caret = app.reading.page.caret
        assert app.reading.article.text[caret:].startswith("ceasefire")
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ViewScreen))
        assert viewing.state.chosen == chosen


async def test_hits_go_on_over_the_borders_of_articles(desk: Desk) -> None:
    async with app_of(desk).run_test(size=(120, 40)) as pilot:
        viewing = await search(pilot, "ceasefire")
        await pilot.press("enter")
        first = viewing.state.chosen
        await pilot.press("n")
        assert viewing.state.chosen.split("\n")[0] != first.split("\n")[0]
        await pilot.press("N")
        assert viewing.state.chosen == first
        await pilot.press("n")
        assert "13 more" in shown(pilot)
        await pilot.press("l")
        await until(pilot, lambda: "13 more" not in shown(pilot))
        assert len(viewing.items) == 2 + 1 + 18


async def test_while_reading_too_hits_go_on_over_the_borders(desk: Desk) -> None:
    async with app_of(desk).run_test(size=(120, 40)) as pilot:
        await search(pilot, "ceasefire")
        await pilot.press("enter")
        await pilot.press("enter")
        await until(pilot, lambda: is_reading(pilot))
        app = pilot.app
        assert isinstance(app, ReaderApp)
        first, caret = app.reading.article.id, app.reading.page.caret
        await pilot.press("n")
        await until(pilot, lambda: app.reading.article.id != first)
        assert app.reading.article.text[app.reading.page.caret :].startswith("ceasefire")
        await pilot.press("n", "N")
        assert app.reading.article.id != first
        await pilot.press("N")
        await until(pilot, lambda: app.reading.article.id == first)
        await until(pilot, lambda: app.reading.page.caret == caret)
        await pilot.press("N")
        await until(pilot, lambda: "This was the first hit." in shown(pilot))
        await pilot.press("ctrl+o")
        await until(pilot, lambda: isinstance(pilot.app.screen, ViewScreen))


async def test_what_is_wrong_with_a_query_is_said_with_the_reading_chosen(desk: Desk) -> None:
    async with app_of(desk).run_test(size=(120, 40)) as pilot:
        await search(pilot, "stat:done")
        await until(pilot, lambda: "There is no field stat: read as words." in shown(pilot))
        assert "Nothing matches “stat:done” in 3 articles." in shown(pilot)


async def test_a_word_that_is_nowhere_may_be_meant_for_one_that_is(desk: Desk) -> None:
    async with app_of(desk).run_test(size=(80, 24)) as pilot:
        await search(pilot, "ceasefyre")
        await until(pilot, lambda: "Did you mean “ceasefire”?" in shown(pilot))


async def test_names_and_values_of_fields_are_completed(desk: Desk) -> None:
    async with app_of(desk).run_test(size=(120, 40)) as pilot:
        viewing = await search(pilot, "tag:al")
        await until(pilot, lambda: bool(viewing.view and viewing.view.query))
        await until(pilot, lambda: "tag:aleppo" in shown(pilot))
        await pilot.press("tab")
        await until(pilot, lambda: viewing.asked.query == "tag:aleppo")
        await until(pilot, lambda: "1 hit in 1 article" in shown(pilot))


async def test_a_search_is_kept_and_that_is_undone(desk: Desk, tmp_path: Path) -> None:
    async with app_of(desk).run_test(size=(120, 40)) as pilot:
        viewing = await search(pilot, "pen:claim")
        state = viewing.sources.state
        await pilot.press("enter", "ctrl+s")
        await until(pilot, lambda: "Kept: it stands on the desk." in shown(pilot))
        assert [one.query for one in kept_searches(desk.library, state)] == ["pen:claim"]
        await pilot.press("u")
        await until(pilot, lambda: "Kept no longer." in shown(pilot))
        assert kept_searches(desk.library, state) == []


async def test_a_change_on_disk_shows_by_itself(desk: Desk) -> None:
    async with app_of(desk).run_test(size=(120, 40)) as pilot:
        await search(pilot, "avalanche")
        await until(pilot, lambda: "Nothing matches" in shown(pilot))
        desk.write("snow.txt", "An avalanche came down. " + OTHER)
        await until(pilot, lambda: "1 hit in 1 article" in shown(pilot))


async def test_esc_closes_the_line_then_goes_back(desk: Desk) -> None:
    async with app_of(desk).run_test(size=(80, 24)) as pilot:
        viewing = await search(pilot, "snow")
        await pilot.press("escape")
        await until(pilot, lambda: viewing.items.choosable and "hit 1 of 1" in shown(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))


async def test_a_short_screen_has_fewer_hits_and_no_row_that_tells_of_more(desk: Desk) -> None:
    async with app_of(desk).run_test(size=(80, 24)) as pilot:
        viewing = await search(pilot, "ceasefire")
        await pilot.press("enter")
        assert not re.search(r"\d more", shown(pilot))
        short = viewing.items.choosable
        assert "1 mark" not in shown(pilot).splitlines()[0]
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "13 more" in shown(pilot))
        assert viewing.items.choosable == short + 2
        assert " · 1 mark" in shown(pilot).splitlines()[0]


async def test_the_link_of_a_hit_leads_to_its_other_end(desk: Desk) -> None:
    async with app_of(desk).run_test(size=(120, 40)) as pilot:
        await search(pilot, "ceasefire in:quote")
        await pilot.press("enter")
        await until(pilot, lambda: "supported by" in shown(pilot))
        await pilot.press("semicolon", "l")
        await until(pilot, lambda: is_reading(pilot))
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        page = screen.reading.page
        assert screen.reading.article.text[page.caret :].startswith("Rebels said on Monday")
