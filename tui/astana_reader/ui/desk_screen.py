"""The screen of the library: a rail, a list of its articles, and a card for the chosen one."""

from __future__ import annotations

import gc
import threading
import time
from collections.abc import Iterable
from datetime import UTC, datetime

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.worker import get_current_worker

from astana_reader.library.first_rows import load_first_rows, save_first_rows
from astana_reader.library.shelf import Shelf, Shelved, named_articles
from astana_reader.reading.desk.arranging import (
    Arrangement,
    arrange,
    arranged_at_once,
    first_rows,
)
from astana_reader.reading.desk.desk import Desk, Focus
from astana_reader.reading.desk.hand import DeskHand, choose_on_rail, open_chosen, open_on_rail
from astana_reader.reading.desk.rail import WIDTH, rail_rows
from astana_reader.reading.desk.rows import (
    desk_rows,
    filter_place,
    header_row,
    list_width,
    settle,
    status_row,
)
from astana_reader.reading.desk.work import rail_extra
from astana_reader.reading.effects import (
    Beside,
    Reload,
    Update,
)
from astana_reader.ui.dialogs.desk_table import DESK_DIALOGS, TYPED

from . import messages
from .canvas import Canvas, Rows, is_closing
from .desk_pane import DeskPane
from .list_screen import Asking, ListScreen

_GARBAGE = gc.get_threshold()
"""How often garbage is looked for, but while a library is read."""
_REST = 10
"""Times what it takes to put the articles in order, until it is done again while they are read."""


def _filter_line(desk: Desk) -> tuple[int, int, int]:
    x, y = filter_place(desk)
    return x, y, desk.width - x - 2


_ASKING = Asking(DESK_DIALOGS, TYPED, _filter_line)


class DeskScreen(ListScreen[Desk], inherit_bindings=False):
    """The library's list, alone or over an article that goes on."""

    failed = messages.WorkFailed
    DEFAULT_CSS = """
    DeskScreen { layout: vertical; layers: base over dialog; background: $page; }
    DeskScreen > #header, DeskScreen > #status { height: 1; width: 100%; }
    DeskScreen > #middle { layout: horizontal; layers: base over; height: 1fr; }
    DeskScreen #rail { dock: left; width: 24; height: 100%; layer: base; }
    DeskScreen > #middle.overlay #rail { layer: over; }
    DeskScreen #library { height: 100%; width: 1fr; layer: base; }
    """

    def __init__(self, desk: Desk, shelf: Shelf) -> None:
        super().__init__(desk, DeskHand(desk), _ASKING)
        self.desk = desk
        desk.tell = lambda words: self.post_message(messages.WorkTold(words))
        self._shelf = shelf
        self._articles: dict[str, Shelved] = {}
        """All of them; only the thread that has the turn changes it."""
        self._turn = threading.Lock()
        self.carriers[Reload] = lambda _: self._arrange()
        self.carriers[Update] = lambda update: self._arrange(update.articles)
        self.carriers[Beside] = self._begin

    # --- widgets ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield Canvas(self._header, self.look, id="header")
        with Container(id="middle"):
            yield Canvas(self._rail, self.look, id="rail")
            yield DeskPane(self._list, self.look, id="library")
        yield Canvas(self._status, self.look, id="status")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(DeskPane))
        self._read()

    def on_resize(self, event: events.Resize) -> None:
        self.desk.width, self.desk.height = event.size
        self.place_dialog()
        self.sync()

    def sync(self) -> None:
        """Bring all widgets up to date with the list."""
        if is_closing(self):
            return
        self.query_one("#rail").display = self.desk.rail_shown
        self.query_one("#middle").set_class(self.desk.narrow, "overlay")
        settle(self.desk, *self._list_size())
        for canvas in self.query(Canvas):
            canvas.sync()

    def _list_size(self) -> tuple[int, int]:
        return list_width(self.desk), max(0, self.desk.height - 2)

    def _header(self, width: int, _height: int) -> Rows:
        return [header_row(self.desk, width)]

    def _rail(self, _width: int, height: int) -> Rows:
        return [row for row, _ in rail_rows(self.desk, height)]

    def _list(self, width: int, height: int) -> Rows:
        focused = self.dialogs.dialog is None
        return [row for row, _ in desk_rows(self.desk, width, height, focused=focused)]

    def _status(self, width: int, _height: int) -> Rows:
        return [status_row(self.desk, width, self.hand.machine.pending)]

    # --- reading the library ----------------------------------------------------------------------

    @work(thread=True, group="library", exclusive=True, exit_on_error=False)
    def _read(self) -> None:
        worker = get_current_worker()
        gc.set_threshold(0)  # looking for garbage among so many new objects would hold up the keys
        try:
            self._show_at_once()
            due = 0.0
            for number, batch in enumerate(self._shelf.read()):
                with self._turn:
                    if worker.is_cancelled:
                        return
                    found = {article.key: article for article in batch}
                    self._articles = found if number == 0 else self._articles | found
                    if (begun := time.monotonic()) >= due:
                        self._post_arranged()
                        took = time.monotonic() - begun
                        due = begun + _REST * took  # the more there are, the less often
                    if number == 0:
                        self._keep_first_rows()
            with self._turn:
                self._post_arranged()
        except OSError as error:
            self.post_message(messages.Told(f"The library can't be read: {error.strerror}."))
        finally:
            gc.freeze()
            gc.set_threshold(*_GARBAGE)
            if not worker.is_cancelled:
                self.post_message(messages.LibraryRead())
        if not worker.is_cancelled:
            self._keep_first_rows()
            self.post_message(messages.RailKnown(rail_extra(self.desk.sources)))

    def _show_at_once(self) -> None:
        """Show the first rows as they were last, else the names of files, until all is read."""
        sources = self.desk.sources
        if self._articles or self.desk.given or self.desk.arrangement != Arrangement():
            return
        if rows := load_first_rows(sources.state, sources.library.root):
            self.post_message(messages.Arranged(arranged_at_once(rows)))
        elif named := named_articles(sources.library):
            with self._turn:
                self._articles = {article.key: article for article in named}
                self._post_arranged()

    def _keep_first_rows(self) -> None:
        if self._shelf.part is None:
            sources, usual = self.desk.sources, arrange(self._articles.values(), Arrangement())
            save_first_rows(sources.state, sources.library.root, first_rows(usual))

    def on_rail_known(self, message: messages.RailKnown) -> None:
        self.desk.extra = message.rows
        self.sync()

    @work(thread=True, group="arranging", exclusive=True, exit_on_error=False)
    def _arrange(self, changed: Iterable[Shelved] = ()) -> None:
        """Put the articles in the order that is asked for, some of them as they are now."""
        with self._turn:
            self._articles |= {article.key: article for article in changed}
            if not get_current_worker().is_cancelled:
                self._post_arranged()

    def _post_arranged(self) -> None:
        self.post_message(
            messages.Arranged(arrange(self._articles.values(), self.desk.arrangement))
        )

    def on_arranged(self, message: messages.Arranged) -> None:
        if message.arranged.arrangement == self.desk.arrangement:
            self.desk.take(message.arranged)
            self.sync()

    def on_library_read(self) -> None:
        self.desk.reading = False
        self.sync()

    def on_came_back(self, message: messages.CameBack) -> None:
        """Articles may have been read and marked meanwhile."""
        self.desk.opening, self.desk.over = False, message.path is not None
        self.desk.notice, self.desk.now = "", datetime.now(UTC)
        if message.path:
            self.desk.choose_key(str(message.path))
        self._read()

    def on_opening_told(self, message: messages.OpeningTold) -> None:
        self.desk.opening = True
        self.say(message.notice)

    def on_told(self, message: messages.Told) -> None:
        self.desk.opening = False
        self.say(message.notice)

    # --- what takes time --------------------------------------------------------------------------

    def _begin(self, wanted: Beside) -> None:
        desk = self.desk
        desk.notice, desk.working = wanted.doing, desk.working + 1
        desk.given_up.clear()
        self.do_beside(wanted)

    def on_work_told(self, message: messages.WorkTold) -> None:
        if self.desk.working:
            self.say(message.notice)

    def on_work_failed(self, message: messages.WorkFailed) -> None:
        self.desk.working -= 1
        self.say(message.notice)

    def on_work_done(self, message: messages.WorkDone) -> None:
        desk, done = self.desk, message.done
        desk.working -= 1
        if done.undo:
            (message.work.keep or desk.done.append)(done)
        desk.notice = done.said
        self.carry_out(done.then)
        if not done.then:
            self._read()

    # --- the mouse --------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """On the rail, which takes no keys."""
        desk = self.desk
        rows = rail_rows(desk, max(0, desk.height - 2))
        if desk.rail_shown and event.x < WIDTH and 0 < event.y <= len(rows):
            at = rows[event.y - 1][1]
            if at >= 0:
                desk.focus = Focus.RAIL
                self.carry_out([*choose_on_rail(desk, at), *open_on_rail(desk)])

    def on_row_pressed(self, message: messages.RowPressed) -> None:
        desk = self.desk
        rows = desk_rows(desk, *self._list_size())
        key = rows[message.y][1] if message.y < len(rows) else ""
        desk.focus = Focus.LIST
        if key and key == desk.state.chosen:
            self.carry_out(open_chosen(desk))
        elif key:
            desk.choose_key(key)
        self.sync()

    def on_sidebar_scrolled(self, message: messages.SidebarScrolled) -> None:
        self.desk.choose(message.by)
        self.sync()
