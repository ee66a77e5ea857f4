"""The one-line field of the dialogs."""

from __future__ import annotations

from textual import events
from textual.widgets import Input


class Field(Input):
    """A line to type in; pasted lines become one."""

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()  # which would keep the first line alone
        line = one_line(event.text)
        if self.selection.is_empty:
            self.insert_text_at_cursor(line)
        else:
            self.replace(line, *self.selection)


def one_line(text: str) -> str:
    """Several lines as one, with spaces between them."""
    return " ".join(part.strip() for part in text.splitlines() if part.strip())
