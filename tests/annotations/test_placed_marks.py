"""Highlights kept in order, one change at a time."""

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.placed_marks import Highlight, PlacedMarks, place_all
from astana_reader.annotations.records import (
    Annotation,
    ArticleRecord,
    Records,
    Selector,
    select,
)

TIME = "2026-11-22T12:00:00.000000Z"
ids = st.integers(0, 12).map(lambda n: f"{n:032x}")


def highlight(id: str, start: int, length: int) -> Highlight:
    selector = Selector(start, start + length, "x", "", "")
    return Highlight(start, start + length, Annotation(id, TIME, TIME, selector, "claim"))


highlights = st.builds(highlight, ids, st.integers(0, 60), st.integers(1, 40))
changes = st.lists(st.tuples(ids, st.none() | highlights))


@given(st.dictionaries(ids, highlights), changes, st.integers(0, 100), st.integers(1, 30))
def test_changes_one_by_one_lead_where_all_at_once_do(
    first: dict[str, Highlight], later: list[tuple[str, Highlight | None]], start: int, length: int
) -> None:
    now = {h.id: h for h in first.values()}
    marks = PlacedMarks(now.values())
    index = marks.index
    for id, changed in later:
        marks.put({changed.id if changed else id: changed})
        now.pop(changed.id if changed else id, None)
        if changed:
            now[changed.id] = changed
    fresh = PlacedMarks(now.values())
    assert marks.items == fresh.items
    assert marks.index is index
    found, wanted = (m.index.overlapping(start, start + length) for m in (marks, fresh))
    assert sorted(h.id for h in found) == sorted(h.id for h in wanted)
    assert {id: marks.get(id) for id in now} == now
    before = [h for h in fresh.items if h.start < start]
    assert marks.before(start) == (before[-1] if before else None)


OLD = "The talks were held in Astana on Monday, and nobody had expected that they would be held."
NEW = "They were held in Astana, and nobody at all had expected that these would last for a week."
spans = st.tuples(st.integers(0, 60), st.integers(1, 25))


@given(st.dictionaries(ids, spans), st.sampled_from([OLD, NEW, "Something else, of other words."]))
def test_all_at_once_stand_where_a_notebook_has_them(
    wanted: dict[str, tuple[int, int]], text: str
) -> None:
    annotations = {
        id: Annotation(id, TIME, TIME, select(OLD, start, start + length), "claim")
        for id, (start, length) in wanted.items()
    }
    records = Records(ArticleRecord("a" * 64, TIME), annotations)
    revision = Revision(text, "a" * 64 if text == OLD else "b" * 64, "a" * 64, {"a" * 64: OLD}.get)
    placing, notebook = place_all(annotations, revision), Notebook(records, revision)
    assert placing.highlights == notebook.highlights
    assert placing.orphans == notebook.orphans
    assert placing.guesses == notebook.guesses
