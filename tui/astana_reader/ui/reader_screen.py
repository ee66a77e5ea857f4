"""The screen of the reader: wires the hand, the widgets, the dialogs and the engines."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Mapping
from functools import partial
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.widget import Widget

from astana_reader.annotations.history import Edit
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.saver import NotSaved, Saved
from astana_reader.articles.article import Article
from astana_reader.articles.watching import FileState
from astana_reader.reading.actions.lists import choose, press_item, show_tab
from astana_reader.reading.actions.view import set_sidebar_width
from astana_reader.reading.commands import note_recent
from astana_reader.reading.effects import (
    Ask,
    Effect,
    Leave,
    OpenArticle,
    OpenView,
    Perform,
    Press,
    Question,
    Recompute,
    Remember,
    Save,
    Show,
    Unlock,
)
from astana_reader.reading.engine_link import EngineLink
from astana_reader.reading.hand import Hand
from astana_reader.reading.keys import Act, key_name
from astana_reader.reading.passage import passage_of, rows_of
from astana_reader.reading.reading import Saving
from astana_reader.reading.reloaded import take_text
from astana_reader.reading.saves import FILE_NOTICES, take_report
from astana_reader.reading.session import OF_THE_SESSION, Session
from astana_reader.reading.sidebar import pressed, settle
from astana_reader.reading.tabs.table import follow_caret, refresh

from . import messages
from .article_pane import ArticlePane
from .canvas import Canvas, is_closing
from .dialogs.place import DialogPlace
from .dialogs.row import Aside, Beside, Sheet, place_aside, place_beside, place_sheet
from .dialogs.table import DIALOGS
from .dragging import Dragging
from .outward import Outward
from .pacing import Pacing
from .parts import Parts
from .sidebar_pane import SidebarPane

_PAUSE_FOR_KEYS = 0.05
"""Seconds after the first paint until the engines start: a key typed meanwhile goes first."""


class ReaderScreen(Screen[None], inherit_bindings=False):
    """The article with its sidebar."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ReaderScreen {
        layout: vertical; layers: base over dialog; background: $page; overflow: hidden hidden;
    }
    #header, #status { height: 1; width: 100%; }
    #middle { layout: horizontal; layers: base over; height: 1fr; overflow: hidden hidden; }
    #page { width: 1fr; height: 100%; layer: base; }
    #minimap { width: 2; height: 100%; layer: base; }
    #sidebar { dock: right; height: 100%; layer: base; }
    #middle.overlay #sidebar { layer: over; }
    #prefix { layer: over; dock: bottom; height: 1; width: 100%; offset: 0 -1; display: none; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        session.host = self
        self.reading = session.reading
        self.hand = Hand(self.reading)
        self.pacing = Pacing(self.reading, self.set_timer, self.sync)
        self.engines = EngineLink(
            self.reading,
            session.texts,
            session.log,
            run=partial(self.run_worker, group="engines", exit_on_error=False),
            sync=self.pacing.found_more,
            perform=self._perform,
        )
        self._outward = Outward(self, session)
        self._carriers: dict[type[Effect], Callable[[Any], object]] = {
            Ask: self._open,
            **self._outward.carriers,
            Save: lambda _: self.save_again(),
            Recompute: lambda _: self.engines.ask(),
            Remember: self.engines.remember,
            Perform: self._perform_chosen,
            Press: self._press_all,
            Leave: lambda answer: self.leave(answer.how),
            OpenArticle: lambda to: self.post_message(messages.ArticleWanted(to.place, to.at)),
            OpenView: lambda wanted: self.post_message(messages.ViewWanted(wanted)),
            Unlock: lambda typed: self.post_message(messages.PasswordTyped(typed.password)),
            Show: self._show,
        }
        self.dragging = Dragging(self.reading, self.set_interval, self.sync)
        self.library_tags: dict[str, int] = {}
        self._version = 0
        self.dialogs = DialogPlace(self)
        self.parts = Parts(self.hand, self.dialogs)
        self._leaving = False

    # --- widgets ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        self.reading.resize(*self.app.size)
        parts = self.parts
        yield Canvas(parts.header, parts.look, parts.header_state, id="header")
        with Container(id="middle"):
            yield ArticlePane(self.reading, parts.page, parts.look)
            yield Canvas(parts.minimap, parts.look, parts.minimap_state, id="minimap")
            yield SidebarPane(parts.sidebar, parts.look, parts.sidebar_state, id="sidebar")
        yield Canvas(parts.status, parts.look, id="status")
        yield Canvas(parts.prefix, parts.look, id="prefix")

    def on_mount(self) -> None:
        self._arrange()
        self.set_focus(self.query_one(ArticlePane))
        if self.reading.is_whole:
            self.set_timer(_PAUSE_FOR_KEYS, self.engines.start)
            self.set_timer(_PAUSE_FOR_KEYS, self._outward.far_links.begin)

    async def on_unmount(self) -> None:
        await self._outward.far_links.finish()
        await self.engines.close()

    def on_screen_resume(self) -> None:
        self._outward.far_links.look_again()

    def on_resize(self, event: events.Resize) -> None:
        self.reading.resize(*event.size)
        self._arrange()
        if self.dialogs.dialog:
            self._place_dialog(self.dialogs.dialog)
        self.sync()

    def _arrange(self) -> None:
        """Give the widgets their places in the geometry."""
        geometry = self.reading.geometry
        sidebar = self.query_one("#sidebar")
        sidebar.display = geometry.sidebar_width > 0
        sidebar.styles.width = geometry.sidebar_width or 1
        self.query_one("#minimap").display = geometry.minimap
        self.query_one("#middle").set_class(geometry.overlay, "overlay")

    def sync(self) -> None:
        """Bring all widgets up to date with the reading."""
        if is_closing(self):
            return
        refresh(self.reading)
        if sidebar := self.reading.geometry.sidebar_width:
            settle(self.reading, sidebar, self.reading.geometry.height - 2)
        prefix = self.query_one("#prefix")
        if prefix.display != self.parts.has_prefix:
            prefix.display = self.parts.has_prefix
        for canvas in self.query(Canvas):
            canvas.sync()
        self.pacing.fill()

    # --- keys and mouse ---------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A key typed before the page or a dialog has the focus is meant for it all the same."""
        if self.dialogs.is_changing or not self.in_dialog:
            self._press(event)

    def on_paste(self, event: events.Paste) -> None:
        """Text that is pasted is one action: of a dialog that comes up, else of none."""
        if self.dialogs.is_changing:
            self.dialogs.take(event)
        elif not self.in_dialog:
            self.say("Nothing was done: pasted text goes into a note (a) or tags (t).")

    def on_key_pressed(self, message: messages.KeyPressed) -> None:
        self._press(message.typed)

    def _press(self, event: events.Key) -> None:
        self.pacing.note_key()
        if not self.dialogs.take(event) and (key := key_name(event.key, event.character)):
            self._carry_out(self.hand.press(key) or ())

    def _perform_chosen(self, wanted: Perform) -> None:
        note_recent(self.reading, wanted.id)
        self._perform(Act(wanted.id, wanted.count or 1, bool(wanted.count)))

    def _press_all(self, wanted: Press) -> None:
        for key in wanted.keys:
            self._carry_out(self.hand.press(key) or ())

    def _perform(self, act: Act) -> None:
        self._carry_out(self.hand.perform(act))

    def on_page_pressed(self, message: messages.PagePressed) -> None:
        self.dragging.begin(message.offset, message.unit, exact=message.exact)
        self._carry_out(())

    def on_page_dragged(self, message: messages.PageDragged) -> None:
        self.dragging.go_on(message.offset, message.beyond)
        self._carry_out(())

    def on_page_released(self, _message: messages.PageReleased) -> None:
        self.dragging.end()

    def on_page_scrolled(self, message: messages.PageScrolled) -> None:
        self.reading.page.scroll(message.rows)
        follow_caret(self.reading)
        self._carry_out(())

    def on_row_pressed(self, message: messages.RowPressed) -> None:
        self.reading.close_changes()
        width, height = self.query_one("#sidebar").size
        found = pressed(self.reading, width, height, message.x, message.y)
        if isinstance(found, str):
            show_tab(self.reading, found)
        elif found and found.key:
            press_item(self.reading, found)
        self._carry_out(())

    def on_edge_dragged(self, message: messages.EdgeDragged) -> None:
        set_sidebar_width(self.reading, self.reading.geometry.width - message.x)
        self._carry_out(())

    def on_sidebar_scrolled(self, message: messages.SidebarScrolled) -> None:
        self.reading.close_changes()
        choose(self.reading, message.by)
        self._carry_out(())

    # --- effects ----------------------------------------------------------------------------------

    def _carry_out(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            self._carriers[type(effect)](effect)
        self.engines.ask_places()
        self._rearrange()
        self.sync()

    def _rearrange(self) -> None:
        """Make room for, or take back the room of, what was shown or hidden."""
        before = self.reading.geometry
        self.reading.resize(before.width, before.height)
        if self.reading.geometry != before:
            self._arrange()

    def _show(self, wanted: Show) -> None:
        if wanted is Show.QUIT:
            self.leave()
        elif wanted in messages.ASKED_BY:
            self.post_message(messages.ASKED_BY[wanted]())
        if wanted in OF_THE_SESSION:
            self.session.want(wanted)

    def save_again(self) -> None:
        """Have the records written as they are now."""
        self.reading.saving = Saving.SAVING
        self._version = self.session.save(self.reading.notebook.records)

    def leave(self, how: str = "") -> None:
        """Quit once all is saved; ask if that can't be. `how` is what was answered then."""
        saving = self.reading.saving
        if saving is Saving.SAVED or how == "leave":
            self.app.exit(0)
        elif how == "export":
            self._open(Ask(Question.EXPORT))
        elif saving is Saving.FAILED and how != "again":
            self._open(Ask(Question.UNSAVED))
        else:
            self._leaving = True
            self.save_again()
            self.say("Saving …")

    @property
    def in_dialog(self) -> bool:
        """Whether a dialog waits for an answer, which may be about a place in the text."""
        return self.dialogs.dialog is not None

    def say(self, notice: str) -> None:
        """Tell something on the status line until the next key."""
        self.reading.notice = notice
        self.sync()

    # --- dialogs ----------------------------------------------------------------------------------

    def ask_password(self, why: str) -> None:
        """Ask for the password of the article that is being opened."""
        self.reading.notice = why
        self._open(Ask(Question.PASSWORD))

    def _open(self, ask: Ask) -> None:
        if not self.in_dialog:
            dialog = DIALOGS[ask.question].make(ask, self.reading, self.library_tags)
            self.dialogs.open(dialog, ask)
            self._place_dialog(dialog)

    def _place_dialog(self, dialog: Widget) -> None:
        ask, geometry = self.dialogs.ask, self.reading.geometry
        size = DIALOGS[ask.question].size if ask else None
        if isinstance(size, Sheet):
            place_sheet(dialog, size, geometry.width, geometry.height)
        elif isinstance(size, Aside):
            place_aside(dialog, geometry)
        elif ask and isinstance(size, Beside):
            passage = passage_of(self.reading, ask.target)
            self.reading.page.reveal(passage.start)
            place_beside(dialog, size, geometry, rows_of(self.reading, passage))

    def on_dialog_ready(self, message: messages.DialogReady) -> None:
        self.dialogs.begin(message.field)

    def on_typed(self, message: messages.Typed) -> None:
        if not self.in_dialog:
            return  # it was answered since
        if typed := DIALOGS[message.ask.question].typed:
            self.dialogs.say(typed(self.reading, message.words))
        self.sync()

    async def on_answered(self, message: messages.Answered) -> None:
        typed_after = await self.dialogs.close()
        self.set_focus(self.query_one(ArticlePane))
        ask = message.ask
        self._carry_out(DIALOGS[ask.question].answer(self.reading, ask.target, message.value))
        for key in typed_after:
            self._press(key)

    # --- what takes time --------------------------------------------------------------------------

    def beside(self, work: Coroutine[Any, Any, None]) -> None:
        """Do what is asked of the article's file; what was asked before is given up."""
        self.run_worker(work, exclusive=True, group="file", exit_on_error=False)

    def closing(self, close: Callable[[], object]) -> None:
        """Do what ends a session on a thread."""
        self.run_worker(asyncio.to_thread(close), group="closing", exit_on_error=False)

    def report_saved(self, report: Saved | NotSaved) -> None:
        """Called on the saving thread."""
        self.post_message(messages.SaveReported(report))

    def report_file(self, article: Article, state: FileState) -> None:
        """Called on the watching thread."""
        self.post_message(messages.FileLooked(article, state))

    def on_save_reported(self, message: messages.SaveReported) -> None:
        """Say what became of the marks; take in those of other programs."""
        reading = self.reading
        self._carry_out(take_report(reading, message.report, self._version))
        if self._leaving and reading.saving is not Saving.SAVING:
            self._leaving = False
            self.leave()
        self.sync()

    def take_text(self, article: Article, notebook: Notebook, moved: Mapping[int, int]) -> None:
        """Go on in another text, with engines of its own."""
        take_text(self.reading, article, notebook, moved)
        if self.reading.is_whole:
            self.engines.start_anew()
            self._outward.far_links.begin()
        self.sync()

    def take_edit(self, edit: Edit, said: str) -> None:
        """Make a change of the records that was worked out elsewhere."""
        self.reading.do(edit)
        self._carry_out((Save(), Recompute()))
        self.say(said)

    def on_file_looked(self, message: messages.FileLooked) -> None:
        if message.article is self.reading.article:
            self.reading.file_state = message.state
            self.say(FILE_NOTICES[message.state])

    def report_progress(self, words: str) -> None:
        self.post_message(messages.FileProgressed(words))

    def on_file_progressed(self, message: messages.FileProgressed) -> None:
        self.session.show_progress(message.words)
        self.sync()

    def on_look_changed(self, message: messages.LookChanged) -> None:
        self.reading.look = message.look
        self.reading.changed()
        self.sync()

    def on_told(self, message: messages.Told) -> None:
        self.say(message.notice)
