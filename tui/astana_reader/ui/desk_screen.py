"""The screen of the library: a list of its articles, and a card for the chosen one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import events, work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.worker import get_current_worker

from astana_reader.library.shelf import Shelved
from astana_reader.reading.desk.desk import LibraryList
from astana_reader.reading.desk.rows import header_row, library_rows, status_row
from astana_reader.reading.effects import Ask, Question
from astana_reader.reading.keys import Act, KeyMachine, key_label, key_name
from astana_reader.reading.look.palette import Look
from astana_reader.settings.actions import LIBRARY, Action
from astana_reader.ui.dialogs.help import HelpDialog
from astana_reader.ui.dialogs.line import LineDialog
from astana_reader.ui.dialogs.place import DialogPlace

from . import messages
from .canvas import Canvas, Rows
from .desk_pane import LibraryPane

_FAR = 1_000_000
_STEPS = {"list-up": -1, "list-down": 1, "list-top": -_FAR, "list-end": _FAR}
_PAGES = {"list-page-up": -1, "list-page-down": 1}
_PAGE = 10
_HELP_WIDTH, _HELP_HEIGHT = 113, 18


class LibraryScreen(Screen[None], inherit_bindings=False):
    """The library's list, alone or over an article that goes on."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LibraryScreen { layout: vertical; layers: base dialog; background: $page; }
    LibraryScreen > #header, LibraryScreen > #status { height: 1; width: 100%; }
    LibraryScreen > #library { height: 1fr; width: 100%; }
    """

    def __init__(
        self, listed: LibraryList, load: Callable[[], Iterable[list[Shelved]]], *, over: bool
    ) -> None:
        """`load` reads the articles, on a thread; `over` says that an article is open below."""
        super().__init__()
        self.listed = listed
        self._load = load
        self._over = over
        self._machine = KeyMachine(listed.settings.actions, [LIBRARY])
        self.dialogs = DialogPlace(self)

    def compose(self) -> ComposeResult:
        yield Canvas(self._header, self._look, id="header")
        yield LibraryPane(self._list, self._look, id="library")
        yield Canvas(self._status, self._look, id="status")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(LibraryPane))
        self._read()

    def on_resize(self) -> None:
        self.sync()

    def sync(self) -> None:
        """Bring all widgets up to date with the list."""
        for canvas in self.query(Canvas):
            canvas.sync()

    def say(self, notice: str) -> None:
        """Tell something on the status line until the next key."""
        self.listed.notice = notice
        self.sync()

    def _look(self) -> Look:
        return self.listed.look

    def _header(self, width: int, _height: int) -> Rows:
        return [header_row(self.listed, width)]

    def _list(self, width: int, height: int) -> Rows:
        return [row for row, _ in library_rows(self.listed, width, height)]

    def _status(self, width: int, _height: int) -> Rows:
        back = {"escape": "back"} if self._over else {}
        wanted = {"read": "read", **back, "sort": "sort", "filter": "filter", "help": "help"}
        bound = {action.id: action.keys for action in self.listed.settings.actions}
        keys = [(key_label(bound[id][0]), word) for id, word in wanted.items() if bound.get(id)]
        return [status_row(self.listed, keys, width)]

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
        self.listed.reading = not message.last
        self.listed.take(message.articles)
        self.sync()

    def on_told(self, message: messages.Told) -> None:
        self.say(message.notice)

    # --- keys and mouse ---------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if self.dialogs.is_changing:
            self._press(event)

    def on_key_pressed(self, message: messages.KeyPressed) -> None:
        self._press(message.typed)

    def _press(self, event: events.Key) -> None:
        if not self.dialogs.take(event):
            key = key_name(event.key, event.character)
            act = self._machine.feed(key) if key else None
            if isinstance(act, Act):
                self._perform(act)

    def _perform(self, act: Act) -> None:
        self.listed.notice = ""
        if act.id in _STEPS:
            self.listed.choose(_STEPS[act.id] * act.count)
        elif act.id in _PAGES:
            self.listed.choose(_PAGES[act.id] * _PAGE * act.count)
        else:
            self._handlers[act.id]()
        self.sync()

    @property
    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            "read": self._open,
            "sort": self.listed.sort,
            "filter": self._ask_filter,
            "help": self._show_help,
            "library": self._go_back,
            "escape": self._escape,
            "theme": lambda: self.post_message(messages.ThemeWanted()),
            "quit": lambda: self.post_message(messages.QuitWanted()),
        }

    def _open(self) -> None:
        chosen = self.listed.chosen
        if chosen is None:
            return
        if chosen.entry.path is None:
            self.listed.notice = "No file of this article was found."
        else:
            self.listed.notice = f"Opening {chosen.entry.title} …"
            self.post_message(messages.ArticleWanted(chosen.entry.path))

    def _escape(self) -> None:
        if self.listed.state.filter:
            self.listed.set_filter("")
        else:
            self._go_back()

    def _go_back(self) -> None:
        if self._over:
            self.post_message(messages.LibraryLeft())
        else:
            self.listed.notice = "Enter reads the chosen article, q quits."

    def on_row_pressed(self, message: messages.RowPressed) -> None:
        width, height = self.query_one(LibraryPane).size
        rows = library_rows(self.listed, width, height)
        key = rows[message.y][1] if message.y < len(rows) else ""
        if key and key == self.listed.state.chosen:
            self._open()
        elif key:
            self.listed.state.chosen = key
        self.sync()

    def on_sidebar_scrolled(self, message: messages.SidebarScrolled) -> None:
        self.listed.choose(message.by)
        self.sync()

    # --- dialogs ----------------------------------------------------------------------------------

    def _ask_filter(self) -> None:
        words = self.listed.state.filter
        self.dialogs.open(LineDialog(Ask(Question.FILTER), "filter", words))

    def _show_help(self) -> None:
        actions = [a for a in self.listed.settings.actions if LIBRARY in a.contexts]
        dialog = HelpDialog(Ask(Question.HELP), actions)
        width, height = min(_HELP_WIDTH, self.size.width), min(_HELP_HEIGHT, self.size.height - 2)
        dialog.styles.height = height
        dialog.styles.offset = ((self.size.width - width) // 2, (self.size.height - height) // 2)
        self.dialogs.open(dialog)

    def on_dialog_ready(self, message: messages.DialogReady) -> None:
        self.dialogs.begin(message.field)

    def on_typed(self, message: messages.Typed) -> None:
        self.listed.set_filter(message.words)
        self.sync()

    async def on_answered(self, message: messages.Answered) -> None:
        typed_after = await self.dialogs.close()
        self.set_focus(self.query_one(LibraryPane))
        if message.ask.question is Question.FILTER and message.value is None:
            self.listed.set_filter("")
        if isinstance(message.value, Action):
            self._perform(Act(message.value.id))
        self.sync()
        for key in typed_after:
            self._press(key)
