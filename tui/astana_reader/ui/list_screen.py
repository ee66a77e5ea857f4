"""What the screens of the library have in common: keys, effects, dialogs, work on threads."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from textual import events, work
from textual.message import Message
from textual.screen import Screen

from astana_reader.annotations.store import StoreError
from astana_reader.articles.article import ArticleError
from astana_reader.reading.effects import (
    Ask,
    Beside,
    Copy,
    Effect,
    OpenArticle,
    OpenView,
    Perform,
    Question,
    Show,
)
from astana_reader.reading.keys import Act, KeyMachine, key_name
from astana_reader.reading.look.palette import Look
from astana_reader.ui.dialogs.place import DialogPlace
from astana_reader.ui.dialogs.row import DialogRow, Sheet, place_sheet

from . import messages, outside
from .desk_pane import DeskPane


class Shown(Protocol):
    """The state that a screen shows."""

    look: Look
    notice: str
    """What the last action has to say, until the next key."""


class Hand(Protocol):
    """Reads keys for it."""

    @property
    def machine(self) -> KeyMachine: ...

    def press(self, key: str) -> Iterable[Effect]: ...

    def perform(self, act: Act) -> Iterable[Effect]: ...


State = TypeVar("State", bound=Shown)


@dataclass(frozen=True, slots=True)
class Asking(Generic[State]):
    """The dialogs of a screen."""

    dialogs: Mapping[Question, DialogRow[State, Any]]
    typed: Mapping[Question, Callable[[State, str], Iterable[Effect]]]
    """What comes of the words typed so far, for those that are a line in the list."""
    line: Callable[[State], tuple[int, int, int]]
    """Where that line stands: column, row and width in cells."""


class ListScreen(Screen[None], Generic[State], inherit_bindings=False):
    """A list over the library, with dialogs. What it lists and paints is said by those below it."""

    ALLOW_SELECT = False
    failed: type[messages.Told | messages.WorkFailed] = messages.Told
    """What tells that work beside the screen was not done."""

    def __init__(self, state: State, hand: Hand, asking: Asking[State]) -> None:
        super().__init__()
        self.state, self.hand, self.asking = state, hand, asking
        self.dialogs = DialogPlace(self)
        self.library_tags: dict[str, int] = {}
        self.carriers: dict[type[Effect], Callable[[Any], object]] = {
            Ask: self.ask,
            Copy: self._copy,
            Perform: lambda wanted: self.carry_out(self.hand.perform(Act(wanted.id))),
            OpenArticle: lambda to: self.post_message(messages.ArticleWanted(to.place, to.at)),
            OpenView: lambda wanted: self.post_message(messages.ViewWanted(wanted)),
            Show: lambda wanted: self.post_message(messages.ASKED_BY[wanted]()),
        }

    def sync(self) -> None:
        """Bring all widgets up to date with the state."""
        raise NotImplementedError

    def say(self, notice: str) -> None:
        """Tell something on the status line until the next key."""
        self.state.notice = notice
        self.sync()

    def look(self) -> Look:
        return self.state.look

    def on_look_changed(self, message: messages.LookChanged) -> None:
        self.state.look = message.look
        self.sync()

    # --- keys and effects -------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        if self.dialogs.is_changing or self.dialogs.dialog is None:
            self._press(event)

    def on_key_pressed(self, message: messages.KeyPressed) -> None:
        self._press(message.typed)

    def _press(self, event: events.Key) -> None:
        if not self.dialogs.take(event) and (key := key_name(event.key, event.character)):
            self.carry_out(self.hand.press(key))

    def carry_out(self, effects: Iterable[Effect]) -> None:
        for effect in effects:
            self.carriers[type(effect)](effect)
        self.sync()

    def _copy(self, copy: Copy) -> None:
        self.app.copy_to_clipboard(copy.text)

        def copied() -> None:
            self.post_message(messages.Told(outside.copy(copy.text, copy.what)))

        self.run_worker(copied, thread=True, group="outside", exit_on_error=False)

    @work(thread=True, group="work", exit_on_error=False)
    def do_beside(self, wanted: Beside) -> None:
        """Do on a thread what takes time."""
        try:
            told: Message = messages.WorkDone(wanted, wanted.work())
        except (ArticleError, StoreError) as error:
            told = self.failed(str(error))
        except OSError as error:
            told = self.failed(f"Not done: {error.strerror}.")
        self.post_message(told)

    # --- dialogs ----------------------------------------------------------------------------------

    def ask(self, ask: Ask) -> None:
        if self.dialogs.dialog is None:
            row = self.asking.dialogs[ask.question]
            self.dialogs.open(row.make(ask, self.state, self.library_tags), ask)
            self.place_dialog()

    def place_dialog(self) -> None:
        """Put a sheet in the middle, and a line without a place of its own into its row."""
        dialog, ask = self.dialogs.dialog, self.dialogs.ask
        if dialog is None or ask is None:
            return
        size = self.asking.dialogs[ask.question].size
        if isinstance(size, Sheet):
            place_sheet(dialog, size, *self.size)
        elif ask.question in self.asking.typed:
            x, y, width = self.asking.line(self.state)
            dialog.styles.offset, dialog.styles.width = (x, y), max(1, width)

    def on_dialog_ready(self, message: messages.DialogReady) -> None:
        self.dialogs.begin(message.field)

    def on_typed(self, message: messages.Typed) -> None:
        if self.dialogs.dialog and (typed := self.asking.typed.get(message.ask.question)):
            self.carry_out(typed(self.state, message.words))

    async def on_answered(self, message: messages.Answered) -> None:
        typed_after = await self.dialogs.close()
        self.set_focus(self.query_one(DeskPane))
        ask = message.ask
        row = self.asking.dialogs[ask.question]
        self.carry_out(row.answer(self.state, ask.target, message.value))
        for key in typed_after:
            self._press(key)
