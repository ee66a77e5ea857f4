"""A look at one article of the index: its text, its marks, and what one of them is linked with."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .cache import SHIFT, units_of, unpacked, unpacked_tags

_RELATIONS: Final = {
    "supports": ("supports", "supported by"),
    "contradicts": ("contradicts", "contradicted by"),
    "answers": ("answers", "answered by"),
}
"""What a link says, from the mark it begins at and from the one it leads to."""


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark of the article that has a place in its text."""

    id: str
    start: int
    end: int
    pen: str


@dataclass(frozen=True, slots=True)
class SeenMark:
    """A mark with what was written to it."""

    pen: str
    tags: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class LinkedMark:
    """A mark that another is linked with."""

    relation: str
    pen: str
    quote: str
    title: str
    """Of its article."""
    mark: str
    place: Path | str
    """Where its article is to be read; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class Looked:
    """An article as the index has it."""

    text: str
    marks: tuple[PlacedMark, ...]
    mark: SeenMark | None = None
    link: LinkedMark | None = None


def look_at(database: sqlite3.Connection, key: str, mark: str = "") -> Looked | None:
    """An article by its key, with one of its marks by its id; None if it is gone.

    Raises sqlite3.Error.
    """
    query = "select a.id, t.text from articles a join texts t on t.id = a.id where key = ?"
    row = database.execute(query, (key,)).fetchone()
    if row is None:
        return None
    units = units_of(row[0])
    rows = database.execute(
        "select mark, start, end, pen, tags, note from marks where id > ? and id < ?", units
    ).fetchall()
    placed = tuple(PlacedMark(*one[:4]) for one in rows if one[1] is not None)
    seen = next(
        (SeenMark(one[3], unpacked_tags(one[4]), one[5]) for one in rows if one[0] == mark), None
    )
    return Looked(unpacked(row[1]), placed, seen, _link_of(database, mark) if mark else None)


def _link_of(database: sqlite3.Connection, mark: str) -> LinkedMark | None:
    """The first link from a mark or to it whose other end is there."""
    for end, other, side in (("source", "target", 0), ("target", "source", 1)):
        row = database.execute(
            "select kind, pen, quote, title, mark, path, url from links "
            f"join marks on mark = {other} join articles a on a.id = marks.id >> {SHIFT} "
            f"where {end} = ?", (mark,)
        ).fetchone()  # fmt: skip
        if row:
            kind, pen, quote, title, id, path, url = row
            relation = _RELATIONS.get(kind, ("see also", "see also"))[side]
            return LinkedMark(relation, pen, quote, title, id, Path(path) if path else url)
    return None
