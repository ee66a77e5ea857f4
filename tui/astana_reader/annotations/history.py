"""Edits of an article's records, and undoing them.

An edit says of each record what it was before and after, so it can be applied either way. Undoing
makes a change of its own, dated just after the one that it takes back: it wins over stale copies,
and what another process changed in between wins over it, even if that is not known here yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from .records import Annotation, ArticleRecord, Correction, Records, just_after, stamp

Record = Annotation | Correction | ArticleRecord
R = TypeVar("R", Annotation, Correction)


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after; None where there is none."""

    before: Record | None
    after: Record | None

    @property
    def reverse(self) -> Change:
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """What one action of the reader changed, with the words for undoing it: “highlight”."""

    label: str
    changes: tuple[Change, ...]

    @property
    def reverse(self) -> Edit:
        return Edit(self.label, tuple(change.reverse for change in reversed(self.changes)))


def apply(records: Records, edit: Edit) -> Records:
    """The records after the edit, each change with a later time than what it replaces."""
    return _applied(records, edit, stamp)


def undo(records: Records, edit: Edit) -> Records:
    """The records without the edit."""
    return _applied(records, edit.reverse, just_after)


def _applied(records: Records, edit: Edit, later: Callable[[str], str]) -> Records:
    article, deleted = records.article, dict(records.deleted)
    annotations, corrections = dict(records.annotations), dict(records.corrections)
    for change in edit.changes:
        record, gone = change.after or change.before, change.after is None
        if isinstance(record, ArticleRecord):
            article = replace(record, modified=later(article.modified))
        elif isinstance(record, Annotation):
            _apply(annotations, deleted, record, gone, later)
        elif record is not None:
            _apply(corrections, deleted, record, gone, later)
    return replace(
        records, article=article, annotations=annotations, corrections=corrections, deleted=deleted
    )


def _apply(
    table: dict[str, R],
    deleted: dict[str, str],
    record: R,
    gone: bool,
    later: Callable[[str], str],
) -> None:
    last = table.pop(record.id, None)
    newest = max(last.modified if last else "", deleted.pop(record.id, ""))
    if gone:
        deleted[record.id] = later(newest)
    elif record.modified > newest:
        table[record.id] = record
    else:
        table[record.id] = replace(record, modified=later(newest))


def is_current(records: Records, edit: Edit) -> bool:
    """Whether the records still are as the edit left them, whenever that was."""
    return all(_same(_current(records, change), change.after) for change in edit.changes)


def _current(records: Records, change: Change) -> Record | None:
    record = change.after or change.before
    if isinstance(record, ArticleRecord):
        return records.article
    if isinstance(record, Annotation):
        return records.annotations.get(record.id)
    return records.corrections.get(record.id) if record else None


def _same(one: Record | None, other: Record | None) -> bool:
    if one is None or other is None:
        return one is other
    if isinstance(one, ArticleRecord) and isinstance(other, ArticleRecord):
        one = replace(one, paths=other.paths, texts=other.texts, sketch=other.sketch)
    return replace(one, modified=other.modified) == other
