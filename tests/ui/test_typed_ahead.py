"""Keys that come faster than a dialog does: none is lost, none acts on the page behind."""

import pytest
from textual import events
from textual.widgets import Input, TextArea

from astana_reader.library.places import Library
from tests.reading.articles import SEED
from tests.ui.sitting import Sitting, quotes, sitting


async def burst(sat: Sitting, keys: str) -> None:
    """Type all at once, as a paste or a macro does; ⏎ is Enter, ⎋ Esc, ⌫ Backspace, ← Left."""
    names = {"⏎": "enter", "⎋": "escape", "⌫": "backspace", "←": "left"}
    for key in keys:
        sat.app.post_message(events.Key(names.get(key, key), None if key in names else key))
    await sat.pilot.pause()


@pytest.mark.parametrize("words", ["syria", "dead", "sqrt", "zzqq"])
async def test_a_search_takes_every_letter(library: Library, words: str) -> None:
    async with sitting(SEED, library) as sat:
        await sat.press("m", "s")
        await burst(sat, f"/{words}")
        await sat.until(lambda: sat.app.screen.query(Input))
        await sat.until(lambda: sat.app.screen.query_one(Input).value == words)
        assert len(quotes(sat.reading)) == 1
        assert sat.reading.sidebar_shown
        assert sat.app.return_value is None


@pytest.mark.parametrize("keys", ["ab⌫⌫roa", "ro⌫oab⌫", "oa←←r"])
async def test_what_is_taken_back_goes_before_what_follows(library: Library, keys: str) -> None:
    async with sitting(SEED, library) as sat:
        await burst(sat, f"/{keys}")
        await sat.until(lambda: sat.app.screen.query(Input))
        await sat.until(lambda: sat.app.screen.query_one(Input).value == "roa")


async def test_a_note_is_typed_in_order_too(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await burst(sat, "aab⌫⌫no←c")
        await sat.until(lambda: sat.app.screen.query(TextArea))
        await sat.until(lambda: sat.app.screen.query_one(TextArea).text == "nco")


async def test_what_follows_the_answer_is_for_the_page(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await burst(sat, "/astana⏎nms")
        await sat.until(lambda: quotes(sat.reading))
        assert sat.reading.search
        assert sat.reading.search.words == "astana"
        assert quotes(sat.reading)[0].startswith("The talks were brokered")


async def test_tags_and_notes_in_one_go(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await burst(sat, "mstabc, d⏎]h")
        await sat.until(lambda: sat.reading.notebook.highlights)
        await sat.until(lambda: sat.reading.notebook.highlights[0].annotation.tags)
        (mark,) = sat.reading.notebook.highlights
        assert mark.annotation.tags == ("abc", "d")
        assert not sat.reading.lists["highlights"].filter


async def test_an_answer_without_one_lets_the_next_key_act(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await burst(sat, "/ab⎋ms")
        await sat.until(lambda: quotes(sat.reading))
        assert sat.reading.search is None


async def test_the_filter_of_the_library(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await burst(sat, "H/abc⏎")
        await sat.until(lambda: sat.reading.lists["highlights"].filter == "abc")


async def test_keys_are_for_the_dialog_though_the_page_was_clicked(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.press("slash", "a")
        await sat.pilot.click(offset=(20, 10))
        await sat.press("s", "t")
        assert sat.app.screen.query_one(Input).value == "ast"
        await sat.press("enter")
        assert sat.reading.search
        assert sat.reading.search.words == "ast"
        assert sat.reading.sidebar_shown


async def test_up_brings_back_what_was_searched_for(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        for words in ("astana", "syria"):
            await burst(sat, f"/{words}⏎")
            await sat.until(lambda: sat.reading.searched[-1:] == [words])  # noqa: B023
        await sat.press("slash", "t", "u", "r")
        line = sat.app.screen.query_one(Input)
        await sat.press("up")
        assert line.value == "syria"
        await sat.press("up", "up")
        assert line.value == "astana"
        await sat.press("down", "down")
        assert line.value == "tur"
        await sat.press("up", "enter")
        assert sat.reading.search
        assert sat.reading.search.typed == "syria"


async def test_a_note_begun_by_chance_is_dropped_by_two_escapes(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await burst(sat, "Ano⎋⎋")
        await burst(sat, "ms")
        await sat.until(lambda: quotes(sat.reading))
        assert not sat.reading.notebook.records.article.note
