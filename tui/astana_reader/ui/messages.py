"""What widgets and threads tell the screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.events import Key
from textual.message import Message
from textual.widget import Widget

from astana_reader.annotations.saver import NotSaved, Saved
from astana_reader.articles.article import Article
from astana_reader.articles.document import Progress
from astana_reader.articles.watching import FileState
from astana_reader.reading.effects import Ask, Asked, Beside, Done, OpenView, Show
from astana_reader.reading.page.page import Unit

if TYPE_CHECKING:
    from astana_reader.reading.desk.arranging import Arranged as ArrangedArticles
    from astana_reader.reading.desk.desk import RailRow
    from astana_reader.reading.look.palette import Look
    from astana_reader.reading.views.view import View


@dataclass
class KeyPressed(Message):
    """A key in the page or a list."""

    typed: Key


@dataclass
class PagePressed(Message):
    """The mouse went down in the text; `unit` follows the number of clicks."""

    offset: int
    unit: Unit
    exact: bool = False
    """Whether Alt was held: by character, wherever it goes."""


@dataclass
class PageDragged(Message):
    """The mouse moves with its button down; `beyond` counts rows past the page's edge."""

    offset: int
    beyond: int


@dataclass
class PageReleased(Message):
    """The mouse button is up again."""


@dataclass
class PageScrolled(Message):
    rows: int


@dataclass
class RowPressed(Message):
    """The mouse went down on a line of the sidebar or of the library's list."""

    x: int
    y: int


@dataclass
class SidebarScrolled(Message):
    """The wheel was turned over the sidebar or the library's list."""

    by: int


@dataclass
class EdgeDragged(Message):
    """The mouse drags the sidebar's left edge to a column of the screen."""

    x: int


@dataclass
class DialogReady(Message):
    """A dialog is on the screen, and this is what takes its keys."""

    field: Widget


@dataclass
class Answered(Message):
    """A dialog was answered; None means it was closed without an answer."""

    ask: Ask
    value: object


@dataclass
class Typed(Message):
    """The words of a search or a filter so far."""

    ask: Ask
    words: str


@dataclass
class SaveReported(Message):
    """The saving thread wrote, or could not."""

    report: Saved | NotSaved


@dataclass
class ThemeWanted(Message):
    """The reader asked for the next theme."""


@dataclass
class FileLooked(Message):
    """The article's file became another than the one that was read, or is that again."""

    article: Article
    state: FileState


@dataclass
class Told(Message):
    """A thread has something to say on the status line."""

    notice: str


@dataclass
class FileProgressed(Message):
    """The article's file is read again, and so far it is."""

    words: str


@dataclass
class OpeningProgressed(Message):
    """An article that takes long to open is read so far."""

    opening: object
    progress: Progress


@dataclass
class PasswordTyped(Message):
    """The password of the article that is being opened."""

    password: str


@dataclass
class OpeningGivenUp(Message):
    """The reader does not want to wait for the article."""


@dataclass
class LibraryWanted(Message):
    """The reader asked for the library's list."""


@dataclass
class ArticleWanted(Message):
    """The reader chose an article of the library, by its file or its web address."""

    place: Path | str
    at: str = ""
    """The place in it, as a command line names it."""


@dataclass
class OpeningTold(Message):
    """How far the article is that was chosen in the list or the view on the screen."""

    notice: str


@dataclass
class CameBack(Message):
    """A screen that was left is shown again."""

    path: Path | None
    """The file of the article that is open, if one is."""


@dataclass
class ResultWanted(Message):
    """The reader went on past the last hit of an article, to the next one's or the one before."""

    by: int


@dataclass
class MoreKnown(Message):
    """What goes on beside a view has more for it to show."""


@dataclass
class LookChanged(Message):
    """The reader took another theme."""

    look: Look


@dataclass
class ViewWanted(Message):
    """The reader asked for a view of the library."""

    view: OpenView


@dataclass
class BackWanted(Message):
    """The reader goes back to where the article or the view was opened from."""


@dataclass
class ViewMade(Message):
    """A thread has made a view of what was asked."""

    asked: Asked
    view: View | None
    """None when nothing better comes any more."""


@dataclass
class DetailMade(Message):
    """A thread has made what the side tells of a row."""

    view: View
    key: str
    detail: object


@dataclass
class WorkTold(Message):
    """A thread tells how far it is with what takes time."""

    notice: str


@dataclass
class WorkFailed(Message):
    """A thread could not do what takes time."""

    notice: str


@dataclass
class WorkDone(Message):
    """A thread has done what took time."""

    work: Beside
    done: Done


@dataclass
class QuitWanted(Message):
    """The reader quits from the library's list."""


@dataclass
class Arranged(Message):
    """A thread has put the articles of the library in order."""

    arranged: ArrangedArticles


@dataclass
class LibraryRead(Message):
    """A thread has read all articles of the library."""


@dataclass
class RailKnown(Message):
    """A thread has counted what stands on the rail beside the states."""

    rows: tuple[RailRow, ...]


@dataclass
class ArticleBeside(Message):
    """The reader asked for the article that comes so many rows after the open one."""

    by: int


ASKED_BY: dict[Show, Callable[[], Message]] = {
    Show.NEXT_THEME: ThemeWanted,
    Show.LIBRARY: LibraryWanted,
    Show.BACK: BackWanted,
    Show.QUIT: QuitWanted,
    Show.GIVE_UP: OpeningGivenUp,
    Show.NEXT_RESULT: partial(ResultWanted, 1),
    Show.PREVIOUS_RESULT: partial(ResultWanted, -1),
}
"""What asks the app for something of the screen's own."""
