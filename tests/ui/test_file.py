"""The open article's file changes on disk, vanishes, grows; R reads it again."""

import os
import threading
from pathlib import Path

import pytest

from astana_reader.articles.watching import FileState
from astana_reader.library.places import Library
from tests.ui.sitting import TALKS, marked, quotes, sitting

LONG = "\n\n".join(
    f"Paragraph {n} tells of talk number {n}. It has a second sentence of {n} words."
    for n in range(60)
)


async def test_a_change_is_told_and_r_reloads(path: Path, library: Library) -> None:
    marked(path, library, "Delegates arrived on Sunday", "the hotel was full")
    async with sitting(path, library) as sat:
        path.write_text("A line above.\n\n" + TALKS.replace("on Sunday", "late on Sunday"))
        await sat.until(lambda: sat.reading.notice)
        assert sat.reading.notice == "The file changed on disk. R reloads it."
        assert "! file changed" in sat.text("header")
        await sat.press("R")
        await sat.until(lambda: "late on" in sat.reading.article.text)
        assert quotes(sat.reading) == ["Delegates arrived late on Sunday", "the hotel was full"]
        assert sat.reading.notice == "Reloaded. 1 highlight in place, 1 moved."
        assert "! file" not in sat.text("header")
        assert "C≈" in sat.text("page")


async def test_the_caret_stays_on_its_sentence_and_row(path: Path, library: Library) -> None:
    path.write_text(LONG)
    async with sitting(path, library) as sat:
        sat.go_to("talk number 40")
        await sat.press("j", "h")
        sat.go_to("talk number 40")
        page = sat.reading.page
        row = page.layout.rows_between(page.top, page.layout.place_of(page.caret), page.height)
        path.write_text(LONG.replace("Paragraph 3 ", "New words here and there.\n\nParagraph 3 "))
        await sat.press("R")
        await sat.until(lambda: "New words" in sat.reading.article.text)
        page = sat.reading.page
        assert page.article.text[page.caret :].startswith("talk number 40")
        place = page.layout.place_of(page.caret)
        assert page.layout.rows_between(page.top, place, page.height) == row


async def test_undo_works_across_a_reload(path: Path, library: Library) -> None:
    async with sitting(path, library) as sat:
        sat.go_to("Delegates")
        await sat.press("enter")
        await sat.until(lambda: sat.reading.saving == "saved")
        path.write_text(f"Above all.\n\n{TALKS}")
        await sat.press("R")
        await sat.until(lambda: "Above" in sat.reading.article.text)
        await sat.press("p", "3")
        assert sat.reading.notebook.highlights[0].annotation.pen == "question"
        await sat.press("u")
        assert sat.reading.notebook.highlights[0].annotation.pen == "claim"
        await sat.press("u")
        assert not sat.reading.notebook.highlights
        await sat.press("ctrl+r")
        assert quotes(sat.reading)[0].startswith("Delegates arrived")
        await sat.press("g", "v")
        await sat.until(lambda: sat.reading.changes)
        assert "1 sentence added" in sat.text("header")


async def test_a_file_that_vanishes_can_be_read_on(path: Path, library: Library) -> None:
    async with sitting(path, library) as sat:
        path.unlink()
        await sat.until(lambda: sat.reading.file_state is FileState.GONE)
        assert "gone" in sat.reading.notice
        await sat.press("R")
        await sat.until(lambda: "There is no file" in sat.reading.notice)
        sat.go_to("Russia and")
        await sat.press("enter")
        await sat.until(lambda: sat.reading.saving == "saved")
        assert quotes(sat.reading) == ["Russia and Turkey led the efforts."]
        path.write_text(TALKS)
        await sat.until(lambda: sat.reading.file_state is FileState.SAME)


async def test_a_file_that_is_only_touched_is_not_told(path: Path, library: Library) -> None:
    async with sitting(path, library) as sat:
        path.write_text(TALKS)
        await sat.press("R")
        await sat.until(lambda: sat.reading.notice)
        assert sat.reading.notice == "The file is as it was."
        assert sat.reading.file_state is FileState.SAME


async def test_a_pipe_is_neither_watched_nor_read_again(path: Path, library: Library) -> None:
    path.unlink()
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_text, args=(TALKS,))
    writer.start()
    async with sitting(path, library) as sat:
        writer.join()
        await sat.press("R")
        await sat.until(lambda: "pipe" in sat.reading.notice)
        assert sat.reading.file_state is FileState.SAME


async def test_another_text_there_is_another_article(path: Path, library: Library) -> None:
    marked(path, library, "the hotel was full")
    other = "Recipe for bread\n\nTake flour and water. Knead the dough for ten minutes or so."
    async with sitting(path, library) as sat:
        path.write_text(other)
        await sat.press("R")
        await sat.until(lambda: "flour" in sat.reading.article.text)
        assert not sat.reading.notebook.records.annotations
        assert "its marks stay with it" in sat.reading.notice
        sat.go_to("Take flour")
        await sat.press("enter")
        await sat.until(lambda: sat.reading.saving == "saved")
    path.write_text(TALKS)
    async with sitting(path, library) as sat:
        assert quotes(sat.reading) == ["the hotel was full"]


async def test_in_a_long_text_the_engines_place_the_marks(
    path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("astana_reader.reading.session._PATIENT", 0)
    marked(path, library, "Delegates arrived on Sunday", "the hotel was full")
    path.write_text("A line above.\n\n" + TALKS)
    async with sitting(path, library) as sat:
        await sat.until(lambda: len(quotes(sat.reading)) == 2)
        path.write_text("Two lines above.\n\n" + TALKS.replace("on Sunday", "late on Sunday"))
        await sat.press("R", "R")
        await sat.until(lambda: "late on" in sat.reading.article.text)
        await sat.until(lambda: len(quotes(sat.reading)) == 2)
        assert quotes(sat.reading) == ["Delegates arrived late on Sunday", "the hotel was full"]
        await sat.until(lambda: sat.reading.progress >= 1)
        await sat.press("H", "j", "d", "u")
        await sat.until(lambda: len(quotes(sat.reading)) == 2)


async def test_going_on_reading_does_not_wait_for_a_reload(path: Path, library: Library) -> None:
    marked(path, library, "the hotel was full")
    async with sitting(path, library) as sat:
        path.write_text(TALKS.replace("on Sunday", "late on Sunday"))
        await sat.press("R", "t")
        await sat.until(lambda: sat.app.screen.query("TagsDialog"))
        await sat.press("x", "enter")
        await sat.press("R")
        await sat.until(lambda: "late on" in sat.reading.article.text)
        assert len(sat.reading.notebook.records.annotations) == 2
