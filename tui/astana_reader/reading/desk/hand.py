"""Keys become acts on the list of the library, and effects that its screen carries out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from astana_reader.reading.effects import Ask, Effect, OpenArticle, Question, Show
from astana_reader.reading.keys import Act, KeyMachine
from astana_reader.reading.views.table import OPENERS
from astana_reader.settings.actions import LIBRARY

from .desk import Desk

_FAR = 1_000_000
_PAGE = 10

Handler = Callable[[Desk, Act], Iterable[Effect]]


def _choose(by: int, desk: Desk, act: Act) -> Iterable[Effect]:
    desk.choose(by * act.count)
    return ()


def open_chosen(desk: Desk, _act: Act | None = None) -> Iterable[Effect]:
    """Read the article that is chosen."""
    chosen = desk.chosen
    if chosen is None:
        return ()
    place = chosen.entry.path or chosen.entry.url
    if not place:
        desk.notice = "No file of this article was found."
        return ()
    desk.notice = f"Opening {chosen.entry.title} …"
    return (OpenArticle(place),)


def _sort(desk: Desk, _act: Act) -> Iterable[Effect]:
    desk.sort()
    return ()


def _escape(desk: Desk, act: Act) -> Iterable[Effect]:
    if desk.loading:
        desk.loading = False
        return (Show.GIVE_UP,)
    if desk.state.filter:
        desk.set_filter("")
        return ()
    return _go_back(desk, act)


def _go_back(desk: Desk, _act: Act) -> Iterable[Effect]:
    if desk.over:
        return (Show.LIBRARY,)
    desk.notice = "Enter reads the chosen article, q quits."
    return ()


def _request(effect: Effect) -> Handler:
    return lambda _desk, _act: (effect,)


HANDLERS: dict[str, Handler] = {
    "list-up": partial(_choose, -1),
    "list-down": partial(_choose, 1),
    "list-page-up": partial(_choose, -_PAGE),
    "list-page-down": partial(_choose, _PAGE),
    "list-top": partial(_choose, -_FAR),
    "list-end": partial(_choose, _FAR),
    "read": open_chosen,
    **{id: _request(effect) for id, effect in OPENERS.items()},
    "sort": _sort,
    "escape": _escape,
    "library": _go_back,
    "filter": _request(Ask(Question.FILTER)),
    "help": _request(Ask(Question.HELP)),
    "theme": _request(Show.NEXT_THEME),
    "quit": _request(Show.QUIT),
}


class DeskHand:
    """Reads keys for the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.machine = KeyMachine(desk.settings.actions, [LIBRARY])

    def press(self, key: str) -> tuple[Effect, ...]:
        """Take a key, named as in the table."""
        act = self.machine.feed(key)
        return self.perform(act) if isinstance(act, Act) else ()

    def perform(self, act: Act) -> tuple[Effect, ...]:
        """Do an action; what the screen is to do beside painting."""
        self.desk.notice = ""
        return tuple(HANDLERS[act.id](self.desk, act))
