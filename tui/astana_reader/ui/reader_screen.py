"""The screen of the reader: wires the hand, the widgets, the dialogs and the engines."""

from __future__ import annotations

from collections.abc import Callable, Collection, Coroutine, Iterable, Mapping
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from textual import events, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen
from textual.timer import Timer

from astana_reader.annotations.history import Edit
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import Records
from astana_reader.annotations.saver import NotSaved
from astana_reader.articles.article import Article
from astana_reader.articles.watching import FileState
from astana_reader.exchange.formats import FORMATS
from astana_reader.reading.actions.find import look_for
from astana_reader.reading.actions.lists import choose, press_item, set_filter, show_tab
from astana_reader.reading.actions.view import set_sidebar_width
from astana_reader.reading.answers import answer
from astana_reader.reading.bars import header, sheet_status, status_runs
from astana_reader.reading.effects import (
    Ask,
    Copy,
    Effect,
    OpenLink,
    Question,
    Recompute,
    Remember,
    Save,
    Show,
)
from astana_reader.reading.engine_link import EngineLink
from astana_reader.reading.hand import Hand
from astana_reader.reading.keys import Act, key_name
from astana_reader.reading.look.palette import Look
from astana_reader.reading.page.minimap import minimap_rows
from astana_reader.reading.page.rows import page_rows
from astana_reader.reading.reading import Focus, Saving
from astana_reader.reading.reloaded import take_text
from astana_reader.reading.sidebar import pressed, sidebar_rows
from astana_reader.reading.tabs.table import TABS, fill_list, follow_caret, refresh
from astana_reader.settings.actions import Action

from . import messages, outside
from .article_pane import ArticlePane
from .canvas import Canvas, Rows
from .dialogs.answers import ExportAnswer
from .dialogs.opening import dialog_for, marked_article, place_dialog
from .dialogs.place import DialogPlace
from .dragging import Dragging
from .sidebar_pane import SidebarPane

SHEETS = {
    Question.EXPORT: "Export",
    Question.HELP: "Help",
    Question.COMMANDS: "Commands",
    Question.OUTLINE: "Outline",
    Question.MERGE: "Merge",
    Question.ENTITY: "Entity",
}
"""Dialogs that veil the page behind them."""


_FILE_NOTICES = {
    FileState.SAME: "The file is again as you read it.",
    FileState.CHANGED: "The file changed on disk. R reloads it.",
    FileState.GONE: "The file is gone from its place. You can read on; your marks are kept.",
}
_PAUSE_FOR_KEYS = 0.05
"""Seconds after the first paint until the engines start: a key typed meanwhile goes first."""
_REST = 0.25
"""Seconds without a key until what the engines found meanwhile is shown."""
_STEPS = 1
_PAUSE = 0.01
"""Steps of filling a long list between two pauses of so many seconds."""
_OWN_ANSWERS = (Question.EXPORT, Question.HELP, Question.COMMANDS, Question.UNSAVED)


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
    """

    def __init__(self, hand: Hand, save: Callable[[Records], int], log: Path, texts: Path) -> None:
        """`log` takes what the engines complain of; `texts` is where earlier texts are kept."""
        super().__init__()
        self.hand = hand
        self.reading = hand.reading
        self.engines = EngineLink(
            self.reading, texts, log, self._beside, self._found_more, self._perform
        )
        self.dragging = Dragging(self.reading, self.set_interval, self.sync)
        self.library_tags: dict[str, int] = {}
        self._save = save
        self._version = 0
        self.dialogs = DialogPlace(self)
        self._leaving = False
        self._filling: Timer | None = None
        self._last_key = 0.0
        self._showing: Timer | None = None

    # --- widgets ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        self.reading.resize(*self.app.size)
        yield Canvas(self._header, self._look, self._header_state, id="header")
        with Container(id="middle"):
            yield ArticlePane(self.reading, self._page, self._look)
            yield Canvas(self._minimap, self._look, self._minimap_state, id="minimap")
            yield SidebarPane(self._sidebar, self._look, self._sidebar_state, id="sidebar")
        yield Canvas(self._status, self._look, id="status")

    def on_mount(self) -> None:
        self._arrange()
        self.set_focus(self.query_one(ArticlePane))
        self.set_timer(_PAUSE_FOR_KEYS, self.engines.start)

    async def on_unmount(self) -> None:
        await self.engines.close()

    def _beside(self, asking: Coroutine[Any, Any, None]) -> None:
        self.run_worker(asking, group="engines", exit_on_error=False)

    def on_resize(self, event: events.Resize) -> None:
        self.reading.resize(*event.size)
        self._arrange()
        dialog = self.dialogs.dialog
        if dialog and (ask := getattr(dialog, "ask", None)):
            place_dialog(dialog, ask, self.reading)
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
        refresh(self.reading)
        for canvas in self.query(Canvas):
            canvas.sync()
        if self._filling is None and fill_list(self.reading, 0):
            self._filling = self.set_timer(_PAUSE, self._fill_list)

    def _show_found(self) -> None:
        """Show what the engines found, once the hand rests: what a key changes goes first."""
        self._showing = None
        wait = self._last_key + _REST - monotonic()
        if wait <= 0:
            self.sync()
        else:
            self._showing = self.set_timer(wait, self._show_found)

    def _found_more(self) -> None:
        if self._showing is None:
            self._show_found()

    def _fill_list(self) -> None:
        """Make a little more of a long list; keys that came meanwhile go first."""
        self._filling = None
        if fill_list(self.reading, _STEPS):
            self._filling = self.set_timer(_PAUSE, self._fill_list)
        else:
            follow_caret(self.reading)
            self.reading.choice_changed()
            self.sync()

    def _look(self) -> Look:
        return self.reading.look

    @property
    def _veiled(self) -> bool:
        question = getattr(getattr(self.dialogs.dialog, "ask", None), "question", None)
        return question in SHEETS

    def _header(self, width: int, _height: int) -> Rows:
        return [header(self.reading, width, veiled=self._veiled)]

    def _header_state(self) -> object:
        reading = self.reading
        where = (reading.article, reading.changes, reading.page.percent)
        return where, reading.saving, reading.file_state, reading.published, self._veiled

    def _page(self, _width: int, _height: int) -> Rows:
        reading = self.reading
        focused = reading.focus is Focus.PAGE and not self.in_dialog
        return page_rows(reading, focused=focused, veiled=self._veiled)

    def _minimap(self, _width: int, height: int) -> Rows:
        reading, veiled = self.reading, self._veiled
        return minimap_rows(
            reading.page, reading.layers, reading.look, reading.geometry.pad, height, veiled=veiled
        )

    def _minimap_state(self) -> object:
        reading = self.reading
        return reading.layers, reading.page.visible_span(), reading.geometry, self._veiled

    def _sidebar(self, width: int, height: int) -> Rows:
        return sidebar_rows(self.reading, width, height, veiled=self._veiled)

    def _sidebar_state(self) -> object:
        reading, state = self.reading, self.reading.list_state
        counts = [tab.count(reading) for tab in TABS.values()]
        chosen = (reading.tab, state.chosen, state.at, state.filter, frozenset(state.picked))
        listing = reading.listing
        made = (listing, len(listing.items), counts, round(100 * reading.progress))
        return made, chosen, reading.focus, reading.geometry, self._veiled

    def _status(self, width: int, _height: int) -> Rows:
        question = getattr(getattr(self.dialogs.dialog, "ask", None), "question", None)
        if question in SHEETS:
            return [sheet_status(SHEETS[question], width)]
        return [status_runs(self.hand, width)]

    # --- keys and mouse ---------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A key typed before the page or a dialog has the focus is meant for it all the same."""
        if self.dialogs.is_changing or not self.in_dialog:
            self._press(event)

    def on_key_pressed(self, message: messages.KeyPressed) -> None:
        self._press(message.typed)

    def _press(self, event: events.Key) -> None:
        self._last_key = monotonic()
        if not self.dialogs.take(event) and (key := key_name(event.key, event.character)):
            self._carry_out(self.hand.press(key) or ())

    def _perform(self, act: Act) -> None:
        self._carry_out(self.hand.perform(act))

    def on_page_pressed(self, message: messages.PagePressed) -> None:
        self.dragging.begin(message.offset, message.unit)
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
            self._carry_out_one(effect)
        self.engines.ask_places()
        self._rearrange()
        self.sync()

    def _rearrange(self) -> None:
        """Make room for, or take back the room of, what was shown or hidden."""
        before = self.reading.geometry
        self.reading.resize(before.width, before.height)
        if self.reading.geometry != before:
            self._arrange()

    def _carry_out_one(self, effect: Effect) -> None:
        if isinstance(effect, Ask):
            self._open(effect)
        elif isinstance(effect, Copy):
            self._copy(effect)
        elif isinstance(effect, OpenLink):
            self._do_outside(partial(outside.open_link, effect.url))
        elif isinstance(effect, Save):
            self.save_again()
        elif isinstance(effect, Recompute):
            self.engines.ask()
        elif isinstance(effect, Remember):
            self.engines.remember(effect)
        elif effect is Show.NEXT_THEME:
            self.post_message(messages.ThemeWanted())
        elif effect is Show.LIBRARY:
            self.post_message(messages.LibraryWanted())
        elif effect is Show.QUIT:
            self.leave()
        else:
            self.post_message(messages.FileWanted(effect))

    def save_again(self) -> None:
        """Have the records written as they are now."""
        self.reading.saving = Saving.SAVING
        self._version = self._save(self.reading.notebook.records)

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
            self._carry_out_one(Save())
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

    def _open(self, ask: Ask) -> None:
        if not self.in_dialog:
            dialog = dialog_for(ask, self.reading, self.library_tags)
            place_dialog(dialog, ask, self.reading)
            self.dialogs.open(dialog)

    def on_dialog_ready(self, message: messages.DialogReady) -> None:
        self.dialogs.begin(message.field)

    def on_typed(self, message: messages.Typed) -> None:
        if not self.in_dialog:
            return  # it was answered since
        if message.ask.question is Question.SEARCH:
            found = look_for(self.reading, message.words)
            said = f"{len(found)} hits" if message.words.strip() else ""
            self._say_in_dialog("1 hit" if said == "1 hits" else said)
        elif message.ask.question is Question.FILTER:
            set_filter(self.reading, message.words)
        self.sync()

    def _say_in_dialog(self, text: str) -> None:
        from .dialogs.line import LineDialog

        if isinstance(self.dialogs.dialog, LineDialog):
            self.dialogs.dialog.say(text)

    async def on_answered(self, message: messages.Answered) -> None:
        typed_after = await self.dialogs.close()
        self.set_focus(self.query_one(ArticlePane))
        if message.ask.question in _OWN_ANSWERS:
            self._take_own_answer(message)
        else:
            self._carry_out(answer(self.reading, message.ask, message.value))
        for key in typed_after:
            self._press(key)

    def _take_own_answer(self, message: messages.Answered) -> None:
        if isinstance(message.value, Action):
            self._perform(Act(message.value.id))
        elif isinstance(message.value, ExportAnswer):
            self._export(message.value, message.ask.target.ids)
        elif message.ask.question is Question.UNSAVED and message.value:
            self.leave(str(message.value))
        self.sync()

    # --- what takes time --------------------------------------------------------------------------

    def on_save_reported(self, message: messages.SaveReported) -> None:
        """Say what became of the marks; take in those of other programs."""
        report, reading = message.report, self.reading
        if isinstance(report, NotSaved):
            reading.saving, reading.save_problem = Saving.FAILED, report.reason
            reading.notice = f"Not saved. Your marks are kept and tried again: {report.reason}"
        else:
            if report.version == self._version:
                if reading.saving is Saving.FAILED:
                    reading.notice = "Saved: all your marks are on disk."
                reading.saving, reading.save_problem = Saving.SAVED, ""
            verdicts = reading.notebook.records.verdicts
            if told := reading.notebook.adopt(report.records):
                reading.changed()
                reading.notice = told
            if reading.notebook.records.verdicts != verdicts:
                self._carry_out((Recompute(),))
            reading.notice = " ".join(report.problems) or reading.notice
        if self._leaving and reading.saving is not Saving.SAVING:
            self._leaving = False
            self.leave()
        self.sync()

    def take_text(self, article: Article, notebook: Notebook, moved: Mapping[int, int]) -> None:
        """Go on in another text, with engines of its own."""
        take_text(self.reading, article, notebook, moved)
        self.engines.start_anew()
        self.sync()

    def take_edit(self, edit: Edit, said: str) -> None:
        """Make a change of the records that was worked out elsewhere."""
        self.reading.do(edit)
        self._carry_out((Save(), Recompute()))
        self.say(said)

    def on_file_looked(self, message: messages.FileLooked) -> None:
        if message.article is self.reading.article:
            self.reading.file_state = message.state
            self.say(_FILE_NOTICES[message.state])

    def on_told(self, message: messages.Told) -> None:
        self.say(message.notice)

    @work(thread=True, group="outside", exit_on_error=False)
    def _do_outside(self, act: Callable[[], str]) -> None:
        """Do something on a thread and tell what came of it."""
        self.post_message(messages.Told(act()))

    def _copy(self, copy: Copy) -> None:
        self.app.copy_to_clipboard(copy.text)
        self._do_outside(partial(outside.copy, copy.text, copy.what))

    def _export(self, wanted: ExportAnswer, ids: Collection[str]) -> None:
        text = FORMATS[wanted.format].write(marked_article(self.reading, ids))
        if wanted.path is None:
            self._copy(Copy(text, f"the {FORMATS[wanted.format].name}"))
        else:
            self._do_outside(partial(outside.write_export, wanted.path, text))
