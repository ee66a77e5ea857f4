"""The mouse on the page: a click, a drag, two and three clicks, a drag beyond the edge."""

from astana_reader.library.places import Library
from tests.reading.articles import SEED
from tests.ui.sitting import Sitting, sitting

TOP = 2
"""The screen's row of the first line of text: below the header and a blank row."""


def selected(sat: Sitting) -> str:
    span = sat.reading.page.selected()
    return sat.reading.article.text[span.start : span.end] if span else ""


async def test_a_drag_selects_and_a_click_lets_go(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        left = sat.reading.geometry.text_left
        await sat.pilot.mouse_down(offset=(left + 4, TOP))
        await sat.pilot.hover(offset=(left + 14, TOP))
        await sat.pilot.mouse_up(offset=(left + 14, TOP))
        assert selected(sat) == "peace talks"
        await sat.pilot.hover(offset=(left + 30, TOP))
        assert selected(sat) == "peace talks"
        await sat.press("2")
        (mark,) = sat.reading.notebook.highlights
        assert (mark.annotation.selector.quote, mark.annotation.pen) == ("peace talks", "evidence")
        await sat.pilot.click(offset=(left + 20, TOP))
        assert not selected(sat)
        assert sat.reading.page.caret == 20


async def drag(sat: Sitting, start: int, end: int) -> str:
    """What a drag between two cells of the first line selects."""
    left = sat.reading.geometry.text_left
    await sat.pilot.mouse_down(offset=(left + start, TOP))
    await sat.pilot.hover(offset=(left + end, TOP))
    await sat.pilot.mouse_up(offset=(left + end, TOP))
    return selected(sat)


async def test_a_drag_takes_whole_words_once_it_leaves_the_first(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        assert await drag(sat, 6, 12) == "peace talks"
        assert await drag(sat, 5, 12) == "eace tal"  # again from that word: by character
        assert await drag(sat, 16, 18) == "are"
        assert await drag(sat, 11, 12) == "al"  # never left its word


async def test_two_clicks_select_a_word_and_three_a_sentence(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        at = (sat.reading.geometry.text_left + 5, TOP)
        await sat.pilot.click(offset=at, times=2)
        assert selected(sat) == "peace"
        await sat.pilot.click(offset=(at[0] + 9, TOP))
        await sat.pilot.click(offset=at, times=3)
        assert selected(sat).startswith("The peace talks")
        assert selected(sat).endswith("Astana.")


async def test_held_beyond_the_edge_it_scrolls_until_the_button_is_up(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        page, left = sat.reading.page, sat.reading.geometry.text_left
        await sat.pilot.mouse_down(offset=(left, TOP))
        await sat.pilot.hover(offset=(left + 3, 39))
        await sat.until(lambda: page.top_offset > 300)
        await sat.pilot.mouse_up(offset=(left + 3, 39))
        chosen = selected(sat)
        assert chosen.startswith("The peace talks")
        await sat.pilot.hover(offset=(left + 3, TOP))
        assert selected(sat) == chosen


async def test_a_click_beside_the_text_or_under_it_finds_the_nearest(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        page = sat.reading.page
        await sat.pilot.click(offset=(0, TOP))
        assert page.caret == 0
        await sat.press("G")
        await sat.pilot.click(offset=(sat.reading.geometry.text_left, 38))
        assert page.caret > len(sat.reading.article.text) - 200
