"""The dialogs of the desk: a row each, as in the table of the article's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from textual.content import Content
from textual.widget import Widget

from astana_reader.reading.actions.describe import url_problem
from astana_reader.reading.answer_values import TagChange
from astana_reader.reading.answers import date_problem
from astana_reader.reading.desk import exporting, sheet, work
from astana_reader.reading.desk.arranging import Group, Order
from astana_reader.reading.desk.desk import Desk
from astana_reader.reading.effects import Ask, Effect, Export, Perform, Question, Target
from astana_reader.settings.actions import LIBRARY
from astana_reader.text.wording import counted
from astana_reader.timeline.publication import parse_date
from astana_reader.ui import outside

from .export_many import export_sheet
from .row import DialogRow, Sheet, as_effect


def _filter(ask: Ask, desk: Desk, _tags: Mapping[str, int]) -> Widget:
    from .query import QueryDialog

    hint = "titles, sources, tags:  words, #tag, site:cnn"
    return QueryDialog(ask, desk.arrangement.words, hint, lambda _typed: ())


def _set_filter(desk: Desk, words: str) -> Iterable[Effect]:
    return desk.ask(words=words.strip())


def _help(ask: Ask, desk: Desk, _tags: Mapping[str, int]) -> Widget:
    from .help import HelpDialog

    return HelpDialog(ask, [a for a in desk.settings.actions if LIBRARY in a.contexts])


def _arrange(ask: Ask, desk: Desk, _tags: Mapping[str, int]) -> Widget:
    from .choice import Choice, ChoiceDialog, having

    now = desk.arrangement
    choices = []
    for order in Order:
        if order is not Order.GIVEN or desk.given:
            said = "now" if order is now.order else ""
            choices.append(Choice(f"sort by {order}", {"order": order}, said))
    for group in Group:
        said = "now" if group is now.group else ""
        name = f"group by {group}" if group else "no groups"
        choices.append(Choice(name, {"group": group}, said))
    return ChoiceDialog(ask, "Sort and group", partial(having, choices), "take it")


def _set_order(desk: Desk, _target: Target, changes: dict[str, Any]) -> Iterable[Effect]:
    return desk.ask(**changes)


def _tags(ask: Ask, desk: Desk, library_tags: Mapping[str, int]) -> Widget:
    from .tags import TagsDialog

    meant = [article.entry.own_tags for article in work.articles_of(desk, ask.target.ids)]
    common = [tag for tag in meant[0] if all(tag in tags for tags in meant)] if meant else []
    some = dict.fromkeys(tag for tags in meant for tag in tags if tag not in common)
    known = {tag: f"{count} · library" for tag, count in sorted(library_tags.items())}
    title = Content.assemble(("Tags ", "bold"), f"─ {counted(len(meant), 'article')}")
    return TagsDialog(ask, title, common, list(some), known)


def _set_tags(desk: Desk, target: Target, change: TagChange) -> Iterable[Effect]:
    return work.change_tags(desk, target.ids, change.added, change.removed)


def _add(ask: Ask, _desk: Desk, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    hint = "a file, a folder, an address; Enter alone takes the clipboard"
    return LineDialog(ask, "add", placeholder=hint)


def _take_added(desk: Desk, _target: Target, typed: str) -> Iterable[Effect]:
    return work.add(desk, typed, outside.paste)


def _sheet(ask: Ask, desk: Desk, _tags: Mapping[str, int]) -> Widget:
    from .article import ArticleDialog

    (article,) = work.articles_of(desk, ask.target.ids)
    answers = {"t": Perform("article-tags"), "x": Perform("export-articles")}
    return ArticleDialog(ask, sheet.sheet_rows(article), answers)


def _field(ask: Ask, desk: Desk, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    field = ask.target.ids[0]
    hint = "empty: as the article itself says"

    def check(typed: str) -> str:
        if field == "address":
            return url_problem(typed)
        wrong = field == "published" and typed.strip()
        return date_problem(parse_date, typed) if wrong else ""

    return LineDialog(ask, field, sheet.field_now(desk, ask.target), hint, check)


def _export(ask: Ask, desk: Desk, _tags: Mapping[str, int]) -> Widget:
    return export_sheet(ask, desk.gathered, desk.library.root.name, desk.last_export)


def _take_export(desk: Desk, _target: Target, wanted: Export) -> Iterable[Effect]:
    return exporting.export(desk, wanted)


DESK_DIALOGS: dict[Question, DialogRow[Desk, Any]] = {
    Question.FILTER: DialogRow(
        _filter,
        str,
        lambda desk, _target, words: _set_filter(desk, words),
        closed=lambda desk: desk.ask(words=""),
    ),
    Question.HELP: DialogRow(_help, Perform, as_effect, Sheet(113, 24)),
    Question.ARRANGE: DialogRow(_arrange, dict, _set_order, Sheet(44, 18, grows=False)),
    Question.TAGS: DialogRow(_tags, TagChange, _set_tags, Sheet(72, 12, grows=False)),
    Question.ARTICLE: DialogRow(_sheet, (Perform, Ask), as_effect, Sheet(76, 22, grows=False)),
    Question.FIELD: DialogRow(_field, str, sheet.set_field),
    Question.ADD: DialogRow(_add, str, _take_added),
    Question.EXPORT: DialogRow(_export, Export, _take_export, Sheet(96, 28, margin=(14, 4))),
}

TYPED: dict[Question, Callable[[Desk, str], Iterable[Effect]]] = {Question.FILTER: _set_filter}
"""What comes of the words typed so far."""
