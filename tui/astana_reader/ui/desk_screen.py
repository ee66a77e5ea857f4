"""The screen of the library: a list of its articles, and a card for the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual import events, work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.worker import get_current_worker

from astana_reader.library.shelf import Shelved
from astana_reader.reading.desk.desk import Desk
from astana_reader.reading.desk.hand import DeskHand, open_chosen
from astana_reader.reading.desk.rows import desk_rows, header_row, settle, status_row
from astana_reader.reading.effects import Ask, Effect, OpenArticle, OpenView, Perform, Show
from astana_reader.reading.keys import Act, key_name
from astana_reader.reading.look.palette import Look
from astana_reader.ui.dialogs.desk_table import DESK_DIALOGS
from astana_reader.ui.dialogs.place import DialogPlace
from astana_reader.ui.dialogs.row import Sheet, place_sheet

from . import messages
from .canvas import Canvas, Rows
from .desk_pane import DeskPane

_MESSAGES: dict[Show, type[Message]] = {
    Show.NEXT_THEME: messages.ThemeWanted,
    Show.LIBRARY: messages.LibraryLeft,
    Show.QUIT: messages.QuitWanted,
    Show.GIVE_UP: messages.OpeningGivenUp,
}


class DeskScreen(Screen[None], inherit_bindings=False):
    """The library's list, alone or over an article that goes on."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    DeskScreen { layout: vertical; layers: base dialog; background: $page; }
    DeskScreen > #header, DeskScreen > #status { height: 1; width: 100%; }
    DeskScreen > #library { height: 1fr; width: 100%; }
    """

    def __init__(self, desk: Desk, load: Callable[[], Iterable[list[Shelved]]]) -> None:
        """`load` reads the articles, on a thread."""
        super().__init__()
        self.desk = desk
        self.hand = DeskHand(desk)
        self._load = load
        self.dialogs = DialogPlace(self)
        self._carriers: dict[type[Effect], Callable[[Any], object]] = {
            Ask: self._ask,
            Perform: lambda wanted: self._carry_out(self.hand.perform(Act(wanted.id))),
            OpenArticle: lambda wanted: self.post_message(
                messages.ArticleWanted(wanted.place, wanted.at)
            ),
            OpenView: lambda wanted: self.post_message(messages.ViewWanted(wanted)),
            Show: lambda wanted: self.post_message(_MESSAGES[wanted]()),
        }

    def compose(self) -> ComposeResult:
        yield Canvas(self._header, self._look, id="header")
        yield DeskPane(self._list, self._look, id="library")
        yield Canvas(self._status, self._look, id="status")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(DeskPane))
        self._read()

    def on_resize(self) -> None:
        self.sync()

    def sync(self) -> None:
        """Bring all widgets up to date with the list."""
        settle(self.desk, *self.query_one(DeskPane).size)
        for canvas in self.query(Canvas):
            canvas.sync()

    def say(self, notice: str) -> None:
        """Tell something on the status line until the next key."""
        self.desk.notice = notice
        self.sync()

    def _look(self) -> Look:
        return self.desk.look

    def _header(self, width: int, _height: int) -> Rows:
        return [header_row(self.desk, width)]

    def _list(self, width: int, height: int) -> Rows:
        return [row for row, _ in desk_rows(self.desk, width, height)]

    def _status(self, width: int, _height: int) -> Rows:
        return [status_row(self.desk, width)]

    # --- reading the library ----------------------------------------------------------------------

    @work(thread=True, group="library", exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        worker = get_current_worker()
        try:
            for articles in self._load():
                if worker.is_cancelled:
                    return
                self.post_message(messages.Listed(articles))
        except OSError as error:
            self.post_message(messages.Told(f"The library can't be read: {error.strerror}."))
        finally:
            self.post_message(messages.Listed([], last=True))

    def on_listed(self, message: messages.Listed) -> None:
        self.desk.reading = not message.last
        self.desk.take(message.articles)
        self.sync()

    def on_came_back(self, message: messages.CameBack) -> None:
        """Articles may have been read and marked meanwhile."""
        self.desk.loading, self.desk.over = False, message.path is not None
        if message.path:
            self.desk.state.chosen = str(message.path)
        self._read()

    def on_look_changed(self, message: messages.LookChanged) -> None:
        self.desk.look = message.look
        self.sync()

    def on_opening_told(self, message: messages.OpeningTold) -> None:
        self.desk.loading = True
        self.say(message.notice)

    def on_told(self, message: messages.Told) -> None:
        self.say(message.notice)

    # --- keys and mouse ---------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if self.dialogs.is_changing:
            self._press(event)

    def on_key_pressed(self, message: messages.KeyPressed) -> None:
        self._press(message.typed)

    def _press(self, event: events.Key) -> None:
        if not self.dialogs.take(event) and (key := key_name(event.key, event.character)):
            self._carry_out(self.hand.press(key))

    def _carry_out(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            self._carriers[type(effect)](effect)
        self.sync()

    def on_row_pressed(self, message: messages.RowPressed) -> None:
        width, height = self.query_one(DeskPane).size
        rows = desk_rows(self.desk, width, height)
        key = rows[message.y][1] if message.y < len(rows) else ""
        if key and key == self.desk.state.chosen:
            self._carry_out(open_chosen(self.desk))
        elif key:
            self.desk.state.chosen = key
        self.sync()

    def on_sidebar_scrolled(self, message: messages.SidebarScrolled) -> None:
        self.desk.choose(message.by)
        self.sync()

    # --- dialogs ----------------------------------------------------------------------------------

    def _ask(self, ask: Ask) -> None:
        row = DESK_DIALOGS[ask.question]
        dialog = row.make(ask, self.desk, {})
        if isinstance(row.size, Sheet):
            place_sheet(dialog, row.size, *self.size)
        self.dialogs.open(dialog, ask)

    def on_dialog_ready(self, message: messages.DialogReady) -> None:
        self.dialogs.begin(message.field)

    def on_typed(self, message: messages.Typed) -> None:
        if typed := DESK_DIALOGS[message.ask.question].typed:
            self.dialogs.say(typed(self.desk, message.words))
        self.sync()

    async def on_answered(self, message: messages.Answered) -> None:
        typed_after = await self.dialogs.close()
        self.set_focus(self.query_one(DeskPane))
        ask = message.ask
        self._carry_out(DESK_DIALOGS[ask.question].answer(self.desk, ask.target, message.value))
        for key in typed_after:
            self._press(key)
