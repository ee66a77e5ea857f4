"""Edits of an article's records, and undoing them.

An edit says of each record what it was before and after, so it can be applied either way. Undoing
makes a change of its own, dated just after the one that it takes back: it wins over stale copies,
and what another process changed in between wins over it, even if that is not known here yet.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from .records import (
    OWN_TIMES,
    Annotation,
    ArticleRecord,
    Correction,
    Link,
    Records,
    just_after,
    stamp,
)

Record = Annotation | Correction | Link | ArticleRecord
R = TypeVar("R", Annotation, Correction, Link)


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
    file: Path | None = None
    """The file of another article whose records are changed; None for those that are open."""

    @property
    def reverse(self) -> Edit:
        return replace(self, changes=tuple(change.reverse for change in reversed(self.changes)))


def apply(records: Records, edit: Edit) -> Records:
    """The records after the edit, each change with a later time than what it replaces."""
    return _applied(records, edit, stamp)


def undo(records: Records, edit: Edit) -> Records:
    """The records without the edit."""
    return _applied(records, edit.reverse, just_after)


def _applied(records: Records, edit: Edit, later: Callable[[str], str]) -> Records:
    article, deleted = records.article, dict(records.deleted)
    annotations, corrections = dict(records.annotations), dict(records.corrections)
    links = dict(records.links)
    for change in edit.changes:
        record, gone = change.after or change.before, change.after is None
        if isinstance(record, ArticleRecord):
            article = _set_fields(article, change, later(article.modified))
        elif isinstance(record, Annotation):
            _apply(annotations, deleted, record, gone, later)
        elif isinstance(record, Link):
            _apply(links, deleted, record, gone, later)
        elif record is not None:
            _apply(corrections, deleted, record, gone, later)
    return replace(
        records,
        article=article,
        annotations=annotations,
        corrections=corrections,
        links=links,
        deleted=deleted,
    )


def _set_fields(article: ArticleRecord, change: Change, time: str) -> ArticleRecord:
    """The article with the fields that a change sets: others may have changed since."""
    values = {name: getattr(change.after, name) for name in _changed_fields(change)}
    times = {name: article.time_of(name) for name in OWN_TIMES if name not in values}
    return replace(article, modified=time, times=times, **values)


def _changed_fields(change: Change) -> list[str]:
    """The fields of an article that a change of it sets."""
    before, after = change.before, change.after
    return [name for name in OWN_TIMES if getattr(before, name, None) != getattr(after, name, None)]


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
    return all(_is_as_left(records, change) for change in edit.changes)


def _is_as_left(records: Records, change: Change) -> bool:
    record, now = change.after or change.before, records.article
    if isinstance(record, ArticleRecord):
        return all(getattr(now, f) == getattr(change.after, f) for f in _changed_fields(change))
    return record is None or _same(_current(records, record), change.after)


def _current(records: Records, record: Annotation | Correction | Link) -> Record | None:
    if isinstance(record, Annotation):
        return records.annotations.get(record.id)
    if isinstance(record, Link):
        return records.links.get(record.id)
    return records.corrections.get(record.id)


def _same(one: Record | None, other: Record | None) -> bool:
    if one is None or other is None:
        return one is other
    return replace(one, modified=other.modified) == other
