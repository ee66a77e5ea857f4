"""The screen of a view of the library: a list, a side, and threads that make what they show."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from typing import Any

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.worker import get_current_worker

from astana_reader.annotations.store import StoreError
from astana_reader.articles.article import ArticleError
from astana_reader.reading.effects import (
    Ask,
    Asked,
    Beside,
    Copy,
    Effect,
    OpenArticle,
    OpenView,
    Perform,
    Question,
    Reload,
    Show,
)
from astana_reader.reading.keys import Act, key_name
from astana_reader.reading.lists.items import Item
from astana_reader.reading.look.geometry import sidebar_width
from astana_reader.reading.look.palette import Look
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
from astana_reader.ui.dialogs.place import DialogPlace
from astana_reader.ui.dialogs.row import Sheet, place_sheet
from astana_reader.ui.dialogs.view_table import TYPED, VIEW_DIALOGS

from . import messages, outside
from .canvas import Canvas, Rows, is_closing
from .desk_pane import DeskPane


class ViewScreen(Screen[None], inherit_bindings=False):
    """A view of the library. It knows no kind of them."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ViewScreen { layout: vertical; layers: base over dialog; background: $page; }
    ViewScreen > #header, ViewScreen > #status { height: 1; width: 100%; }
    ViewScreen > #middle { layout: horizontal; layers: base over; height: 1fr; }
    ViewScreen #list { width: 1fr; height: 100%; layer: base; }
    ViewScreen #side { dock: right; height: 100%; layer: base; }
    ViewScreen > #middle.overlay #side { layer: over; }
    """

    def __init__(self, viewing: Viewing) -> None:
        super().__init__()
        self.viewing = viewing
        self.hand = ViewHand(viewing, OPENERS)
        self.dialogs = DialogPlace(self)
        self._turn = threading.Lock()
        """Held by the one thread that makes views: those that wait for it may be out of date."""
        self._detailed: tuple[View | None, str] = None, ""
        """The view and the row of which the detail was asked last."""
        self._carriers: dict[type[Effect], Callable[[Any], object]] = {
            Ask: self._ask,
            Copy: self._copy,
            Perform: lambda wanted: self._carry_out(self.hand.perform(Act(wanted.id))),
            OpenArticle: lambda to: self.post_message(messages.ArticleWanted(to.place, to.at)),
            OpenView: lambda wanted: self.post_message(messages.ViewWanted(wanted)),
            Reload: lambda _: self._load(self.viewing.asked),
            Beside: self._begin,
            Show: lambda wanted: self.post_message(messages.ASKED_BY[wanted]()),
        }

    # --- widgets ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        yield Canvas(self._header, self._look, id="header")
        with Container(id="middle"):
            yield DeskPane(self._list, self._look, id="list")
            yield Canvas(self._side, self._look, id="side")
        yield Canvas(self._status, self._look, id="status")

    def on_mount(self) -> None:
        self.set_focus(self.query_one(DeskPane))
        self._load(self.viewing.asked)
        self._begin_watching()
        if self.viewing.kind.keeps_query and not self.viewing.asked.query:
            self._ask(Ask(Question.QUERY))

    def on_came_back(self) -> None:
        """What it shows may have changed while an article was read."""
        self.viewing.opening = False
        self._load(self.viewing.asked)

    def on_resize(self, event: events.Resize) -> None:
        self.viewing.width, self.viewing.height = event.size
        self._place_dialog()
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
        settle(viewing, *self._list_size())
        self._want_detail()
        for canvas in self.query(Canvas):
            canvas.sync()

    def _list_size(self) -> tuple[int, int]:
        viewing = self.viewing
        beside = 0 if viewing.narrow else sidebar_width(USUAL_SIDEBAR, viewing.width)
        return viewing.width - beside, max(0, viewing.height - 2)

    def say(self, notice: str) -> None:
        """Tell something on the status line until the next key."""
        self.viewing.notice = notice
        self.sync()

    def _look(self) -> Look:
        return self.viewing.look

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
            for said in kind.watch(sources, get_current_worker().cancelled_event):  # type: ignore[misc]
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
        self._work(wanted)

    @work(thread=True, group="work", exit_on_error=False)
    def _work(self, wanted: Beside) -> None:
        try:
            self.post_message(messages.WorkDone(wanted, wanted.work()))
        except (ArticleError, StoreError) as error:
            self.post_message(messages.Told(str(error)))
        except OSError as error:
            self.post_message(messages.Told(f"Not done: {error.strerror}."))

    def on_work_done(self, message: messages.WorkDone) -> None:
        viewing, wanted, done = self.viewing, message.work, message.done
        viewing.finish(done) if wanted.keep is None else wanted.keep(done)
        viewing.notice = done.said
        self._carry_out(done.then)
        if not done.then:
            self._load(viewing.asked)
        self.sync()

    def on_look_changed(self, message: messages.LookChanged) -> None:
        self.viewing.look = message.look
        self.sync()

    def on_opening_told(self, message: messages.OpeningTold) -> None:
        self.viewing.opening = True
        self.say(message.notice)

    def on_told(self, message: messages.Told) -> None:
        self.viewing.opening = False
        self.say(message.notice)

    def _copy(self, copy: Copy) -> None:
        self.app.copy_to_clipboard(copy.text)

        def work() -> None:
            self.post_message(messages.Told(outside.copy(copy.text, copy.what)))

        self.run_worker(work, thread=True, group="outside", exit_on_error=False)

    # --- keys and mouse ---------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if self.dialogs.is_changing or self.dialogs.dialog is None:
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

    def on_result_wanted(self, message: messages.ResultWanted) -> None:
        """From the article that was opened here last, on to another one."""
        message.stop()  # it came from the app
        if effects := tuple(open_next(self.viewing, message.by)):
            self._carry_out(effects)
        else:
            said = "This was the last hit." if message.by > 0 else "This was the first hit."
            self.app.screen.post_message(messages.Told(f"{said} Ctrl+o goes back to all."))

    def on_row_pressed(self, message: messages.RowPressed) -> None:
        rows = list_rows(self.viewing, *self._list_size())
        key = rows[message.y][1] if message.y < len(rows) else ""
        if key and key == self.viewing.state.chosen:
            self._carry_out(open_chosen(self.viewing))
        elif key:
            self.viewing.state.chosen = key
        self.sync()

    def on_sidebar_scrolled(self, message: messages.SidebarScrolled) -> None:
        self.viewing.state.choose(self.viewing.items, message.by)
        self.sync()

    # --- dialogs ----------------------------------------------------------------------------------

    def _ask(self, ask: Ask) -> None:
        if self.dialogs.dialog is None:
            dialog = VIEW_DIALOGS[ask.question].make(ask, self.viewing, {})
            self.dialogs.open(dialog, ask)
            self._place_dialog()

    def _place_dialog(self) -> None:
        """Put a sheet in the middle, and a line without a place of its own where the query is."""
        dialog, ask = self.dialogs.dialog, self.dialogs.ask
        if dialog is None or ask is None:
            return
        size = VIEW_DIALOGS[ask.question].size
        if isinstance(size, Sheet):
            place_sheet(dialog, size, *self.size)
        elif ask.question in TYPED:
            dialog.styles.offset = (MARGIN, query_row(self.viewing))
            dialog.styles.width = max(1, self._list_size()[0] - 2 * MARGIN)

    def on_dialog_ready(self, message: messages.DialogReady) -> None:
        self.dialogs.begin(message.field)

    def on_typed(self, message: messages.Typed) -> None:
        if self.dialogs.dialog and (typed := TYPED.get(message.ask.question)):
            self._carry_out(typed(self.viewing, message.words))

    async def on_answered(self, message: messages.Answered) -> None:
        typed_after = await self.dialogs.close()
        self.set_focus(self.query_one(DeskPane))
        ask = message.ask
        answer = VIEW_DIALOGS[ask.question].answer(self.viewing, ask.target, message.value)
        self._carry_out(answer)
        for key in typed_after:
            self._press(key)
