"""The screen of a view of the library: a list, a side, and threads that make what they show."""

from __future__ import annotations

import threading

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.worker import get_current_worker

from astana_reader.annotations.store import StoreError
from astana_reader.articles.article import ArticleError
from astana_reader.reading.effects import (
    Ask,
    Asked,
    Beside,
    Question,
    Reload,
)
from astana_reader.reading.lists.items import Item
from astana_reader.reading.look.geometry import sidebar_width
from astana_reader.reading.views.frame import (
    MARGIN,
    header_row,
    list_rows,
    query_row,
    settle,
    side_rows,
    status_row,
)
from astana_reader.reading.views.hand import ViewHand, open_chosen, open_next
from astana_reader.reading.views.table import OPENERS
from astana_reader.reading.views.view import View
from astana_reader.reading.views.viewing import Viewing
from astana_reader.settings.looks import USUAL_SIDEBAR
from astana_reader.ui.dialogs.view_table import TYPED, VIEW_DIALOGS

from . import messages
from .canvas import Canvas, Rows, is_closing
from .desk_pane import DeskPane
from .list_screen import Asking, ListScreen


def _list_size(viewing: Viewing) -> tuple[int, int]:
    beside = 0 if viewing.narrow else sidebar_width(USUAL_SIDEBAR, viewing.width)
    return viewing.width - beside, max(0, viewing.height - 2)


def _query_line(viewing: Viewing) -> tuple[int, int, int]:
    return MARGIN, query_row(viewing), _list_size(viewing)[0] - 2 * MARGIN


_ASKING = Asking(VIEW_DIALOGS, TYPED, _query_line)


class ViewScreen(ListScreen[Viewing], inherit_bindings=False):
    """A view of the library. It knows no kind of them."""

    DEFAULT_CSS = """
    ViewScreen { layout: vertical; layers: base over dialog; background: $page; }
    ViewScreen > #header, ViewScreen > #status { height: 1; width: 100%; }
    ViewScreen > #middle { layout: horizontal; layers: base over; height: 1fr; }
    ViewScreen #list { width: 1fr; height: 100%; layer: base; }
    ViewScreen #side { dock: right; height: 100%; layer: base; }
    ViewScreen > #middle.overlay #side { layer: over; }
    """

    def __init__(self, viewing: Viewing) -> None:
        super().__init__(viewing, ViewHand(viewing, OPENERS), _ASKING)
        self.viewing = viewing
        self._turn = threading.Lock()
        """Held by the one thread that makes views: those that wait for it may be out of date."""
        self._detailed: tuple[View | None, str] = None, ""
        """The view and the row of which the detail was asked last."""
        self.carriers[Reload] = lambda _: self._load(self.viewing.asked)
        self.carriers[Beside] = self._begin

    # --- widgets ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield Canvas(self._header, self.look, id="header")
        with Container(id="middle"):
            yield DeskPane(self._list, self.look, id="list")
            yield Canvas(self._side, self.look, id="side")
        yield Canvas(self._status, self.look, id="status")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(DeskPane))
        self._load(self.viewing.asked)
        self._begin_watching()
        if self.viewing.kind.keeps_query and not self.viewing.asked.query:
            self.ask(Ask(Question.QUERY))

    def on_came_back(self) -> None:
        """What it shows may have changed while an article was read."""
        self.viewing.opening = False
        self._load(self.viewing.asked)

    def on_resize(self, event: events.Resize) -> None:
        self.viewing.width, self.viewing.height = event.size
        self.place_dialog()
        self.sync()

    def sync(self) -> None:
        """Bring all widgets up to date with the view."""
        if is_closing(self):
            return
        viewing, side = self.viewing, self.query_one("#side")
        width = min(sidebar_width(USUAL_SIDEBAR, viewing.width), viewing.width)
        side.styles.width = width
        side.display = viewing.side_shown or not viewing.narrow
        self.query_one("#middle").set_class(viewing.narrow, "overlay")
        settle(viewing, *_list_size(viewing))
        self._want_detail()
        for canvas in self.query(Canvas):
            canvas.sync()

    def _header(self, width: int, _height: int) -> Rows:
        return [header_row(self.viewing, width)]

    def _list(self, width: int, height: int) -> Rows:
        focused = self.dialogs.dialog is None
        return [row for row, _ in list_rows(self.viewing, width, height, focused=focused)]

    def _side(self, width: int, height: int) -> Rows:
        return side_rows(self.viewing, width, height)

    def _status(self, width: int, _height: int) -> Rows:
        return [status_row(self.viewing, width, self.hand.machine.pending)]

    # --- what takes time --------------------------------------------------------------------------

    @work(thread=True, group="view", exclusive=True, exit_on_error=False)
    def _load(self, asked: Asked) -> None:
        worker, viewing = get_current_worker(), self.viewing
        with self._turn:
            if worker.is_cancelled:
                return
            try:
                for view in viewing.kind.load(viewing.sources, asked):
                    if worker.is_cancelled:
                        return
                    if view:
                        self.post_message(messages.ViewMade(asked, view))
            except (ArticleError, StoreError) as error:
                self.post_message(messages.Told(str(error)))
            except OSError as error:
                self.post_message(messages.Told(f"The library can't be read: {error.strerror}."))
            finally:
                self.post_message(messages.ViewMade(asked, None))

    def on_view_made(self, message: messages.ViewMade) -> None:
        if message.asked != self.viewing.asked:
            return
        if message.view:
            self.viewing.take(message.view)
        else:
            self.viewing.loading = False
        self.sync()

    def _begin_watching(self) -> None:
        """Begin what goes on beside views of this kind, once for the whole sitting."""
        app, kind, sources = self.app, self.viewing.kind, self.viewing.sources
        group = f"beside {kind.id}"
        if kind.watch is None or any(worker.group == group for worker in app.workers):
            return

        def watch() -> None:
            for said in kind.watch(sources, get_current_worker().cancelled_event):  # type: ignore[misc]  # not None, as above
                told = messages.Told(said) if isinstance(said, str) else messages.MoreKnown()
                app.call_later(app.screen.post_message, told)

        app.run_worker(watch, thread=True, group=group, exit_on_error=False)

    def on_more_known(self) -> None:
        """Show it, unless it is being made: then once that is done."""
        if self.viewing.kind.watch and not self.viewing.loading:
            self._load(self.viewing.asked)

    def _want_detail(self) -> None:
        """Have the detail of the chosen row made, once."""
        viewing, item = self.viewing, self.viewing.chosen
        if viewing.kind.detail is None or item is None or viewing.view is None:
            return
        if item.key not in viewing.details and self._detailed != (viewing.view, item.key):
            self._detailed = viewing.view, item.key
            self._detail(viewing.view, item)

    @work(thread=True, group="detail", exclusive=True, exit_on_error=False)
    def _detail(self, view: View, item: Item) -> None:
        worker, make = get_current_worker(), self.viewing.kind.detail
        if make and not worker.is_cancelled:
            detail = make(self.viewing.sources, view, item)
            self.post_message(messages.DetailMade(view, item.key, detail))

    def on_detail_made(self, message: messages.DetailMade) -> None:
        if message.view is self.viewing.view:
            self.viewing.take_detail(message.key, message.detail)
            self.sync()

    def _begin(self, wanted: Beside) -> None:
        self.viewing.notice = wanted.doing
        self.do_beside(wanted)

    def on_work_done(self, message: messages.WorkDone) -> None:
        viewing, wanted, done = self.viewing, message.work, message.done
        viewing.finish(done) if wanted.keep is None else wanted.keep(done)
        viewing.notice = done.said
        self.carry_out(done.then)
        if not done.then:
            self._load(viewing.asked)
        self.sync()

    def on_opening_told(self, message: messages.OpeningTold) -> None:
        self.viewing.opening = True
        self.say(message.notice)

    def on_told(self, message: messages.Told) -> None:
        self.viewing.opening = False
        self.say(message.notice)

    # --- going on, and the mouse ------------------------------------------------------------------

    def on_result_wanted(self, message: messages.ResultWanted) -> None:
        """From the article that was opened here last, on to another one."""
        message.stop()  # it came from the app
        if effects := tuple(open_next(self.viewing, message.by)):
            self.carry_out(effects)
        else:
            said = "This was the last hit." if message.by > 0 else "This was the first hit."
            self.app.screen.post_message(messages.Told(f"{said} Ctrl+o goes back to all."))

    def on_row_pressed(self, message: messages.RowPressed) -> None:
        rows = list_rows(self.viewing, *_list_size(self.viewing))
        key = rows[message.y][1] if message.y < len(rows) else ""
        if key and key == self.viewing.state.chosen:
            self.carry_out(open_chosen(self.viewing))
        elif key:
            self.viewing.state.chosen, self.viewing.moved = key, True
        self.sync()

    def on_sidebar_scrolled(self, message: messages.SidebarScrolled) -> None:
        self.viewing.state.choose(self.viewing.items, message.by)
        self.sync()
