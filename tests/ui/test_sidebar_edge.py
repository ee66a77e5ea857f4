"""The sidebar's edge, dragged with the mouse."""

from astana_reader.library.places import Library
from tests.reading.articles import SEED
from tests.ui.sitting import sitting


async def test_the_edge_follows_the_mouse_within_bounds(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        for x, width in ((70, 50), (40, 60), (115, 30)):
            edge = 120 - sat.reading.geometry.sidebar_width
            await sat.pilot.mouse_down(offset=(edge, 10))
            await sat.pilot.hover(offset=(x, 10))
            await sat.pilot.mouse_up(offset=(x, 10))
            await sat.pilot.pause()
            assert sat.reading.geometry.sidebar_width == width
        await sat.pilot.hover(offset=(70, 10))
        assert sat.reading.geometry.sidebar_width == 30
