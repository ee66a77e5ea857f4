"""Everything that changes while the library's list is on the screen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from astana_reader.exchange.marked import MarkedArticle
from astana_reader.library.article_states import State
from astana_reader.library.export_choice import ExportChoice
from astana_reader.library.shelf import Shelved
from astana_reader.reading.effects import Beside, Done, Effect, Reload
from astana_reader.reading.lists.items import ListState
from astana_reader.reading.look.geometry import TALL, is_narrow
from astana_reader.reading.look.palette import Look
from astana_reader.reading.views.viewing import Sources
from astana_reader.settings.config import Settings

from .arranging import STATE_NAMES, Arranged, Arrangement, Group, Order

_MANY = 20
"""Articles from which on the rail is there unasked."""


class Focus(StrEnum):
    """What takes the keys."""

    LIST = "list"
    RAIL = "rail"


@dataclass(frozen=True, slots=True)
class RailRow:
    """A row of the rail: what it shows when it is chosen or opened."""

    group: str
    name: str
    count: int | None = None
    """None while it is not known."""
    state: State | None = None
    opens: Effect | None = None
    """None for a state, which is shown as soon as it is chosen."""
    is_new: bool = False
    """Whether there is something in it that was not seen yet."""


class Desk:
    """The state of the list. Keys change it; the screen paints it."""

    focus = Focus.LIST
    above = False
    """Whether it is the whole library's, over the list of a part of it."""
    rail_wanted: bool | None = None
    """Whether the rail is to be there; None leaves it to how much there is."""
    rail_at = 0
    extra: tuple[RailRow, ...] = ()
    """The searches and views on the rail, once they are known."""
    width, height = 120, 40
    moved = False
    """Whether the reader has typed anything yet."""
    notice = ""
    """What the last action has to say, until the next key."""
    reading = True
    """Whether articles are still being read."""
    opening = False
    """Whether one that was chosen is being opened, which takes long."""
    working = 0
    """How much is being done on threads."""
    gathered: tuple[MarkedArticle, ...] = ()
    """The articles that are about to be exported."""
    last_export = ExportChoice()

    def __init__(
        self,
        sources: Sources,
        look: Look,
        now: datetime,
        *,
        title: str = "Library",
        given: bool = False,
        over: bool = False,
    ) -> None:
        """`now` is what “20 minutes ago” counts from; `over` says that an article is open below.

        `given` is for articles that were named, which are shown in their own order.
        """
        self.sources = sources
        self.library = sources.library
        self.title = title
        self.given = given
        self.over = over
        self.look = look
        self.now = now
        self.arrangement = Arrangement()
        if given:
            self.arrangement = Arrangement(group=Group.NOTHING, order=Order.GIVEN)
        self.arranged = Arranged(self.arrangement)
        self.state = ListState()
        self.picked: set[str] = set()
        """The keys of the articles that were picked."""
        self.tell: Callable[[str], object] = self._say
        """Tells something on the status line, from any thread."""
        self.given_up = threading.Event()
        """Whether the reader wants what is being done no more."""
        self.done: list[Done] = []
        """What can be undone, the last one last."""
        self.undone: list[Done] = []

    @property
    def settings(self) -> Settings:
        return self.sources.settings

    def _say(self, words: str) -> None:
        self.notice = words

    # --- the list ---------------------------------------------------------------------------------

    def take(self, arranged: Arranged) -> None:
        """Show this list; keep a row chosen."""
        before, items = self.arranged, arranged.items
        if not self.moved:
            self.state.chosen = ""  # who has not moved yet sees the first row
        place = before.items.place(self.state.chosen) if self.state.chosen else -1
        self.arranged = arranged
        if self.state.item(items) is None and items.choosable:
            rank = before.items.rank(place) if place >= 0 else 0
            self.state.chosen = items.nth(rank).key
        if self.picked and not self.reading:
            self.picked &= {article.key for article in arranged.shown}

    def ask(self, **changes: Any) -> Iterable[Effect]:
        """Ask for another arrangement, from the top."""
        asked = replace(self.arrangement, **changes)
        if asked == self.arrangement:
            return ()
        self.arrangement, self.state.top = asked, 0
        return (Reload(),)

    @property
    def chosen(self) -> Shelved | None:
        item = self.state.item(self.arranged.items)
        return self.arranged.shown[item.index] if item else None

    @property
    def meant(self) -> list[Shelved]:
        """The picked articles in their order, else the chosen one."""
        if not self.picked:
            return [self.chosen] if self.chosen else []
        found = {a.key: a for a in self.arranged.shown if a.key in self.picked}
        return list(found.values())

    def close_pane(self) -> bool:
        """Stop what is being done, else give the keys back to the list; whether it did either."""
        if self.working:
            self.given_up.set()
            self.notice = "Stopping …"
            return True
        before, self.focus = self.focus, Focus.LIST
        return before is not Focus.LIST

    def clear_filter(self) -> Iterable[Effect]:
        """Show all again, whatever was filtered."""
        return self.ask(words="")

    def choose(self, by: int) -> None:
        """Choose a row further on."""
        self.moved = True
        self.state.choose(self.arranged.items, by)

    def choose_key(self, key: str) -> None:
        """Choose an article by its key, if it is shown."""
        if self.arranged.items.place(key) >= 0:
            self.state.chosen, self.moved = key, True

    def neighbour(self, by: int) -> Shelved | None:
        """The article so many rows on from the chosen one, which is then chosen."""
        before = self.state.chosen
        self.choose(by)
        return self.chosen if self.state.chosen != before else None

    # --- the rail ---------------------------------------------------------------------------------

    @property
    def narrow(self) -> bool:
        """Whether the rail would lie over the list."""
        return is_narrow(self.width)

    @property
    def pad(self) -> int:
        """Blank rows under the header and above the status line."""
        return 1 if self.height >= TALL else 0

    @property
    def rail_shown(self) -> bool:
        if self.narrow:
            return self.focus is Focus.RAIL
        if self.rail_wanted is None:
            return self.arranged.total >= _MANY
        return self.rail_wanted

    @property
    def rail(self) -> Sequence[RailRow]:
        """Its rows: the states, then the searches and views."""
        arranged = self.arranged
        rows = [RailRow("Articles", "All", arranged.total)]
        for state in _ON_RAIL:
            count = arranged.counts.get(state, 0)
            if count or state is not State.REMOVED:
                rows.append(RailRow("Articles", STATE_NAMES[state], count, state))
        return [*rows, *self.extra]

    def step(self, source: list[Done], target: list[Done], nothing: str) -> Iterable[Effect]:
        """Undo the last thing of one list, so that it goes to the other."""
        if not source:
            self.notice = nothing
            return ()
        undo = source.pop().undo
        return (Beside(undo, "Working …", target.append),) if undo else ()


_ON_RAIL = (State.TO_READ, State.READING, State.DONE, State.ARCHIVED, State.REMOVED)
