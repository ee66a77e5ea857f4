"""The databases of Apple Books, alone and in their folder."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from astana_reader.exchange.imports.apple_books import packed as apple_books_of

from .samples import FIRST, SECOND, TITLE, apple_books, apple_marks, read


def test_annotations_alone_are_of_a_book_without_a_name() -> None:
    found = read("apple-books", apple_marks())
    assert found.works[0].title == "Book A1 of Apple Books"
    assert [c.quote for c in found.works[0].clippings] == [FIRST, SECOND]


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE ZAEANNOTATION",
        "ALTER TABLE ZAEANNOTATION RENAME TO x; CREATE VIEW ZAEANNOTATION AS SELECT * FROM x",
        "ALTER TABLE ZAEANNOTATION DROP COLUMN ZANNOTATIONSELECTEDTEXT",
    ],
)
def test_a_database_of_another_shape_is_refused(statement: str) -> None:
    with pytest.raises(ValueError, match=r"database|text"):
        read("apple-books", apple_marks(statement))


def test_the_folder_of_apple_books_is_read_with_what_is_only_in_its_log(tmp_path: Path) -> None:
    for kind, data in (("AEAnnotation", apple_marks()), ("BKLibrary", apple_books())):
        (tmp_path / kind).mkdir()
        (tmp_path / kind / f"{kind}-1.sqlite").write_bytes(data)
    marks = tmp_path / "AEAnnotation" / "AEAnnotation-1.sqlite"
    with closing(sqlite3.connect(marks, isolation_level=None)) as books:  # as if it ran
        books.execute("PRAGMA journal_mode = WAL")
        books.execute(
            "INSERT INTO ZAEANNOTATION(ZANNOTATIONDELETED, ZANNOTATIONASSETID, "
            "ZANNOTATIONSELECTEDTEXT) VALUES(0, 'A1', 'made just now')"
        )
        before = marks.read_bytes()
        found = read("apple-books", apple_books_of(tmp_path))
        assert marks.read_bytes() == before
    (book,) = found.works
    assert book.title == TITLE
    assert [c.quote for c in book.clippings] == [FIRST, SECOND, "made just now"]


def test_a_folder_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no databases of Apple Books"):
        apple_books_of(tmp_path)
    (tmp_path / "AEAnnotation-1.sqlite").write_bytes(b"no database" * 100)
    with pytest.raises(ValueError, match="can't be read"):
        apple_books_of(tmp_path)
