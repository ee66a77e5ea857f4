"""What is typed into in the dialogs: a line, and the text of a note."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from textual import events
from textual.widget import Widget
from textual.widgets import Input, TextArea

from astana_reader.reading.keys import key_name


@runtime_checkable
class TakesKeys(Protocol):
    """A dialog, which may take a key before its field does."""

    def take_key(self, key: str) -> bool: ...


class Field(Input):
    """A line to type in; pasted lines become one."""

    async def _on_key(self, event: events.Key) -> None:
        await _act_at_once(self, event)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()  # which would keep the first line alone
        line = one_line(event.text)
        if self.selection.is_empty:
            self.insert_text_at_cursor(line)
        else:
            self.replace(line, *self.selection)


class TextField(TextArea):
    """Several lines to type in."""

    async def _on_key(self, event: events.Key) -> None:
        await _act_at_once(self, event)


async def _act_at_once(field: Widget, event: events.Key) -> None:
    """Do what a key is bound to in a field before the next key comes.

    Textual does it only when the key has gone up to the app and found no other use, and letters
    typed quickly behind a Backspace stand before it by then.
    """
    bound = None if event.is_printable else field.screen.active_bindings.get(event.key)
    if bound is None or bound.node is not field:
        return
    dialog = next((one for one in field.ancestors if isinstance(one, TakesKeys)), None)
    if dialog is None or not dialog.take_key(key_name(event.key, event.character)):
        await field.app.run_action(bound.binding.action, field)
    event.stop()
    event.prevent_default()


def one_line(text: str) -> str:
    """Several lines as one, with spaces between them."""
    return " ".join(part.strip() for part in text.splitlines() if part.strip())
