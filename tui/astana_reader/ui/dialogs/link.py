"""How two highlights are to be linked: one letter says it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from astana_reader.annotations.link_kinds import kind_words
from astana_reader.annotations.records import LINK_KINDS, Link
from astana_reader.reading.answer_values import LinkAnswer
from astana_reader.reading.effects import Ask
from astana_reader.reading.lists.listing import wrapped
from astana_reader.ui.messages import DialogReady, Typed

from .dialog import Dialog, Foot, key_hints

_KEYS = dict(zip("scae", LINK_KINDS, strict=True))
_STEPS = {"right": 1, "l": 1, "tab": 1, "left": -1, "h": -1, "shift+tab": -1}


@dataclass(frozen=True, slots=True)
class End:
    """A highlight as it is shown here: its pen with letter, name and colour, and its words."""

    letter: str
    pen: str
    color: str
    quote: str


class LinkDialog(Dialog, can_focus=True):
    """The held highlight, what it may say, and the other one; `r` turns them round."""

    def __init__(
        self, ask: Ask, held: End, other: End, asked: Callable[[bool], tuple[str, Link | None]]
    ) -> None:
        """`asked` gives the kind to begin with, turned round or not, and the link that is there."""
        title = ("Link ", "bold"), "─ ", (f"{held.letter} {held.pen}", held.color)
        super().__init__(ask, Content.assemble(*title))
        self._ends = held, other
        self._asked = asked
        self._turned = False
        self._kind, self._there = asked(self._turned)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(id="ends", markup=False)
            yield Foot(Content())

    def on_mount(self) -> None:
        self.post_message(DialogReady(self))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def take_key(self, key: str) -> bool:
        if key in _KEYS:
            self.answer(LinkAnswer(_KEYS[key], self._turned))
        elif key == "enter":
            self.answer(LinkAnswer(self._kind, self._turned))
        elif key in ("d", "delete") and self._there:
            self.answer(LinkAnswer("", self._turned))
        elif key == "r":
            self._turned = not self._turned
            self._kind, self._there = self._asked(self._turned)
        elif key in _STEPS:
            kinds = list(_KEYS.values())
            at = kinds.index(self._kind) if self._kind in kinds else 0
            self._kind = kinds[(at + _STEPS[key]) % len(kinds)]
        else:
            return super().take_key(key)
        self._show()
        return True

    def _show(self) -> None:
        area = next(iter(self.query("#ends").results(Static)), None)
        if area is None:  # the dialog went before it was painted
            return
        first, last = self._ends[::-1] if self._turned else self._ends
        width = area.size.width
        lines = [_end_line(first, width), self._kinds(), _end_line(last, width)]
        area.update(Content("\n").join(lines))
        unlink = [("d", "unlink")] if self._there else []
        keys = [("Enter", "link"), ("r", "turn round"), *unlink, ("Esc", "cancel")]
        self.query_one(Foot).update(key_hints(*keys))
        self.post_message(Typed(self.ask, f"{self._kind} {'turned' * self._turned}"))

    def _kinds(self) -> Content:
        """What it may say, the kind that Enter takes raised."""
        parts: list[Content] = [Content(" ")]
        for key, kind in _KEYS.items():
            word, chosen = kind_words(kind, outward=True), kind == self._kind
            style = "bold $strong" if chosen else "$dim"
            part = Content.assemble(" ", (key, "bold $strong"), (f" {word}", style), " ")
            parts.append(part.stylize("on $raised") if chosen else part)
        return Content.assemble(*parts[:1], *(Content.assemble(part, " ") for part in parts[1:]))


def _end_line(end: End, width: int) -> Content:
    words = "".join(wrapped(end.quote, max(1, width - 2), 1))
    return Content.assemble((end.letter, f"bold {end.color}"), " ", (words, "$text"))
