"""Brings an index up to its library: only what changed is read again."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from astana_reader.library.places import Library

from .cache import (
    MOST_MARKS,
    SHIFT,
    packed,
    packed_tags,
    progress,
    set_about,
    transaction,
    units_of,
    unpacked,
    unpacked_tags,
)
from .collecting import Collected, Listed, Mark, changed, collect
from .facts import host_of
from .results import Progress
from .words import NEAR, words_of

_BATCH: Final = 0.4
"""Seconds after which what was read is to be found."""
_BREAK: Final = " ".join(["\ue000"] * (NEAR + 1))
"""A word of no text, so often that neither a phrase nor `near()` goes across it."""


Told = Callable[[Progress], None]


def update(
    database: sqlite3.Connection,
    library: Library,
    listed: Mapping[str, Listed],
    told: Told | None = None,
    *,
    day_first: bool | None = None,
) -> int:
    """Index what of a library's list changed; how many articles that were.

    `told` is called after each batch, from which on it is found. `day_first` is the user's order of
    dates in figures. Raises sqlite3.Error.
    """
    known = dict(database.execute("select key, stamp from articles"))
    wanted = changed(listed, known)
    gone = known.keys() - listed.keys()
    with transaction(database):
        set_about(database, "total", str(len(listed)))
        keys = _taken_over(database, gone, wanted)
        for key in gone - keys:
            remove_article(database, key)
    for batch in _batches(wanted, partial(collect, library, day_first=day_first)):
        with transaction(database):
            for collected in batch:
                put_article(database, collected)
        if told:
            told(progress(database))
    return len(wanted) + len(gone)


def _batches(
    wanted: Iterable[Listed], read: Callable[[Listed], Collected]
) -> Iterator[list[Collected]]:
    """What is read of articles, in parts of a few tenths of a second."""
    batch: list[Collected] = []
    due = time.monotonic() + _BATCH
    for listed in wanted:
        batch.append(read(listed))
        if time.monotonic() > due:
            yield batch
            batch, due = [], time.monotonic() + _BATCH
    if batch:
        yield batch


def _taken_over(
    database: sqlite3.Connection, gone: Iterable[str], wanted: Iterable[Listed]
) -> set[str]:
    """Give the rows of files that were renamed their new names; the old keys of these."""
    names = {Path(key).name: key for key in gone}
    taken: set[str] = set()
    for listed in wanted:
        old = names.get(Path(listed.key).name)
        if old and old not in taken and listed.entry.path:
            database.execute("update or ignore articles set key=? where key=?", (listed.key, old))
            taken.add(old)
    return taken


# --- rows -----------------------------------------------------------------------------------------


def put_article(database: sqlite3.Connection, found: Collected) -> None:
    """Put an article in place of what the index holds of it."""
    listed = found.listed
    row = database.execute(
        "select id, text_id, verdicts, published from articles where key=?", (listed.key,)
    ).fetchone()
    day = found.published.isoformat() if found.published else ""
    same = row and row[1:] == (found.text_id, found.verdicts, day)
    if row:
        _forget(database, row[0], learned=not same)
    values = (
        listed.key, listed.stamp, found.text_id, str(listed.entry.path or ""),
        listed.entry.url, host_of(found.url),
        found.title, found.author, found.site, found.note, packed_tags(found.tags), day,
        len(found.text), len(found.marks), found.verdicts,
    )  # fmt: skip
    names = (
        "key, stamp, text_id, path, url, host, title, author, site, note, tags, published, length, "
        "marks, verdicts"
    )
    if row:
        columns = ", ".join(f"{name}=?" for name in names.split(", "))
        database.execute(f"update articles set {columns} where id=?", (*values, row[0]))
        if not same:
            database.execute("update articles set learned=0 where id=?", row[:1])
        id = row[0]
    else:
        slots = ", ".join("?" * len(values))
        id = database.execute(f"insert into articles({names}) values({slots})", values).lastrowid
    database.execute("insert into texts values(?, ?)", (id, packed(found.text)))
    _put_marks(database, id, found)
    _put_words(database, id, "")


def remove_article(database: sqlite3.Connection, key: str) -> None:
    """Take an article out of the index."""
    row = database.execute("select id from articles where key=?", (key,)).fetchone()
    if row:
        _forget(database, row[0], learned=True)
        database.execute("delete from articles where id=?", row)


def _put_marks(database: sqlite3.Connection, article: int, found: Collected) -> None:
    first = (article << SHIFT) + 1
    marks = found.marks[:MOST_MARKS]
    rows = (_mark_row(unit, mark) for unit, mark in enumerate(marks, first))
    database.executemany("insert into marks values(?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    tagged = [(article << SHIFT, found.tags)]
    tagged += [(unit, mark.annotation.tags) for unit, mark in enumerate(marks, first)]
    tags = ((tag.casefold(), unit) for unit, some in tagged for tag in some)
    database.executemany("insert or ignore into tags values(?, ?)", tags)
    own = {mark.annotation.id for mark in marks}
    links = ((article, x.source, x.target, x.kind) for x in found.links if x.source in own)
    database.executemany("insert into links values(?, ?, ?, ?)", links)


def _mark_row(unit: int, mark: Mark) -> tuple[object, ...]:
    one = mark.annotation
    quote = one.selector.quote
    return (
        unit, one.id, one.pen, packed_tags(one.tags), one.note, quote, mark.start, mark.end,
        one.created,
    )  # fmt: skip


def _forget(database: sqlite3.Connection, article: int, *, learned: bool) -> None:
    """Delete what hangs on an article's row, which stays."""
    _put_words(database, article, "delete")
    units = units_of(article)
    database.execute("delete from marks where id > ? and id < ?", units)
    database.execute("delete from tags where unit >= ? and unit < ?", units)
    database.execute("delete from texts where id=?", (article,))
    database.execute("delete from links where article=?", (article,))
    if learned:
        forget_learned(database, article)


def forget_learned(database: sqlite3.Connection, article: int) -> None:
    """Delete the names and times of an article."""
    database.execute("delete from mentions where article=?", (article,))
    database.execute("delete from times where article=?", (article,))


def _put_words(database: sqlite3.Connection, article: int, command: str) -> None:
    """Add the words of an article and its marks to the index, or take them out: “delete”.

    A table without contents has to be told what it is to forget: both times it is read from the
    rows, so it is the same.
    """
    if not database.execute("select 1 from sqlite_master where name='text_words'").fetchone():
        return
    units = units_of(article)
    title, author, site, note, tags = database.execute(
        "select title, author, site, note, tags from articles where id=?", (article,)
    ).fetchone()
    (text,) = database.execute("select text from texts where id=?", (article,)).fetchone()
    marks = database.execute(
        "select id, quote, note, tags, start from marks where id > ? and id < ?", units
    ).fetchall()
    told = [each for _, _, note, tags, _ in marks for each in (note, *unpacked_tags(tags))]
    lost = [quote for _, quote, _, _, start in marks if start is None]
    columns = ([unpacked(text)], [title], [note], [author, site, *unpacked_tags(tags)], told, lost)
    into = "text_words(rowid, text, title, note, about, marks, lost)"
    _insert(database, into, [(article, *map(_joined, columns))], command)
    rows: list[tuple[object, ...]] = [
        (unit, _joined([quote]), _joined([note]), _joined(unpacked_tags(tags)))
        for unit, quote, note, tags, _ in marks
    ]
    _insert(database, "mark_words(rowid, quote, note, tags)", rows, command)


def _insert(
    database: sqlite3.Connection, into: str, rows: list[tuple[object, ...]], command: str
) -> None:
    table, _, columns = into.rstrip(")").partition("(")
    if command:
        columns, rows = f"{table}, {columns}", [(command, *row) for row in rows]
    slots = ", ".join("?" * (columns.count(",") + 1))
    database.executemany(f"insert into {table}({columns}) values({slots})", rows)


def _joined(texts: Iterable[str]) -> str:
    """The words of texts, with words between two that are none of any text."""
    return f" {_BREAK} ".join(_words(text) for text in texts if text)


def _words(text: str) -> str:
    """The words of a text and, apart from them, those with accents as they are written."""
    words = " ".join(words_of(text))
    if text.isascii():
        return words
    accented = set(words_of(text, accents=True)).difference(words.split())
    return f"{words} {_BREAK} {' '.join(sorted(accented))}" if accented else words
