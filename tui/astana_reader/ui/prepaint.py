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
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from astana_reader.articles.article import Article, Options
from astana_reader.articles.document import Document
from astana_reader.articles.formats import FORMATS, format_of_name
from astana_reader.library.first_screen import Excerpt, excerpt_at, load_first_screen
from astana_reader.library.places import ANNOTATIONS
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

if TYPE_CHECKING:
    from astana_reader.library.ahead import Ahead
    from astana_reader.library.documents import Wanted


@dataclass(frozen=True, slots=True)
class Early:
    """What there is of the article before the app: it is shown, or read ahead, or both."""

    shown: Prepaint | None = None
    ahead: Ahead | None = None

    def article_of(self, wanted: Wanted) -> Article | None:
        """The article that is wanted, if it is the one that was shown and is all there."""
        shown = self.shown
        if shown and (wanted.path, wanted.options) == (shown.screen.path, shown.screen.options):
            return shown.article
        return None

    def ahead_of(self, wanted: Wanted) -> Ahead | None:
        """The article that is wanted, if it is the one that is read ahead; else that is ended."""
        ahead = self.ahead
        if ahead and (wanted.path, wanted.options) == (ahead.wanted.path, ahead.wanted.options):
            return ahead
        if ahead:
            ahead.cancelled.set()
        return None


HEAD = 16 * 1024
"""Bytes that are looked at of a plain text that was not read before."""
_BINARY = (b"%PDF-", b"PK\x03\x04", b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the page on the first screen, and how all of it looks."""

    geometry: Geometry
    look: Look
    title: str
    source: str

    def page(self, article: Article, top: int, caret: int) -> Page:
        """The page of an article with an offset at its top and one under the caret."""
        geometry, page = self.geometry, Page(article)
        page.resize(geometry.text_width, geometry.page_height, low=not geometry.pad)
        page.begin(top, caret)
        return page

    def rows(self, page: Page, percent: int) -> list[str]:
        """The rows of the screen, as characters for the terminal."""
        geometry, look = self.geometry, self.look
        header = header_runs(self.title, self.source, SAVED, percent, geometry.width)
        pane = page_rows(page, Layers(), look, geometry)
        status_line: tuple[Run, ...] = ((" " * geometry.width, Ink("text", "panel")),)
        rows = (header, *(_with_sidebar(row, geometry) for row in pane), status_line)
        return [row_bytes(row, look) for row in rows]


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """What is shown before the app, and of which file."""

    path: Path
    options: Options
    position: Position
    frame: Frame
    rows: list[str]


class Prepaint:
    """Holds the terminal from the first byte until Textual takes it over."""

    article: Article | None = None
    """The article, if it was read before Textual was there."""
    moved_to: tuple[int, int] | None = None
    """The first code point on the page and the caret, if the reader moved meanwhile."""
    typed = b""
    """A key, or the beginning of a sequence, that waits for the app."""

    def __init__(self, screen: FirstScreen, attributes: list[Any]) -> None:
        self.screen = screen
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


def prepaint(path: Path, options: Options, state: Path) -> Prepaint | None:
    """Show an article's first screen on a terminal. None where it can't be read."""
    try:
        screen = first_screen(path, options, state, *os.get_terminal_size(2))
    except (OSError, ValueError):
        return None  # the app itself says what is wrong with the article
    return show(screen) if screen else None


def show(screen: FirstScreen) -> Prepaint:
    """Take the terminal and paint the first screen."""
    shown = _take_terminal(screen)
    write_rows(enumerate(screen.rows), ENTER)
    return shown


def write_rows(rows: Iterable[tuple[int, str]], before: str = "") -> None:
    """Paint rows of the screen, each with its number from 0 at the top."""
    lines = (f"\x1b[{y + 1};1H{row}" for y, row in rows)
    os.write(2, (before + "".join(lines)).encode())


def _take_terminal(screen: FirstScreen) -> Prepaint:
    """Raw mode without echo, as Textual sets it; keys typed meanwhile stay in the queue."""
    import termios

    shown = Prepaint(screen, termios.tcgetattr(0))
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
) -> FirstScreen | None:
    """The first screen of an article; None if it is not known what it looks like.

    Raises OSError if the file can't be read.
    """
    position = load_position(state, str(path.absolute()))
    excerpt = load_first_screen(state, path, options)
    if excerpt is None:
        position = Position(title=position.title, source=position.source)
        excerpt = _beginning(path, options)
    if excerpt is None:
        return None
    file = path, options, position
    return _screen(file, excerpt, _frame(path, position, state, width, height))


def screen_of(article: Article, path: Path, state: Path, width: int, height: int) -> FirstScreen:
    """The first screen of an article that was read from a file."""
    position = load_position(state, str(path.absolute()))
    known = replace(position, title=position.title or article.title)
    file = path, article.source.options, known
    excerpt = excerpt_at(article.document, position.top)
    return _screen(file, excerpt, _frame(path, known, state, width, height))


def _frame(path: Path, position: Position, state: Path, width: int, height: int) -> Frame:
    view = load_view(state)
    look = Look(
        PALETTES.get(view.theme, PALETTES["ink"]),
        colorless=is_colorless(),
        color_count=color_count(),
    )
    sidebar = view.sidebar if view.sidebar_shown and not is_narrow(width) else 0
    geometry = arrange(width, height, view.column, sidebar)
    return Frame(geometry, look, position.title or visible_line(path.name), position.source)


def _screen(file: tuple[Path, Options, Position], excerpt: Excerpt, frame: Frame) -> FirstScreen:
    position = file[2]
    is_below = position.caret >= position.top
    caret = position.caret - excerpt.start if is_below else len(excerpt.document.text)
    page = frame.page(Article("", excerpt.document), position.top - excerpt.start, caret)
    return FirstScreen(*file, frame, frame.rows(page, position.percent))


def _beginning(path: Path, options: Options) -> Excerpt | None:
    """The beginning of a plain text in UTF-8 that was not read before; None of anything else."""
    form = FORMATS.get(options.format) or format_of_name(path.name) or FORMATS["text"]
    if form.id != "text" or options.encoding or not path.is_file() or holds_marks(path):
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


def holds_marks(path: Path) -> bool:
    """Whether a file may be one of a library's, of which the article is shown and not the file."""
    return path.suffix == ".json" and path.absolute().parent.name == ANNOTATIONS


def _with_sidebar(row: tuple[Run, ...], geometry: Geometry) -> tuple[Run, ...]:
    """A row of the page with the blank sidebar at its right."""
    sidebar = geometry.sidebar_width
    page = fitted(row, geometry.width - sidebar, Ink())
    return (*page, (" " * sidebar, Ink("text", "panel"))) if sidebar else tuple(page)
