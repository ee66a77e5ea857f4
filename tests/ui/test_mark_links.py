"""Linking highlights in the app: within an article, with another one, and back."""

import re
from pathlib import Path

import pytest

from astana_reader.annotations.edits import deleting
from astana_reader.annotations.files import read_file
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import Link, Records
from astana_reader.library.places import Library
from astana_reader.ui.messages import ArticleWanted
from tests.ui.sitting import Sitting, marked, sitting

OTHER = """Notes from the ministry

The ministry in Ankara said on Sunday that it had seen the list.

Nobody else had seen it.
"""


@pytest.fixture
def other(tmp_path: Path) -> Path:
    file = tmp_path / "notes.txt"
    file.write_text(OTHER, encoding="utf-8")
    return file


def records_at(path: Path) -> Records:
    records = read_file(path).records
    assert records
    return records


async def on(sat: Sitting, words: str, *keys: str) -> None:
    sat.go_to(words)
    await sat.press(*keys)


def links(sat: Sitting) -> list[Link]:
    return list(sat.reading.notebook.records.links.values())


async def test_two_highlights_of_an_article_are_linked(path: Path, library: Library) -> None:
    marked(path, library, "peace talks", "Russia and Turkey", "swift result")
    async with sitting(path, library) as sat:
        await on(sat, "Iran", "g", "l")
        assert "no highlight here" in sat.reading.notice
        await on(sat, "Russia", "p", "5", "g", "l")
        assert "held" in sat.text("status")
        assert "link the two" in sat.text("status")
        await sat.press("g", "l")
        assert "another highlight" in sat.reading.notice
        await on(sat, "peace talks", "g", "l")
        await sat.until(lambda: "X contradicts C" in sat.text("status"))
        await sat.press("r")
        await sat.until(lambda: "C see also X" in sat.text("status"))
        await sat.press("r", "enter")
        (link,) = links(sat)
        assert link.kind == "contradicts"
        assert sat.reading.sitting.held is None
        await sat.press("]", "l")
        assert sat.reading.highlight_here() == sat.reading.notebook.highlights[1]
        await sat.press("ctrl+o")
        assert sat.reading.page.caret == sat.reading.article.text.index("peace talks")
        await sat.press("H")
        card = sat.text("sidebar")
        assert "linked with 1" in card
        assert "contradicted by" in card
        assert "1 link" in card
        await sat.press("]", "l")
        assert sat.reading.page.caret == sat.reading.article.text.index("Russia")
        await sat.press("u")
        assert links(sat) == []
        await sat.press("ctrl+r")
        assert [one.kind for one in links(sat)] == ["contradicts"]
        await sat.press("g", "L")
        assert links(sat) == []
        assert "not linked" not in sat.reading.notice


async def test_a_link_is_given_another_kind_or_taken_away(path: Path, library: Library) -> None:
    marked(path, library, "peace talks", "Russia and Turkey")
    async with sitting(path, library) as sat:
        for key, kind in (("s", "supports"), ("a", "answers"), ("c", "contradicts"), ("d", "")):
            await on(sat, "Russia", "g", "l")
            await on(sat, "peace talks", "g", "l", key)
            await sat.until(lambda: sat.reading.sitting.held is None)
            assert [one.kind for one in links(sat)] == ([kind] if kind else [])
        await on(sat, "Russia", "g", "l")
        await sat.press("escape")
        assert sat.reading.sitting.held is None


async def open_article(sat: Sitting, path: Path) -> None:
    sat.app.post_message(ArticleWanted(path))
    await sat.until(lambda: sat.session.is_at(path) and sat.screen.is_current)


def kinds(path: Path) -> list[str]:
    return [link.kind for link in records_at(path).links.values()]


async def test_a_highlight_is_linked_with_one_of_another_article(
    path: Path, other: Path, library: Library
) -> None:
    here = marked(path, library, "peace talks", "Russia and Turkey").store.path
    there = marked(other, library, "The ministry in Ankara said").store.path
    async with sitting(path, library) as sat:
        await on(sat, "Russia", "g", "l")
        await open_article(sat, other)
        await on(sat, "Ankara", "g", "l")
        await sat.until(lambda: "in two articles" in sat.text("status"))
        await sat.press("c")
        await sat.until(lambda: sat.reading.elsewhere.links)
        assert (kinds(here), kinds(there)) == (["contradicts"], [])
        (link,) = records_at(here).links.values()
        assert link.target_article == sat.reading.notebook.records.article.sha256
        await sat.press("H")
        assert re.search(r"contradicted by +talks.txt +\]l", sat.text("sidebar"))
        await sat.press("u")
        await sat.until(lambda: not sat.reading.elsewhere.links)
        assert kinds(here) == []
        await sat.press("ctrl+r")
        await sat.until(lambda: sat.reading.elsewhere.links)
        await sat.press("escape")
        await on(sat, "Ankara", ";", "l")
        await sat.until(lambda: sat.session.is_at(path) and sat.screen.is_current)
        assert sat.reading.page.caret == sat.reading.article.text.index("Russia")
        await sat.until(lambda: sat.reading.elsewhere.marks)
        await sat.press("ctrl+o")
        await sat.until(lambda: sat.session.is_at(other) and sat.screen.is_current)
        assert sat.reading.page.caret == sat.reading.article.text.index("Ankara")
        await sat.press("g", "o")
        await sat.until(lambda: sat.session.is_at(path) and sat.screen.is_current)


async def test_the_link_begins_where_it_was_turned_to(
    path: Path, other: Path, library: Library
) -> None:
    here = marked(path, library, "peace talks").store.path
    there = marked(other, library, "The ministry in Ankara said").store.path
    async with sitting(path, library) as sat:
        await on(sat, "peace talks", "g", "l")
        await open_article(sat, other)
        await on(sat, "Ankara", "g", "l", "r", "s")
        await sat.until(lambda: sat.reading.saving == "saved" and sat.reading.elsewhere.marks)
        assert (kinds(here), kinds(there)) == ([], ["supports"])
        await sat.press("H")
        assert "peace talks" in sat.text("sidebar")


@pytest.mark.parametrize("gone", ["the highlight", "the article", "the file of its marks"])
async def test_an_end_that_is_gone_is_told(
    path: Path, other: Path, library: Library, gone: str
) -> None:
    marked(path, library, "peace talks")
    opened = marked(other, library, "The ministry in Ankara said")
    async with sitting(path, library) as sat:
        await on(sat, "peace talks", "g", "l")
        await open_article(sat, other)
        await on(sat, "Ankara", "g", "l", "c")
        await sat.until(lambda: sat.reading.elsewhere.links)
    if gone == "the highlight":
        records = records_at(opened.store.path)
        opened.store.save(apply(records, deleting(records.annotations.values())))
    elif gone == "the article":
        other.unlink()
    else:
        opened.store.path.unlink()
    async with sitting(path, library) as sat:
        await on(sat, "peace talks")
        await sat.until(lambda: "C" in sat.text("page"))
        await sat.press("H")
        await sat.until(lambda: sat.reading.elsewhere.marks or gone != "the article")
        assert ("? removed" in sat.text("sidebar")) == (gone != "the article")
        await sat.press("]", "l")
        told = "not where it was" if gone == "the article" else "was removed"
        assert told in sat.reading.notice
        await sat.press("g", "L")
        assert links(sat) == []


async def test_links_of_a_highlight_that_is_deleted_come_back_with_it(
    path: Path, library: Library
) -> None:
    marked(path, library, "peace talks", "Russia and Turkey")
    async with sitting(path, library) as sat:
        await on(sat, "Russia", "g", "l")
        await on(sat, "peace talks", "g", "l", "s")
        await sat.until(lambda: links(sat))
        await sat.press("d")
        assert "with 1 link" in sat.reading.notice
        assert links(sat) == []
        await sat.press("u")
        assert [one.kind for one in links(sat)] == ["supports"]


async def test_a_held_highlight_that_is_deleted_is_let_go(path: Path, library: Library) -> None:
    marked(path, library, "peace talks", "Russia and Turkey")
    async with sitting(path, library) as sat:
        await on(sat, "Russia", "g", "l", "d")
        await on(sat, "peace talks", "g", "l")
        held = sat.reading.sitting.held
        assert held
        assert held.quote == "peace talks"


async def test_a_link_with_another_article_is_written_before_the_program_ends(
    path: Path, other: Path, library: Library
) -> None:
    here = marked(path, library, "peace talks").store.path
    marked(other, library, "The ministry in Ankara said")
    async with sitting(path, library) as sat:
        await on(sat, "peace talks", "g", "l")
        await open_article(sat, other)
        await on(sat, "Ankara", "g", "l")
        await sat.until(lambda: sat.screen.in_dialog)
        await sat.press("s", "q")
    assert kinds(here) == ["supports"]


async def test_an_end_that_lost_its_place_is_told(path: Path, library: Library) -> None:
    marked(path, library, "peace talks", "Nobody expected a swift result")
    async with sitting(path, library) as sat:
        await on(sat, "Nobody", "g", "l")
        await on(sat, "peace talks", "g", "l", "s")
        await sat.until(lambda: links(sat))
        await sat.until(lambda: sat.reading.saving == "saved")
    text = path.read_text(encoding="utf-8")
    start, end = text.index("Nobody"), text.index("The capital")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    async with sitting(path, library) as sat:
        await on(sat, "peace talks")
        await sat.press("H")
        assert "? place lost" in sat.text("sidebar")
        await sat.press("]", "l")
        assert "lost its place" in sat.reading.notice


async def test_the_letters_tell_what_is_linked_and_what_is_held(
    path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked(path, library, "peace talks", "Russia and Turkey", "swift result")
    async with sitting(path, library) as sat:
        assert not sat.styled("C", "underline")
        await on(sat, "Russia", "g", "l")
        await on(sat, "peace talks", "g", "l", "s")
        await sat.until(lambda: links(sat))
        assert sat.styled("C", "underline")
        await on(sat, "swift", "g", "l")
        assert "held" in sat.text("sidebar") or "held" in sat.text("status")
    monkeypatch.setenv("NO_COLOR", "1")
    async with sitting(path, library) as sat:
        await on(sat, "swift", "g", "l")
        assert "C»" in sat.text("page")
        await sat.press("H")
        assert "C»" in sat.text("sidebar")
