"""Keys become acts on the list of the library, and effects that its screen carries out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from astana_reader.library.article_states import State
from astana_reader.reading.effects import (
    WHOLE_LIBRARY,
    Ask,
    Effect,
    OpenArticle,
    Question,
    Show,
    Target,
)
from astana_reader.reading.keys import Act, KeyMachine
from astana_reader.reading.views.esc_key import press_esc
from astana_reader.reading.views.table import OPENERS
from astana_reader.settings.actions import LIBRARY

from . import exporting, sheet, work
from .desk import Desk, Focus

_FAR = 1_000_000

Handler = Callable[[Desk, Act], Iterable[Effect]]


def _choose(by: int, desk: Desk, act: Act) -> Iterable[Effect]:
    if desk.focus is Focus.RAIL:
        return choose_on_rail(desk, desk.rail_at + by * act.count)
    desk.choose(by * act.count)
    return ()


def _choose_page(direction: int, desk: Desk, act: Act) -> Iterable[Effect]:
    return _choose(direction * max(1, desk.height // 2), desk, act)


def choose_on_rail(desk: Desk, at: int) -> Iterable[Effect]:
    """Choose a row of the rail; a state is shown at once."""
    rows = desk.rail
    desk.rail_at = min(max(0, at), len(rows) - 1)
    row = rows[desk.rail_at]
    return desk.ask(state=row.state) if row.opens is None else ()


def open_chosen(desk: Desk, _act: Act | None = None) -> Iterable[Effect]:
    """Read the article that is chosen, or show what the chosen row of the rail is of."""
    if desk.focus is Focus.RAIL:
        return open_on_rail(desk)
    chosen = desk.chosen
    if chosen is None:
        return ()
    if not chosen.entry.place:
        desk.notice = "No file of this article was found: F looks for it."
        return ()
    desk.notice = f"Opening {chosen.entry.title} …"
    return (OpenArticle(chosen.entry.place),)


def open_on_rail(desk: Desk) -> Iterable[Effect]:
    """Show what the chosen row of the rail is of, and give the keys to the list."""
    row = desk.rail[min(desk.rail_at, len(desk.rail) - 1)]
    desk.focus = Focus.LIST
    return (row.opens,) if row.opens else desk.ask(state=row.state)


def _pick(desk: Desk, _act: Act) -> Iterable[Effect]:
    """Pick the chosen article, or leave it out again, and go on to the next."""
    if desk.chosen:
        desk.picked ^= {desk.chosen.key}
        desk.choose(1)
    return ()


def _rail(desk: Desk, _act: Act) -> Iterable[Effect]:
    """Show the rail or hide it."""
    if desk.narrow:
        return _other_pane(desk, _act)
    desk.rail_wanted = not desk.rail_shown
    if not desk.rail_wanted:
        desk.focus = Focus.LIST
    return ()


def _other_pane(desk: Desk, _act: Act) -> Iterable[Effect]:
    """Give the keys to the rail, which comes up for it, or back to the list."""
    if desk.focus is Focus.RAIL:
        desk.focus = Focus.LIST
        return ()
    if not desk.narrow and not desk.rail_shown:
        desk.rail_wanted = True
    desk.focus = Focus.RAIL
    states = [row.state for row in desk.rail if row.opens is None]
    desk.rail_at = states.index(desk.arrangement.state)
    return ()


def _escape(desk: Desk, act: Act) -> Iterable[Effect]:
    closed = press_esc(desk)
    return _go_back(desk, act) if closed is None else closed


def _library(desk: Desk, act: Act) -> Iterable[Effect]:
    """From a part of the library to all of it, else back to the article."""
    return (WHOLE_LIBRARY,) if desk.given else _go_back(desk, act)


def _go_back(desk: Desk, _act: Act) -> Iterable[Effect]:
    if desk.above:
        return (Show.BACK,)
    if desk.over:
        return (Show.LIBRARY,)
    desk.notice = "Enter reads the chosen article, q quits."
    return ()


def _set_state(state: State, desk: Desk, _act: Act) -> Iterable[Effect]:
    return work.set_state(desk, state)


def _request(effect: Effect) -> Handler:
    return lambda _desk, _act: (effect,)


def _ask_tags(desk: Desk, _act: Act) -> Iterable[Effect]:
    """Ask for tags of the picked articles, else of the chosen one."""
    meant = desk.meant
    return (Ask(Question.TAGS, Target(tuple(a.key for a in meant))),) if meant else ()


HANDLERS: dict[str, Handler] = {
    "list-up": partial(_choose, -1),
    "list-down": partial(_choose, 1),
    "list-page-up": partial(_choose_page, -1),
    "list-page-down": partial(_choose_page, 1),
    "list-top": partial(_choose, -_FAR),
    "list-end": partial(_choose, _FAR),
    "read": open_chosen,
    **{id: _request(effect) for id, effect in OPENERS.items()},
    "pick": _pick,
    "rail": _rail,
    "other-pane": _other_pane,
    "state-to-read": partial(_set_state, State.TO_READ),
    "state-reading": partial(_set_state, State.READING),
    "state-done": partial(_set_state, State.DONE),
    "state-archived": partial(_set_state, State.ARCHIVED),
    "article-tags": _ask_tags,
    "export-articles": lambda desk, _act: exporting.gather(desk),
    "edit-sheet": lambda desk, _act: sheet.ask_sheet(desk),
    "remove": partial(_set_state, State.REMOVED),
    "find-file": lambda desk, _act: work.find_file(desk),
    "merged-timeline": lambda desk, _act: work.show_timeline(desk),
    "add": _request(Ask(Question.ADD)),
    "undo": lambda desk, _act: desk.step(desk.done, desk.undone, "Nothing to undo."),
    "redo": lambda desk, _act: desk.step(desk.undone, desk.done, "Nothing to redo."),
    "sort": _request(Ask(Question.ARRANGE)),
    "escape": _escape,
    "library": _library,
    "back": _go_back,
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
        self.desk.notice, self.desk.moved = "", True
        return tuple(HANDLERS[act.id](self.desk, act))
