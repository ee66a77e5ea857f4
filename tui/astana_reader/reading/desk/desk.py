"""Everything that changes while the library's list is on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from astana_reader.library.places import Library
from astana_reader.library.shelf import Order, Shelved, fits, in_order
from astana_reader.reading.lists.items import Item, Items, ListState
from astana_reader.reading.look.palette import Look
from astana_reader.settings.config import Settings


class Desk:
    """The state of the list. Keys change it; the screen paints it."""

    def __init__(
        self,
        library: Library,
        settings: Settings,
        look: Look,
        now: datetime,
        *,
        over: bool = False,
    ) -> None:
        """`now` is what “20 minutes ago” counts from; `over` says that an article is open below."""
        self.over = over
        self.library = library
        self.settings = settings
        self.look = look
        self.now = now
        self.order = Order.OPENED
        self.state = ListState()
        self.notice = ""
        """What the last action has to say, until the next key."""
        self.reading = True
        """Whether articles are still being read."""
        self.loading = False
        """Whether one that was chosen is being opened, which takes long."""
        self._articles: dict[str, Shelved] = {}
        self.shown: list[Shelved] = []
        """Those that fit the filter, in order."""
        self.items = Items()

    def take(self, articles: Iterable[Shelved]) -> None:
        """Show these articles, or what became known of them."""
        self._articles |= {article.key: article for article in articles}
        self.changed()

    def changed(self) -> None:
        """The articles, their order or the filter are others; keep a row chosen."""
        fitting = (a for a in self._articles.values() if fits(a, self.state.filter))
        self.shown = in_order(fitting, self.order)
        self.items = Items(Item(article.key, index=n) for n, article in enumerate(self.shown))
        if self.chosen is None and self.shown:
            self.choose(0)

    @property
    def articles(self) -> list[Shelved]:
        """All of them, in no order."""
        return list(self._articles.values())

    @property
    def chosen(self) -> Shelved | None:
        item = self.state.item(self.items)
        return self.shown[item.index] if item else None

    def choose(self, by: int) -> None:
        """Choose a row further on."""
        self.state.choose(self.items, by)

    def set_filter(self, words: str) -> None:
        self.state.filter, self.state.top = words.strip(), 0
        self.changed()

    def sort(self) -> None:
        """Sort by the next of the orders, from the top."""
        self.order, self.state.top, self.state.chosen = self.order.next, 0, ""
        self.changed()
