"""The links of an article: the letters before one open it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from astana_reader.reading.actions.jump import hint_labels
from astana_reader.reading.effects import Ask, OpenLink
from astana_reader.text.graphemes import cells, clip
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, Foot, key_hints


class LinksDialog(Dialog, can_focus=True):
    """Type the letters of a link, or choose it with the arrows and Enter."""

    DEFAULT_CSS = """
    LinksDialog > Vertical { height: 1fr; }
    LinksDialog #rows { height: 1fr; color: $text; }
    """

    def __init__(self, ask: Ask, links: Sequence[tuple[str, str]]) -> None:
        """`links` are the words and the address of each."""
        super().__init__(ask, Content(f"Links {len(links)}"))
        self._links = links
        self._labels = hint_labels(len(links))
        self._typed = ""
        self._chosen = 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(id="rows", markup=False)
            yield Foot(
                key_hints(("a…", "open"), ("↑ ↓", "choose"), ("Enter", "open"), ("Esc", "close"))
            )

    def on_mount(self) -> None:
        self.post_message(DialogReady(self))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def take_key(self, key: str) -> bool:
        steps = {"down": 1, "up": -1, "pgdn": 10, "pgup": -10}
        typed = self._typed + key
        if key in steps:
            self._chosen = min(max(0, self._chosen + steps[key]), len(self._links) - 1)
        elif key == "enter":
            self._open(self._chosen)
        elif typed in self._labels:
            self._open(self._labels.index(typed))
        elif key == "esc" and self._typed:
            self._typed = ""
        elif len(key) == 1:
            self._typed = typed if any(label.startswith(typed) for label in self._labels) else ""
        else:
            return super().take_key(key)
        self._show()
        return True

    def _open(self, number: int) -> None:
        self.answer(OpenLink(self._links[number][1]))

    def _show(self) -> None:
        area = self.query_one("#rows", Static)
        width, height = area.size
        top = max(0, min(self._chosen - height // 2, len(self._links) - height))
        lines = [
            self._line(number, width) for number in range(top, min(top + height, len(self._links)))
        ]
        area.update(Content("\n").join(lines))

    def _line(self, number: int, width: int) -> Content:
        words, url = self._links[number]
        label = self._labels[number]
        is_open = label.startswith(self._typed)
        right = clip(url.partition("://")[2] or url, max(8, width // 2))
        left = clip(words, max(1, width - 8 - cells(right)))
        space = " " * max(1, width - 6 - cells(left) - cells(right))
        mark = ("▎", "$accent") if number == self._chosen else " "
        hint = (f"{label:<3}", "bold $accent" if is_open else "$faint")
        line = Content.assemble(mark, " ", hint, (left, "$text"), space, (right, "$dim"), " ")
        return line.stylize("on $raised") if number == self._chosen else line
