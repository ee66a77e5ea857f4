"""Chapters by the outline, and the pages of the source."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.chapters import (
    Chapters,
    chapters_of,
    numbered,
    page_words,
    place_words,
)
from astana_reader.articles.document import Document, Section, SourcePage


def document(length: int, *levels: int, pages: tuple[SourcePage, ...] = ()) -> Document:
    step = length // max(1, len(levels))
    outline = tuple(Section(n * step, level, f"S{n}") for n, level in enumerate(levels))
    return Document("x" * length, (), outline=outline, pages=pages)


def titles(chapters: Chapters) -> list[str]:
    return [section.title for section in chapters.sections]


def test_chapters_are_the_highest_level_with_several_entries() -> None:
    assert titles(chapters_of(document(1000, 1, 2, 3, 2, 3))) == ["S1", "S3"]
    assert titles(chapters_of(document(1000, 1, 1, 2))) == ["S0", "S1"]
    assert titles(chapters_of(document(1000, 1))) == []
    assert titles(chapters_of(document(0))) == []


def test_parts_of_a_long_book_are_no_chapters() -> None:
    book = document(900_000, 1, 2, 2, 2, 1, 2, 2, 2, 2, 2)
    assert titles(chapters_of(book, "epub")) == ["S1", "S2", "S3", "S5", "S6", "S7", "S8", "S9"]
    assert chapters_of(book, "epub").is_book
    assert not chapters_of(book, "md").is_book


@given(st.lists(st.integers(1, 3), max_size=8), st.integers(0, 99))
def test_the_chapter_of_a_place_lies_between_those_around_it(levels: list[int], at: int) -> None:
    chapters = chapters_of(document(100, *levels))
    here, after, before = chapters.at(at), chapters.after(at), chapters.before(at)
    assert here is None or here.start <= at
    assert after is None or after.start > at
    assert before is None or before.start < at
    if here and after:
        assert chapters.before(after.start) == here


def test_a_page_says_its_printed_number_where_that_differs() -> None:
    pages = (SourcePage(10, "xii"), SourcePage(20, "2"))
    book = document(100, pages=pages)
    assert page_words(book, 5) == ""
    assert page_words(book, 12) == "p. 1 of 2, seen as xii"
    assert page_words(book, 99) == "p. 2 of 2"
    assert page_words(document(10), 1) == ""


@pytest.mark.parametrize(
    ("title", "number", "rest"),
    [
        ("12 The Ferry", "12", "The Ferry"), ("Chapter 3: Lamps", "3", "Lamps"), ("XIV", "XIV", ""),
        ("IV. Of Snow", "IV", "Of Snow"), ("CHAPTER II", "II", ""), ("Глава 7", "7", ""),
        ("I Am a Cat", "", "I Am a Cat"), ("CIVIL War", "", "CIVIL War"), ("Notes", "", "Notes"),
        ("1984 again", "", "1984 again"), ("", "", ""), ("Chapter I The Bell", "I", "The Bell"),
    ],
)  # fmt: skip
def test_the_number_of_a_chapter(title: str, number: str, rest: str) -> None:
    assert numbered(title) == (number, rest)


def test_a_place_is_told_by_chapter_and_page() -> None:
    sections = (Section(0, 1, "Chapter 3: Lamps"), Section(50, 1, "Notes"))
    book = replace(document(100), pages=(SourcePage(40, "41"),))
    chapters = Chapters(sections, is_book=True)
    assert [place_words(chapters, book, at) for at in (0, 45, 60)] == [
        "ch. 3", "ch. 3 · p. 41", "Notes · p. 41",
    ]  # fmt: skip
    assert place_words(Chapters(sections), document(100), 60) == ""
