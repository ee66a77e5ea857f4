"""Highlights: making them, changing their pens, tags and notes, deleting, undoing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from astana_reader.annotations import edits
from astana_reader.annotations.history import Edit
from astana_reader.annotations.records import Annotation, clean_note, clean_tags
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.exchange.quoting import quotation
from astana_reader.reading.effects import Ask, Copy, Effect, Question, Recompute, Save, Target
from astana_reader.reading.keys import Act
from astana_reader.reading.page.objects import (
    paragraph_here,
    quotation_here,
    sentence_here,
    word_here,
)
from astana_reader.reading.reading import Focus, Reading
from astana_reader.settings.actions import HIGHLIGHTS
from astana_reader.settings.pens import PEN_IDS
from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import Span
from astana_reader.text.words import words

from .handlers import Handler

# --- what stands here -----------------------------------------------------------------------------


def selected_passage(reading: Reading) -> Span | None:
    """The selection without the white space around it."""
    span = reading.page.selected()
    if span is None:
        return None
    passage = reading.article.text[span.start : span.end]
    start = span.start + len(passage) - len(passage.lstrip())
    end = span.start + len(passage.rstrip())
    return Span(start, end) if end > start else None


def _occurrence(reading: Reading, spans: OrderedSpans) -> Span | None:
    """The span under the caret, else the next one of its sentence."""
    caret = reading.page.caret
    found = spans.overlapping(caret, caret + 1)
    if not found:
        sentence = sentence_here(reading.article, caret)
        found = spans.overlapping(caret, sentence.end) if sentence else []
    return found[0] if found else None


_OBJECTS: dict[str, tuple[str, Callable[[Reading], Span | None]]] = {
    "mark-word": ("word", lambda r: word_here(r.article, r.page.caret)),
    "mark-sentence": ("sentence", lambda r: sentence_here(r.article, r.page.caret)),
    "mark-paragraph": ("paragraph", lambda r: paragraph_here(r.article, r.page.caret)),
    "mark-quotation": ("quotation", lambda r: quotation_here(r.article, r.page.caret)),
    "mark-entity": ("name", lambda r: _occurrence(r, r.findings.mentions.spans)),
    "mark-date": ("date", lambda r: _occurrence(r, r.findings.times)),
}


_MOST_AT_ONCE = 1000
"""Occurrences that one key highlights, and words that it moves an edge by."""

# --- making ---------------------------------------------------------------------------------------


def _add(
    reading: Reading, span: Span, dress: Callable[[Annotation], Annotation] = lambda a: a
) -> Iterable[Effect]:
    """Highlight a span with the pen last used."""
    article, records = reading.article, reading.notebook.records
    made = edits.new_annotation(
        records, article.text, article.id, (span.start, span.end), reading.pen
    )
    reading.page.clear_selection()
    return _do(reading, edits.adding([dress(made)]))


def _do(reading: Reading, edit: Edit) -> Iterable[Effect]:
    if not edit.changes:
        return ()
    reading.do(edit)
    return (Save(),)


def _highlight(reading: Reading, _act: Act) -> Iterable[Effect]:
    passage = selected_passage(reading)
    if passage is None and reading.highlight_here():
        return _open(reading)
    return _mark(reading, passage or sentence_here(reading.article, reading.page.caret), "text")


def _highlight_with(reading: Reading, act: Act) -> Iterable[Effect]:
    reading.pen = PEN_IDS[int(act.arg) - 1]
    return _mark(reading, selected_passage(reading), "selection")


def _mark_object(reading: Reading, act: Act) -> Iterable[Effect]:
    name, find = _OBJECTS[act.id]
    return _mark(reading, find(reading), name, act.id)


def _mark(
    reading: Reading, span: Span | None, what: str, again: str = "mark-sentence"
) -> Iterable[Effect]:
    if span is None:
        reading.notice = f"There is no {what} here."
        return ()
    reading.last_mark = Act(again)
    return _add(reading, span)


def _mark_all(reading: Reading, _act: Act) -> Iterable[Effect]:
    """Highlight every occurrence of the selection, or of the word here, that is not yet."""
    article = reading.article
    passage = selected_passage(reading) or word_here(article, reading.page.caret)
    if passage is None:
        reading.notice = "There is no selection here."
        return ()
    words = article.text[passage.start : passage.end]
    marked = {(h.start, h.end) for h in reading.notebook.highlights}
    places = [place for place in edits.find_quote(article.text, words) if place not in marked]
    if not places:
        reading.notice = "Every occurrence is highlighted already."
        return ()
    if len(places) > _MOST_AT_ONCE:
        reading.notice = f"It occurs {len(places)} times, over {_MOST_AT_ONCE}: select more words."
        return ()
    records = reading.notebook.records
    reading.page.clear_selection()
    made = [
        edits.new_annotation(records, article.text, article.id, place, reading.pen)
        for place in places
    ]
    reading.notice = f"{len(made)} highlighted. u takes them back."
    return _do(reading, edits.adding(made))


def _open(reading: Reading) -> Iterable[Effect]:
    """Show the highlight here in its list."""
    here = reading.highlight_here()
    reading.tab, reading.sidebar_shown, reading.focus = HIGHLIGHTS, True, Focus.LIST
    reading.list_state.filter = ""
    reading.list_state.chosen = here.id if here else ""
    reading.changed()
    return ()


# --- changing -------------------------------------------------------------------------------------


def _ask(question: Question, reading: Reading, _act: Act) -> Iterable[Effect]:
    """Ask for tags or a note of what is meant, or of what is to be highlighted with them."""
    passage = selected_passage(reading)
    annotations = [] if passage else reading.annotations_meant()
    if annotations:
        return (Ask(question, Target(ids=tuple(a.id for a in annotations))),)
    if reading.focus is Focus.PAGE:
        passage = passage or sentence_here(reading.article, reading.page.caret)
    if passage is None:
        reading.notice = _NONE_HERE
        return ()
    return (Ask(question, Target(span=passage)),)


def set_tags(reading: Reading, target: Target, tags: Iterable[str]) -> Iterable[Effect]:
    """Give tags to annotations, or to a new highlight of the target's span."""
    cleaned = clean_tags(tags)
    reading.last_mark = Act("tags", arg=",".join(cleaned))
    if target.span:
        return _add(reading, target.span, lambda a: replace(a, tags=cleaned))
    return _do(reading, edits.changing_tags(_targeted(reading, target), cleaned))


def set_note(reading: Reading, target: Target, note: str) -> Iterable[Effect]:
    """Give a note to an annotation, or to a new highlight of the target's span."""
    cleaned = clean_note(note)
    if target.span:
        return _add(reading, target.span, lambda a: replace(a, note=cleaned))
    return _do(reading, edits.changing_note(_targeted(reading, target), cleaned))


def _targeted(reading: Reading, target: Target) -> list[Annotation]:
    records = reading.notebook.records.annotations
    return [records[id] for id in target.ids if id in records]


def _change_pen(reading: Reading, act: Act) -> Iterable[Effect]:
    reading.pen = PEN_IDS[int(act.arg) - 1]
    return _change(reading, act, lambda meant: edits.changing_pen(meant, reading.pen))


def _move_edge(reading: Reading, act: Act) -> Iterable[Effect]:
    """Move the start or the end of the highlight here by words."""
    here = reading.highlight_here()
    if here is None:
        reading.notice = _NONE_HERE
        return ()
    edge, _, way = act.id.partition("-")
    start, end = here.start, here.end
    for _ in range(min(act.count, _MOST_AT_ONCE)):
        if edge == "start":
            start = _word_edge(reading, start, end, edge, forth=way == "forth")
        else:
            end = _word_edge(reading, end, start, edge, forth=way == "forth")
    article, records = reading.article, reading.notebook.records
    made = edits.new_annotation(records, article.text, article.id, (start, end), reading.pen)
    old = here.annotation
    edit = edits.replacing(old, replace(old, selector=made.selector))
    reading.page.put(min(max(reading.page.caret, start), end - 1))
    return _do(reading, edit)


def _word_edge(reading: Reading, offset: int, other: int, edge: str, *, forth: bool) -> int:
    """The start or end of the next or previous word from an offset, short of the other edge."""
    text = reading.article.text
    low, high = max(0, offset - 400), min(len(text), offset + 400)
    at = 0 if edge == "start" else 1
    edges = [span[at] for span in words(text, low, high)]
    if forth:
        found = next((e for e in edges if e > offset), offset)
    else:
        found = next((e for e in reversed(edges) if e < offset), offset)
    inside = found < other if edge == "start" else found > other
    return found if inside else offset


def _delete(reading: Reading, act: Act) -> Iterable[Effect]:
    meant = reading.annotations_meant()
    next_one = neighbour(reading) if reading.focus is Focus.LIST else ""
    effects = _change(reading, act, edits.deleting)
    if meant:
        what = "Highlight" if len(meant) == 1 else f"{len(meant)} highlights"
        reading.notice = f"{what} deleted. u brings {'it' if len(meant) == 1 else 'them'} back."
        reading.lists[HIGHLIGHTS].picked.clear()
        reading.lists[HIGHLIGHTS].chosen = next_one
    return effects


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
        reading.notice = _NONE_HERE
        return ()
    reading.last_mark = act
    return _do(reading, change(meant))


_NONE_HERE = "There is no highlight here."


def _repeat(reading: Reading, _act: Act) -> Iterable[Effect]:
    last = reading.last_mark
    if last is None:
        reading.notice = "Nothing to repeat yet."
        return ()
    if last.id == "tags":
        target = Target(ids=tuple(a.id for a in reading.annotations_meant()))
        return set_tags(reading, target, last.arg.split(","))
    passage = selected_passage(reading)
    if passage and last.id.startswith("mark-"):
        return _mark(reading, passage, "selection", last.id)
    return ACTIONS[last.id](reading, last)


def _step(reading: Reading, act: Act) -> Iterable[Effect]:
    """Undo or redo, as often as counted."""
    before = reading.notebook.records
    step = reading.notebook.undo if act.id == "undo" else reading.notebook.redo
    for _ in range(act.count):
        records = reading.notebook.records
        reading.notice = step()
        if reading.notebook.records is records:
            break
    reading.changed()
    after = reading.notebook.records
    if after is before:
        return ()
    return (Save(),) if before.verdicts == after.verdicts else (Save(), Recompute())


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


ACTIONS: dict[str, Handler] = {
    "highlight": _highlight,
    "highlight-with": _highlight_with,
    **dict.fromkeys(_OBJECTS, _mark_object),
    "mark-all": _mark_all,
    "repeat": _repeat,
    **dict.fromkeys(["end-back", "end-forth", "start-back", "start-forth"], _move_edge),
    "pen": _change_pen,
    "tags": partial(_ask, Question.TAGS),
    "note": partial(_ask, Question.NOTE),
    "delete": _delete,
    "undo": _step,
    "redo": _step,
    "copy": _copy,
}
