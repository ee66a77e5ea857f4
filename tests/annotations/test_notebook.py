"""The records of the open article and where they stand."""

from dataclasses import replace

from astana_reader.annotations.anchoring import Anchor, Revision, Status, anchor_all
from astana_reader.annotations.edits import adding, changing_note, deleting, new_annotation
from astana_reader.annotations.history import apply
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
