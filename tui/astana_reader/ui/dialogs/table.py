"""The dialogs of the article: a row each, with all that is of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from textual.content import Content
from textual.widget import Widget

from astana_reader.annotations.records import Annotation, Link
from astana_reader.articles.document import block_index, page_label
from astana_reader.exchange.formats import DATES, NAMES
from astana_reader.library.identity import slug
from astana_reader.reading.actions.change import set_note, set_tags
from astana_reader.reading.actions.describe import set_article_tags, set_field, url_problem
from astana_reader.reading.actions.entities import add_entity, chosen_entity, merge_into, rename
from astana_reader.reading.actions.links import links_of
from astana_reader.reading.actions.lists import set_filter
from astana_reader.reading.actions.mark_links import (
    give_up_link,
    link_asked,
    link_marks,
    show_link,
)
from astana_reader.reading.actions.timeline import set_date
from astana_reader.reading.answer_values import LinkAnswer, TagChange
from astana_reader.reading.answers import (
    date_problem,
    end_filter,
    end_outline,
    end_search,
    filter_typed,
    give_up_search,
    go_to_offset,
    preview_offset,
    search_typed,
    set_article_note,
    set_published,
    unlock,
)
from astana_reader.reading.commands import find_commands
from astana_reader.reading.effects import (
    Ask,
    Export,
    Leave,
    OpenArticle,
    OpenLink,
    Perform,
    Press,
    Question,
    Show,
)
from astana_reader.reading.exported import marked_article
from astana_reader.reading.lists.entity_list import KINDS
from astana_reader.reading.lists.entity_page import page_of
from astana_reader.reading.places import place_told
from astana_reader.reading.reading import Reading
from astana_reader.reading.sheet import sheet_rows
from astana_reader.settings.actions import LIBRARY_ONLY
from astana_reader.text.spans import Span
from astana_reader.text.visible import visible_line
from astana_reader.timeline.corrections import parse_value
from astana_reader.timeline.publication import parse_date

from .of_marks import link_dialog, note_dialog, tags_dialog, title_of
from .row import Aside, Beside, DialogRow, Sheet, as_effect


def _tags(ask: Ask, reading: Reading, library_tags: Mapping[str, int]) -> Widget:
    known = _known(reading, library_tags)
    return tags_dialog(ask, _title("Tags", ask, reading), _meant(ask, reading), known)


def _meant(ask: Ask, reading: Reading) -> list[Annotation]:
    records = reading.notebook.records.annotations
    return [records[id] for id in ask.target.ids if id in records]


def _known(reading: Reading, library_tags: Mapping[str, int]) -> dict[str, str]:
    """Tags to complete, the article's own first, with where they are from."""
    counts: dict[str, int] = {}
    for annotation in reading.notebook.records.annotations.values():
        for tag in annotation.tags:
            counts[tag] = counts.get(tag, 0) + 1
    known = {
        tag: f"{count} · this article"
        for tag, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    }
    for tag, count in sorted(library_tags.items()):
        known.setdefault(tag, f"{count} · library")
    return known


def _note(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    return note_dialog(ask, _title("Note", ask, reading), _meant(ask, reading))


def _article_note(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .note import NoteDialog

    title = Content.assemble(("Note ", "bold"), "─ the whole article")
    return NoteDialog(ask, title, reading.notebook.records.article.note)


def _title(name: str, ask: Ask, reading: Reading) -> Content:
    """The dialog's name with the pen of what it is about."""
    return title_of(name, _meant(ask, reading), reading.pen, reading.settings, reading.look)


def _search(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    return LineDialog(ask, "/", history=reading.searched)


def _filter(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    return LineDialog(ask, "filter", reading.list_state.filter)


def _date(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    day = reading.published or reading.findings.guess
    current = day.isoformat() if day else ""
    return LineDialog(
        ask,
        "published",
        current,
        "22 January 2017, 2017-01-22",
        lambda typed: date_problem(parse_date, typed) if typed.strip() else "",
    )


def _password(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .line import SecretDialog

    return SecretDialog(ask, "password", placeholder=reading.notice)


def _footnote(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .footnote import FootnoteDialog

    span = ask.target.span or Span(0, 0)
    words = reading.article.text[span.start : span.end]
    page = page_label(reading.article.document.pages, span.start)
    blocks = reading.article.blocks
    label = blocks[block_index(blocks, span.start)].label.strip("[]") if blocks else ""
    title = f"Note {label}".rstrip() + (f" ─ p. {page}" if page else "")
    return FootnoteDialog(ask, title, words, span.start)


def _article(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .article import ArticleDialog

    return ArticleDialog(ask, sheet_rows(reading))


def _field(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    (field,) = ask.target.ids
    check = url_problem if field == "url" else lambda _typed: ""
    hint = "empty: as the article itself says"
    return LineDialog(ask, field, getattr(reading.metadata, field), hint, check)


def _back_to_sheet(_reading: Reading) -> tuple[Ask]:
    return (Ask(Question.ARTICLE),)


def _article_tags(ask: Ask, reading: Reading, library_tags: Mapping[str, int]) -> Widget:
    from .tags import TagsDialog

    title = Content.assemble(("Tags ", "bold"), "─ the whole article")
    own = reading.notebook.records.article.tags
    return TagsDialog(ask, title, own, (), _known(reading, library_tags))


def _links(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .links import LinksDialog

    text = reading.article.text
    links = [
        (visible_line(text[link.start : link.end]), str(link.target))
        for link in links_of(reading)[:_MOST_LINKS]
    ]
    return LinksDialog(ask, links)


def _link(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    (mark,), held = _meant(ask, reading), reading.sitting.held
    assert held is not None  # noqa: S101  # asked only then
    ends = (held.pen, held.quote), (mark.pen, mark.selector.quote)

    def asked(turned: bool) -> tuple[str, Link | None]:
        return link_asked(reading, mark, turned=turned)

    return link_dialog(ask, ends, reading.settings, reading.look, asked)


def _correction(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    span = ask.target.span
    found = reading.findings.expression_at(span.start, span.end) if span else None
    expression = reading.findings.expressions[found] if found is not None else None
    value = expression.value if expression and expression.earliest else ""
    hint = "2016-12-29, December 2016, the 1990s"
    return LineDialog(ask, "date", value, hint, partial(date_problem, parse_value))


def _export(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .export import ExportDialog

    marked = marked_article(reading, ask.target.ids, (NAMES, DATES))
    return ExportDialog(ask, marked, slug(reading.article.title), reading.last_export)


def _commands(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .choice import Choice, ChoiceDialog

    def find(typed: str) -> list[Choice]:
        return [Choice(c.label, c.effect, c.keys) for c in find_commands(reading, typed)]

    return ChoiceDialog(ask, "Commands", find, "do it")


def _outline(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .outline import OutlineDialog, Place, entries_of

    place = Place(*place_told(reading), has_pages=bool(reading.article.document.pages))
    return OutlineDialog(ask, entries_of(reading), reading.page.caret, place)


def _merge(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .choice import Choice, ChoiceDialog, having

    found = chosen_entity(reading)
    own = found[1] if found else None
    others = [e for e in reading.findings.entities if own and e.id != own.id]
    if own:
        others.sort(key=lambda entity: (entity.name not in own.may_be, entity.type != own.type))
    choices = [Choice(entity.name, entity.name, KINDS[entity.type]) for entity in others]
    return ChoiceDialog(
        ask, f"Merge {own.name if own else ''} into", partial(having, choices), "merge"
    )


def _entity_type(ask: Ask, _reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .choice import Choice, ChoiceDialog, having

    choices = [Choice(name, type_) for type_, name in KINDS.items()]
    return ChoiceDialog(ask, "It is …", partial(having, choices), "add")


def _rename(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    found = chosen_entity(reading)
    return LineDialog(ask, "name", found[1].name if found else "")


def _entity(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .entity import EntityDialog

    number, entity = chosen_entity(reading) or (0, reading.findings.entities[0])
    page = page_of(reading.article, reading.findings, number)
    return EntityDialog(ask, reading.article, entity, page)


def _help(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .help import HelpDialog

    actions = reading.settings.actions
    return HelpDialog(ask, [a for a in actions if not LIBRARY_ONLY.issuperset(a.contexts)])


def _unsaved(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .quitting import UnsavedDialog

    return UnsavedDialog(ask, reading.save_problem)


_LIST = Sheet(72, 24)
_MOST_LINKS = 600
"""As many as two letters tell apart."""
_COMMANDS = (Perform, Press, OpenArticle)

DIALOGS: dict[Question, DialogRow[Reading, Any]] = {
    Question.TAGS: DialogRow(_tags, TagChange, set_tags, Beside(10)),
    Question.NOTE: DialogRow(_note, str, set_note, Beside(11)),
    Question.ARTICLE_NOTE: DialogRow(_article_note, str, set_article_note, Beside(11)),
    Question.UNSAVED: DialogRow(_unsaved, Leave, as_effect, Beside(8)),
    Question.SEARCH: DialogRow(_search, str, end_search, typed=search_typed, closed=give_up_search),
    Question.FILTER: DialogRow(
        _filter, str, end_filter, typed=filter_typed, closed=lambda reading: set_filter(reading, "")
    ),
    Question.DATE: DialogRow(_date, str, set_published),
    Question.FOOTNOTE: DialogRow(_footnote, int, go_to_offset, Beside(13)),
    Question.FIELD: DialogRow(_field, str, set_field, closed=_back_to_sheet),
    Question.ARTICLE_TAGS: DialogRow(
        _article_tags, TagChange, set_article_tags, Beside(10), closed=_back_to_sheet
    ),
    Question.ARTICLE: DialogRow(_article, (Perform, Ask), as_effect, Sheet(76, 28), "Article"),
    Question.LINKS: DialogRow(_links, OpenLink, as_effect, Sheet(96, 28)),
    Question.PASSWORD: DialogRow(_password, str, unlock, closed=lambda _reading: (Show.GIVE_UP,)),
    Question.CORRECTION: DialogRow(_correction, str, set_date),
    Question.RENAME: DialogRow(_rename, str, rename),
    Question.EXPORT: DialogRow(_export, Export, as_effect, Sheet(96, 28, margin=(14, 4)), "Export"),
    Question.HELP: DialogRow(_help, Perform, as_effect, Sheet(113, 36), "Help"),
    Question.COMMANDS: DialogRow(
        _commands, (Perform, Press, OpenArticle), as_effect, _LIST, "Commands"
    ),
    Question.OUTLINE: DialogRow(
        _outline, int, go_to_offset, Aside(), typed=preview_offset, closed=end_outline
    ),
    Question.MERGE: DialogRow(_merge, str, merge_into, _LIST, "Merge"),
    Question.ENTITY: DialogRow(_entity, int, go_to_offset, Sheet(84, 32), "Entity"),
    Question.LINK: DialogRow(
        _link, LinkAnswer, link_marks, Beside(8), typed=show_link, closed=give_up_link
    ),
    Question.ENTITY_TYPE: DialogRow(_entity_type, str, add_entity, Sheet(40, 11, grows=False)),
}
