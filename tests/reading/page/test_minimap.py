"""The minimap: a change of some marks shows as if all were looked at anew."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation, select
from astana_reader.reading.look.palette import PALETTES, Look
from astana_reader.reading.page.flags import CHOSEN
from astana_reader.reading.page.layers import Layers, changed_part
from astana_reader.reading.page.minimap import Minimap
from astana_reader.reading.page.page import Page
from astana_reader.settings.pens import PEN_IDS
from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import SpanIndex
from tests.reading.articles import article_of

TEXT = "words of an article " * 30
INK = Look(PALETTES["ink"])
STAMP = "2026-11-22T12:00:00.000000Z"

marks = st.builds(
    lambda start, length, pen: Highlight(
        start,
        min(len(TEXT), start + length),
        Annotation("0" * 32, STAMP, STAMP, select(TEXT, start, start + 1), pen),
    ),
    st.integers(0, len(TEXT) - 1),
    st.sampled_from([1, 5, 30, 300]),
    st.sampled_from(PEN_IDS),
)


def layers_of(found: list[Highlight]) -> Layers:
    ordered = sorted(found, key=lambda h: (h.start, -h.end))
    return Layers(SpanIndex(ordered), marks=tuple(ordered))


def page_of(text: str = TEXT) -> Page:
    page = Page(article_of(text))
    page.resize(60, 10)
    return page


@given(st.lists(st.lists(marks, max_size=6), min_size=2, max_size=4), st.integers(1, 40))
def test_it_is_the_same_whether_marks_came_one_by_one_or_at_once(
    steps: list[list[Highlight]], height: int
) -> None:
    page, grown = page_of(), Minimap()
    shown: list[Highlight] = []
    for step in steps:
        shown = step + shown[: len(shown) // 2]
        rows = grown.rows(page, layers_of(shown), INK, 0, height)
        assert rows == Minimap().rows(page, layers_of(shown), INK, 0, height)


@given(st.lists(marks, max_size=90), st.lists(marks, max_size=3))
def test_few_changes_among_many_marks(many: list[Highlight], few: list[Highlight]) -> None:
    page, minimap = page_of(), Minimap()
    minimap.rows(page, layers_of(many), INK, 0, 20)
    both = layers_of(many + few)
    anew = Minimap().rows(page, both, INK, 0, 20)
    assert minimap.rows(page, both, INK, 0, 20) == anew


def test_a_mark_shows_where_it_stands_and_a_dot_beside_it() -> None:
    page = page_of("x" * 200)
    mark = Highlight(100, 110, Annotation("0" * 32, STAMP, STAMP, select("x" * 200, 1, 2), "quote"))
    layers = Layers(SpanIndex([mark]), {CHOSEN: OrderedSpans([(0, 5)])}, (mark,))
    rows = Minimap().rows(page, layers, INK, 1, 12)
    cells = ["".join(text for text, _ in row) for row in rows]
    assert cells[0] == cells[-1] == "  "
    assert cells[1] == " •"
    assert cells[6] == "▀ "
    assert rows[6][0][1].color == "quote"
    assert all(cell == "  " for cell in (*cells[2:6], *cells[7:]))
    colorless = replace(INK, colorless=True)
    assert Minimap().rows(page, layers, colorless, 1, 12)[6][0][0] == "Q"


@given(st.lists(st.integers(0, 3)), st.lists(st.integers(0, 3)))
def test_the_changed_part_is_what_the_ends_do_not_have_in_common(
    before: list[int], after: list[int]
) -> None:
    removed, added = changed_part(before, after)
    first = next(
        (n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b),
        min(len(before), len(after)),
    )
    assert before[first : first + len(removed)] == removed
    assert before[:first] + list(added) + before[first + len(removed) :] == after
