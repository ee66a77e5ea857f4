"""Edits that a reader makes: new highlights, their pens, tags and notes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .history import Change, Edit
from .records import Annotation, Records, Selector, clean_note, clean_tags, new_id, select, stamp


def new_annotation(
    records: Records, text: str, text_id: str, span: tuple[int, int], pen: str
) -> Annotation:
    """A highlight of a span of the article's current text, whose id is `text_id`."""
    time = stamp()
    return Annotation(new_id(), time, time, selector_of(records, text, text_id, span), pen)


def selector_of(records: Records, text: str, text_id: str, span: tuple[int, int]) -> Selector:
    """A selector of a span of the current text, which need not be the article's first one."""
    revision = "" if records.article.sha256 == text_id else text_id
    return select(text, *span, revision)


def adding(annotations: Sequence[Annotation]) -> Edit:
    label = "highlight" if len(annotations) == 1 else f"{len(annotations)} highlights"
    return Edit(label, tuple(Change(None, annotation) for annotation in annotations))


def deleting(annotations: Iterable[Annotation]) -> Edit:
    return _edit("deletion", ((a, None) for a in annotations))


def replacing(old: Annotation, new: Annotation) -> Edit:
    return _edit("edges", [(old, new)])


def placing(pairs: Iterable[tuple[Annotation, Annotation]]) -> Edit:
    """Annotations before and after they were given a place again."""
    return _edit("placing", pairs)


def taking_over(records: Records) -> Edit:
    """The annotations and corrections of another article as new ones.

    Their selectors name the text they were made on, which may not be the first one here.
    """
    time, first = stamp(), records.article.sha256
    made: list[Change] = []
    for record in records.anchored:
        selector = record.selector
        selector = replace(selector, revision=selector.revision or first)
        made.append(Change(None, replace(record, id=new_id(), modified=time, selector=selector)))
    return Edit("taking over", tuple(made))


def changing_pen(annotations: Iterable[Annotation], pen: str) -> Edit:
    return _edit("pen", ((a, replace(a, pen=pen)) for a in annotations))


def changing_tags(annotations: Iterable[Annotation], tags: Iterable[str]) -> Edit:
    cleaned = clean_tags(tags)
    return _edit("tags", ((a, replace(a, tags=cleaned)) for a in annotations))


def changing_note(annotations: Iterable[Annotation], note: str) -> Edit:
    cleaned = clean_note(note)
    return _edit("note", ((a, replace(a, note=cleaned)) for a in annotations))


def _edit(label: str, pairs: Iterable[tuple[Annotation, Annotation | None]]) -> Edit:
    return Edit(label, tuple(Change(old, new) for old, new in pairs if old != new))


def find_quote(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
    """Where a quote stands between a prefix and a suffix; white space matches any white space."""
    pattern = _loose(quote)
    if not pattern:
        return []
    before, after = _loose(prefix), _loose(suffix)
    found = re.finditer(
        f"(?:{before})\\s*(?P<quote>{pattern})(?=\\s*{after})" if before or after else
        f"(?P<quote>{pattern})",
        text,
    )  # fmt: skip
    return [match.span("quote") for match in found]


def _loose(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))
