"""Keys become acts on a view, and effects that its screen carries out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from astana_reader.reading.effects import Ask, Effect, OpenArticle, Question, Show
from astana_reader.reading.keys import Act, KeyMachine
from astana_reader.reading.lists.items import Item
from astana_reader.settings.actions import VIEW

from .esc_key import press_esc
from .view import View
from .viewing import Viewing

_FAR = 1_000_000

Handler = Callable[[Viewing, Act], Iterable[Effect]]


def _choose(by: int, viewing: Viewing, act: Act) -> Iterable[Effect]:
    viewing.state.choose(viewing.items, by * act.count)
    return ()


def _choose_page(direction: int, viewing: Viewing, act: Act) -> Iterable[Effect]:
    return _choose(direction * max(1, viewing.height // 2), viewing, act)


def open_chosen(viewing: Viewing, _act: Act | None = None) -> Iterable[Effect]:
    """Open what the chosen row is of."""
    item = viewing.chosen
    return viewing.view.opens(item) if viewing.view and item else ()


def open_next(viewing: Viewing, by: int) -> Iterable[Effect]:
    """Open the next row, or the one before, that leads to another article than the chosen one."""
    view, item = viewing.view, viewing.chosen
    if view is None or item is None:
        return ()
    here = _places(view, item)
    rank = view.items.rank(view.items.place(item.key)) + by
    while 0 <= rank < view.items.choosable:
        other = view.items.nth(rank)
        if not _places(view, other) <= here:
            viewing.state.chosen = other.key
            return view.opens(other)
        rank += by
    return ()


def _places(view: View, item: Item) -> set[Path | str]:
    """The articles that a row opens."""
    return {effect.place for effect in view.opens(item) if isinstance(effect, OpenArticle)}


def _pick(viewing: Viewing, act: Act) -> Iterable[Effect]:
    """Pick the chosen row, or leave it out again, and go on to the next."""
    if viewing.chosen:
        viewing.state.picked ^= {viewing.chosen.key}
    return _choose(1, viewing, act)


def _group(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Group by the next of what it can be grouped by."""
    orders = viewing.kind.orders
    if not orders:
        return ()
    now = viewing.asked.order
    at = orders.index(now) if now in orders else 0
    viewing.state.top = 0
    return viewing.ask(order=orders[(at + 1) % len(orders)])


def _ask_query(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    if viewing.view and viewing.view.query:
        return (Ask(Question.QUERY),)
    viewing.notice = "This list has no filter."
    return ()


def _side(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Lay the side over the list, or take it away."""
    viewing.side_shown = viewing.narrow and not viewing.side_shown
    return ()


def _escape(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    closed = press_esc(viewing)
    return (Show.BACK,) if closed is None else closed


def _undo(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    return viewing.step(viewing.done, viewing.undone, "Nothing to undo.")


def _redo(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    return viewing.step(viewing.undone, viewing.done, "Nothing to redo.")


def _request(effect: Effect) -> Handler:
    return lambda _viewing, _act: (effect,)


COMMON: dict[str, Handler] = {
    "list-up": partial(_choose, -1),
    "list-down": partial(_choose, 1),
    "list-page-up": partial(_choose_page, -1),
    "list-page-down": partial(_choose_page, 1),
    "list-top": partial(_choose, -_FAR),
    "list-end": partial(_choose, _FAR),
    "open-row": open_chosen,
    "pick": _pick,
    "sort": _group,
    "filter": _ask_query,
    "other-pane": _side,
    "undo": _undo,
    "redo": _redo,
    "escape": _escape,
    "back": _request(Show.BACK),
    "library": _request(Show.LIBRARY),
    "help": _request(Ask(Question.HELP)),
    "theme": _request(Show.NEXT_THEME),
    "quit": _request(Show.QUIT),
}
"""What every view can do."""


class ViewHand:
    """Reads keys for a view."""

    def __init__(self, viewing: Viewing, openers: Mapping[str, Effect]) -> None:
        """`openers` are the actions that show other views."""
        self.viewing = viewing
        kind = viewing.kind
        opening = {id: _request(effect) for id, effect in openers.items()}
        self._handlers: dict[str, Handler] = {**COMMON, **opening, **kind.actions}
        self.machine = KeyMachine(viewing.settings.actions, [VIEW, kind.id])

    def press(self, key: str) -> tuple[Effect, ...]:
        """Take a key, named as in the table."""
        act = self.machine.feed(key)
        return self.perform(act) if isinstance(act, Act) else ()

    def perform(self, act: Act) -> tuple[Effect, ...]:
        """Do an action; what the screen is to do beside painting."""
        self.viewing.notice, self.viewing.moved = "", True
        handler = self._handlers.get(act.id)
        return tuple(handler(self.viewing, act)) if handler else ()
