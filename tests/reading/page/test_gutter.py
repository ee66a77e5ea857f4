"""The gutter: a letter on a mark's first row on screen, bars on the rest, two lanes."""

from astana_reader.annotations.anchoring import Status
from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation, select
from astana_reader.reading.page.gutter import ALTERED, MOVED, Sign, gutter
from astana_reader.reading.page.layers import Layers
from astana_reader.text.spans import SpanIndex

TEXT = "x" * 100
ROWS: list[list[tuple[int, int]]] = [[(0, 10)], [(10, 20)], [], [(22, 30)], [(30, 40)]]
STAMP = "2026-11-22T12:00:00.000000Z"


def mark(start: int, end: int, pen: str, status: Status = Status.ANCHORED) -> Highlight:
    annotation = Annotation("0" * 32, STAMP, STAMP, select(TEXT, start, end), pen)
    return Highlight(start, end, annotation, status)


def signs(*marks: Highlight) -> list[str]:
    found = gutter(ROWS, Layers(SpanIndex(marks)))
    return ["".join(sign[0] if sign else "." for sign in row) for row in found]


def test_a_mark_has_a_letter_and_bars() -> None:
    assert signs(mark(5, 35, "claim")) == ["C.", "│.", "│.", "│.", "│."]


def test_a_mark_that_began_above_has_its_letter_on_the_first_row() -> None:
    found = gutter([[(50, 60)], [(60, 70)]], Layers(SpanIndex([mark(0, 65, "quote")])))
    assert [row[0] for row in found] == [Sign("Q", "quote"), Sign("╎", "quote")]


def test_a_second_mark_stands_further_out_and_a_third_is_left_out() -> None:
    assert signs(mark(0, 20, "claim"), mark(5, 15, "evidence"), mark(6, 8, "quote")) == [
        "CE", "│║", "..", "..", "..",
    ]  # fmt: skip


def test_a_mark_ends_with_its_last_row() -> None:
    assert signs(mark(22, 30, "contradiction"), mark(30, 31, "to-verify")) == [
        "..", "..", "..", "X.", "V.",
    ]  # fmt: skip


def test_a_moved_mark_says_so_beside_its_letter() -> None:
    moved = mark(0, 15, "claim", Status.MOVED)
    found = gutter(ROWS, Layers(SpanIndex([moved])))
    assert [row[0] for row in found[:2]] == [Sign("C", "claim", MOVED), Sign("│", "claim")]
    found = gutter(ROWS, Layers(SpanIndex([moved]), altered=frozenset({moved.id})))
    assert found[0][0] == Sign("C", "claim", ALTERED)


def test_an_empty_page_has_no_signs() -> None:
    assert gutter([], Layers(SpanIndex([mark(0, 5, "claim")]))) == []
    assert gutter([[], []], Layers(SpanIndex([mark(0, 5, "claim")]))) == [(None, None)] * 2


def test_a_mark_on_a_wrapped_cell_has_its_signs_beside_the_rows_of_that_cell() -> None:
    rows = [[(0, 5), (20, 30)], [(5, 15)], [(15, 20)]]
    found = gutter(rows, Layers(SpanIndex([mark(6, 18, "claim")])))
    assert [row[0] and row[0].character for row in found] == [None, "C", "│"]
    found = gutter(rows, Layers(SpanIndex([mark(6, 22, "claim")])))
    assert [row[0] and row[0].character for row in found] == ["C", "│", "│"]
