"""The file of the index: SQLite, in the cache folder, made anew whenever it is of no use.

It holds what the library's files say, in a form that is quick to ask. `units` number what can be
found: an article is `id << SHIFT`, its marks are the numbers after that. The texts are kept in it,
compressed, so that a hit can be checked and shown without reading the article again.
"""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from astana_reader.library.places import Library, cache_folder
from astana_reader.library.state_files import state_file

from .results import Progress

VERSION: Final = 4
"""Of the form of the file, of the folding and of what counts as a word."""
SHIFT: Final = 20
MOST_MARKS: Final = (1 << SHIFT) - 1
"""Of an article that are indexed."""
_TAGS: Final = "\x1f"
"""Between the tags in a field of a row."""
_WAIT: Final = 5.0
"""Seconds to wait for another program's write."""
# Every character outside ASCII is part of a word for the tokenizer; the words it is given are ours.
_FULL_TEXT: Final = """
create virtual table text_words using fts5(
    text, title, note, about, marks, lost, content='', tokenize='ascii', prefix='1 2');
create virtual table mark_words using fts5(
    quote, note, tags, content='', tokenize='ascii', prefix='1 2');
create virtual table name_words using fts5(key, content='', tokenize='ascii');
"""
"""`marks` is what was written to an article's marks, `lost` the quotes of those without a place."""
_TABLES: Final = """
create table articles(
    id integer primary key, key text unique, stamp text, text_id text, path text, url text,
    host text,
    title text, author text, site text, note text, tags text, published text, length integer,
    marks integer, verdicts text, learned integer default 0);
create index newest on articles(published desc, id);
create index unlearned on articles(learned) where not learned;
create index by_site on articles(site, host);
create table texts(id integer primary key, text blob);
create table marks(
    id integer primary key, mark text, pen text, tags text, note text, quote text,
    start integer, end integer, created text);
create index by_mark on marks(mark);
create index by_pen on marks(pen);
create index noted on marks(id) where note != '';
create table tags(tag text, unit integer, primary key(tag, unit)) without rowid;
create index tags_of on tags(unit);
create table links(article integer, source text, target text, kind text);
create index by_target on links(target);
create index by_article on links(article);
create table names(id integer primary key, key text unique);
create table mentions(name integer, article integer, places blob,
    primary key(name, article)) without rowid;
create index mentions_of on mentions(article);
create table times(first integer, last integer, article integer, start integer, end integer);
create index times_first on times(first, last, article);
create index times_of on times(article);
create table about(name text primary key, value text);
"""


class CacheError(Exception):
    """The index can't be used; the message says why and what happens instead."""


def cache_path(library: Library, folder: Path | None = None) -> Path:
    """Where the index of a library is kept."""
    name = state_file(folder or cache_folder(), "search", str(library.root))
    return name.with_suffix(".sqlite")


def has_full_text() -> bool:
    """Whether this Python's SQLite has FTS5."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.executescript(_FULL_TEXT)
        except sqlite3.OperationalError:
            return False
    return True


def open_to_write(path: Path, *, full_text: bool) -> sqlite3.Connection:
    """The index, made if it is not there and made anew if it is of no use.

    Raises OSError and sqlite3.OperationalError where the folder can't be written or is full.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for attempt in range(2):
        database = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
        try:
            _prepare(database, full_text=full_text)
        except sqlite3.OperationalError as error:
            database.close()
            if attempt or not is_damage(error):
                raise
            remove(path)
        except sqlite3.DatabaseError:
            database.close()
            if attempt:
                raise
            remove(path)
        else:
            return database
    raise AssertionError("not reached")


def _prepare(database: sqlite3.Connection, *, full_text: bool) -> None:
    database.execute("pragma journal_mode=wal")
    database.execute("pragma synchronous=off")  # a damaged cache is made anew
    if _version(database) != (VERSION, full_text):
        _empty(database)
        database.execute("begin immediate")
        for statement in (_TABLES + (_FULL_TEXT if full_text else "")).split(";"):
            database.execute(statement)
        database.execute(f"pragma user_version={VERSION}")
        database.execute("commit")


def _version(database: sqlite3.Connection) -> tuple[int, bool]:
    (version,) = database.execute("pragma user_version").fetchone()
    found = database.execute("select count(*) from sqlite_master where name='text_words'")
    return version, bool(found.fetchone()[0])


def _empty(database: sqlite3.Connection) -> None:
    """Drop all tables of another version. Raises sqlite3.DatabaseError where that can't be."""
    if database.execute("select count(*) from sqlite_master").fetchone()[0]:
        raise sqlite3.DatabaseError("it is of another version")


def open_to_read(path: Path) -> sqlite3.Connection:
    """The index as it is. Raises CacheError if there is none of use."""
    if not path.is_file():
        raise CacheError("There is no index yet.")
    for how in ("mode=ro", "mode=ro&immutable=1"):  # the second where the folder can't be written
        try:
            database = sqlite3.connect(
                f"{path.absolute().as_uri()}?{how}", uri=True, timeout=_WAIT,
                isolation_level=None, check_same_thread=False,
            )  # fmt: skip
            version, _ = _version(database)
        except sqlite3.Error as error:
            problem = error
            continue
        if version != VERSION:
            database.close()
            raise CacheError("The index is of another version: it is made anew.")
        return database
    raise CacheError("The index can't be read: it is made anew.") from problem


def is_full_text(database: sqlite3.Connection) -> bool:
    """Whether an index has its tables of words; without, the texts themselves are searched."""
    return _version(database)[1]


def remove(path: Path) -> None:
    """Take the file of an index away, with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        with suppress(OSError):
            path.with_name(path.name + suffix).unlink(missing_ok=True)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether an error says that the file itself is no good."""
    told = str(error)
    return not isinstance(error, sqlite3.OperationalError) or any(
        word in told for word in ("malformed", "no such table", "no such column", "not a database",
                                  "disk I/O", "vtable constructor")
    )  # fmt: skip


def problem_of(error: Exception) -> str:
    """What is to be told of an error of the index, a sentence."""
    told = str(error)
    if "full" in told:
        return "There is no room for the index in the cache folder."
    if "readonly" in told or "unable to open" in told or isinstance(error, OSError):
        return "The index can't be written in the cache folder."
    if "locked" in told:
        return "Another program keeps the index locked."
    return "The index can't be used and is made anew."


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing."""
    database.execute("begin immediate")
    try:
        yield
    except BaseException:
        with suppress(sqlite3.Error):
            database.execute("rollback")
        raise
    database.execute("commit")


def packed(text: str) -> bytes:
    return zlib.compress(text.encode("utf-8", "surrogatepass"), 6)


def unpacked(data: bytes) -> str:
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def packed_places(places: Iterable[tuple[int, int]]) -> bytes:
    """Places in a text, in text order."""
    return array("I", [at for span in sorted(places) for at in span]).tobytes()


def unpacked_places(data: bytes) -> list[tuple[int, int]]:
    numbers = array("I")
    numbers.frombytes(data)
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def packed_tags(tags: Iterable[str]) -> str:
    return _TAGS.join(tags)


def unpacked_tags(field: str) -> tuple[str, ...]:
    return tuple(field.split(_TAGS)) if field else ()


def units_of(article: int) -> tuple[int, int]:
    """The unit of an article and that of the next: the units of its marks lie between."""
    return article << SHIFT, (article + 1) << SHIFT


def set_about(database: sqlite3.Connection, name: str, value: str) -> None:
    database.execute("insert or replace into about values(?, ?)", (name, value))


def get_about(database: sqlite3.Connection, name: str) -> str:
    row = database.execute("select value from about where name=?", (name,)).fetchone()
    return str(row[0]) if row else ""


def progress(database: sqlite3.Connection) -> Progress:
    """How far the index is, whoever is at it."""
    (indexed,) = database.execute("select count(*) from articles").fetchone()
    unknown = "select count(*) from articles where not learned"
    (left,) = database.execute(unknown).fetchone()
    total = int(get_about(database, "total") or 0)
    return Progress(indexed, indexed - left, max(total, indexed))
