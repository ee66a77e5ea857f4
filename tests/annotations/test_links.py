"""Marks that point at marks: kept, merged, undone, gone with their ends."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.edits import deleting, linking, links_of, taking_over, unlinking
from astana_reader.annotations.files import read_file, write_file
from astana_reader.annotations.history import apply
from astana_reader.annotations.merging import based_on, merge
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import LINK_KINDS, Records
from astana_reader.annotations.store import ArticleStore

from .test_store import TEXT, adding, empty, mark

ONE, TWO, FAR = mark(0, 3), mark(4, 15), "b" * 32
OTHER = "d" * 64


def linked(records: Records, source: str, target: str, article: str, kind: str) -> Records:
    return apply(records, linking(records.links.values(), source, target, article, kind))


@pytest.fixture
def records() -> Records:
    """Two marks, the first of which contradicts the second and answers one of another article."""
    records = adding(empty(), ONE, TWO)
    records = linked(records, ONE.id, TWO.id, "a" * 64, "contradicts")
    return linked(records, ONE.id, FAR, OTHER, "answers")


def kinds(records: Records, id: str) -> list[str]:
    return sorted(link.kind for link in links_of(records, id))


def test_links_lead_from_and_to_a_mark(records: Records) -> None:
    assert kinds(records, ONE.id) == ["answers", "contradicts"]
    assert kinds(records, TWO.id) == ["contradicts"]
    assert kinds(records, FAR) == ["answers"]


def test_the_same_link_again_only_changes_its_kind(records: Records) -> None:
    changed = linked(records, ONE.id, TWO.id, "a" * 64, "supports")
    assert len(changed.links) == 2
    assert kinds(changed, TWO.id) == ["supports"]
    assert linking(changed.links.values(), ONE.id, TWO.id, "a" * 64, "supports").changes == ()


@pytest.mark.parametrize("kind", [*LINK_KINDS, "one of a later version"])
def test_links_are_stored(tmp_path: Path, records: Records, kind: str) -> None:
    records = linked(records, TWO.id, FAR, OTHER, kind)
    write_file(tmp_path / "a.json", records)
    loaded = read_file(tmp_path / "a.json")
    assert loaded.problems == ()
    assert loaded.records == records


@pytest.mark.parametrize(
    ("name", "value"),
    [("to", "x"), ("to_article", "b" * 63), ("kind", 3), ("id", "1"), ("from", None)],
)
def test_a_row_that_is_no_link_is_named(
    tmp_path: Path, records: Records, name: str, value: object
) -> None:
    path = tmp_path / "a.json"
    write_file(path, records)
    tables = json.loads(path.read_text())
    tables["links"]["1"][name] = value
    path.write_text(json.dumps(tables))
    loaded = read_file(path)
    assert loaded.records is not None
    assert len(loaded.records.links) == 1
    assert "“links” is no record" in loaded.problems[0]


def test_processes_merge_their_links(tmp_path: Path) -> None:
    one, other = (ArticleStore(tmp_path / "a.json") for _ in range(2))
    base, _ = one.save(adding(empty(), ONE, TWO))
    other.load()
    one.save(linked(base, ONE.id, TWO.id, "a" * 64, "supports"))
    merged, _ = other.save(linked(base, TWO.id, FAR, OTHER, "see-also"))
    assert sorted(link.kind for link in merged.links.values()) == ["see-also", "supports"]
    merged, _ = other.save(apply(merged, unlinking(links_of(merged, ONE.id))))
    there = read_file(other.path).records
    assert there is not None
    assert [link.kind for link in there.links.values()] == ["see-also"]
    assert len(there.deleted) == 1


def test_a_link_goes_with_either_end_and_comes_back_with_it(records: Records) -> None:
    for annotation, left in ((TWO, ["answers"]), (ONE, [])):
        book = Notebook(records, Revision(TEXT, "a" * 64, "a" * 64, lambda _: None))
        kept = book.records.annotations[annotation.id]
        book.do(deleting([kept], book.records.links.values()))
        assert [link.kind for link in book.records.links.values()] == left
        book.undo()
        assert kinds(book.records, ONE.id) == ["answers", "contradicts"]


def test_a_link_whose_beginning_another_program_deleted_leads_nowhere(records: Records) -> None:
    gone = apply(records, deleting([records.annotations[ONE.id]]))
    assert links_of(merge(records, gone, records), TWO.id) == []


def test_a_link_within_a_file_follows_its_first_text(records: Records) -> None:
    based = based_on(records, "e" * 64)
    assert {link.target_article for link in based.links.values()} == {"e" * 64, OTHER}
    assert based_on(based, "a" * 64) == records


steps = st.lists(
    st.tuples(
        st.sampled_from([0, 1]),
        st.sampled_from(["link", "unlink", "delete", "undo", "redo", "merge"]),
        st.sampled_from([(ONE.id, TWO.id), (TWO.id, ONE.id), (ONE.id, FAR)]),
        st.sampled_from(LINK_KINDS),
    ),
    max_size=14,
)


@given(steps)
def test_two_that_link_unlink_delete_and_undo_come_to_agree(
    steps: list[tuple[int, str, tuple[str, str], str]],
) -> None:
    start, revision = adding(empty(), ONE, TWO), Revision(TEXT, "a" * 64, "a" * 64, lambda _: None)
    books = [Notebook(start, revision), Notebook(start, revision)]
    for who, what, (source, target), kind in steps:
        step(books[who], books[1 - who], what, source, target, kind)
        for records in (book.records for book in books):
            marks, links = records.annotations, records.links
            shown = {link.id for id in marks for link in links_of(records, id)}
            assert shown == {link.id for link in links.values() if link.source in marks}
            assert not links.keys() & records.deleted.keys()
    one, other = (book.records for book in books)
    assert merge(one, other).links == merge(other, one).links


def step(book: Notebook, other: Notebook, what: str, source: str, target: str, kind: str) -> None:
    """Do a thing in one of two programs; what it undoes is as it was before."""
    links = book.records.links.values()
    if what == "link" and source in book.records.annotations:
        article = "a" * 64 if target == TWO.id else OTHER
        before = book.records
        book.do(linking(links, source, target, article, kind))
        book.undo()
        assert kinds(book.records, source) == kinds(before, source)
        book.redo()
    elif what == "unlink":
        book.do(unlinking(links_of(book.records, source)))
    elif what == "delete" and target in book.records.annotations:
        book.do(deleting([book.records.annotations[target]], links))
    elif what == "merge":
        book.adopt(other.records)
    elif what in ("undo", "redo"):
        (book.undo if what == "undo" else book.redo)()


def test_a_stale_copy_brings_no_link_back(tmp_path: Path, records: Records) -> None:
    store = ArticleStore(tmp_path / "a.json")
    store.save(records)
    stale = (tmp_path / "a.json").read_bytes()
    kept, _ = store.save(apply(records, unlinking(links_of(records, TWO.id))))
    (tmp_path / "a.sync-conflict-20261122-120000-ABCDEFG.json").write_bytes(stale)
    loaded = ArticleStore(tmp_path / "a.json").load()
    assert loaded.records
    assert loaded.records.links == kept.links
    assert len(kept.links) == 1


def test_links_are_taken_over_with_their_marks(records: Records) -> None:
    into = replace(empty().article, sha256="9" * 64)
    taken = apply(replace(empty(), article=into), taking_over(records, into))
    one = next(a for a in taken.annotations.values() if a.selector.quote == ONE.selector.quote)
    assert kinds(taken, one.id) == ["answers", "contradicts"]
    within = {link.kind: link.target_article for link in taken.links.values()}
    assert within == {"contradicts": "9" * 64, "answers": OTHER}
    assert not taken.links.keys() & records.links.keys()
