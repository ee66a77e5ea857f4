"""The tags of the library as a view: renamed, merged, deleted, and taken back with one key."""

from pathlib import Path

from textual.pilot import Pilot

from astana_reader.annotations.files import read_file
from astana_reader.library.places import Library
from tests.ui.test_view_screen import app_of, made, marked, view
from tests.ui.waiting import until

__all__ = ["marked"]  # a fixture


def tags_in(library: Library) -> list[tuple[str, ...]]:
    found = []
    for path in sorted(Path(library.annotations).glob("*.json")):
        records = read_file(path).records
        assert records
        found += [mark.tags for mark in records.annotations.values()]
    return sorted(found)


def keys(pilot: Pilot[int]) -> list[str]:
    return [item.key for item in view(pilot).items]


async def test_a_tag_is_renamed_and_taken_back(marked: Library) -> None:
    async with app_of(marked).run_test(size=(120, 40)) as pilot:
        before = tags_in(marked)
        await pilot.press("g", "number_sign")
        tags = await made(pilot, "tags")
        await pilot.press("r", *["backspace"] * 5, *"round", "enter")
        await until(pilot, lambda: keys(pilot) == ["round", "aleppo"])
        assert "2 highlights in 2 articles" in tags.notice
        assert tags.chosen
        assert tags.chosen.key == "round"
        assert tags_in(marked) == [(), ("aleppo", "round"), ("round",)]
        await pilot.press("u")
        await until(pilot, lambda: keys(pilot) == ["talks", "aleppo"])
        assert tags_in(marked) == before
        await pilot.press("u")
        await until(pilot, lambda: tags.notice == "Nothing to undo.")
        await pilot.press("r", ",", "a", "enter")
        await until(pilot, lambda: "without a comma" in tags.notice)


async def test_picked_tags_become_one_and_are_deleted(marked: Library) -> None:
    async with app_of(marked).run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "number_sign")
        tags = await made(pilot, "tags")
        await pilot.press("m")
        assert "Pick" in tags.notice
        await pilot.press("space", "space", "m", "enter")
        await until(pilot, lambda: keys(pilot) == ["talks"])
        assert tags_in(marked) == [(), ("talks",), ("talks",)]
        await pilot.press("d")
        await until(pilot, lambda: keys(pilot) == [])
        assert tags_in(marked) == [(), (), ()]
        await pilot.press("r")
        assert tags.notice == "There is no tag to rename."
        await pilot.press("u")
        await until(pilot, lambda: keys(pilot) == ["talks"])
