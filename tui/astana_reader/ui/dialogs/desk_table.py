"""The dialogs of the desk: a row each, as in the table of the article's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from textual.widget import Widget

from astana_reader.reading.desk.desk import Desk
from astana_reader.reading.effects import Ask, Effect, Perform, Question, Target
from astana_reader.settings.actions import LIBRARY

from .row import DialogRow, Sheet, as_effect


def _filter(ask: Ask, desk: Desk, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    return LineDialog(ask, "filter", desk.state.filter)


def _filter_typed(desk: Desk, words: str) -> str:
    desk.set_filter(words)
    return ""


def _end_filter(desk: Desk, _target: Target, words: str) -> Iterable[Effect]:
    desk.set_filter(words)
    return ()


def _help(ask: Ask, desk: Desk, _tags: Mapping[str, int]) -> Widget:
    from .help import HelpDialog

    return HelpDialog(ask, [a for a in desk.settings.actions if LIBRARY in a.contexts])


DESK_DIALOGS: dict[Question, DialogRow[Desk, Any]] = {
    Question.FILTER: DialogRow(
        _filter, str, _end_filter, typed=_filter_typed, closed=lambda desk: desk.set_filter("")
    ),
    Question.HELP: DialogRow(_help, Perform, as_effect, Sheet(113, 18)),
}
