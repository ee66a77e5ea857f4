"""Marks that meet a query come a page at a time, the newest first."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.edits import adding, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import Annotation, Records
from astana_reader.search.facts import ArticleFacts, matches_mark
from astana_reader.search.index import Index
from astana_reader.search.mark_pages import FoundMark, count_marks, newest_marks
from astana_reader.search.parsing import parse_query
from astana_reader.settings.pens import PEN_IDS
from tests.library.folders import OTHER, TEXT

from .indexed import Indexed, indexed


def pages(index: Index, query: str, most: int) -> Iterator[list[FoundMark]]:
    last = None
    while page := newest_marks(index, parse_query(query), most, last):
        yield page
        last = page[-1]


def marked(library: Indexed) -> list[tuple[str, Annotation]]:
    """Marks of two articles, each with the name of its own, of which some are made at once."""
    made = []
    for name, text in (("talks.txt", TEXT), ("snow.txt", OTHER)):
        opened = library.desk.open(library.desk.write(name, text))
        own = list(_marks(opened.records, opened.article.text, opened.article.id))
        opened.store.save(opened.ready(apply(opened.records, adding(own))))
        opened.keep_text()
        made += [(name, one) for one in own]
    library.update()
    return made


def _marks(records: Records, text: str, id: str) -> Iterator[Annotation]:
    words = [at for at in range(1, len(text)) if text[at - 1].isspace()][:12]
    for number, (start, end) in enumerate(zip(words, words[3:], strict=False)):
        one = new_annotation(records, text, id, (start, end - 1), PEN_IDS[number % 3])
        time = f"2026-01-{1 + number // 3:02}T00:00:00.000000Z"
        tags = ("front", "x y")[: number % 3]
        note = "ask who" if number % 4 == 0 else ""
        yield replace(one, created=time, modified=time, tags=tags, note=note)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Indexed]:
    with indexed(tmp_path_factory.mktemp("marks")) as made:
        yield made


@pytest.fixture(scope="module")
def marks(library: Indexed) -> list[tuple[str, Annotation]]:
    return marked(library)


QUERIES = st.lists(
    st.sampled_from(
        ["", "the", "-the", "tag:front", "tag:x*", "pen:claim", "ask", "in:note who", "note:*",
         "title:snow", "(the or wheat)", "“peace talks”", "without:evidence", "talk*"]
    ),
    max_size=3,
).map(" ".join)  # fmt: skip


@given(QUERIES, st.integers(1, 9))
def test_pages_are_all_marks_that_meet_the_query_the_newest_first(
    library: Indexed, marks: list[tuple[str, Annotation]], query: str, most: int
) -> None:
    index, asked = Index(library.database), parse_query(query)
    wanted = {one.id for name, one in marks if matches_mark(asked, ArticleFacts(title=name), one)}
    whole = list(pages(index, query, most))
    found = [mark for page in whole for mark in page]
    assert {mark.id for mark in found} == wanted
    assert len(found) == len(wanted) == count_marks(index, asked)
    assert all(len(page) == most for page in whole[:-1])
    times = {one.id: one.created for _, one in marks}
    assert [mark.created for mark in found] == sorted((times[id] for id in wanted), reverse=True)
    names = {one.id: name for name, one in marks}
    assert all(mark.article.endswith(names[mark.id]) for mark in found)
