"""Makes the dialog for a question."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from functools import partial

from textual.content import Content
from textual.widget import Widget

from astana_reader.exchange.formats import FORMATS
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.library.identity import slug
from astana_reader.reading.actions.entities import chosen_entity
from astana_reader.reading.answers import date_problem
from astana_reader.reading.effects import Ask, Question
from astana_reader.reading.keys import key_label
from astana_reader.reading.lists.entity_list import KINDS
from astana_reader.reading.lists.entity_page import page_of
from astana_reader.reading.reading import Reading
from astana_reader.settings.actions import ARTICLE
from astana_reader.text.spans import Span
from astana_reader.text.wording import counted
from astana_reader.timeline.corrections import parse_value
from astana_reader.timeline.publication import parse_date


def dialog_for(ask: Ask, reading: Reading, library_tags: Mapping[str, int]) -> Widget:
    """The widget that asks it. Its modules are imported only here: fields are slow to import."""
    return _MAKERS[ask.question](ask, reading, library_tags)


def place_dialog(dialog: Widget, ask: Ask, reading: Reading) -> None:
    """Put a dialog under the passage it is about, else above it; a sheet in the middle."""
    geometry = reading.geometry
    if ask.question in _SHEET_SIZES:
        width, height = _SHEET_SIZES[ask.question]
        width, height = min(width, geometry.width), min(height, geometry.height - 2)
        dialog.styles.height = height
        dialog.set_class(height < _ROOMY, "tight")
        y = max(1, (geometry.height - height) // 2)
        x = (geometry.width - width) // 2
    elif ask.question in _HEIGHTS:
        width, height = min(geometry.text_width + 4, geometry.width), _HEIGHTS[ask.question]
        x = min(max(0, geometry.text_left - 2), geometry.width - width)
        y = _beside_passage(ask, reading, height)
    else:
        return
    dialog.styles.width = width
    dialog.styles.offset = (x, y)


def _beside_passage(ask: Ask, reading: Reading, height: int) -> int:
    """The row of a dialog: one blank row below the passage, else above it, else at the foot."""
    page, geometry = reading.page, reading.geometry
    span = ask.target.span
    if span is None:
        marked = [h for h in reading.notebook.highlights if h.id in ask.target.ids]
        span = Span(marked[0].start, marked[0].end) if marked else Span(page.caret, page.caret + 1)
    page.reveal(span.start)
    above = 1 + geometry.pad
    first = above + page.layout.rows_between(
        page.top, page.layout.place_of(span.start), page.height
    )
    last = page.layout.place_of(span.end - 1)
    below = above + page.layout.rows_between(page.top, last, page.height) + 2
    lowest = geometry.height - 1 - height
    if below <= lowest:
        return below
    return first - 1 - height if first - 1 - height >= 1 else max(0, lowest)


_ROOMY = 12
"""Rows under which a sheet goes without its frame and blank rows."""
_HEIGHTS = {
    Question.TAGS: 10,
    Question.NOTE: 11,
    Question.ARTICLE_NOTE: 11,
    Question.UNSAVED: 8,
}
_SHEET_SIZES = {
    Question.EXPORT: (96, 28),
    Question.HELP: (113, 36),
    Question.COMMANDS: (72, 24),
    Question.OUTLINE: (72, 24),
    Question.MERGE: (72, 24),
    Question.ENTITY: (84, 32),
    Question.ENTITY_TYPE: (40, 11),
}


def _tags(ask: Ask, reading: Reading, library_tags: Mapping[str, int]) -> Widget:
    from .tags import TagsDialog

    records = reading.notebook.records.annotations
    meant = [records[id] for id in ask.target.ids if id in records]
    common = [t for t in meant[0].tags if all(t in a.tags for a in meant)] if meant else []
    return TagsDialog(ask, _title("Tags", ask, reading), common, _known(reading, library_tags))


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
    from .note import NoteDialog

    records = reading.notebook.records.annotations
    note = next((records[id].note for id in ask.target.ids if id in records), "")
    return NoteDialog(ask, _title("Note", ask, reading), note)


def _article_note(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .note import NoteDialog

    title = Content.assemble(("Note ", "bold"), "─ the whole article")
    return NoteDialog(ask, title, reading.notebook.records.article.note)


def _title(name: str, ask: Ask, reading: Reading) -> Content:
    """The dialog's name with the pen of what it is about."""
    records = reading.notebook.records.annotations
    pens = {records[id].pen for id in ask.target.ids if id in records} or {reading.pen}
    if len(pens) > 1:
        return Content.assemble((f"{name} ", "bold"), f"─ {len(ask.target.ids)} highlights")
    pen = reading.settings.pen(pens.pop())
    color = reading.look.palette.colors[pen.id]
    return Content.assemble((f"{name} ", "bold"), "─ ", (f"{pen.letter} {pen.name}", color))


def _search(ask: Ask, _reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    return LineDialog(ask, "/")


def _filter(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    return LineDialog(ask, "filter", reading.list_state.filter)


def _date(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    current = reading.published.isoformat() if reading.published else ""
    return LineDialog(
        ask,
        "published",
        current,
        "22 January 2017, 2017-01-22",
        lambda typed: date_problem(parse_date, typed) if typed.strip() else "",
    )


def _correction(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .line import LineDialog

    span = ask.target.span
    found = reading.findings.expression_at(span.start, span.end) if span else None
    value = reading.findings.expressions[found].value if found is not None else ""
    hint = "2016-12-29, December 2016, the 1990s"
    return LineDialog(ask, "date", value, hint, partial(date_problem, parse_value))


def _export(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .export import ExportDialog

    marked = marked_article(reading, ask.target.ids)
    notes = sum(1 for annotation, _, _ in marked.all if annotation.note)
    counts = f"{counted(len(marked.all), 'highlight')} · {counted(notes, 'note')}"
    write = {id: entry.write for id, entry in FORMATS.items()}
    return ExportDialog(ask, lambda id: write[id](marked), slug(reading.article.title), counts)


def marked_article(reading: Reading, wanted: Collection[str] = ()) -> MarkedArticle:
    """The article as it is marked now, for exports: all annotations, or those of some ids."""
    notebook = reading.notebook
    return MarkedArticle(
        reading.article,
        reading.published,
        notebook.records.article.note,
        tuple(h for h in notebook.highlights if not wanted or h.id in wanted),
        tuple(a for a in notebook.orphans if not wanted or a.id in wanted),
        notebook.guesses,
        reading.settings,
    )


def _commands(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .choice import Choice, ChoiceDialog

    choices = [
        Choice(action.help, action, "  ".join(map(key_label, action.keys)))
        for action in reading.settings.actions
        if ARTICLE in action.contexts and not any("{" in key for key in action.keys)
    ]
    return ChoiceDialog(ask, "Commands", choices, "do it")


def _outline(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .choice import Choice, ChoiceDialog

    length = max(1, len(reading.article.text))
    choices = [Choice(h.title, h.start, f"{100 * h.start // length}%") for h in reading.headings]
    return ChoiceDialog(ask, "Outline", choices, "go there")


def _merge(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .choice import Choice, ChoiceDialog

    found = chosen_entity(reading)
    own = found[1] if found else None
    others = [e for e in reading.findings.entities if own and e.id != own.id]
    others.sort(key=lambda entity: own is not None and entity.type != own.type)
    choices = [Choice(entity.name, entity.name, KINDS[entity.type]) for entity in others]
    return ChoiceDialog(ask, f"Merge {own.name if own else ''} into", choices, "merge")


def _entity_type(ask: Ask, _reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .choice import Choice, ChoiceDialog

    choices = [Choice(name, type_) for type_, name in KINDS.items()]
    return ChoiceDialog(ask, "It is …", choices, "add")


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

    return HelpDialog(ask, reading.settings.actions)


def _unsaved(ask: Ask, reading: Reading, _tags: Mapping[str, int]) -> Widget:
    from .quitting import UnsavedDialog

    return UnsavedDialog(ask, reading.save_problem)


_MAKERS: dict[Question, Callable[[Ask, Reading, Mapping[str, int]], Widget]] = {
    Question.TAGS: _tags,
    Question.NOTE: _note,
    Question.SEARCH: _search,
    Question.FILTER: _filter,
    Question.DATE: _date,
    Question.CORRECTION: _correction,
    Question.EXPORT: _export,
    Question.HELP: _help,
    Question.UNSAVED: _unsaved,
    Question.ARTICLE_NOTE: _article_note,
    Question.COMMANDS: _commands,
    Question.OUTLINE: _outline,
    Question.MERGE: _merge,
    Question.RENAME: _rename,
    Question.ENTITY: _entity,
    Question.ENTITY_TYPE: _entity_type,
}
