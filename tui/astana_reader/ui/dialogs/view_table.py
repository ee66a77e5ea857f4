"""The dialogs of the views: a row each, as in the table of the article's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from textual.content import Content
from textual.widget import Widget

from astana_reader.annotations.records import Annotation, Link
from astana_reader.reading.answer_values import LinkAnswer, TagChange
from astana_reader.reading.effects import Ask, Effect, Export, Perform, Question, Target
from astana_reader.reading.views.highlight_changes import known_tags, link_asked, marks_of
from astana_reader.reading.views.viewing import Viewing
from astana_reader.settings.actions import VIEW
from astana_reader.settings.pens import PEN_IDS

from .export_many import export_sheet
from .of_marks import link_dialog, note_dialog, tags_dialog, title_of
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


def _tags(ask: Ask, viewing: Viewing, _tags: Mapping[str, int]) -> Widget:
    meant = marks_of(viewing, ask.target)
    return tags_dialog(ask, _title("Tags", meant, viewing), meant, known_tags(viewing))


def _note(ask: Ask, viewing: Viewing, _tags: Mapping[str, int]) -> Widget:
    meant = marks_of(viewing, ask.target)
    return note_dialog(ask, _title("Note", meant, viewing), meant)


def _title(name: str, meant: Sequence[Annotation], viewing: Viewing) -> Content:
    return title_of(name, meant, PEN_IDS[0], viewing.settings, viewing.look)


def _link(ask: Ask, viewing: Viewing, _tags: Mapping[str, int]) -> Widget:
    one, other = ((mark.pen, mark.selector.quote) for mark in marks_of(viewing, ask.target))

    def asked(turned: bool) -> tuple[str, Link | None]:
        return link_asked(viewing, ask.target, turned=turned)

    return link_dialog(ask, (one, other), viewing.settings, viewing.look, asked)


def _export(ask: Ask, viewing: Viewing, _tags: Mapping[str, int]) -> Widget:
    name = viewing.sources.library.root.name
    return export_sheet(ask, viewing.gathered, name, viewing.last_export)


def answered_by_kind(question: Question) -> Callable[[Viewing, Target, Any], Iterable[Effect]]:
    """What takes an answer that each kind of view takes for itself."""
    return lambda viewing, target, value: viewing.kind.answers[question](viewing, target, value)


_SMALL = Sheet(70, 12, grows=False)

VIEW_DIALOGS: dict[Question, DialogRow[Viewing, Any]] = {
    Question.QUERY: DialogRow(_query, str, _end_query, closed=_leave_query),
    Question.RENAME: DialogRow(_name, str, answered_by_kind(Question.RENAME)),
    Question.TAGS: DialogRow(_tags, TagChange, answered_by_kind(Question.TAGS), _SMALL),
    Question.NOTE: DialogRow(_note, str, answered_by_kind(Question.NOTE), _SMALL),
    Question.EXPORT: DialogRow(
        _export, Export, answered_by_kind(Question.EXPORT), Sheet(96, 28, margin=(14, 4))
    ),
    Question.LINK: DialogRow(
        _link, LinkAnswer, answered_by_kind(Question.LINK), Sheet(70, 8, grows=False)
    ),
    Question.HELP: DialogRow(_help, Perform, as_effect, Sheet(113, 18)),
}

TYPED: dict[Question, Callable[[Viewing, str], Iterable[Effect]]] = {Question.QUERY: _query_typed}
"""What comes of the words typed so far."""
