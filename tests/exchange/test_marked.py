"""What an export is given."""

from dataclasses import replace
from pathlib import Path

import pytest

from astana_reader.articles.article import Article, Source, text_id
from astana_reader.articles.chapters import Chapters
from astana_reader.articles.document import Block, Document, Section, SourcePage
from astana_reader.exchange.formats import FORMATS
from astana_reader.exchange.marked import relative_path
from astana_reader.library.places import Library

from .found import LOST, ONE, found
from .marks import article_of, mark, marked

WRAPPED = """A title

The first paragraph is wrapped by the program that wrote it, as mails were in
the years when a line of text had seventy or eighty columns and no more, which
is why a line ends here and another one there without any sense at all.

The second paragraph.
"""


def test_a_line_break_is_kept_only_where_the_article_means_one() -> None:
    article = article_of(WRAPPED)
    whole = mark(WRAPPED, WRAPPED.index("mails"), WRAPPED.index(" paragraph.\n"))
    one = marked(article, whole)
    first, gap, last = one.lines(whole, one.highlights[0])
    assert first.startswith("mails were in the years when")
    assert first.endswith("no more, which is why a line ends here and another one there "
                          "without any sense at all.")  # fmt: skip
    assert (gap, last) == ("", "The second")


def test_tags_of_all_marks_are_told_once_whatever_their_case() -> None:
    article = article_of(WRAPPED)
    marks = (mark(WRAPPED, 0, 5, tags=("A", "b")), mark(WRAPPED, 2, 7, tags=("a", "c")))
    assert sorted(tag.casefold() for tag in marked(article, *marks).mark_tags) == ["a", "b", "c"]


def test_what_has_lost_its_place_comes_last_with_its_own_words() -> None:
    one = found()
    assert [annotation.id for annotation, _, _ in one.all][0::2] == [ONE.id, LOST.id]
    assert one.passage(LOST, None) == "no longer there"


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("library/articles/a.txt", "articles/a.txt"),
        ("library/b.txt", "b.txt"),
        ("elsewhere/c.txt", "c.txt"),
        (None, ""),
    ],
)
def test_no_path_is_absolute(tmp_path: Path, path: str | None, shown: str) -> None:
    root = tmp_path / "library"
    library = Library(root, root / "articles", "a test")
    assert relative_path(tmp_path / path if path else None, library) == shown


@pytest.mark.parametrize("id", ["md", "org", "logseq", "csv", "html"])
def test_a_mark_in_a_book_is_told_with_its_chapter_and_page(id: str) -> None:
    text = "The lamp was lit. " * 20
    sections = (Section(0, 1, "Chapter 3: Lamps"), Section(200, 1, "Chapter 4"))
    document = Document(text, (Block(0, len(text)),), pages=(SourcePage(0, "41"),))
    book = Article(text_id(text), document, Source())
    told = replace(marked(book, mark(text, 4, 8)), chapters=Chapters(sections, is_book=True))
    assert told.place(told.highlights[0]) == "ch. 3 · p. 41"
    assert "ch. 3 · p. 41" in FORMATS[id].write([told])
    assert "p. 41" not in FORMATS[id].write([marked(article_of(text), mark(text, 4, 8))])
