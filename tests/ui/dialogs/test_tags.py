"""Tags: what is known of them stands in columns from the first moment."""

from pathlib import Path

from textual.widgets import Static

from astana_reader.library.places import Library
from tests.ui.sitting import Sitting, sitting


def known(sat: Sitting) -> list[str]:
    return str(sat.app.screen.query_one("TagsDialog #known", Static).content).splitlines()


async def test_counts_stand_at_the_right_from_the_first_moment(
    library: Library, path: Path
) -> None:
    async with sitting(path, library) as sat:
        await sat.press("t", *"aleppo,a", "enter", ")", "t")
        opened = known(sat)
        assert len(opened) == 2
        assert len({len(line) for line in opened}) == 1
        assert all(line.rstrip().endswith("1 · this article") for line in opened)
        await sat.press("a")
        assert known(sat) == opened
        assert {len(line) for line in known(sat)} == {len(opened[0])}
