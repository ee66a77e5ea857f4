"""The first screen, written before Textual is imported.

It shows the article where the reader left it, in the geometry and colours of the app, so that
nothing moves when the app takes over. It reads what was kept of the article when it was left, or
the first few kilobytes of a plain text, and imports little more than the layout: Textual takes ten
times as long.
"""

from __future__ import annotations

import os
import signal
from codecs import getincrementaldecoder
from pathlib import Path
from types import FrameType
from typing import Any

from astana_reader.articles.article import Article, Options
from astana_reader.articles.document import Document
from astana_reader.articles.formats import FORMATS, format_of_name
from astana_reader.library.first_screen import Excerpt, load_first_screen
from astana_reader.library.positions import Position, load_position, load_view
from astana_reader.reading.look.geometry import Geometry, arrange, is_narrow
from astana_reader.reading.look.header import SAVED, header_runs
from astana_reader.reading.look.ink import Ink, Run, fitted
from astana_reader.reading.look.palette import PALETTES, Look
from astana_reader.reading.page.layers import Layers
from astana_reader.reading.page.page import Page
from astana_reader.reading.page.rows import page_rows
from astana_reader.text.visible import visible_line

from .terminal import ENTER, LEAVE, color_count, is_colorless, row_bytes

HEAD = 16 * 1024
"""Bytes that are looked at of a plain text that was not read before."""
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff")


class Prepaint:
    """Holds the terminal from the first byte until Textual takes it over."""

    def __init__(self, attributes: list[Any]) -> None:
        self.attributes = attributes
        """The terminal's attributes as the shell had them, for `termios.tcsetattr`."""
        self._held = True

    def hand_over(self) -> None:
        """Textual has the terminal now and will give it back."""
        self._held = False

    def restore(self) -> None:
        """Give the terminal back, if it was not handed over."""
        import termios

        if self._held:
            self._held = False
            os.write(2, LEAVE.encode())
        termios.tcsetattr(0, termios.TCSADRAIN, self.attributes)

    def _die(self, number: int, _frame: FrameType | None) -> None:
        self.restore()
        os._exit(128 + number)


def can_prepaint() -> bool:
    """Whether there is a terminal to show anything on before Textual."""
    return os.name != "nt" and all(map(os.isatty, (0, 1, 2)))


def prepaint(path: Path, options: Options, state: Path) -> Prepaint | None:
    """Show an article's first screen on a terminal. None where it can't be read."""
    try:
        width, height = os.get_terminal_size(2)
        rows = first_screen(path, options, state, width, height)
    except (OSError, ValueError):
        return None  # the app itself says what is wrong with the article
    if rows is None:
        return None
    shown = _take_terminal()
    lines = (f"\x1b[{y};1H{row}" for y, row in enumerate(rows, 1))
    os.write(2, (ENTER + "".join(lines)).encode())
    return shown


def _take_terminal() -> Prepaint:
    """Raw mode without echo, as Textual sets it; keys typed meanwhile stay in the queue."""
    import termios

    shown = Prepaint(termios.tcgetattr(0))
    attributes = termios.tcgetattr(0)
    attributes[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
    attributes[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
    attributes[6][termios.VMIN], attributes[6][termios.VTIME] = 1, 0
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
        signal.signal(number, shown._die)  # noqa: SLF001  # a method of its own
    termios.tcsetattr(0, termios.TCSANOW, attributes)
    return shown


def first_screen(
    path: Path, options: Options, state: Path, width: int, height: int
) -> list[str] | None:
    """The rows of the first screen as characters for the terminal.

    None if it is not known what an article looks like. Raises OSError if it can't be read.
    """
    view, position = load_view(state), load_position(state, str(path.absolute()))
    excerpt = load_first_screen(state, path, options)
    if excerpt is None:
        position = Position(title=position.title, source=position.source)
        excerpt = _beginning(path, options)
    if excerpt is None:
        return None
    look = Look(
        PALETTES.get(view.theme, PALETTES["ink"]),
        colorless=is_colorless(),
        color_count=color_count(),
    )
    sidebar = view.sidebar if view.sidebar_shown and not is_narrow(width) else 0
    geometry = arrange(width, height, view.column, sidebar)
    title = position.title or visible_line(path.name)
    header = header_runs(title, position.source, SAVED, position.percent, width)
    page = [_with_sidebar(row, geometry) for row in _page(excerpt, position, geometry, look)]
    status_line: tuple[Run, ...] = ((" " * width, Ink("text", "panel")),)
    return [row_bytes(row, look) for row in (header, *page, status_line)]


def _beginning(path: Path, options: Options) -> Excerpt | None:
    """The beginning of a plain text in UTF-8 that was not read before; None of anything else."""
    form = FORMATS.get(options.format) or format_of_name(path.name) or FORMATS["text"]
    if form.id != "text" or options.encoding or not path.is_file():
        return None
    with path.open("rb") as file:
        data = file.read(HEAD)
    if data.startswith(_BINARY) or b"\0" in data:
        return None
    from astana_reader.articles.plain_text import canonical_text, find_blocks

    try:
        decoded = getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return None
    text = canonical_text(decoded)
    return Excerpt(Document(text, find_blocks(text)))


def _page(
    excerpt: Excerpt, position: Position, geometry: Geometry, look: Look
) -> list[tuple[Run, ...]]:
    """The rows of the page pane with the caret and its sentence."""
    page = Page(Article("", excerpt.document))
    page.resize(geometry.text_width, geometry.page_height, low=not geometry.pad)
    is_below = position.caret >= position.top
    caret = position.caret - excerpt.start if is_below else len(excerpt.document.text)
    page.begin(position.top - excerpt.start, caret)
    return page_rows(page, Layers(), look, geometry)


def _with_sidebar(row: tuple[Run, ...], geometry: Geometry) -> tuple[Run, ...]:
    """A row of the page with the blank sidebar at its right."""
    sidebar = geometry.sidebar_width
    page = fitted(row, geometry.width - sidebar, Ink())
    return (*page, (" " * sidebar, Ink("text", "panel"))) if sidebar else tuple(page)
