"""What a library's annotation files say of their articles, read again only where they changed.

The index is kept in the user's state folder: reading commands write nothing to the library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from astana_reader.annotations.conflict_copies import conflict_stem
from astana_reader.annotations.files import Summary, read_summary
from astana_reader.annotations.records import REMEMBERED, ArticleRecord, Link
from astana_reader.annotations.rows import (
    article_row,
    link_row,
    read_article_record,
    read_link,
)
from astana_reader.annotations.store import ArticleStore

from .row_log import RowLog
from .state_files import index_file, signature


@dataclass(frozen=True, slots=True)
class Indexed:
    """An annotation file: its article and how much was marked in it."""

    path: Path
    article: ArticleRecord
    highlights: int
    tags: Mapping[str, int]
    """How many highlights have each tag."""
    pens: Mapping[str, int] = field(default_factory=dict)
    """How many highlights each pen made."""
    links: tuple[Link, ...] = ()
    """Between highlights, those that begin here."""

    @property
    def text_ids(self) -> set[str]:
        """The ids of all its texts that carried marks."""
        return {self.article.sha256, *self.article.texts}


def index_of(annotations: Path, state: Path) -> list[Indexed]:
    """All articles that were marked in a library.

    A damaged file counts as its backup, so that its article is still found. One that can't be
    read at all is left out.
    """
    log = RowLog(index_file(annotations, state))
    known = log.rows
    rows: dict[str, Any] = {}
    for path, parts in _parts(annotations).items():
        now, row = signature(parts), known.get(path.name)
        if not isinstance(row, dict) or row.get("signature") != now or not _is_whole(row):
            row = {"signature": now, **_row(_summary(path, parts))}
        rows[path.name] = row
    log.save(rows)
    return list(_entries(annotations, rows))


def annotation_files(annotations: Path) -> list[Path]:
    """The files of articles in a library's annotations folder.

    One of which only a conflict copy is left is among them: what it held is not gone.
    """
    return list(_parts(annotations))


def _parts(annotations: Path) -> dict[Path, list[Path]]:
    """Each article's file with what is there of it: itself and its conflict copies."""
    parts: dict[Path, list[Path]] = {}
    for path in sorted(annotations.glob("*.json")):
        stem = conflict_stem(path)
        whole = path.with_name(f"{stem}.json") if stem else path
        if whole.name != REMEMBERED and not path.name.startswith("."):
            parts.setdefault(whole, []).append(path)
    return dict(sorted(parts.items()))


def _summary(path: Path, parts: list[Path]) -> Summary | None:
    summary = read_summary(path) if parts == [path] else None
    if summary is None:  # what only the store puts together
        records = ArticleStore(path).load().records
        return Summary.of(records) if records else None
    return summary


def _is_whole(row: Mapping[str, Any]) -> bool:
    """Whether a row of the index has all that is asked of it by now."""
    return "links" in row and isinstance(row.get("tags", {}), dict)


def _row(summary: Summary | None) -> dict[str, Any]:
    if summary is None:
        return {"links": []}
    return {
        "article": article_row(summary.article),
        "highlights": sum(summary.pens.values()),
        "tags": dict(summary.tags),
        "pens": dict(summary.pens),
        "links": [link_row(link) for link in summary.links],
    }


def _entries(annotations: Path, rows: dict[str, Any]) -> Iterator[Indexed]:
    for name, row in rows.items():
        if "article" in row:
            with suppress(ValueError, TypeError, KeyError, AttributeError):
                article = read_article_record(row["article"])
                tags = {str(tag): int(count) for tag, count in row["tags"].items()}
                pens = {str(pen): int(count) for pen, count in row["pens"].items()}
                links = tuple(map(read_link, row["links"]))
                count = int(row["highlights"])
                yield Indexed(annotations / name, article, count, tags, pens, links)
