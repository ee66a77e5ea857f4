"""The records of the open article and where they stand."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.anchoring import Anchor, Revision, Status, anchor_all
from astana_reader.annotations.edits import (
    adding,
    changing_note,
    changing_pen,
    deleting,
    new_annotation,
    noting,
)
from astana_reader.annotations.history import apply
from astana_reader.annotations.merging import merge
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import Annotation, ArticleRecord, Records, stamp
from astana_reader.articles.article import text_id

OLD = "The peace talks are held in Astana. Nobody came to them. Snow fell all night long."
NEW = "At last: the peace talks are held in Astana. Snow fell all night long."
EMPTY = Records(ArticleRecord(sha256=text_id(OLD), modified=stamp()))


def mark(quote: str) -> Annotation:
    start = OLD.index(quote)
    return new_annotation(EMPTY, OLD, text_id(OLD), (start, start + len(quote)), "claim")


def revision(text: str) -> Revision:
    return Revision(text, text_id(text), text_id(OLD), {text_id(OLD): OLD}.get)


def test_marks_are_sorted_by_place_the_longer_first() -> None:
    inner, outer, last = mark("peace"), mark("peace talks"), mark("Snow")
    book = Notebook(apply(EMPTY, adding([last, inner, outer])), revision(OLD))
    assert [h.annotation for h in book.highlights] == [outer, inner, last]
    assert book.orphans == ()


@given(st.lists(st.integers(0, 5), max_size=30), st.booleans())
def test_any_edits_lead_where_opening_anew_does(steps: list[int], revised: bool) -> None:
    quotes = ["peace", "peace talks", "Nobody came to them.", "Snow fell", "held", "night long"]
    book = Notebook(EMPTY, revision(NEW if revised else OLD))
    theirs = EMPTY
    for n, step in enumerate(steps):
        there = list(book.records.annotations.values())
        if step <= 1 or not there:
            book.do(adding([mark(quotes[n % 6]), mark(quotes[n % 5])]))
        elif step == 2:
            book.do(deleting([there[n % len(there)]]))
        elif step == 3:
            book.do(changing_note([there[n % len(there)]], f"note {n}"))
        elif step == 4:
            book.undo()
        else:
            theirs = merge(theirs, apply(book.records, adding([mark(quotes[n % 6])])))
            book.adopt(theirs)
    fresh = Notebook(book.records, book.revision)
    assert book.highlights == fresh.highlights == tuple(book.marks.items)
    assert book.orphans == fresh.orphans
    assert book.guesses == fresh.guesses
    assert all(book.marks.get(h.id) == h for h in fresh.highlights)


def test_many_marks_at_once_are_sorted_in_too() -> None:
    book = Notebook(EMPTY, revision(OLD))
    book.do(adding([mark("Snow fell")]))
    book.do(adding([mark("peace talks") for _ in range(300)]))
    assert len(book.highlights) == 301
    assert book.highlights[-1].annotation.selector.quote == "Snow fell"
    book.undo()
    assert len(book.highlights) == len(book.marks.items) == 1


def test_a_note_brings_back_what_another_program_deleted() -> None:
    kept = mark("peace talks")
    book = Notebook(apply(EMPTY, adding([kept])), revision(OLD))
    stored = book.records.annotations[kept.id]
    book.adopt(apply(book.records, deleting([stored])))
    assert not book.highlights
    assert book.annotation(kept.id) == stored
    book.do(noting(book.records, stored, "Who says so?"))
    (brought_back,) = book.highlights
    assert brought_back.annotation.note == "Who says so?"
    assert kept.id not in book.records.deleted
    book.undo()
    assert book.highlights == ()


def test_a_note_is_put_on_the_annotation_as_it_is_now() -> None:
    kept = mark("peace talks")
    book = Notebook(apply(EMPTY, adding([kept])), revision(OLD))
    begun = book.records.annotations[kept.id]
    book.adopt(apply(book.records, changing_pen([begun], "quote")))
    book.do(noting(book.records, begun, "so"))
    (now,) = book.records.annotations.values()
    assert (now.pen, now.note) == ("quote", "so")
    assert noting(book.records, now, "so").changes == ()


def test_a_revision_keeps_moves_and_loses() -> None:
    kept, gone = mark("peace talks"), mark("Nobody came to them.")
    book = Notebook(apply(EMPTY, adding([kept, gone])), revision(NEW))
    assert [h.annotation for h in book.highlights] == [kept]
    assert book.highlights[0].status is Status.ANCHORED
    assert book.orphans == (gone,)
    assert book.records.annotations[gone.id] == gone


def test_places_may_be_worked_out_later() -> None:
    kept, gone = mark("peace talks"), mark("Nobody came to them.")
    book = Notebook(apply(EMPTY, adding([kept, gone])), revision(NEW), patient=False)
    assert not book.highlights
    assert not book.orphans
    assert set(book.unplaced) == {kept.id, gone.id}
    made = new_annotation(EMPTY, NEW, text_id(NEW), (0, 7), "claim")
    book.do(adding([made]))
    assert [h.annotation for h in book.highlights] == [made]
    book.place(anchor_all(dict(book.unplaced), book.revision))
    assert [h.annotation for h in book.highlights] == [made, kept]
    assert book.orphans == (gone,)
    assert not book.unplaced


def test_what_was_deleted_while_it_waited_stays_deleted() -> None:
    kept = mark("peace talks")
    book = Notebook(apply(EMPTY, adding([kept])), revision(NEW), patient=False)
    waiting = dict(book.unplaced)
    book.do(deleting([kept]))
    book.place(anchor_all(waiting, book.revision))
    assert not book.highlights
    assert not book.orphans


def test_what_another_program_wrote_is_adopted() -> None:
    one, two = mark("peace talks"), mark("Snow")
    book = Notebook(apply(EMPTY, adding([one])), revision(OLD))
    assert not book.adopt(book.records)
    theirs = apply(book.records, adding([two]))
    assert book.adopt(theirs)
    assert len(book.highlights) == 2
    assert book.adopt(apply(theirs, deleting([one])))
    assert [h.annotation for h in book.highlights] == [two]


def test_an_unsaved_edit_survives_what_is_adopted() -> None:
    one, two = mark("peace talks"), mark("Snow")
    start = apply(EMPTY, adding([one]))
    book = Notebook(start, revision(OLD))
    book.do(changing_note([one], "mine"))
    book.adopt(apply(start, adding([two])))
    assert book.records.annotations[one.id].note == "mine"
    assert two.id in book.records.annotations


def test_an_edge_that_was_moved_is_placed_anew() -> None:
    one = mark("peace talks")
    book = Notebook(apply(EMPTY, adding([one])), revision(OLD))
    wider = new_annotation(EMPTY, OLD, text_id(OLD), (0, 15), "claim").selector
    moved = replace(one, selector=wider, modified=stamp(one.modified))
    book.adopt(replace(book.records, annotations={one.id: moved}))
    assert (book.highlights[0].start, book.highlights[0].end) == (0, 15)
    assert book.guess_for(one.id) == Anchor(0, 15, Status.ANCHORED)
    assert not book.guess_for("unknown").placed
