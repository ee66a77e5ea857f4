"""The export sheet: formats at the left, a preview at the right, the file below."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from astana_reader.exchange.formats import FORMATS
from astana_reader.reading.effects import Ask, Export
from astana_reader.text.graphemes import cells
from astana_reader.text.visible import visible
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, key_hints
from .field import Field

_PREVIEW_LINES = 200
_KEYS = {"Enter": "export", "↑ ↓": "format", "Ctrl+y": "copy", "Esc": "close"}
_LEAST_NEEDED = ("↑ ↓", "Ctrl+y", "Enter")
"""Keys that go where there is little room, in this order."""


class ExportDialog(Dialog):
    """Choose a format with the arrows, a file below; Enter writes it."""

    DEFAULT_CSS = """
    ExportDialog { width: 96; max-width: 100%; height: 28; max-height: 100%; }
    ExportDialog > Vertical { height: 1fr; padding: 1 2 0 2; }
    ExportDialog #body { height: 1fr; }
    ExportDialog #formats { width: 36; height: 1fr; }
    ExportDialog #preview {
        width: 1fr; height: 1fr; border-left: solid $line; padding: 0 0 0 1; color: $text;
    }
    ExportDialog #target { height: 2; border-top: solid $line; }
    ExportDialog #target Static { width: auto; color: $dim; padding: 0 1 0 0; }
    ExportDialog #target Input { width: 1fr; }
    ExportDialog .foot Static { width: 1fr; }
    ExportDialog .foot #counts { width: auto; }
    ExportDialog #state { padding: 0 0 0 2; }
    """

    def __init__(self, ask: Ask, write: Callable[[str], str], stem: str, counts: str) -> None:
        super().__init__(ask, Content("Export"))
        self._write = write
        self._stem = stem
        self._counts = counts
        self._formats = list(FORMATS.values())
        self._chosen = 0
        self._sure = False

    def compose(self) -> ComposeResult:
        with Vertical():
            with Horizontal(id="body"):
                yield Static(id="formats", markup=False)
                yield Static(id="preview", markup=False)
            with Horizontal(id="target"):
                yield Static("To", markup=False)
                yield Field(f"{self._stem}{self._formats[0].suffix}", select_on_focus=False)
                yield Static(id="state", markup=False)
            with Horizontal(classes="foot"):
                yield Static(id="keys", markup=False)
                yield Static(self._counts, id="counts", markup=False)

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.cursor_position = len(field.value)
        self.post_message(DialogReady(field))
        self._show()

    def on_resize(self) -> None:
        room = self.query_one(".foot").size.width - cells(self._counts) - 1
        self.query_one("#keys", Static).update(_hints(room))
        self._show_formats()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._sure = False
        self._show_state()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        path = self._path()
        if _problem(path):
            return
        if path.exists() and not self._sure:
            self._sure = True
            self._show_state()
            return
        self.answer(Export(self._formats[self._chosen].id, path, self.ask.target.ids))

    def take_key(self, key: str) -> bool:
        if key in ("down", "up"):
            self._choose(1 if key == "down" else -1)
        elif key == "ctrl+y":
            self.answer(Export(self._formats[self._chosen].id, None, self.ask.target.ids))
        elif key not in ("tab", "shift+tab"):
            return super().take_key(key)
        return True

    def _choose(self, by: int) -> None:
        before = self._formats[self._chosen]
        self._chosen = (self._chosen + by) % len(self._formats)
        field = self.query_one(Input)
        stem = field.value.removesuffix(before.suffix)
        field.value = stem + self._formats[self._chosen].suffix
        field.cursor_position = len(field.value)
        self._show()

    def _path(self) -> Path:
        path = Path(self.query_one(Input).value or self._stem)
        try:
            return path.expanduser()
        except RuntimeError:  # ~somebody who is not known here
            return path

    def _show(self) -> None:
        self._show_formats()
        form = self._formats[self._chosen]
        written = visible(self._write(form.id))
        preview = "\n".join(written.splitlines()[:_PREVIEW_LINES])
        told = Content.assemble((form.name, "bold $strong"), (f"  {form.about}", "$dim"), "\n")
        for what, how in form.lost:
            told += Content.assemble(("can’t hold ", "$warn"), what, (f": {how}\n", "$dim"))
        self.query_one("#preview", Static).update(told + Content(f"\n{preview}"))
        self._show_state()

    def _show_formats(self) -> None:
        """The list, scrolled so that the chosen format is in the middle where not all fit."""
        lines: list[Content] = []
        use, at = "", 0
        for number, entry in enumerate(self._formats):
            if entry.use != use:
                use = entry.use
                lines += [Content("")] if lines else []
                lines.append(Content.assemble(" ", (use, "bold $dim")))
            space = " " * max(1, 29 - len(entry.name) - len(entry.suffix))
            line = Content.assemble("   ", entry.name, space, (entry.suffix, "$dim"), " ")
            if number == self._chosen:
                line = Content.assemble(("▎", "$accent"), line[1:].stylize("bold $strong"))
                line, at = line.stylize("on $raised"), len(lines)
            lines.append(line)
        formats = self.query_one("#formats", Static)
        room = max(1, formats.size.height)
        first = max(0, min(at - room // 2, len(lines) - room))
        formats.update(Content("\n").join(lines[first : first + room]))

    def _show_state(self) -> None:
        path = self._path()
        problem = _problem(path)
        if problem:
            said = Content.styled(problem, "$warn")
        elif path.exists():
            again = "Enter again replaces it" if self._sure else "the file exists"
            said = Content.styled(again, "$warn")
        else:
            said = Content("✓ new file")
        self.query_one("#state", Static).update(said)


def _problem(path: Path) -> str:
    """Why nothing can be written to a path; empty where something can."""
    try:
        if path.is_dir():
            return "a folder: name a file in it"
        if not path.parent.is_dir():
            return "there is no such folder"
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            return "you may not write there"
    except (OSError, ValueError):
        return "that can't be the name of a file"
    return ""


def _hints(room: int) -> Content:
    """The keys, as many as `room` cells hold, the most needed."""
    keys = dict(_KEYS)
    for key in _LEAST_NEEDED:
        if key_hints(*keys.items()).cell_length > room:
            del keys[key]
    return key_hints(*keys.items())
