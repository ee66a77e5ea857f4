"""Making highlights, and moving their edges."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from astana_reader.annotations import edits
from astana_reader.annotations.history import Edit
from astana_reader.annotations.records import Annotation
from astana_reader.reading.effects import Effect, Save
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


NONE_HERE = "There is no highlight here."
_MOST_AT_ONCE = 1000
"""Occurrences that one key highlights, and words that it moves an edge by."""

# --- making ---------------------------------------------------------------------------------------


def add_highlight(
    reading: Reading, span: Span, dress: Callable[[Annotation], Annotation] = lambda a: a
) -> Iterable[Effect]:
    """Highlight a span with the pen last used."""
    article, records = reading.article, reading.notebook.records
    made = edits.new_annotation(
        records, article.text, article.id, (span.start, span.end), reading.pen
    )
    reading.page.clear_selection()
    return keep(reading, edits.adding([dress(made)]))


def keep(reading: Reading, edit: Edit) -> Iterable[Effect]:
    """Make an edit that changes anything, and have it saved."""
    if not edit.changes:
        return ()
    reading.do(edit)
    return (Save(),)


def _highlight(reading: Reading, _act: Act) -> Iterable[Effect]:
    passage = selected_passage(reading)
    if passage is None and reading.highlight_here():
        return _open(reading)
    return mark_span(reading, passage or sentence_here(reading.article, reading.page.caret), "text")


def _highlight_with(reading: Reading, act: Act) -> Iterable[Effect]:
    reading.pen = PEN_IDS[int(act.arg) - 1]
    return mark_span(reading, selected_passage(reading), "selection")


def _mark_object(reading: Reading, act: Act) -> Iterable[Effect]:
    name, find = _OBJECTS[act.id]
    return mark_span(reading, find(reading), name, act.id)


def mark_span(
    reading: Reading, span: Span | None, what: str, again: str = "mark-sentence"
) -> Iterable[Effect]:
    """Highlight a span, or say that there is no `what`; `again` is the action that repeats it."""
    if span is None:
        reading.notice = f"There is no {what} here."
        return ()
    reading.last_mark = Act(again)
    return add_highlight(reading, span)


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
    return keep(reading, edits.adding(made))


def _open(reading: Reading) -> Iterable[Effect]:
    """Show the highlight here in its list."""
    here = reading.highlight_here()
    reading.tab, reading.sidebar_shown, reading.focus = HIGHLIGHTS, True, Focus.LIST
    reading.list_state.filter = ""
    reading.list_state.chosen = here.id if here else ""
    reading.changed()
    return ()


# --- moving its edges -----------------------------------------------------------------------------


def _move_edge(reading: Reading, act: Act) -> Iterable[Effect]:
    """Move the start or the end of the highlight here by words."""
    here = reading.highlight_here()
    if here is None:
        reading.notice = NONE_HERE
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
    return keep(reading, edit)


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


ACTIONS: dict[str, Handler] = {
    "highlight": _highlight,
    "highlight-with": _highlight_with,
    **dict.fromkeys(_OBJECTS, _mark_object),
    "mark-all": _mark_all,
    **dict.fromkeys(["end-back", "end-forth", "start-back", "start-forth"], _move_edge),
}
