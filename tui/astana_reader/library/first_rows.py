"""The first rows of a library's list as they were last, to be there before the library is read.

Kept in the user's state folder. What can't be read is as if it had never been.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from astana_reader.settings.json_values import typed_fields

from .article_states import ArticleState
from .catalog import Entry
from .previews import Preview
from .shelf import Shelved
from .state_files import load_object, save_object, state_file

MOST = 120
"""Rows that are kept: more than a screen."""


@dataclass(frozen=True, slots=True)
class FirstRows:
    """The beginning of a list, and how much there is in all."""

    articles: Sequence[Shelved] = ()
    groups: Mapping[str, int] = field(default_factory=dict)
    """How many articles each group has, by its name."""
    states: Mapping[str, int] = field(default_factory=dict)
    """How many articles each state has."""
    marks: int = 0
    total: int = 0


def load_first_rows(state: Path, root: Path) -> FirstRows | None:
    """What was kept of a library's list; None if nothing was."""
    row = load_object(_file(state, root))
    with suppress(KeyError, TypeError, ValueError, AttributeError):
        return FirstRows(
            [_article(one) for one in row["articles"]],
            {str(name): int(count) for name, count in row["groups"].items()},
            {str(name): int(count) for name, count in row["states"].items()},
            int(row["marks"]),
            int(row["total"]),
        )
    return None


def save_first_rows(state: Path, root: Path, rows: FirstRows) -> None:
    """Keep the beginning of a library's list."""
    save_object(
        _file(state, root),
        {
            "articles": [_row(article) for article in rows.articles[:MOST]],
            "groups": dict(rows.groups),
            "states": dict(rows.states),
            "marks": rows.marks,
            "total": rows.total,
        },
    )


def _file(state: Path, root: Path) -> Path:
    return state_file(state, "desk", str(root))


def _row(article: Shelved) -> dict[str, Any]:
    entry = article.entry
    return {
        "title": entry.title,
        "path": str(entry.path) if entry.path else "",
        "site": entry.site,
        "published": entry.published.isoformat() if entry.published else "",
        "highlights": entry.highlights,
        "tags": list(entry.tags),
        "own_tags": list(entry.own_tags),
        "pens": dict(entry.pens),
        "url": entry.url,
        "id": entry.id,
        "kept": asdict(entry.kept),
        "changed": entry.changed,
        "store": str(entry.store) if entry.store else "",
        "author": entry.author,
        "address": entry.address,
        "preview": asdict(article.preview) if article.preview else None,
    }


def _article(row: dict[str, Any]) -> Shelved:
    preview = row["preview"]
    entry = Entry(
        str(row["title"]),
        Path(row["path"]) if row["path"] else None,
        str(row["site"]),
        date.fromisoformat(row["published"]) if row["published"] else None,
        int(row["highlights"]),
        tuple(map(str, row["tags"])),
        tuple(map(str, row["own_tags"])),
        {str(pen): int(count) for pen, count in row["pens"].items()},
        str(row["url"]),
        str(row["id"]),
        ArticleState(**typed_fields(ArticleState, row["kept"])),
        bool(row["changed"]),
        Path(row["store"]) if row["store"] else None,
        str(row["author"]),
        str(row["address"]),
    )
    return Shelved(entry, Preview(**typed_fields(Preview, preview)) if preview else None)
