"""The outline, chapters, notes, links and the sheet on the screen."""

from pathlib import Path

import pytest

from astana_reader.library.places import Library
from tests.ui.sitting import sitting

CHAPTERS = "\n\n".join(
    f"# {name}\n\n" + "\n\n".join(f"{name} goes on, part {n}." for n in range(20))
    for name in ("Morning", "Noon", "Evening")
)
NOTED = f"{CHAPTERS}\n\nA claim.[^1] And [a page](https://a.example/x).\n\n[^1]: The note of it.\n"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "book.md"
    path.write_text(NOTED, encoding="utf-8")
    return path


async def test_the_outline_opens_at_the_reading_place_and_previews(
    book: Path, library: Library
) -> None:
    async with sitting(book, library) as sat:
        sat.go_to("Noon goes on, part 3")
        caret, text = sat.reading.page.caret, sat.reading.article.text
        await sat.press("O")
        await sat.until(lambda: sat.screen.in_dialog)
        await sat.press("down")
        await sat.until(lambda: "Evening goes on, part 0" in sat.text("page"))
        assert sat.reading.page.caret == caret
        await sat.press("escape")
        await sat.until(lambda: not sat.screen.in_dialog)
        assert "Noon goes on, part 3" in sat.text("page")
        await sat.press("O")
        await sat.until(lambda: sat.screen.in_dialog)
        await sat.press(*"mor", "enter")
        await sat.until(lambda: sat.reading.page.caret == text.index("Morning"))


async def test_keys_step_through_chapters(book: Path, library: Library) -> None:
    async with sitting(book, library) as sat:
        text = sat.reading.article.text
        await sat.press("]", "c")
        assert sat.reading.page.caret == text.index("Noon")
        await sat.press(";", "c", "j", "j", "[", "c")
        assert sat.reading.page.caret == text.index("Evening")
        await sat.press("2", ",", "c")
        assert sat.reading.page.caret == 0
        await sat.press("[", "c")
        assert sat.reading.notice == "There is no chapter before."


async def test_a_note_is_shown_and_gone_to(book: Path, library: Library) -> None:
    async with sitting(book, library) as sat:
        link = next(i for i in sat.reading.article.inlines if isinstance(i.target, int))
        sat.reading.page.put(link.start)
        await sat.press("g", "x")
        await sat.until(lambda: sat.screen.in_dialog)
        dialog = sat.screen.dialogs.dialog
        assert dialog
        assert str(dialog.border_title) == "Note 1"
        await sat.press("g", "x")
        await sat.until(lambda: sat.reading.page.caret == link.target)
        await sat.press("g", "x")
        assert sat.reading.page.caret == link.start


async def test_the_links_are_listed_with_letters(
    book: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "true")
    async with sitting(book, library) as sat:
        await sat.press("g", "X")
        await sat.until(lambda: sat.screen.in_dialog)
        await sat.press("f")
        await sat.until(lambda: "https://a.example/x" in sat.reading.notice)


async def test_the_sheet_tells_of_the_article(book: Path, library: Library) -> None:
    async with sitting(book, library) as sat:
        await sat.press("I")
        await sat.until(lambda: sat.screen.in_dialog)
        await sat.press("D")
        await sat.until(lambda: sat.app.screen.query("LineDialog"))
