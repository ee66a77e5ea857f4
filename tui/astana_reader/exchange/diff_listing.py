"""What changed between two versions of an article, as lines and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Row
from astana_reader.annotations.versions import ALTERED, Kind, SentenceChange, Version, is_altered
from astana_reader.text.spans import Span

_SIGNS = {Kind.CHANGED: "~", Kind.ADDED: "+", Kind.REMOVED: "-", Kind.MOVED: ">"}


def diff_lines(
    old: Version, new: Version, changes: Sequence[SentenceChange], notebook: Notebook
) -> Iterator[str]:
    """A line a sentence that is not as it was, below one of other words the highlights in it."""
    for change in changes:
        if change.kind is Kind.SAME:
            continue
        if change.old and change.kind is not Kind.MOVED:
            yield f"- {old.words(change.old)}"
        if change.new:
            sign = "+" if change.kind is Kind.CHANGED else _SIGNS[change.kind]
            yield f"{sign} {new.words(change.new)}"
        if change.new and change.kind in ALTERED:
            for mark in _marks_in(change.new, notebook):
                yield f"  ! {mark.annotation.pen}: {_quote(mark.annotation.selector.quote)}"
    for orphan in notebook.orphans:
        yield f"  ! {orphan.pen}, no longer in the text: {_quote(orphan.selector.quote)}"


def diff_value(
    name: str,
    since: str | None,
    versions: tuple[Version, Version],
    changes: Sequence[SentenceChange],
    notebook: Notebook,
) -> Row:
    """{"article", "since", "changes", "highlights", "orphans"}: all that is not as it was.

    `since` is null, and nothing has changed, without an earlier version. `highlights` are those in
    sentences of other words.
    """
    old, new = versions
    return {
        "article": name,
        "since": since,
        "changes": [
            {"kind": str(c.kind), "old": _place(old, c.old), "new": _place(new, c.new)}
            for c in changes
            if c.kind is not Kind.SAME
        ],
        "highlights": [
            {"id": h.id, "start": h.start, "end": h.end, "status": str(h.status.exported)}
            for h in notebook.highlights
            if is_altered(Span(h.start, h.end), changes)
        ],
        "orphans": [orphan.id for orphan in notebook.orphans],
    }


def _place(version: Version, span: Span | None) -> Row | None:
    if span is None:
        return None
    text = version.text[span.start : span.end]
    return {"start": span.start, "end": span.end, "text": text}


def _marks_in(span: Span, notebook: Notebook) -> list[Highlight]:
    return [h for h in notebook.highlights if h.start < span.end and span.start < h.end]


def _quote(text: str) -> str:
    return f"“{' '.join(text.split())}”"
