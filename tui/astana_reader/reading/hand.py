"""Keys become acts, acts change the reading and ask effects of the screen."""

from __future__ import annotations

from collections.abc import Iterable

from astana_reader.settings.actions import ARTICLE, CHANGES, HIGHLIGHTS, LIST, OBJECT, Action

from .actions import (
    change,
    changes,
    describe,
    entities,
    find,
    jump,
    links,
    lists,
    lost,
    mark,
    mark_links,
    move,
    select,
    timeline,
    view,
)
from .actions.handlers import Handler
from .effects import Ask, Effect, OpenBeside, Question, Show, Target
from .keys import SWALLOWED, Act, KeyMachine
from .reading import Focus, Reading
from .tabs.table import TABS, follow_caret
from .views.table import OPENERS


def _escape(reading: Reading, _act: Act) -> Iterable[Effect]:
    """Close what is open, else clear the selection, else the hits, else what is chosen."""
    page, state = reading.page, reading.list_state
    if reading.changes:
        reading.close_changes()
        return ()
    if reading.focus is Focus.LIST and state.picked:
        state.picked.clear()
    elif reading.focus is Focus.LIST and state.filter:
        lists.set_filter(reading, "")
    elif reading.focus is Focus.LIST:
        lists.leave_list(reading, back=True)
    elif page.selection:
        page.clear_selection()
    elif reading.sitting.held:
        reading.sitting.held = None
    elif reading.search:
        reading.search = None
    elif reading.loading:
        return (Show.GIVE_UP,)
    else:
        state.chosen = ""
    reading.changed()
    return ()


def _export(reading: Reading, _act: Act) -> Iterable[Effect]:
    """Export the picked highlights, else all of the article."""
    picked = reading.lists[HIGHLIGHTS].picked if reading.focus is Focus.LIST else ()
    return (Ask(Question.EXPORT, Target(ids=tuple(sorted(picked)))),)


def _request(effect: Effect) -> Handler:
    return lambda _reading, _act: (effect,)


_OF_THE_WHOLE = frozenset(
    {
        "article-note",
        "tags-of-article",
        "publication-date",
        "reload",
        "take-marks",
        "changes",
        "export",
    }
)
"""What needs all of the article, beside making and changing marks."""


def _needs_all(action: Action) -> bool:
    makes_marks = action.group in {"Mark", "Change a highlight"} and action.id != "copy"
    return makes_marks or action.id in _OF_THE_WHOLE


HANDLERS: dict[str, Handler] = {
    **move.ACTIONS,
    **select.ACTIONS,
    **mark.ACTIONS,
    **change.ACTIONS,
    **lost.ACTIONS,
    **timeline.ACTIONS,
    **entities.ACTIONS,
    **find.ACTIONS,
    **jump.ACTIONS,
    **links.ACTIONS,
    **mark_links.ACTIONS,
    **lists.ACTIONS,
    **describe.ACTIONS,
    **view.ACTIONS,
    **changes.ACTIONS,
    **{id: _request(effect) for id, effect in OPENERS.items()},
    "escape": _escape,
    "article-note": _request(Ask(Question.ARTICLE_NOTE)),
    "commands": _request(Ask(Question.COMMANDS)),
    "export": _export,
    "article-sheet": _request(Ask(Question.ARTICLE)),
    "publication-date": _request(Ask(Question.DATE)),
    "library": _request(Show.LIBRARY),
    "next-article": lambda _reading, act: (OpenBeside(act.count),),
    "previous-article": lambda _reading, act: (OpenBeside(-act.count),),
    "help": _request(Ask(Question.HELP)),
    "theme": _request(Show.NEXT_THEME),
    "reload": _request(Show.RELOAD),
    "take-marks": _request(Show.OFFERED_MARKS),
    "quit": _request(Show.QUIT),
}


class Hand:
    """Reads keys for a reading: in the article, or in the list that has the focus."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        actions = reading.settings.actions
        self._machines = {ARTICLE: KeyMachine(actions, [ARTICLE])}
        self._machines |= {tab: KeyMachine(actions, [LIST, tab]) for tab in TABS}
        self._machines[CHANGES] = KeyMachine(actions, [CHANGES])
        self._objects = KeyMachine(actions, [OBJECT])
        self._of_the_whole = {action.id for action in actions if _needs_all(action)}
        self._of_changes = {action.id for action in actions if CHANGES in action.contexts}

    @property
    def machine(self) -> KeyMachine:
        reading = self.reading
        if self._objects.pending:
            return self._objects
        if reading.changes:
            return self._machines[CHANGES]
        return self._machines[ARTICLE if reading.focus is Focus.PAGE else reading.tab]

    def press(self, key: str) -> tuple[Effect, ...] | None:
        """Take a key, named as in the table; None if it is not in the table."""
        reading = self.reading
        if reading.hints:
            jump.press_hint(reading, key)
            return ()
        selection = reading.page.selection if reading.focus is Focus.PAGE else None
        act: Act | str | None = None
        begun = selection is not None and selection.fresh and not self.machine.pending
        if self._objects.pending or (begun and self._objects.begins(key)):
            act = self._objects.feed(key)
        if act is None:
            act = self.machine.feed(key, selecting=selection is not None)
        if isinstance(act, Act):
            return self.perform(act)
        return () if act == SWALLOWED else None

    def perform(self, act: Act) -> tuple[Effect, ...]:
        """Do an action; what the screen is to do beside painting."""
        self.reading.notice, self.reading.postponed = "", None
        if act.id not in self._of_changes:
            self.reading.close_changes()
        if act.id in self._of_the_whole and not self.reading.is_whole:
            self.reading.notice = "It is still reading: marks can be made when all of it is there."
            return ()
        effects = tuple(HANDLERS[act.id](self.reading, act))
        follow_caret(self.reading)
        return effects
