"""The export sheet: formats at the left, a preview at the right; which marks, and the file."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from astana_reader.exchange.delivery import Standing, standing
from astana_reader.exchange.filters import ALL, Filter, filtered, parse_filter
from astana_reader.exchange.formats import FORMATS, Format
from astana_reader.exchange.losses import held_rows
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.exchange.previews import preview
from astana_reader.library.export_choice import ExportChoice
from astana_reader.reading.effects import Ask, Export
from astana_reader.text.graphemes import cells
from astana_reader.text.wording import counted
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, key_hints
from .export_rows import Told, fitting, format_rows, preview_rows
from .field import Field

_NARROW = 98
"""Cells of a sheet under which the list and the preview are two pages."""
_SHORT = 26
"""Rows of a sheet under which its foot has no blank rows."""
_KEYS = {
    "Enter": "export", "Tab": "next", "y": "copy", "v": "whole preview", "↑ ↓": "format",
    "Ctrl+y": "copy", "Esc": "close",
}  # fmt: skip
_LEAST_NEEDED = ("v", "↑ ↓", "Tab", "y", "Ctrl+y", "Enter")
"""Keys that go where there is little room, in this order."""
_SAID = {
    Standing.NOTHING: ("✓ new file", "$text"),
    Standing.OURS: ("↻ updates ours", "$text"),
    Standing.OTHER: ("⚠ not ours", "$warn"),
}
_NO_MARK = "none"
"""An id that no mark has."""
_STEPS = {"down": 1, "up": -1, "pgdn": 10, "pgup": -10}
_LETTERS = {"j": 1, "k": -1}
"""Steps by keys that are letters where something is typed."""


class _Part(Static, can_focus=True):
    """A part of the sheet that takes keys."""


class ExportDialog(Dialog):
    """Choose a format with the arrows; Enter writes the file, Tab goes to the other parts."""

    DEFAULT_CSS = """
    ExportDialog > Vertical { height: 1fr; padding: 1 2 0 2; }
    ExportDialog #body { height: 1fr; }
    ExportDialog #left { width: 37; height: 1fr; padding: 0 1 0 0; }
    ExportDialog #left Horizontal { height: 2; }
    ExportDialog #slash { width: 2; background: $raised; color: $accent; height: 1; padding: 0 0; }
    ExportDialog #filter { width: 1fr; padding: 0; }
    ExportDialog #formats { height: 1fr; color: $text; }
    ExportDialog #preview {
        width: 1fr; height: 1fr; border-left: solid $line; padding: 0 0 0 1; color: $text;
    }
    ExportDialog .line { height: 1; margin: 1 0 0 0; }
    ExportDialog .line Static { width: auto; color: $dim; padding: 0; }
    ExportDialog .line .name { width: 7; }
    ExportDialog .line Input { width: 1fr; max-width: 60; }
    ExportDialog .line .said { padding: 0 0 0 2; width: auto; min-width: 16; }
    ExportDialog #first { border-top: solid $line; height: 2; margin: 0; }
    ExportDialog .foot Static { width: 1fr; }
    ExportDialog .foot #counts { width: auto; }
    ExportDialog.short .line, ExportDialog.short .foot { margin: 0; }
    ExportDialog.narrow #left, ExportDialog.whole #left { display: none; }
    ExportDialog.narrow.listed #left { display: block; width: 1fr; }
    ExportDialog.narrow.listed #preview { display: none; }
    ExportDialog.narrow #preview, ExportDialog.whole #preview { border-left: none; padding: 0; }
    """

    def __init__(self, ask: Ask, marked: MarkedArticle, stem: str, choice: ExportChoice) -> None:
        """`marked` has all that any format holds; `choice` is what was chosen last."""
        super().__init__(ask, Content("Export"))
        self._marked = marked
        self._stem = stem
        self._folder = choice.folder
        self._chosen = choice.format if choice.format in FORMATS else next(iter(FORMATS))
        self._told = Told(self._form, None, ())
        self._wanted: Filter | None = ALL
        self._top = 0
        self._sure = False

    # --- widgets ----------------------------------------------------------------------------------

    def compose(self) -> ComposeResult:
        name = self._form.file_name(self._stem)
        hint = "all  or  #tag  pen:quote  since:march"
        with Vertical():
            with Horizontal(id="body"):
                with Vertical(id="left"):
                    with Horizontal():
                        yield Static(" /", id="slash", markup=False)
                        yield Field(placeholder=" filter formats", id="filter")
                    yield _Part(id="formats", markup=False)
                yield _Part(id="preview", markup=False)
            with Horizontal(id="first", classes="line"):
                yield Static("Marks", classes="name", markup=False)
                yield Field(placeholder=hint, id="marks")
                yield Static(id="share", classes="said", markup=False)
            with Horizontal(classes="line"):
                yield Static("To", classes="name", markup=False)
                path = str(Path(self._folder, name))
                yield Field(path, id="target", select_on_focus=False)
                yield Static(id="state", classes="said", markup=False)
            with Horizontal(classes="foot"):
                yield Static(id="keys", markup=False)
                yield Static(self._counts(), id="counts", markup=False)

    def _counts(self) -> str:
        marks = self._marked.all
        notes = sum(1 for annotation, _, _ in marks if annotation.note)
        return f"{counted(len(marks), 'highlight')} · {counted(notes, 'note')}"

    def on_mount(self) -> None:
        self._target.cursor_position = len(self._target.value)
        self.post_message(DialogReady(self.query_one("#formats")))
        self._choose(self._chosen)

    def on_resize(self) -> None:
        self.set_class(self.size.width < _NARROW, "narrow")
        self.set_class(self.size.height < _SHORT, "short")
        self.call_after_refresh(self._show)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        part = event.widget.id
        self.set_class(part in ("formats", "filter"), "listed")
        self.set_class(part == "preview", "whole")
        self.call_after_refresh(self._show)

    # --- keys -------------------------------------------------------------------------------------

    def take_key(self, key: str) -> bool:
        part = self.screen.focused.id if self.screen.focused else ""
        if part == "preview" and self._scroll(key):
            return True
        if key in _STEPS or (part == "formats" and key in _LETTERS):
            self._move((_STEPS | _LETTERS)[key])
        elif key in ("tab", "shift+tab"):
            self._go_on(part or "", 1 if key == "tab" else -1)
        elif key == "ctrl+y" or (key == "y" and part == "formats"):
            self._export(None)
        elif part == "formats" and key in ("/", "v"):
            self.screen.set_focus(self.query_one("#filter" if key == "/" else "#preview"))
        elif part == "formats" and key == "enter":
            self._submit()
        elif part == "filter" and key == "esc":
            self.screen.set_focus(self.query_one("#formats"))
        else:
            return super().take_key(key)
        return True

    def _scroll(self, key: str) -> bool:
        """Keys of the whole preview; whether it took one."""
        if key in ("v", "esc", "tab", "shift+tab"):
            self._top = 0
            self.screen.set_focus(self.query_one("#formats"))
        elif key in _STEPS | _LETTERS:
            last = len(self._told.preview.lines) - 1 if self._told.preview else 0
            self._top = max(0, min(self._top + (_STEPS | _LETTERS)[key], last))
            self._show()
        else:
            return False
        return True

    def _go_on(self, part: str, by: int) -> None:
        parts = ("formats", "marks", "target")
        at = parts.index(part) if part in parts else 0
        self.screen.set_focus(self.query_one(f"#{parts[(at + by) % len(parts)]}"))

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.id == "filter":
            found = self._found()
            self._choose(self._chosen if self._form in found or not found else found[0].id)
        elif event.input.id == "marks":
            self._filter(event.value)
        else:
            self._sure = False
            self._show_state()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if event.input.id == "filter":
            self.screen.set_focus(self.query_one("#formats"))
        else:
            self._submit()

    # --- what is chosen ---------------------------------------------------------------------------

    @property
    def _form(self) -> Format:
        return FORMATS[self._chosen]

    @property
    def _target(self) -> Input:
        return self.query_one("#target", Input)

    def _found(self) -> list[Format]:
        return fitting(list(FORMATS.values()), self.query_one("#filter", Input).value)

    def _move(self, by: int) -> None:
        ids = [form.id for form in self._found()]
        if self._chosen in ids:
            at = ids.index(self._chosen) + by
            at = at % len(ids) if abs(by) == 1 else min(max(0, at), len(ids) - 1)
            self._choose(ids[at])

    def _choose(self, id: str) -> None:
        path, before = self._path(), self._form.file_name(self._stem)
        self._chosen = id
        if path.name == before:
            self._target.value = str(path.with_name(self._form.file_name(self._stem)))
        elif path.suffix == Path(before).suffix:
            self._target.value = str(path.with_suffix(self._form.suffix))
        self._target.cursor_position = len(self._target.value)
        self._write()

    def _filter(self, typed: str) -> None:
        try:
            self._wanted, said = parse_filter(typed, datetime.now(UTC).date()), ""
        except ValueError as error:
            self._wanted, said = None, str(error)
        self._write(said)

    def _path(self) -> Path:
        path = Path(self._target.value or self._stem)
        try:
            return path.expanduser()
        except RuntimeError:  # ~somebody who is not known here
            return path

    def _submit(self) -> None:
        path = self._path()
        if self._wanted is None or _problem(path):
            return
        if not self._sure and standing(path, self._form) is Standing.OTHER:
            self._sure = True
            self._show_state()
            return
        self._export(path)

    def _export(self, path: Path | None) -> None:
        if self._wanted is not None:
            folder = str(Path(self._target.value).parent)
            folder = "" if folder == "." else folder
            self.answer(Export(self._chosen, path, self._ids(self._wanted), folder, self._wanted))

    def _ids(self, wanted: Filter) -> tuple[str, ...]:
        """The marks that go out; none is named where all do."""
        if wanted == ALL:
            return self.ask.target.ids
        found = tuple(a.id for a, _, _ in filtered(self._marked, wanted).all)
        return found or (_NO_MARK,)

    # --- what is shown ----------------------------------------------------------------------------

    def _write(self, problem: str = "") -> None:
        """Write the preview on a thread; `problem` is why there is none."""
        wanted = self._wanted
        self._told, self._top = Told(self._form, None, (), problem), 0
        self._show()
        if wanted is not None:
            self.run_worker(
                partial(self._preview, self._form, wanted),
                thread=True, exclusive=True, group="preview", exit_on_error=False,
            )  # fmt: skip

    def _preview(self, form: Format, wanted: Filter) -> None:
        marked = filtered(self._marked, wanted)
        told = Told(form, preview(form, marked), tuple(held_rows(form, [marked])))
        share = f"{len(marked.all):,} of {len(self._marked.all):,}"
        self.app.call_from_thread(self._take, told, wanted, share)

    def _take(self, told: Told, wanted: Filter, share: str) -> None:
        """Show a preview, unless another one is wanted meanwhile."""
        if self.is_attached and told.form is self._form and wanted == self._wanted:
            self._told = told
            self.query_one("#share", Static).update(share)
            self._show()

    def _show(self) -> None:
        if not self.is_attached:
            return
        formats, shown = self.query_one("#formats", Static), self.query_one("#preview", Static)
        focused, whole = self.screen.focused is formats, self.has_class("whole")
        formats.update(format_rows(self._found(), self._chosen, _size(formats), focused=focused))
        shown.update(preview_rows(self._told, _size(shown), self._top, whole=whole))
        room = self.query_one(".foot").size.width - cells(self._counts()) - 1
        self.query_one("#keys", Static).update(self._hints(room))
        self._show_state()

    def _hints(self, room: int) -> Content:
        """The keys of the part in focus, as many as `room` cells hold, the most needed."""
        if self.has_class("whole"):
            return key_hints(("↑ ↓", "scroll"), ("v", "back"))
        listed = self.has_class("listed")
        left = ("Ctrl+y",) if listed else ("y", "v")
        keys = {key: word for key, word in _KEYS.items() if key not in left}
        for key in _LEAST_NEEDED:
            if key in keys and key_hints(*keys.items()).cell_length > room:
                del keys[key]
        return key_hints(*keys.items())

    def _show_state(self) -> None:
        path = self._path()
        if problem := _problem(path):
            said = (problem, "$warn")
        elif self._sure:
            said = ("Enter again replaces it", "$warn")
        else:
            said = _SAID[standing(path, self._form)]
        self.query_one("#state", Static).update(Content.styled(*said))


def _size(widget: Widget) -> tuple[int, int]:
    return widget.content_size.width, widget.content_size.height


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
