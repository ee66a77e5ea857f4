"""A second format, added to the table in a few lines: everything takes it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from astana_reader.articles.article import NO_OPTIONS, Options
from astana_reader.articles.document import BlockKind
from astana_reader.articles.formats import FORMATS
from astana_reader.articles.watching import FileState
from astana_reader.cli.program import commands
from astana_reader.library.catalog import list_articles
from astana_reader.library.places import Library, state_folder
from astana_reader.library.previews import preview_of
from astana_reader.library.shelf import Shelf
from astana_reader.ui.prepaint import first_screen
from tests.articles.toy import toy
from tests.ui.sitting import marked, sitting

__all__ = ["toy"]

PARAGRAPH = "Vladimir Putin met Sergey Lavrov in Astana on 22 January 2017."
TALKS = f"""Talks in a toy
# A heading of the toy
{PARAGRAPH}
! Angela_Merkel = "1 May 1999"
> Nobody was there to hear it.
"""


@pytest.fixture
def path(tmp_path: Path, toy: object) -> Path:
    file = tmp_path / "talks.toy"
    file.write_text(TALKS, encoding="utf-8")
    return file


def run(library: Library, *words: str) -> str:
    result = CliRunner().invoke(commands, ["--library", str(library.root), *words])
    assert result.exit_code == 0, result.output
    return result.stdout


async def test_the_pane_the_outline_and_the_engines(path: Path, library: Library) -> None:
    async with sitting(path, library) as sat:
        assert "Talks in a toy" in sat.text("header")
        assert PARAGRAPH[:30] in sat.text("page")
        assert sat.styled("heading of the toy", "bold")
        assert [section.title for section in sat.reading.headings] == ["A heading of the toy"]
        await sat.until(lambda: sat.reading.progress == 1 and sat.reading.findings.entities)
        names = {entity.name for entity in sat.reading.findings.entities}
        assert "Vladimir Putin" in names
        assert not any("Merkel" in name for name in names)
        days = [str(event.earliest) for event in sat.reading.findings.events]
        assert "2017-01-22" in days
        assert not any(day.startswith("1999") for day in days)


async def test_what_changed_is_shown_with_the_blocks_of_the_document(
    path: Path, library: Library
) -> None:
    marked(path, library, "Nobody was there")
    path.write_text(TALKS.replace("met Sergey", "did not meet Sergey"), encoding="utf-8")
    async with sitting(path, library) as sat:
        await sat.press("g", "v")
        await sat.until(lambda: sat.reading.changes)
        shown = sat.reading.page.article
        kinds = [block.kind for block in shown.blocks]
        assert kinds == [
            BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CODE, BlockKind.QUOTATION
        ]  # fmt: skip
        assert "did not meet" in shown.text


async def test_it_is_read_again_and_watched(path: Path, library: Library) -> None:
    async with sitting(path, library) as sat:
        path.write_text(TALKS.replace("Nobody", "Somebody"), encoding="utf-8")
        await sat.until(lambda: sat.reading.file_state is FileState.CHANGED)
        await sat.press("R")
        await sat.until(lambda: "Somebody" in sat.reading.article.text)
        assert sat.reading.article.source.format == "toy"


async def test_it_is_read_again_as_it_was_asked_for(path: Path, library: Library) -> None:
    plain = path.rename(path.with_suffix(".txt"))

    asked = Options(format="toy", encoding="koi8-r")
    plain.write_bytes(TALKS.encode("koi8-r"))
    async with sitting(plain, library, options=asked) as sat:
        plain.write_bytes(TALKS.replace("Nobody", "Никого").encode("koi8-r"))
        await sat.press("R")
        await sat.until(lambda: "Никого" in sat.reading.article.text)
        assert sat.reading.article.title == "Talks in a toy"


async def test_the_first_screen_shows_it_the_next_time(path: Path, library: Library) -> None:
    assert first_screen(path, NO_OPTIONS, state_folder(), 120, 40) is None
    async with sitting(path, library) as sat:
        sat.session.keep_position()
    screen = first_screen(path, NO_OPTIONS, state_folder(), 120, 40)
    assert screen
    rows = screen.rows
    assert "Talks in a toy" in rows[0]
    assert any(PARAGRAPH[:20] in row for row in rows)
    assert not any("# A heading" in row for row in rows)


def test_commands_take_it(path: Path, library: Library) -> None:
    words = ["highlight", str(path), "--quote", "Nobody was there"]
    assert len(run(library, *words).strip()) == 32
    exported = json.loads(run(library, "export", "-f", "json", str(path)))
    assert exported["article"]["title"] == "Talks in a toy"
    assert exported["annotations"][0]["text"] == "Nobody was there"
    assert run(library, "export", "-f", "txt", str(path)).startswith("A heading of the toy\n\n")
    found = json.loads(run(library, "timeline", "-f", "json", str(path)))
    assert [event["from"] for event in found["events"]] == ["2017-01-22"]
    assert "# A heading" in run(library, str(path), "--as", "text")


def test_a_library_lists_it_by_its_title(path: Path, library: Library) -> None:
    library.articles.mkdir(parents=True)
    there = path.rename(library.articles / path.name)
    assert [entry.path for entry in list_articles(library)] == [there]
    preview = preview_of(there)
    assert preview.title == "Talks in a toy"
    assert preview.opening.startswith(PARAGRAPH)
    assert list_articles(library)[0].title == "talks.toy"
    *_, shelved = [one for batch in Shelf(library, state_folder()).read() for one in batch]
    assert shelved.entry.title == "Talks in a toy"
    assert list_articles(library)[0].title == "Talks in a toy"
    del FORMATS["toy"]
    assert list_articles(library) == []
