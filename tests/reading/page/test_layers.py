"""Flattened layers: the right ink on every code point, and a text that is never changed."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation, select
from astana_reader.reading.look.ink import Ink, Run, runs_width
from astana_reader.reading.look.palette import PALETTES, Look
from astana_reader.reading.page.flags import (
    CHOSEN,
    CODE,
    DATE,
    EMPHASIS,
    ENTITY,
    HEADING,
    HIT,
    PENS,
    SELECTED,
    SENTENCE,
    Cover,
    ink_of,
    pen_flag,
)
from astana_reader.reading.page.gutter import gutter
from astana_reader.reading.page.layers import Layers
from astana_reader.reading.page.minimap import Minimap
from astana_reader.reading.page.page import Page
from astana_reader.reading.page.row import Row, row_runs, veiled
from astana_reader.reading.page.stretches import Stretch
from astana_reader.settings.pens import PEN_IDS
from astana_reader.text.graphemes import cells, clusters, drawn
from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import SpanIndex
from astana_reader.ui.strips import style_of
from tests.reading.articles import article_of

TEXT = "On December 29, Vladimir Putin announced an agreement"
LOOK = Look(PALETTES["ink"])
PLAIN = Look(PALETTES["ink"], colorless=True)


def highlight(start: int, end: int, pen: str = "claim") -> Highlight:
    stamp = "2026-11-22T12:00:00.000000Z"
    return Highlight(start, end, Annotation("0" * 32, stamp, stamp, select(TEXT, start, end), pen))


def ink_at(runs: list[Run], x: int) -> Ink:
    for text, ink in runs:
        if x < len(text):
            return ink
        x -= len(text)
    raise AssertionError(x)


def painted(layers: Layers, look: Look = LOOK, **row: object) -> list[Run]:
    plain = Row((Stretch(0, len(TEXT), 0),), covers=tuple(layers.covers(0, len(TEXT))))
    return row_runs(TEXT, replace(plain, **row), look)  # type: ignore[arg-type]  # Row's fields


def map_rows(page: Page, layers: Layers, look: Look) -> list[tuple[Run, ...]]:
    return Minimap().rows(page, layers, look, 0, 9)


def test_a_pen_that_is_not_known_looks_like_claim() -> None:
    known, unknown = (
        Layers(SpanIndex([highlight(3, 9, pen)]), marks=(highlight(3, 9, pen),))
        for pen in ("claim", "crayon")
    )
    rows = [[(0, len(TEXT))]]
    assert gutter(rows, unknown) == gutter(rows, known)
    for look in (LOOK, PLAIN):
        assert painted(unknown, look) == painted(known, look)
        page = Page(article_of(TEXT))
        page.resize(60, 20)
        assert map_rows(page, unknown, look) == map_rows(page, known, look)


def test_the_layers_from_low_to_high() -> None:
    name = TEXT.index("Vladimir")
    layers = Layers(
        SpanIndex([highlight(name, len(TEXT)), highlight(name + 9, name + 14, "quote")]),
        {
            SENTENCE: OrderedSpans([(0, len(TEXT))]),
            ENTITY: OrderedSpans([(name, name + 14)]),
            DATE: OrderedSpans([(3, 14)]),
            HIT: OrderedSpans([(name + 15, name + 24)]),
            CHOSEN: OrderedSpans([(3, 11), (name, name + 8)]),
            SELECTED: OrderedSpans([(50, 53)]),
        },
    )
    runs = painted(layers)
    assert ink_at(runs, 0) == Ink("text", "sentence")
    assert ink_at(runs, 3) == Ink("accent", "sentence", bold=True)
    assert ink_at(runs, 12) == Ink("link", "sentence")
    assert ink_at(runs, name).ground == "select"
    assert ink_at(runs, name + 9) == Ink("quote-text", "quote-tint", italic=True)
    assert ink_at(runs, name + 15) == Ink("strong", "match")
    assert ink_at(runs, 45) == Ink("claim-text", "claim-tint")
    assert ink_at(runs, 51) == Ink("strong", "select")


def test_an_entity_is_underlined_but_not_without_colours() -> None:
    layers = Layers(spans={ENTITY: OrderedSpans([(16, 30)])})
    assert ink_at(painted(layers), 16) == Ink("entity", underline=True)
    assert ink_at(painted(layers, PLAIN), 16) == Ink()


def test_a_heading_is_all_of_one_ink_but_for_what_is_chosen() -> None:
    name, date = OrderedSpans([(16, 30)]), OrderedSpans([(3, 14)])
    runs = painted(Layers(spans={ENTITY: name, DATE: date}), flags=HEADING)
    assert {ink for _, ink in runs} == {Ink("strong", bold=True)}
    assert ink_at(painted(Layers(spans={CHOSEN: date}), flags=HEADING), 3).color == "accent"


def test_the_caret_is_one_cell_and_only_solid_with_the_focus() -> None:
    runs = painted(Layers(), caret=3)
    assert ink_at(runs, 3) == Ink("page", "accent")
    assert ink_at(runs, 4) == Ink()
    assert ink_at(painted(Layers(), caret=3, focused=False), 3).ground == "raised"


def test_a_caret_behind_the_text_stands_on_a_blank() -> None:
    runs = painted(Layers(), caret=len(TEXT))
    assert runs[-1] == (" ", Ink("page", "accent"))


def test_a_veiled_row_has_no_marks() -> None:
    layers = Layers(highlights=SpanIndex([highlight(0, 10)]))
    row = Row((Stretch(0, len(TEXT), 0),), covers=tuple(layers.covers(0, 20)), caret=3)
    assert row_runs(TEXT, veiled(row), LOOK) == [(TEXT, Ink("faint"))]


FLAGS = (EMPHASIS, CODE, DATE, HIT, SELECTED, *map(pen_flag, PEN_IDS))
covers = st.lists(
    st.builds(
        lambda start, length, flag: Cover(start, start + length, flag, PENS & flag and PENS),
        st.integers(0, 40),
        st.integers(1, 20),
        st.sampled_from(FLAGS),
    ),
    max_size=6,
)


@given(
    st.text("ab 北🙂\u0301\u200b\n\t👨‍👩‍👧", min_size=1, max_size=40),
    covers,
    st.one_of(st.none(), st.integers(0, 40)),
)
def test_runs_hold_the_drawn_text_whatever_covers_it(
    text: str, marks: list[Cover], caret: int | None
) -> None:
    starts = [begin for begin, _, _ in clusters(text)]
    on = starts[caret] if caret is not None and caret < len(starts) else None
    row = Row((Stretch(0, len(text), 0),), covers=tuple(marks), caret=on)
    runs = row_runs(text, row, LOOK)
    shown = "".join(drawn(text[a:b]) for a, b, _ in clusters(text))
    painted_text = "".join(run for run, _ in runs)
    assert painted_text.rstrip() == shown.rstrip()
    assert runs_width(runs) <= cells(text) + 1
    assert not set("\n\t\x1b") & set(painted_text)


@given(st.text("ab cd", min_size=1, max_size=40), covers)
def test_each_code_point_has_the_ink_of_its_flags(text: str, marks: list[Cover]) -> None:
    runs = row_runs(text, Row((Stretch(0, len(text), 0),), covers=tuple(marks)), LOOK)
    inks = [ink for run, ink in runs for _ in run]
    for at, ink in enumerate(inks):
        mask = 0
        for cover in marks:
            if cover.start <= at < cover.end:
                mask = mask & ~cover.clears | cover.flags
        assert ink == ink_of(mask, LOOK)
    assert len(inks) >= len(text.rstrip())


def test_without_colours_none_is_sent() -> None:
    for ink in (Ink("claim-text", "claim-tint"), Ink("strong", "select"), Ink("page", "accent")):
        style = style_of(ink, PLAIN)
        assert style.color is None
        assert style.bgcolor is None
    assert style_of(Ink("strong", "select"), PLAIN).reverse
    assert style_of(Ink("dim"), PLAIN).dim


def test_pens_stay_apart_by_their_lines_alone() -> None:
    for look in (PLAIN, Look(PALETTES["contrast"])):
        assert len({look.pen_line(pen) for pen in PEN_IDS}) == 6
    never = Look(PALETTES["ink"], pen_lines="never")
    assert not never.pen_line("evidence").double
