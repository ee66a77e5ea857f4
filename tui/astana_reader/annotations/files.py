"""The form of an article's file: TinyDB tables to records and back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from astana_reader.text.visible import visible_line

from .migrations import SCHEMA, Tables, migrated, schema_of
from .records import Annotation, Correction, Records, Row, normal_time
from .rows import (
    annotation_row,
    article_row,
    correction_row,
    read_annotation,
    read_article_record,
    read_correction,
)
from .storage import AtomicJSONStorage, write_tables

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file held: the records, or None for no file, and what was wrong with it."""

    records: Records | None
    problems: tuple[str, ...] = ()
    """Sentences for people, names last: the end may be cut off where there is little room."""
    damaged: bool = False
    """The file as a whole can't be read."""
    bad_rows: tuple[tuple[str, object], ...] = ()
    """Rows that are no records, by table."""
    newer: bool = False
    """The file was written by a later version, which may know more than this one."""

    @property
    def sound(self) -> bool:
        """Whether all of the file was understood."""
        return not (self.damaged or self.bad_rows or self.newer)


def read_file(path: Path) -> Loaded:
    """The records of an article's file. A row that is no record is named, the rest counts."""
    name = visible_line(path.name)
    try:
        stored = AtomicJSONStorage(path).read() or {}
    except (OSError, ValueError) as error:
        reason = f"Not readable, {error.strerror}" if isinstance(error, OSError) else "Damaged"
        return Loaded(None, (f"{reason}: {name}.",), damaged=True)
    # Not by TinyDB, which gives up a whole table for one row that is no object.
    tables = migrated({table: list(stored.get(table, {}).values()) for table in _TABLES})
    if not any(tables.values()):
        return Loaded(None)
    bad: list[tuple[str, object]] = []
    article = _read_rows(tables, "article", read_article_record, bad)
    if not article:
        return Loaded(None, (f"Does not say which article it is of: {name}.",), damaged=True)
    records = Records(
        article=article[0],
        annotations=_by_id(_read_rows(tables, "annotations", read_annotation, bad)),
        corrections=_by_id(_read_rows(tables, "corrections", read_correction, bad)),
        deleted=dict(_read_rows(tables, "deleted", _read_deletion, bad)),
        superseded=tuple(_read_rows(tables, "superseded", dict, bad)),
    )
    problems = [f"A row of “{table}” is no record and was left out: {name}." for table, _ in bad]
    newer = schema_of(tables) > SCHEMA
    if newer:
        problems.append(f"The marks are only read: a newer astana-reader wrote {name}.")
    return Loaded(records, tuple(problems), bad_rows=tuple(bad), newer=newer)


def write_file(path: Path, records: Records) -> None:
    """Write an article's file whole. Raises OSError, the old file then is as it was."""
    write_tables(path, _rows(records))


_TABLES = ("article", "annotations", "corrections", "deleted", "superseded")


def _rows(records: Records) -> dict[str, list[Row]]:
    return {
        "article": [article_row(records.article)],
        "annotations": [annotation_row(a) for a in _in_text_order(records.annotations)],
        "corrections": [correction_row(c) for c in _in_text_order(records.corrections)],
        "deleted": [{"id": id, "deleted": at} for id, at in sorted(records.deleted.items())],
        "superseded": list(records.superseded),
    }


R = TypeVar("R", Annotation, Correction)


def _in_text_order(records: Mapping[str, R]) -> list[R]:
    return sorted(records.values(), key=lambda r: (r.selector.start, r.selector.end, r.id))


def _read_rows(
    tables: Tables,
    table: str,
    read: Callable[[Row], T],
    bad: list[tuple[str, object]],
) -> list[T]:
    found = []
    for row in tables[table]:
        try:
            found.append(read(_object(row)))
        except (ValueError, TypeError):
            bad.append((table, row))
    return found


def _object(row: object) -> Row:
    if not isinstance(row, dict):
        raise ValueError("no object")
    return row


def _by_id(records: list[R]) -> dict[str, R]:
    return {record.id: record for record in records}


def _read_deletion(row: Row) -> tuple[str, str]:
    id, at = row.get("id"), row.get("deleted")
    if not isinstance(id, str) or not isinstance(at, str):
        raise ValueError("no deletion")
    return id, normal_time(at)
