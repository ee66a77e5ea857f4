"""Changing highlights: pens, tags and notes, deleting, undoing, copying, doing it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from astana_reader.annotations import edits
from astana_reader.annotations.history import Edit
from astana_reader.annotations.records import Annotation, clean_note
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.exchange.quoting import quotation
from astana_reader.library.linked import link_counts
from astana_reader.reading.answer_values import TagChange
from astana_reader.reading.effects import (
    Ask,
    Copy,
    EditElsewhere,
    Effect,
    Question,
    Recompute,
    Save,
    Target,
)
from astana_reader.reading.keys import Act
from astana_reader.reading.page.objects import sentence_here
from astana_reader.reading.reading import Focus, Reading
from astana_reader.settings.actions import HIGHLIGHTS
from astana_reader.settings.pens import PEN_IDS
from astana_reader.text.spans import Span
from astana_reader.text.wording import counted, listed

from . import mark
from .handlers import Handler
from .mark import NONE_HERE, add_highlight, keep, mark_span, selected_passage


def _ask(question: Question, reading: Reading, _act: Act) -> Iterable[Effect]:
    """Ask for tags or a note of what is meant, or of what is to be highlighted with them."""
    passage = selected_passage(reading)
    annotations = [] if passage else reading.annotations_meant()
    if annotations:
        return (Ask(question, Target(ids=tuple(a.id for a in annotations))),)
    if reading.focus is Focus.PAGE:
        passage = passage or sentence_here(reading.article, reading.page.caret)
    if passage is None:
        reading.notice = NONE_HERE
        return ()
    return (Ask(question, Target(span=passage)),)


def set_tags(reading: Reading, target: Target, change: TagChange) -> Iterable[Effect]:
    """Add and remove tags of annotations, or give them to a new highlight of the target's span.

    What some of the annotations have and others don't stays as it is.
    """
    added, removed = change.added, change.removed
    reading.last_mark = Act("tags", arg=",".join([*added, *(f"-{tag}" for tag in sorted(removed))]))
    if target.span:
        return add_highlight(reading, target.span, lambda a: replace(a, tags=added))
    meant = _targeted(reading, target)
    return keep(reading, edits.changing_tags(meant, added, removed))


def set_note(reading: Reading, target: Target, note: str) -> Iterable[Effect]:
    """Give a note to an annotation, or to a new highlight of the target's span.

    Of several annotations those that have a note of their own keep it, with the new one below.
    """
    cleaned = clean_note(note)
    if target.span:
        return add_highlight(reading, target.span, lambda a: replace(a, note=cleaned))
    meant = _targeted(reading, target)
    if not meant:
        return _bring_back(reading, target, cleaned)
    if len({annotation.note for annotation in meant}) > 1:
        return keep(reading, edits.extending_note(meant, cleaned))
    return keep(reading, edits.changing_note(meant, cleaned))


def _bring_back(reading: Reading, target: Target, note: str) -> Iterable[Effect]:
    """Keep a note whose highlight another program deleted while it was written."""
    gone = reading.notebook.annotation(target.ids[0]) if target.ids else None
    if gone is None or not note:
        return ()
    reading.notice = "Another program had deleted this highlight. It is back, with your note."
    return keep(reading, edits.noting(reading.notebook.records, gone, note))


def _targeted(reading: Reading, target: Target) -> list[Annotation]:
    records = reading.notebook.records.annotations
    return [records[id] for id in target.ids if id in records]


def _change_pen(reading: Reading, act: Act) -> Iterable[Effect]:
    reading.pen = PEN_IDS[int(act.arg) - 1]
    return _change(reading, act, lambda meant: edits.changing_pen(meant, reading.pen))


def _delete(reading: Reading, act: Act) -> Iterable[Effect]:
    meant = reading.annotations_meant()
    next_one = neighbour(reading) if reading.focus is Focus.LIST else ""
    links = reading.notebook.records.links.values()
    went_too = _went_too(reading, meant)
    effects = _change(reading, act, lambda meant: edits.deleting(meant, links))
    if meant:
        what = "Highlight" if len(meant) == 1 else f"{len(meant)} highlights"
        back = "it" if len(meant) == 1 else "them"
        reading.notice = f"{what} deleted{went_too}. u brings {back} back."
        reading.lists[HIGHLIGHTS].picked.clear()
        reading.lists[HIGHLIGHTS].chosen = next_one
    return effects


def _went_too(reading: Reading, deleted: list[Annotation]) -> str:
    """What is lost with highlights: “, with its note, 2 tags and 1 link”."""
    notes = sum(1 for annotation in deleted if annotation.note)
    tags = sum(len(annotation.tags) for annotation in deleted)
    linked = link_counts(reading.notebook.records, reading.elsewhere)
    links = sum(linked.get(annotation.id, 0) for annotation in deleted)
    note = "its note" if len(deleted) == 1 else counted(notes, "note")
    parts = [*([note] if notes else []), *([counted(tags, "tag")] if tags else [])]
    parts += [counted(links, "link")] if links else []
    return f", with {listed(parts)}" if parts else ""


def neighbour(reading: Reading) -> str:
    """The key of the row after the chosen one, else of the one before."""
    items, chosen = reading.listing.items, reading.chosen
    if chosen is None or items.choosable < 2:
        return ""
    rank = items.rank(items.place(chosen.key))
    return items.nth(rank + 1 if rank + 1 < items.choosable else rank - 1).key


def _change(
    reading: Reading, act: Act, change: Callable[[list[Annotation]], Edit]
) -> Iterable[Effect]:
    meant = reading.annotations_meant()
    if not meant:
        reading.notice = NONE_HERE
        return ()
    reading.last_mark = act
    return keep(reading, change(meant))


def _step(reading: Reading, act: Act) -> Iterable[Effect]:
    """Undo or redo, as often as counted."""
    before = reading.notebook.records
    step = reading.notebook.undo if act.id == "undo" else reading.notebook.redo
    for _ in range(act.count):
        records, far = reading.notebook.records, reading.notebook.far
        reading.notice = step()
        if reading.notebook.records is records and reading.notebook.far is far:
            break
    reading.changed()
    after = reading.notebook.records
    elsewhere = [EditElsewhere(edit, again=True) for edit in reading.notebook.far]
    reading.notebook.far = ()
    if after is before:
        return elsewhere
    computed = () if before.verdicts == after.verdicts else (Recompute(),)
    return (Save(), *computed, *elsewhere)


def _copy(reading: Reading, _act: Act) -> Iterable[Effect]:
    selection = selected_passage(reading)
    passages = [] if selection else [a.selector.quote for a in reading.annotations_meant()]
    what = "the highlight" if len(passages) == 1 else f"{len(passages)} highlights"
    if not passages:
        span = selection or _row_sentence(reading)
        what = "the selection" if selection else "the sentence"
        passages = [reading.article.text[span.start : span.end]] if span else []
    if not passages:
        reading.notice = "There is nothing to copy here."
        return ()
    about = MarkedArticle(reading.article, reading.published, settings=reading.settings)
    return (Copy("\n\n".join(quotation(about, passage) for passage in passages), what),)


def _row_sentence(reading: Reading) -> Span | None:
    """The sentence at the caret or of the chosen row."""
    chosen = reading.chosen if reading.focus is Focus.LIST else None
    return sentence_here(reading.article, chosen.offset if chosen else reading.page.caret)


def _repeat(reading: Reading, _act: Act) -> Iterable[Effect]:
    last = reading.last_mark
    if last is None:
        reading.notice = "Nothing to repeat yet."
        return ()
    if last.id == "tags":
        target = Target(ids=tuple(a.id for a in reading.annotations_meant()))
        return set_tags(reading, target, TagChange((), tuple(last.arg.split(","))))
    passage = selected_passage(reading)
    if passage and last.id.startswith("mark-"):
        return mark_span(reading, passage, "selection", last.id)
    return {**mark.ACTIONS, **ACTIONS}[last.id](reading, last)


ACTIONS: dict[str, Handler] = {
    "repeat": _repeat,
    "pen": _change_pen,
    "tags": partial(_ask, Question.TAGS),
    "note": partial(_ask, Question.NOTE),
    "delete": _delete,
    "undo": _step,
    "redo": _step,
    "copy": _copy,
}
