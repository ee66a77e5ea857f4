"""Tags of highlights, with completion from the article and the library."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, Static

from astana_reader.reading.answer_values import TagChange
from astana_reader.reading.effects import Ask
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, Foot, key_hints
from .field import Field

_SHOWN = 4
_LEAST_TYPED = 3
_LIKE = 0.7
"""How alike a tag must be to what is typed, from 0 to 1, to be offered for it."""


class TagsDialog(Dialog):
    """One line: tags with commas between them."""

    DEFAULT_CSS = """
    TagsDialog #tags { margin: 0 0 1 0; }
    TagsDialog #known { height: auto; }
    TagsDialog #some { color: $dim; height: auto; }
    """

    def __init__(
        self,
        ask: Ask,
        title: Content,
        tags: Sequence[str],
        some: Sequence[str],
        known: Mapping[str, str],
    ) -> None:
        """`tags` are those that all the highlights have, `some` those that only some have."""
        super().__init__(ask, title)
        self._before = tuple(tags)
        self._some = some
        self._tags = ", ".join(tags)
        self._known = known
        self._chosen = 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Field(
                self._tags + (", " if self._tags else ""),
                suggester=_TagSuggester(self._known),
                select_on_focus=False,
                id="tags",
            )
            if self._some:
                some = "  ".join(f"#{tag}" for tag in self._some)
                yield Static(f" some have  {some}   (-tag takes it away)", id="some", markup=False)
            yield Static(id="known", markup=False)
            yield Foot(
                key_hints(
                    ("Tab", "complete"), (",", "next tag"), ("Enter", "save"), ("Esc", "cancel")
                )
            )

    def on_mount(self) -> None:
        field = self.query_one(Input)
        field.cursor_position = len(field.value)
        self.post_message(DialogReady(field))
        self._show_known()

    def on_resize(self) -> None:
        self._show_known()  # the counts stand at the right edge

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._chosen = 0
        self._show_known()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.answer(TagChange(self._before, tuple(event.value.split(","))))

    def take_key(self, key: str) -> bool:
        matching = self._matching()
        if key == "tab" and matching:
            self._complete(matching[self._chosen])
        elif key in ("down", "up") and matching:
            self._chosen = (self._chosen + (1 if key == "down" else -1)) % len(matching)
            self._show_known()
        elif key not in ("tab", "shift+tab"):
            return super().take_key(key)
        return True

    def _typed(self) -> str:
        return self.query_one(Input).value.rpartition(",")[2].strip()

    def _matching(self) -> list[str]:
        return matching_tags(self._known, self.query_one(Input).value)[:_SHOWN]

    def _complete(self, tag: str) -> None:
        field = self.query_one(Input)
        before = field.value.rpartition(",")[0].strip()
        field.value = f"{before}, {tag}, " if before else f"{tag}, "
        field.cursor_position = len(field.value)

    def _show_known(self) -> None:
        width = max(10, self.content_size.width - 4)
        typed = self._typed()
        lines: list[Content] = []
        for number, tag in enumerate(self._matching()):
            where = self._known[tag]
            same = len(typed) if tag.casefold().startswith(typed.casefold()) else 0
            left = Content.assemble((tag[:same], "bold $accent"), tag[same:])
            space = " " * max(1, width - left.cell_length - len(where))
            line = Content.assemble("  ", left, space, (where, "$dim"), " ")
            if number == self._chosen:
                line = Content.assemble(("▎", "$accent"), line[1:]).stylize("on $raised")
            lines.append(line)
        self.query_one("#known", Static).update(Content("\n").join(lines))


def matching_tags(known: Mapping[str, str], value: str) -> list[str]:
    """Known tags that go on from the last one being typed and are not there yet.

    Where none does, those it may be a slip of.
    """
    *done, typed = [part.strip().casefold() for part in value.split(",")]
    left = {tag.casefold(): tag for tag in known if tag.casefold() not in done}
    onward = [tag for folded, tag in left.items() if folded.startswith(typed)]
    if onward or len(typed) < _LEAST_TYPED:
        return onward
    return [left[folded] for folded in get_close_matches(typed, list(left), _SHOWN, _LIKE)]


class _TagSuggester(Suggester):
    """Shows the rest of the first matching tag behind what is typed."""

    def __init__(self, known: Mapping[str, str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._known = known

    async def get_suggestion(self, value: str) -> str | None:
        typed = value.rpartition(",")[2].strip()
        matching = matching_tags(self._known, value) if typed else []
        if not matching or not matching[0].casefold().startswith(typed.casefold()):
            return None
        return value + matching[0][len(typed) :]
