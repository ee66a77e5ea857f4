"""What is kept of a sitting for the next first screen."""

from codecs import BOM_UTF8
from pathlib import Path

import pytest

from astana_reader.articles.article import NO_OPTIONS
from astana_reader.library.first_screen import load_first_screen
from astana_reader.library.places import Library, state_folder
from astana_reader.library.positions import load_position
from astana_reader.ui.messages import ArticleWanted
from astana_reader.ui.prepaint import first_screen
from tests.ui.sitting import sitting

TEXT = "".join(f"Абзац №{number} этого текста.\n\n" for number in range(200))


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        BOM_UTF8 + TEXT.encode(),
        f"\x1b[1m{TEXT}".encode(),
        TEXT.encode("utf-16"),
        TEXT.encode("cp1251", "replace"),
    ],
)
async def test_the_page_is_there_at_once_the_next_time(
    path: Path, library: Library, data: bytes
) -> None:
    path.write_bytes(data)
    async with sitting(path, library) as sat:
        await sat.press("G")
        sat.session.keep_position()
        text, shown = sat.reading.article.text, sat.rows("page")
    position = load_position(state_folder(), str(path))
    excerpt = load_first_screen(state_folder(), path, NO_OPTIONS)
    assert excerpt
    assert excerpt.document.text == text[excerpt.start :]
    assert 0 < excerpt.start <= position.top
    screen = first_screen(path, NO_OPTIONS, state_folder(), 120, 40)
    assert screen
    last = next(row.strip() for row in reversed(shown) if "Абзац" in row).partition("  ")[0]
    assert any(last[:8] in row for row in screen.rows)


async def test_an_article_is_opened_and_gone_through_at_named_places(
    path: Path, library: Library, tmp_path: Path
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("First sentence.\n\nA place to go to.\n", encoding="utf-8")
    async with sitting(path, library) as sat:
        sat.app.post_message(ArticleWanted(other, "@17"))
        await sat.until(lambda: sat.session.is_at(other))
        assert sat.reading.page.caret == 17
        sat.app.post_message(ArticleWanted(other, "First sentence"))
        await sat.until(lambda: sat.reading.page.caret == 0)
        await sat.press("ctrl+o")
        assert sat.reading.page.caret == 17
        sat.app.post_message(ArticleWanted(other, "nowhere"))
        await sat.until(lambda: "has no place “nowhere”" in sat.reading.notice)
