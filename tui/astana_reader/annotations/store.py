"""The file of one article: read it, merge into it, write it."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tinydb import TinyDB
from tinydb.middlewares import CachingMiddleware

from astana_reader.text.visible import visible_line

from .merging import merge, without_old_deletions
from .records import Annotation, Correction, Records, Row, stamp
from .rows import (
    annotation_row,
    article_row,
    correction_row,
    read_annotation,
    read_article_record,
    read_correction,
)
from .storage import AtomicJSONStorage, locked, write_atomically

STATE = ".state"
"""The folder beside the files for locks, backups and set-aside files."""

_Signature = tuple[int, int, int]
T = TypeVar("T")


class StoreError(Exception):
    """Marks could not be written; the message says why. What was on disk is still there."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file held: the records, or None for no file, and what was wrong with it."""

    records: Records | None
    problems: tuple[str, ...] = ()
    damaged: bool = False
    """The file as a whole can't be read; it is set aside before anything is written."""
    bad_rows: tuple[tuple[str, Row], ...] = ()
    """Rows that are no records, by table."""


class ArticleStore:
    """One article's file in a library. Not for use by two threads at once."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._state = path.parent / STATE
        self._signature: _Signature | None = None
        self._seen: Records | None = None

    def load(self) -> Loaded:
        """Read the file as it is. Needs no lock and writes nothing."""
        signature = self._signature_now()
        loaded = read_file(self.path)
        if not loaded.damaged:
            self._signature, self._seen = signature, loaded.records
        return loaded

    def changed(self) -> bool:
        """Whether the file is another than the one last read or written here."""
        return self._signature_now() != self._signature

    def save(self, records: Records) -> tuple[Records, tuple[str, ...]]:
        """Merge the records into the file; the merged records and what there is to say.

        Raises StoreError if they could not be written.
        """
        try:
            with locked(self._state / f"{self.path.stem}.lock"):
                return self._merge_into_file(records)
        except TimeoutError as error:
            raise StoreError("Another program keeps the library locked.") from error
        except OSError as error:
            raise StoreError(_reason(error, self.path)) from error

    def _merge_into_file(self, records: Records) -> tuple[Records, tuple[str, ...]]:
        problems: tuple[str, ...] = ()
        base = on_disk = self._seen
        if self.changed():
            loaded = self.load()
            on_disk, problems = loaded.records, self._set_aside(loaded)
        merged = merge(records, on_disk, base) if on_disk else records
        merged = without_old_deletions(merged, stamp())
        if merged != on_disk:
            write_file(self.path, merged)
        self._signature, self._seen = self._signature_now(), merged
        return merged, problems

    def _set_aside(self, loaded: Loaded) -> tuple[str, ...]:
        """Keep what could not be read, before a write would replace it."""
        kept = self._state / f"{self.path.stem}.{stamp().replace(':', '')}"
        if loaded.damaged:
            kept = kept.with_name(kept.name + ".damaged")
            self.path.replace(kept)
        elif loaded.bad_rows:
            kept = kept.with_name(kept.name + ".rows")
            rows = [{"table": table, "row": row} for table, row in loaded.bad_rows]
            write_atomically(kept, json.dumps(rows, ensure_ascii=False).encode())
        else:
            return ()
        return (f"What could not be read of {self.path.name} is kept as {STATE}/{kept.name}.",)

    def _signature_now(self) -> _Signature | None:
        try:
            status = self.path.stat()
        except FileNotFoundError:
            return None
        return status.st_mtime_ns, status.st_size, status.st_ino


def read_file(path: Path) -> Loaded:
    """The records of an article's file. A row that is no record is named, the rest counts."""
    name = visible_line(path.name)
    try:
        with TinyDB(path, storage=AtomicJSONStorage) as database:
            tables = {table: [dict(row) for row in database.table(table)] for table in _TABLES}
    except (OSError, ValueError) as error:
        return Loaded(None, (f"{name} can't be read: {visible_line(str(error))}.",), damaged=True)
    if not any(tables.values()):
        return Loaded(None)
    bad: list[tuple[str, Row]] = []
    article = _read_rows(tables, "article", read_article_record, bad)
    if not article:
        return Loaded(None, (f"{name} does not say which article it is of.",), damaged=True)
    records = Records(
        article=article[0],
        annotations=_by_id(_read_rows(tables, "annotations", read_annotation, bad)),
        corrections=_by_id(_read_rows(tables, "corrections", read_correction, bad)),
        deleted=dict(_read_rows(tables, "deleted", _read_deletion, bad)),
        superseded=tuple(tables["superseded"]),
    )
    problems = tuple(
        f"{name}: a row of “{table}” is no record and was left out." for table, _ in bad
    )
    return Loaded(records, problems, bad_rows=tuple(bad))


def write_file(path: Path, records: Records) -> None:
    """Write an article's file whole. Raises OSError, the old file then is as it was."""
    # TinyDB leaves this constructor untyped.
    storage = CachingMiddleware(AtomicJSONStorage)  # type: ignore[no-untyped-call]
    with TinyDB(path, storage=storage) as database:
        for table, rows in _rows(records).items():
            database.drop_table(table)
            database.table(table).insert_multiple(rows)


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
    tables: Mapping[str, list[Row]],
    table: str,
    read: Callable[[Row], T],
    bad: list[tuple[str, Row]],
) -> list[T]:
    found = []
    for row in tables[table]:
        try:
            found.append(read(row))
        except (ValueError, TypeError):
            bad.append((table, row))
    return found


def _by_id(records: list[R]) -> dict[str, R]:
    return {record.id: record for record in records}


def _read_deletion(row: Row) -> tuple[str, str]:
    id, at = row.get("id"), row.get("deleted")
    if not isinstance(id, str) or not isinstance(at, str):
        raise ValueError("no deletion")
    return id, at


def _reason(error: OSError, path: Path) -> str:
    folder = visible_line(str(path.parent))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"{folder} is read-only."
    return f"{folder}: {os.strerror(error.errno or 0)}."
