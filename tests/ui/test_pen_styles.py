"""How each pen's text is set on the screen, by segment: pictures leave double underlines out."""

from pathlib import Path

import pytest
from rich.color import Color, ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot

from astana_reader.library.opening import open_article
from astana_reader.library.places import Library
from astana_reader.library.positions import View
from astana_reader.reading.look.palette import PALETTES
from astana_reader.settings.config import Settings
from astana_reader.settings.pens import PEN_IDS
from astana_reader.ui.app import ReaderApp
from tests.reading.articles import article_of

TEXT = "\n\n".join(f"Passage number {number} of these." for number in range(1, 7))
IN_COLOR = {
    "claim": "", "evidence": "double", "question": "italic underline", "quote": "italic",
    "contradiction": "underline", "to-verify": "italic double",
}  # fmt: skip
WITHOUT = IN_COLOR | {"claim": "underline", "contradiction": "bold underline"}


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    root = tmp_path
    for name in ("STATE", "CONFIG"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(root / name.lower()))
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Library(root, root / "articles", "a test")


def attributes(style: Style) -> str:
    names = {"bold": style.bold, "italic": style.italic, "underline": style.underline}
    shown = [name for name, on in (names | {"double": style.underline2}).items() if on]
    return " ".join(shown)


def segments(pilot: Pilot[int], words: str) -> list[Segment]:
    """The segments on the page that begin the passage and its rest."""
    for strip in pilot.app.screen._compositor.render_strips():  # noqa: SLF001  # no public way
        if words in strip.text:
            start = strip.text.index(words)
            return list(strip.crop(start, start + len(words)))
    raise AssertionError(f"{words} is not on the screen")


async def styles(library: Library, theme: str) -> dict[str, Style]:
    """The style of a passage marked with each pen."""
    app = ReaderApp(open_article(library, article_of(TEXT)), Settings(theme=theme), View())
    found: dict[str, Style] = {}
    async with app.run_test(size=(120, 40)) as pilot:
        for number, _ in enumerate(PEN_IDS, 1):
            await pilot.press("V", str(number), "right_parenthesis")
        await pilot.press("g", "g")
        for number, pen in enumerate(PEN_IDS, 1):
            (segment,) = segments(pilot, f"number {number} of these.")
            assert segment.style
            found[pen] = segment.style
    assert app.close_saver()
    return found


@pytest.mark.parametrize("theme", list(PALETTES))
async def test_in_colour(library: Library, theme: str) -> None:
    colors = PALETTES[theme].colors
    for pen, style in (await styles(library, theme)).items():
        assert attributes(style) == (WITHOUT if theme == "contrast" else IN_COLOR)[pen]
        assert style.bgcolor
        assert style.color
        assert style.bgcolor.get_truecolor().hex.upper() == colors[f"{pen}-tint"]
        assert style.color.get_truecolor().hex.upper() == colors[f"{pen}-text"]


async def test_without_colour(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for pen, style in (await styles(library, "ink")).items():
        assert attributes(style) == WITHOUT[pen]
        for color in (style.color, style.bgcolor):
            assert color is None or color.is_default


@pytest.mark.parametrize("theme", ["ink", "paper"])
async def test_with_sixteen_colours(
    library: Library, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "screen")
    page = Color.parse(PALETTES[theme].colors["page"]).downgrade(ColorSystem.STANDARD)
    for pen, style in (await styles(library, theme)).items():
        assert attributes(style) == WITHOUT[pen]
        assert style.bgcolor
        assert style.color
        assert style.color.downgrade(ColorSystem.STANDARD) != page
        assert style.bgcolor.downgrade(ColorSystem.STANDARD) == page


@pytest.mark.parametrize("theme", list(PALETTES))
async def test_a_selection_is_seen_with_sixteen_colours(
    library: Library, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COLORTERM")
    monkeypatch.setenv("TERM", "vt100")
    app = ReaderApp(open_article(library, article_of(TEXT)), Settings(theme=theme), View())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("V")
        selected = segments(pilot, "number 1 of")[0].style
        plain = segments(pilot, "number 2 of")[0].style
        assert selected
        assert plain
        grounds = [style.bgcolor for style in (selected, plain) if style.bgcolor]
        shown = [ground.downgrade(ColorSystem.STANDARD).number for ground in grounds]
        assert shown[0] != shown[1]
    assert app.close_saver()
