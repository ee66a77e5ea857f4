"""A library in a temporary folder with its index."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from sqlite3 import Connection

from astana_reader.annotations.edits import adding, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import Annotation, Link, new_id, stamp
from astana_reader.search.cache import cache_path, open_to_write
from astana_reader.search.collecting import Listed, list_library
from astana_reader.search.index import Index
from astana_reader.search.indexing import update
from astana_reader.search.learning import learn
from astana_reader.search.parsing import parse_query
from astana_reader.search.results import Found
from astana_reader.search.searching import search
from astana_reader.search.states import ArticleStates
from tests.library.folders import Desk


@dataclass(frozen=True, slots=True)
class Indexed:
    """Somebody's library and its index."""

    desk: Desk
    database: Connection

    def update(self) -> int:
        return update(self.database, self.desk.library, self.listed)

    @property
    def listed(self) -> dict[str, Listed]:
        return list_library(self.desk.library, self.desk.state)

    def learn(self) -> None:
        for _ in learn(self.database, self.desk.library, self.listed):
            pass

    def found(self, query: str) -> list[Found]:
        states = ArticleStates(self.desk.library, self.desk.state)
        return list(search(Index(self.database, states=states), parse_query(query)))

    def names(self, query: str) -> list[str]:
        """The files that were found, by name."""
        return sorted(Path(found.key).name for found in self.found(query))

    def hits(self, query: str) -> list[tuple[str, str]]:
        """Where each hit is and what it says."""
        return [(hit.place, hit.text) for found in self.found(query) for hit in found.hits]


@contextmanager
def indexed(folder: Path, *, full_text: bool = True) -> Iterator[Indexed]:
    desk = Desk.at(folder / "library")
    database = open_to_write(cache_path(desk.library, folder), full_text=full_text)
    try:
        yield Indexed(desk, database)
    finally:
        database.close()


def mark(
    desk: Desk, path: Path, quote: str, pen: str = "claim", note: str = "", *tags: str
) -> Annotation:
    """Mark a passage of an article, saved as the program saves it."""
    opened = desk.open(path)
    text, id = opened.article.text, opened.article.id
    start = text.index(quote)
    one = new_annotation(opened.records, text, id, (start, start + len(quote)), pen)
    one = replace(one, tags=tags, note=note)
    opened.store.save(opened.ready(apply(opened.records, adding([one]))))
    opened.keep_text()
    return one


def link(desk: Desk, path: Path, source: Annotation, target: Annotation, kind: str) -> None:
    """Let a mark of an article point at another mark."""
    opened = desk.open(path)
    records, time = opened.records, stamp()
    made = Link(new_id(), time, time, source.id, target.id, records.article.sha256, kind)
    opened.store.save(replace(records, links={**records.links, made.id: made}))
