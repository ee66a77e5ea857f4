"""The whole main job by keys: read, highlight, tag, note, undo, quit, come back, export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from astana_reader.annotations.records import Records
from astana_reader.articles.loading import read_article
from astana_reader.exchange.formats import FORMATS
from astana_reader.library.opening import open_article
from astana_reader.library.places import Library
from astana_reader.reading.exported import marked_article
from astana_reader.reading.reading import Saving
from astana_reader.ui.desk_screen import DeskScreen
from tests.reading.articles import SEED
from tests.ui.sitting import Sitting, quotes, sitting

SENTENCE = "Peace talks between the Syrian government and the opposition are due to begin Monday"


async def mark_three(sat: Sitting) -> None:
    """A sentence with tags and a note, four words as evidence, and a quotation."""
    sat.go_to("Peace talks between")
    await sat.press("enter")
    await sat.press("t", *"talks,", *"aleppo", "enter")
    await sat.press("a", *"Is", "space", *"that", "space", *"so?", "ctrl+s")
    sat.go_to("Anuar Zhainakov")
    await sat.press("v", "e", "e", "2")
    sat.go_to("an important step")
    await sat.press("m", '"')


def said(records: Records) -> list[tuple[object, ...]]:
    """What the records say, whenever it was said."""
    found = records.annotations.values()
    return sorted((a.selector.start, a.selector.quote, a.pen, a.tags, a.note) for a in found)


async def test_marks_are_there_the_next_time(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await mark_three(sat)
        assert quotes(sat.reading)[0] == SENTENCE
        assert len(quotes(sat.reading)) == 3
        await sat.until(lambda: sat.reading.saving is Saving.SAVED)
        assert "✓ saved" in sat.text("header")
        await sat.press("q")
        assert sat.app.return_value == 0
    async with sitting(SEED, library) as sat:
        first, second, third = sat.reading.notebook.highlights
        assert first.annotation.tags == ("talks", "aleppo")
        assert first.annotation.note == "Is that so?"
        assert second.annotation.pen == "evidence"
        assert quotes(sat.reading)[1] == "Anuar Zhainakov"
        assert quotes(sat.reading)[2].startswith("“an important step")
        await sat.press("H")
        assert "#talks  #aleppo" in sat.text("sidebar")
        assert third.annotation.tags == ()


async def test_every_step_can_be_undone_and_done_again(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await mark_three(sat)
        marked = said(sat.reading.notebook.records)
        await sat.press(*["u"] * 5)
        assert not sat.reading.notebook.highlights
        await sat.press("u")
        assert sat.reading.notice == "Nothing to undo."
        await sat.press(*["ctrl+r"] * 5)
        assert said(sat.reading.notebook.records) == marked
        await sat.until(lambda: sat.reading.saving is Saving.SAVED)
    opened = open_article(library, read_article(SEED))
    assert said(opened.records) == marked


async def test_the_export_dialog_writes_a_file(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with sitting(SEED, library) as sat:
        await mark_three(sat)
        await sat.press("x")
        await sat.press("enter")
        await sat.until(lambda: list(tmp_path.glob("*.md")))
        await sat.until(lambda: "Written to" in sat.reading.notice)
        (file,) = tmp_path.glob("*.md")
        text = file.read_text(encoding="utf-8")
        assert text == FORMATS["md"].write([marked_article(sat.reading)])
        assert SENTENCE in text
        assert "#talks" in text
        as_json = json.loads(FORMATS["json"].write([marked_article(sat.reading)]))
        assert [a["status"] for a in as_json["annotations"]] == ["anchored"] * 3


async def test_a_library_that_cannot_be_written_costs_no_marks(library: Library) -> None:
    library.root.mkdir(parents=True)
    library.annotations.write_text("a file where the folder should be")
    async with sitting(SEED, library) as sat:
        await mark_three(sat)
        await sat.until(lambda: sat.reading.saving is Saving.FAILED)
        assert "⚠ not saved" in sat.text("header")
        assert "Your marks are kept" in sat.reading.notice
        await sat.press("q")
        assert sat.app.return_value is None
        await sat.press("escape")
        library.annotations.unlink()
        await sat.press("q", "enter")
        await sat.until(lambda: sat.app.return_value == 0)
    assert len(open_article(library, read_article(SEED)).records.annotations) == 3


@pytest.mark.parametrize("size", [(20, 5), (10, 3), (1, 1), (300, 90)])
async def test_any_size_can_be_read(library: Library, size: tuple[int, int]) -> None:
    async with sitting(SEED, library, size) as sat:
        await mark_three(sat)
        await sat.press("E", "j", "T", "j", "H", "j", "tab", "G", "question_mark", "escape")
        assert len(quotes(sat.reading)) == 3


async def test_a_screen_that_is_being_closed_shows_nothing_more(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        screen = sat.screen
        await sat.press("L")
        desk = sat.app.screen
        assert isinstance(desk, DeskScreen)
        for closing in (screen, desk):
            await closing.remove_children()
            closing.sync()
