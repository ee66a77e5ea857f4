"""Edits and undoing them."""

from dataclasses import replace
from pathlib import Path

from hypothesis import given

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.history import Change, Edit, apply, is_current
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import (
    Annotation,
    ArticleRecord,
    Records,
    new_id,
    select,
    stamp,
)
from astana_reader.annotations.store import ArticleStore

from .strategies import annotations

TEXT = "The peace talks are being held in Kazakhstan's capital city, Astana."
EMPTY = Records(ArticleRecord(sha256="a" * 64, modified=stamp()))
REVISION = Revision(TEXT, "a" * 64, "a" * 64, lambda _: None)


def mark(start: int, end: int) -> Annotation:
    return Annotation(new_id(), stamp(), stamp(), select(TEXT, start, end), "claim")


def adding(annotation: Annotation) -> Edit:
    return Edit("highlight", (Change(None, annotation),))


@given(annotations)
def test_an_edit_and_its_reverse_cancel_out(annotation: Annotation) -> None:
    edit = adding(annotation)
    after = apply(EMPTY, edit)
    assert annotation.id in after.annotations
    assert is_current(after, edit)
    back = apply(after, edit.reverse)
    assert back.annotations == {}
    assert set(back.deleted) == {annotation.id}
    again = apply(back, edit)
    assert again.annotations[annotation.id].note == annotation.note
    assert again.deleted == {}


def test_undo_and_redo_of_a_sitting() -> None:
    notebook = Notebook(EMPTY, REVISION)
    one = mark(4, 15)
    notebook.do(adding(one))
    stored = notebook.records.annotations[one.id]
    tagged = replace(stored, tags=("talks",))
    notebook.do(Edit("tags", (Change(stored, tagged),)))
    notebook.do(Edit("deletion", (Change(notebook.records.annotations[one.id], None),)))
    assert not notebook.highlights
    assert notebook.undo() == "Deletion undone."
    assert notebook.highlights[0].annotation.tags == ("talks",)
    assert notebook.undo() == "Tags undone."
    assert not notebook.highlights[0].annotation.tags
    assert notebook.redo() == "Tags done again."
    assert notebook.highlights[0].annotation.tags == ("talks",)
    assert notebook.undo() == "Tags undone."
    assert notebook.undo() == "Highlight undone."
    assert not notebook.highlights
    assert notebook.undo() == "Nothing to undo."
    assert notebook.redo() == "Highlight done again."


def test_a_new_edit_ends_what_could_be_done_again() -> None:
    notebook = Notebook(EMPTY, REVISION)
    notebook.do(adding(mark(0, 3)))
    notebook.undo()
    notebook.do(adding(mark(4, 15)))
    assert notebook.redo() == "Nothing to redo."


def test_undo_does_not_overrule_another_process() -> None:
    notebook = Notebook(EMPTY, REVISION)
    one = mark(4, 15)
    notebook.do(adding(one))
    stored = notebook.records.annotations[one.id]
    theirs = replace(stored, note="theirs", modified=stamp(stored.modified))
    assert notebook.adopt(replace(notebook.records, annotations={one.id: theirs}))
    assert "another program" in notebook.undo()
    assert notebook.highlights[0].annotation.note == "theirs"


def test_undo_does_not_overrule_what_is_not_known_here_yet(tmp_path: Path) -> None:
    ours, others = (ArticleStore(tmp_path / "article.json") for _ in range(2))
    notebook, one = Notebook(EMPTY, REVISION), mark(4, 15)
    notebook.do(adding(one))
    ours.save(notebook.records)
    known = others.load().records
    assert known is not None
    noted = Change(known.annotations[one.id], replace(known.annotations[one.id], note="theirs"))
    others.save(apply(known, Edit("note", (noted,))))
    assert notebook.undo() == "Highlight undone."
    merged, _ = ours.save(notebook.records)
    assert notebook.adopt(merged) == "Not undone: highlight was changed by another program since."
    assert notebook.highlights[0].annotation.note == "theirs"
    assert notebook.undo() == "Nothing to undo."


def test_what_another_process_wrote_joins_ours() -> None:
    notebook = Notebook(EMPTY, REVISION)
    notebook.do(adding(mark(4, 15)))
    theirs = mark(0, 3)
    assert notebook.adopt(replace(EMPTY, annotations={theirs.id: theirs}))
    assert [h.start for h in notebook.highlights] == [0, 4]
    assert not notebook.adopt(notebook.records)


def test_the_publication_date_is_undone_too() -> None:
    notebook = Notebook(EMPTY, REVISION)
    before = notebook.records.article
    notebook.do(Edit("note", (Change(before, replace(before, note="read twice")),)))
    assert notebook.records.article.note == "read twice"
    assert notebook.undo() == "Note undone."
    assert notebook.records.article.note == ""
