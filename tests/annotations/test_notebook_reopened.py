"""The records of an open article, when the text under them becomes another."""

from dataclasses import replace

from astana_reader.annotations.anchoring import Revision, Status, anchor_all
from astana_reader.annotations.edits import adding, changing_pen, new_annotation, placing
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.records import ArticleRecord, Records, stamp

OLD = "The talks opened on Monday. Nobody expected a swift result."
NEW = "At last the talks opened on Monday. Nobody expected a quick result."
OTHER = "A wholly different text stands here now."
TEXTS = {"old": OLD, "new": NEW, "other": OTHER}


def revision(id: str) -> Revision:
    return Revision(TEXTS[id], id, "old", TEXTS.get)


def opened(*, patient: bool = True) -> Notebook:
    """A notebook on the old text with a highlight of its second sentence."""
    notebook = Notebook(Records(ArticleRecord("old", stamp())), revision("old"), patient=patient)
    place = (OLD.index("Nobody"), len(OLD))
    notebook.do(adding([new_annotation(notebook.records, OLD, "old", place, "claim")]))
    return notebook


def words(notebook: Notebook) -> list[str]:
    return [notebook.revision.text[h.start : h.end] for h in notebook.highlights]


def test_what_was_done_can_be_undone_in_another_text() -> None:
    notebook = opened()
    notebook.do(changing_pen(notebook.records.annotations.values(), "quote"))
    notebook.reopen(notebook.records, revision("new"))
    assert words(notebook) == ["Nobody expected a quick result."]
    assert notebook.highlights[0].status is Status.MOVED
    notebook.undo()
    assert notebook.highlights[0].annotation.pen == "claim"
    notebook.undo()
    assert not notebook.highlights
    assert not notebook.orphans
    notebook.redo()
    assert words(notebook) == ["Nobody expected a quick result."]


def test_without_patience_passages_of_other_texts_wait_for_their_places() -> None:
    notebook = opened(patient=False)
    notebook.reopen(notebook.records, revision("new"), patient=False)
    assert not notebook.highlights
    assert not notebook.orphans
    notebook.place(anchor_all(notebook.unplaced, revision("new")))
    assert words(notebook) == ["Nobody expected a quick result."]
    assert not notebook.unplaced
    here = new_annotation(notebook.records, NEW, "new", (0, 7), "quote")
    notebook.do(adding([here]))
    assert words(notebook)[0] == "At last"
    notebook.undo()
    notebook.undo()
    assert not words(notebook)
    notebook.redo()
    assert not words(notebook)
    assert len(notebook.unplaced) == 1


def test_a_highlight_that_is_placed_by_hand_can_go_back() -> None:
    notebook = opened()
    notebook.reopen(notebook.records, revision("other"))
    (lost,) = notebook.orphans
    made = new_annotation(notebook.records, OTHER, "other", (2, 8), "claim")
    notebook.do(placing([(lost, replace(lost, selector=made.selector))]))
    assert words(notebook) == ["wholly"]
    notebook.undo()
    assert notebook.orphans[0].selector == lost.selector
