"""The dialogs of the views: a row each, as in the table of the article's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from textual.widget import Widget

from astana_reader.reading.effects import Ask, Effect, Perform, Question, Target
from astana_reader.reading.views.viewing import Viewing
from astana_reader.settings.actions import VIEW

from .row import DialogRow, Sheet, as_effect


def _query(ask: Ask, viewing: Viewing, _tags: Mapping[str, int]) -> Widget:
    from .query import QueryDialog

    query = viewing.view.query if viewing.view else None
    hint = query.hint if query else ""

    def complete(typed: str) -> Sequence[str]:
        """As the view that is there by then knows it."""
        now = viewing.view.query if viewing.view else None
        return now.complete(typed) if now else ()

    return QueryDialog(ask, viewing.asked.query, hint, complete)


def _query_typed(viewing: Viewing, words: str) -> Iterable[Effect]:
    return viewing.ask(query=words)


def _end_query(viewing: Viewing, _target: Target, words: str) -> Iterable[Effect]:
    return viewing.ask(query=words)


def _leave_query(viewing: Viewing) -> Iterable[Effect]:
    return () if viewing.kind.keeps_query else viewing.ask(query="")


def _help(ask: Ask, viewing: Viewing, _tags: Mapping[str, int]) -> Widget:
    from .help import HelpDialog

    contexts = {VIEW, viewing.kind.id}
    return HelpDialog(ask, [a for a in viewing.settings.actions if contexts & set(a.contexts)])


def _name(ask: Ask, _viewing: Viewing, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    ids = ask.target.ids
    return LineDialog(ask, "name" if len(ids) == 1 else f"one name for {len(ids)}", ids[0])


def answered_by_kind(question: Question) -> Callable[[Viewing, Target, Any], Iterable[Effect]]:
    """What takes an answer that each kind of view takes for itself."""
    return lambda viewing, target, value: viewing.kind.answers[question](viewing, target, value)


VIEW_DIALOGS: dict[Question, DialogRow[Viewing, Any]] = {
    Question.QUERY: DialogRow(_query, str, _end_query, closed=_leave_query),
    Question.RENAME: DialogRow(_name, str, answered_by_kind(Question.RENAME)),
    Question.HELP: DialogRow(_help, Perform, as_effect, Sheet(113, 18)),
}

TYPED: dict[Question, Callable[[Viewing, str], Iterable[Effect]]] = {Question.QUERY: _query_typed}
"""What comes of the words typed so far."""
