"""Everything that changes while a view is on the screen, and what kinds of views there are."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from astana_reader.exchange.marked import MarkedArticle
from astana_reader.library.export_choice import ExportChoice
from astana_reader.library.places import Library
from astana_reader.reading.effects import Asked, Beside, Done, Effect, Question, Reload, Target
from astana_reader.reading.keys import Act
from astana_reader.reading.lists.items import Item, Items, ListState
from astana_reader.reading.look.geometry import TALL, is_narrow
from astana_reader.reading.look.palette import Look
from astana_reader.settings.config import Settings

from .view import View

_DETAILS = 32
"""As many rows of which the detail is kept."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What views are made of."""

    library: Library
    state: Path
    """The user's state folder."""
    settings: Settings


@dataclass(frozen=True, slots=True)
class ViewKind:
    """A kind of view; the package says how to write one."""

    id: str
    load: Callable[[Sources, Asked], Iterable[View | None]]
    """Makes the view on a thread, better with each value; None is nothing new yet, where a view
    that is out of date may be given up. Raises OSError and StoreError."""
    actions: Mapping[str, Callable[[Viewing, Act], Iterable[Effect]]] = field(default_factory=dict)
    answers: Mapping[Question, Callable[[Viewing, Target, Any], Iterable[Effect]]] = field(
        default_factory=dict
    )
    detail: Callable[[Sources, View, Item], object] | None = None
    orders: tuple[str, ...] = ()
    """What it can be grouped or sorted by, the usual one first; `o` goes on to the next."""
    keeps_query: bool = False
    """Whether Esc leaves the query as it is: a search is nothing without it."""
    waits: str = "Reading the library …"
    watch: Callable[[Sources, threading.Event], Iterable[object]] | None = None
    """Goes on beside, as long as the program runs or until it is cancelled: what it gives is a
    sentence to be told, or says that there is more to show."""
    count: Callable[[Sources], int | None] | None = None
    """For its name on the desk: how many there are, worked out on a thread; None if not known."""


class Viewing:
    """The state of a view. Keys change it; the screen paints it."""

    def __init__(self, kind: ViewKind, asked: Asked, sources: Sources, look: Look) -> None:
        self.kind = kind
        self.asked = asked
        self.sources = sources
        self.look = look
        self.made: View | None = None
        """None until there is anything to show."""
        self.state = ListState()
        self.moved = False
        """Whether the reader has typed anything yet."""
        self.loading = True
        self.opening = False
        """Whether an article that was chosen is being opened, which takes long."""
        self.notice = ""
        """What the last action has to say, until the next key."""
        self.side_shown = False
        """Whether the side lies over the list, where there is no room beside it."""
        self.width, self.height = 120, 40
        self.done: list[Done] = []
        """What can be undone, the last one last."""
        self.undone: list[Done] = []
        self.details: dict[str, object] = {}
        self.gathered: tuple[MarkedArticle, ...] = ()
        """The articles that are about to be exported."""
        self.last_export = ExportChoice()

    @property
    def settings(self) -> Settings:
        return self.sources.settings

    @property
    def view(self) -> View | None:
        """What is shown on a screen of this height; None until there is anything to show."""
        made = self.made
        return made.short if made and made.short and not self.pad else made

    @property
    def items(self) -> Items:
        return self.view.items if self.view else Items()

    @property
    def chosen(self) -> Item | None:
        return self.state.item(self.items)

    @property
    def meant(self) -> tuple[str, ...]:
        """The keys of the picked rows in their order, else of the chosen one."""
        items = self.items
        picked = [key for key in self.state.picked if items.place(key) >= 0]
        if picked:
            return tuple(sorted(picked, key=items.place))
        return (self.chosen.key,) if self.chosen else ()

    @property
    def narrow(self) -> bool:
        """Whether the side would lie over the list."""
        return is_narrow(self.width)

    @property
    def pad(self) -> int:
        """Blank rows under the header and above the status line."""
        return 1 if self.height >= TALL else 0

    def take(self, view: View) -> None:
        """Show this from now on; the chosen row stays, else the one that stands in its place."""
        before = self.items
        place = before.place(self.state.chosen) if self.state.chosen else -1
        is_first = self.kind.keeps_query and place >= 0 and not before.rank(place)
        if is_first or not self.moved:
            self.state.chosen, self.state.top = "", 0  # who has not moved yet sees the first rows
        self.made, self.details = view, {}
        if self.chosen is None and self.items.choosable:
            rank = before.rank(place) if place >= 0 else 0
            self.state.chosen = self.items.nth(rank).key

    def take_detail(self, key: str, detail: object) -> None:
        """Keep what was made of a row."""
        while len(self.details) >= _DETAILS:
            del self.details[next(iter(self.details))]
        self.details[key] = detail

    def ask(self, **changes: Any) -> Iterable[Effect]:
        """Ask for something else: fields of `Asked`."""
        asked = replace(self.asked, **changes)
        if asked == self.asked:
            return ()
        if self.kind.keeps_query and asked.query != self.asked.query:
            self.state.chosen, self.state.top = "", 0
        self.asked, self.loading = asked, True
        return (Reload(),)

    @property
    def picked(self) -> set[str]:
        return self.state.picked

    def close_pane(self) -> bool:
        """Take the side away that lies over the list; whether it did."""
        before, self.side_shown = self.side_shown, False
        return before

    def clear_filter(self) -> Iterable[Effect]:
        """Show all again; a search is nothing without its query, which stays."""
        return () if self.kind.keeps_query else self.ask(query="")

    def finish(self, done: Done) -> None:
        """Something was done, which can be undone if it says how."""
        self.notice = done.said
        if done.undo:
            self.done.append(done)

    def step(self, source: list[Done], target: list[Done], nothing: str) -> Iterable[Effect]:
        """Undo the last thing of one list, so that it goes to the other."""
        if not source:
            self.notice = nothing
            return ()
        undo = source.pop().undo
        if undo is None:
            return ()
        return (Beside(undo, "Working …", target.append),)
