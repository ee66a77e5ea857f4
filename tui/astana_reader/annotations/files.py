"""The form of an article's file: TinyDB tables to records and back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted

from .garbage import no_collection
from .migrations import SCHEMA, Tables, migrated, schema_of
from .records import (
    Annotation,
    ArticleRecord,
    Correction,
    Link,
    Records,
    Row,
    clean_tags,
    normal_time,
)
from .rescue import Rescued, rescue
from .rows import (
    annotation_json,
    article_row,
    correction_row,
    link_row,
    read_annotation,
    read_article_record,
    read_correction,
    read_link,
)
from .storage import AtomicJSONStorage, read_bytes, to_json, write_atomically

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file held: the records, or None for no file, and what was wrong with it."""

    records: Records | None
    problems: tuple[str, ...] = ()
    """Sentences for people, names last: the end may be cut off where there is little room."""
    damaged: bool = False
    """The file as a whole can't be read; the records are those that still can be."""
    bad_rows: tuple[tuple[str, object], ...] = ()
    """Rows that are no records, by table."""
    newer: bool = False
    """The file was written by a later version, which may know more than this one."""
    broken: frozenset[str] = frozenset()
    """The ids of the highlights in a damaged file that can't be read, empty for unknown ones."""

    @property
    def sound(self) -> bool:
        """Whether all of the file was understood."""
        return not (self.damaged or self.bad_rows or self.newer)


def read_file(path: Path) -> Loaded:
    """The records of an article's file. A row that is no record is named, the rest counts.

    Of a file that is no JSON any more the rows that still are count.
    """
    name = visible_line(path.name)
    with no_collection():
        try:
            stored = AtomicJSONStorage(path).read() or {}
        except OSError as error:
            return Loaded(None, (f"Not readable, {error.strerror}: {name}.",), damaged=True)
        except ValueError:
            return _rescued(path, name)
        return _loaded(stored, name)


def _rescued(path: Path, name: str) -> Loaded:
    """What is left in a damaged file."""
    try:
        found = rescue(read_bytes(path))
    except OSError:
        found = Rescued()
    loaded = _loaded(found.tables, name)
    told = f"Damaged: {name}."
    lost = [row for row in found.broken if row.table == "annotations"]
    quotes = ", ".join(f"“{visible_line(row.quote)[:40]}”" for row in lost if row.quote)
    if loaded.records and lost:
        told = f"Damaged, {counted(len(lost), 'highlight')} in it can't be read"
        told += f", {quotes}: {name}." if quotes else f": {name}."
    broken = frozenset(row.id for row in lost)
    return Loaded(loaded.records, (told,), damaged=True, newer=loaded.newer, broken=broken)


def _loaded(stored: Mapping[str, Mapping[str, Any]], name: str) -> Loaded:
    """The records in the tables of a file."""
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
        links=_by_id(_read_rows(tables, "links", read_link, bad)),
        deleted=dict(_read_rows(tables, "deleted", _read_deletion, bad)),
        superseded=tuple(_read_rows(tables, "superseded", dict, bad)),
        others={table: rows for table, rows in stored.items() if table not in _TABLES},
    )
    problems = [f"A row of “{table}” is no record and was left out: {name}." for table, _ in bad]
    newer = schema_of(tables) > SCHEMA
    if newer:
        problems.append(f"The marks are only read: a newer astana-reader wrote {name}.")
    return Loaded(records, tuple(problems), bad_rows=tuple(bad), newer=newer)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a list tells of an article's file."""

    article: ArticleRecord
    pens: Mapping[str, int]
    """How many highlights each pen made."""
    tags: Mapping[str, int]
    """How many highlights have each tag."""
    links: tuple[Link, ...] = ()

    @classmethod
    def of(cls, records: Records) -> Summary:
        marks = records.annotations.values()
        tags = tag_counts(mark.tags for mark in marks)
        pens = Counter(mark.pen for mark in marks)
        return cls(records.article, pens, tags, tuple(records.links.values()))


def tag_counts(marks: Iterable[Iterable[str]]) -> dict[str, int]:
    """How many of some highlights have each tag, whatever its case: written as it is first."""
    names: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for tag in (tag for tags in marks for tag in tags):
        folded = tag.casefold()
        names.setdefault(folded, tag)
        counts[folded] += 1
    return {names[folded]: count for folded, count in counts.items()}


def read_summary(path: Path) -> Summary | None:
    """The summary of a file without a look at each mark: there may be a hundred thousand.

    None where it has to be read as a whole.
    """
    try:
        stored = AtomicJSONStorage(path).read() or {}
        tables = migrated({table: list(stored.get(table, {}).values()) for table in _TABLES})
        (article,) = map(read_article_record, tables["article"])
        pens = Counter(visible_line(row["pen"]) for row in tables["annotations"])
        tags = tag_counts(clean_tags(row["tags"]) for row in tables["annotations"] if row["tags"])
        links = tuple(map(read_link, tables["links"]))
        return Summary(article, pens, tags, links)
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def write_file(path: Path, records: Records) -> None:
    """Write an article's file whole. Raises OSError, the old file then is as it was."""
    write_atomically(path, b"".join(_file_json(records)))


_TABLES = ("article", "annotations", "corrections", "links", "deleted", "superseded")


def _file_json(records: Records) -> Iterator[bytes]:
    """The file as TinyDB would write it. A hundred thousand rows would take it seconds."""
    yield b'{"article": ' + to_json({"1": article_row(records.article)})
    yield b', "annotations": '
    yield _numbered(map(annotation_json, _in_text_order(records.annotations)))
    rest = {
        "corrections": [correction_row(c) for c in _in_text_order(records.corrections)],
        "links": [link_row(link) for link in _in_time_order(records.links)],
        "deleted": [{"id": id, "deleted": at} for id, at in sorted(records.deleted.items())],
        "superseded": list(records.superseded),
    }
    for table, rows in rest.items():
        yield f', "{table}": '.encode() + to_json({str(n): row for n, row in enumerate(rows, 1)})
    for table, kept in records.others.items():
        yield b", " + to_json(table) + b": " + to_json(kept)
    yield b"}"


def _numbered(rows: Iterable[str]) -> bytes:
    """Rows of JSON as a table, numbered from 1."""
    text = ", ".join([f'"{n}": {row}' for n, row in enumerate(rows, 1)])
    return b"{" + text.encode("utf-8", "backslashreplace") + b"}"


R = TypeVar("R", Annotation, Correction, Link)
S = TypeVar("S", Annotation, Correction)


def _in_text_order(records: Mapping[str, S]) -> list[S]:
    return sorted(records.values(), key=lambda r: (r.selector.start, r.selector.end, r.id))


def _in_time_order(links: Mapping[str, Link]) -> list[Link]:
    return sorted(links.values(), key=lambda link: (link.created, link.id))


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
