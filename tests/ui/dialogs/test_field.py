"""Pastes: one line in a field, as they are in a note, nothing but a word on the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.widgets import Input, TextArea

from astana_reader.library.places import Library
from astana_reader.ui.dialogs.field import one_line
from tests.reading.articles import SEED
from tests.ui.sitting import Sitting, sitting

LINES = "first line\r\n  second\n\nd q u"


async def paste(sat: Sitting, text: str) -> None:
    sat.app.post_message(events.Paste(text))
    await sat.pilot.pause()
    await sat.pilot.pause()


@given(st.text())
def test_a_line_is_one(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1
    assert one_line(text).split() == text.split()


@pytest.mark.parametrize("key", ["t", "/", ":"])
async def test_lines_become_one_in_a_field(library: Library, key: str) -> None:
    async with sitting(SEED, library) as sat:
        await sat.press(key)
        await sat.until(lambda: sat.app.screen.query(Input))
        await paste(sat, LINES)
        assert sat.app.screen.query_one(Input).value == "first line second d q u"


async def test_a_note_takes_lines_as_they_are(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.press("a")
        await sat.until(lambda: sat.app.screen.query(TextArea))
        await paste(sat, "one\ntwo\n")
        assert sat.app.screen.query_one(TextArea).text == "one\ntwo\n"


async def test_the_page_takes_none(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        before = sat.reading.page.caret
        await paste(sat, "jjj d q")
        assert "Nothing was done" in sat.reading.notice
        assert sat.reading.page.caret == before
        assert not sat.reading.notebook.highlights


async def test_a_long_paste_is_taken_whole(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.press("a")
        await sat.until(lambda: sat.app.screen.query(TextArea))
        text = "A line of a long text.\n" * 4500
        await paste(sat, text)
        assert sat.app.screen.query_one(TextArea).text == text
