"""One line of input at the foot of the screen: search, filter, publication date."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Static

from astana_reader.reading.effects import Ask
from astana_reader.reading.keys import key_name
from astana_reader.ui.messages import Answered, DialogReady, Typed

from .field import Field


class LineDialog(Horizontal):
    """A prompt, a field, and what is said of what is typed, in place of the status line."""

    DEFAULT_CSS = """
    LineDialog { layer: dialog; dock: bottom; height: 1; background: $panel; padding: 0 2; }
    LineDialog #prompt { width: auto; color: $accent; text-style: bold; }
    LineDialog Input { border: none; height: 1; padding: 0 1; width: 1fr; background: $raised; }
    LineDialog Input:focus { border: none; background-tint: $raised 0%; }
    LineDialog #said { width: auto; max-width: 64%; color: $dim; padding: 0 0 0 2; }
    """

    SECRET = False
    """Whether dots are shown for what is typed."""

    def __init__(
        self,
        ask: Ask,
        prompt: str,
        value: str = "",
        placeholder: str = "",
        check: Callable[[str], str] = lambda _: "",
        history: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.ask = ask
        self._prompt = prompt
        self._value = value
        self._placeholder = placeholder
        self._check = check
        self._history = history
        self._back = 0
        """How far the hand went back in the history, 0 at what it typed."""
        self._typed = value

    def compose(self) -> ComposeResult:
        yield Static(self._prompt, id="prompt", markup=False)
        yield self.field()
        yield Static(id="said", markup=False)

    def field(self) -> Field:
        """What is typed into."""
        return Field(self._value, placeholder=self._placeholder, password=self.SECRET, id="line")

    def on_mount(self) -> None:
        self.post_message(DialogReady(self.query_one(Input)))

    def say(self, text: str) -> None:
        """Tell something of what is typed, at the right."""
        self.query_one("#said", Static).update(text)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.say("")
        self.post_message(Typed(self.ask, event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        problem = self._check(event.value)
        if problem:
            self.say(problem)
        else:
            self.post_message(Answered(self.ask, event.value))

    def on_key(self, event: events.Key) -> None:
        if self.take_key(key_name(event.key, event.character)):
            event.stop()
            event.prevent_default()

    def take_key(self, key: str) -> bool:
        """Whether it took a key that types nothing."""
        if key == "esc":
            self.post_message(Answered(self.ask, None))
        elif key in {"up", "down"}:
            self._recall(1 if key == "up" else -1)
        else:
            return False
        return True

    def _recall(self, step: int) -> None:
        """Put in what was typed before, one further back or forth."""
        back = self._back + step
        if 0 <= back <= len(self._history):
            line = self.query_one(Input)
            self._typed = self._typed if self._back else line.value
            self._back = back
            line.value = self._history[-back] if back else self._typed
            line.cursor_position = len(line.value)


class SecretDialog(LineDialog):
    """A line for what nobody beside the reader should see."""

    SECRET = True
