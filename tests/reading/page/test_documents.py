"""Documents with all kinds of blocks: where their code points stand, and how they look."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.article import Article
from astana_reader.articles.document import BlockKind
from astana_reader.reading.look.geometry import arrange
from astana_reader.reading.look.palette import Look
from astana_reader.reading.page.flags import HIT
from astana_reader.reading.page.layers import Layers
from astana_reader.reading.page.layout import Layout
from astana_reader.reading.page.page import Page
from astana_reader.reading.page.rows import page_rows
from astana_reader.text.graphemes import clusters
from astana_reader.text.ordered import OrderedSpans
from tests.reading.page.documents import Part, built, code, heading, item, report, row
from tests.reading.page.painted import FEW, INK, NO_COLOR, laid_out, runs_with, screen

words = st.text("ab北🙂\u0301 \t", max_size=30).map(lambda text: f"x{text}")
kinds = st.sampled_from(list(BlockKind))
parts = st.builds(
    Part,
    st.lists(words, min_size=1, max_size=4).flatmap(
        lambda each: st.sampled_from([" │ ".join(each), "\n".join(each), " ".join(each)])
    ),
    kinds,
    st.booleans(),
    st.integers(0, 4),
    st.integers(0, 8),
)
documents = st.lists(parts, min_size=1, max_size=8).map(lambda each: built(*each))


# --- where code points stand ----------------------------------------------------------------------


@given(documents, st.integers(1, 70))
def test_the_rows_hold_each_code_point_of_the_blocks_once(article: Article, width: int) -> None:
    layout = Layout(article, width)
    held = [
        offset
        for place in layout.down_from(layout.first)
        for stretch in layout.stretches(place)
        for offset in range(stretch.start, stretch.end)
    ]
    assert len(held) == len(set(held))
    inside = {o for block in article.blocks for o in range(block.start, block.end)}
    assert inside <= set(held)
    assert all(article.text[offset].isspace() for offset in set(held) - inside)


@given(documents, st.integers(16, 70))
def test_every_cluster_is_found_again_at_its_cell(article: Article, width: int) -> None:
    layout = Layout(article, width)
    for place in layout.down_from(layout.first):
        for stretch in layout.stretches(place):
            x = stretch.x
            for begin, _, size in clusters(article.text, stretch.start, stretch.end):
                assert layout.place_of(begin) == place
                assert layout.x_of(begin) == x
                assert layout.offset_at(place, x) == begin
                x += size


@given(documents, st.integers(16, 70))
def test_no_stretch_lies_over_another(article: Article, width: int) -> None:
    layout = Layout(article, width)
    for place in layout.down_from(layout.first):
        for left, right in pairwise(layout.stretches(place)):
            sizes = (size for *_, size in clusters(article.text, left.start, left.end))
            assert left.x + sum(sizes) <= right.x


@given(documents, st.integers(1, 70), st.sampled_from([INK, NO_COLOR, FEW]))
def test_each_row_is_as_wide_as_the_pane_and_holds_its_text(
    article: Article, width: int, look: Look
) -> None:
    page = Page(article)
    page.resize(width, 300)
    geometry = arrange(max(20, width + 14), 300, width, 0)
    for runs, place in zip(
        page_rows(page, Layers(), look, geometry)[1:], page.places(), strict=False
    ):
        shown = "".join(text for text, _ in runs)
        assert not set("\n\t\x1b") & set(shown)
        shape = page.layout.shape(place.piece)
        for stretch in page.layout.stretches(place):
            text = article.text[stretch.start : stretch.end].rstrip()
            text = text.replace("│", shape.bar or "│").strip()
            if text.isascii() and text.isprintable() and not shape.room:
                assert text in shown


@given(
    documents, st.lists(st.sampled_from(["up", "down", "left", "right", "line-end"]), max_size=12)
)
def test_the_caret_stays_on_text_and_on_screen(article: Article, motions: list[str]) -> None:
    page = Page(article)
    page.resize(40, 6)
    for motion in motions:
        page.move(motion)
        block = next(b for b in article.blocks if b.start <= page.caret < b.end)
        assert page.is_visible(page.caret)
        assert page.caret == page.layout.snap(page.caret), block


def test_down_and_up_keep_to_the_column_through_indents_and_tables() -> None:
    page, _ = laid_out(report())
    page.put(page.article.text.index("Coastal Guard"))
    x = page.layout.x_of(page.caret)
    page.move("down")
    assert page.article.text[page.caret :].startswith("joint patrol")
    assert page.layout.x_of(page.caret) == x
    page.move("up")
    page.move("up")
    assert page.article.text[page.caret :].startswith("Held by")


# --- how blocks look ------------------------------------------------------------------------------


def test_a_title_has_a_rule_and_headings_their_blank_rows() -> None:
    rows, _ = screen(
        built(
            heading("One", 1),
            Part("a"),
            heading("Two", 2),
            Part("b"),
            heading("Three", 3),
            Part("c"),
        )
    )
    assert rows == ["One", "─" * 66, "", "a", "", "", "Two", "", "b", "", "Three", "c"]


def test_two_blank_rows_are_one_where_rows_are_few() -> None:
    page = Page(built(Part("a"), heading("Two", 2), Part("b")))
    page.resize(40, 20, low=True)
    assert [place.row for place in page.places()] == [0, -1, 0, -1, 0]


def test_numbers_of_a_list_end_under_each_other_and_words_hang() -> None:
    rows, _ = screen(
        built(item("9. " + "word " * 14, tight=False), item("10. last"), item("• deeper", 2)), 80
    )
    assert rows == [
        " 9. " + " ".join(["word"] * 12),
        "    word word",
        "10. last",
        "  • deeper",
    ]


def test_a_block_that_goes_on_with_an_item_stands_under_its_words() -> None:
    rows, _ = screen(built(item("• one"), Part("more of it", BlockKind.ITEM, tight=True, level=1)))
    assert rows == ["• one", "  more of it"]


def test_quotations_have_bars_by_depth() -> None:
    quotation = BlockKind.QUOTATION
    rows, _ = screen(built(Part("said", quotation, level=1), Part("by", quotation, True, level=2)))
    assert rows == ["▎ said", "▎ ▎ by"]


def test_a_table_that_fits_stands_in_columns() -> None:
    rows, _ = screen(
        built(
            row("Sector", "Heard", "Held by", head=True, tight=False),
            row("North", "131", "Coastal Guard"),
            row("South", "-7 %", "a brigade"),
        )
    )
    assert rows == [
        "Sector   Heard   Held by",
        "─" * 30,
        "North      131   Coastal Guard",
        "South     -7 %   a brigade",
    ]


def test_a_column_of_words_is_wrapped_before_the_table_is_torn() -> None:
    rows, page = screen(
        built(row("a", "word " * 20 + "end", "z", tight=False), row("b", "short", "y"))
    )
    assert rows[0].startswith("a ")
    assert rows[0].endswith(" z")
    assert rows[1].startswith("     word")
    assert rows[2] == "b    short" + " " * 54 + "y"
    page.put(page.article.text.index("end"))
    page.move("line-start")
    assert page.article.text[page.caret :].startswith("word")


def test_a_table_that_does_not_fit_stands_row_by_row() -> None:
    names = [f"Name {n} of it" for n in range(8)]
    rows, _ = screen(
        built(row(*names, head=True, tight=False), row(*"abcdefgh"), row("i", "", *"klmnop")), 60
    )
    assert rows[0].startswith("Name 0 of it · Name 1 of it · ")
    rule = rows.index("─" * 52)
    assert rows[rule + 1 : rule + 4] == ["a", "  Name 1 of it  b", "  Name 2 of it  c"]
    assert rows[rule + 9 : rule + 12] == ["", "i", "  Name 1 of it"]


def test_code_is_cut_and_not_wrapped_and_its_view_moves_with_the_caret() -> None:
    text = "short\n" + "".join(f"{n:04d}" for n in range(50)) + "\n\tend"
    rows, page = screen(built(code(text, "sh")))
    assert rows[0] == "  short" + " " * 55 + "sh"
    assert rows[1] == "  " + text[6 : 6 + 61] + "…"
    assert rows[2] == "      end"
    page.put(6)
    page.move("line-end")
    geometry = arrange(80, 200, 66, 0)
    shown = ["".join(t for t, _ in runs)[7:] for runs in page_rows(page, Layers(), INK, geometry)]
    cut = shown[2].strip()
    assert cut.startswith("…")
    assert cut.endswith("0049")
    assert shown[1].split() == ["…", "sh"]  # the whole block is moved
    place = page.layout.place_of(page.caret)
    x = page.layout.x_of(page.caret) - page.layout.shift(page.caret)
    assert 2 <= x < 64
    assert page.offset_at(place, x) == page.caret


def test_speakers_and_terms_have_their_words_beside_them() -> None:
    speaker, term, meaning = BlockKind.SPEAKER, BlockKind.TERM, BlockKind.MEANING
    rows, page = screen(
        built(
            Part("SNOW: How long?", speaker, hang=6),
            Part("MARON: Three hours.", speaker, hang=7),
            Part("time", term),
            Part("when it was heard", meaning, True),
            Part("sector", term, True),
            Part("where", meaning, True),
            Part("or who holds it", meaning, True),
        )
    )
    assert rows == [
        "SNOW:   How long?",
        "",
        "MARON:  Three hours.",
        "",
        "time      when it was heard",
        "sector    where",
        "          or who holds it",
    ]
    page.put(page.article.text.index("sector"))
    page.move("line-end")
    assert page.article.text[page.caret :].startswith("e\nor")


def test_a_long_term_has_its_meaning_below() -> None:
    rows, _ = screen(
        built(Part("a term of many words", BlockKind.TERM), Part("it", BlockKind.MEANING, True))
    )
    assert rows == ["a term of many words", "    it"]


def test_a_tint_ends_with_a_cell_and_goes_on_to_the_next_one_it_is_on() -> None:
    article = built(row("South, far", "79", "+7 %", tight=False), row("North", "64", "-51 %"))
    text = article.text

    def tinted(start: str, end: str) -> str:
        span = (text.index(start), text.index(end) + len(end))
        runs = runs_with(article, "North", Layers(spans={HIT: OrderedSpans([span])}))
        return "".join("#" if ink.ground == "match" else "." for run, ink in runs for _ in run)

    assert "." + "#" * 5 + "." * 5 in tinted("North", "North")
    assert "." + "#" * 15 + "." in tinted("North", "64")
    assert "." + "#" * 10 + "." in tinted("64", "-51 %")


def test_a_rule_stands_in_the_middle_and_notes_stand_close() -> None:
    rows, _ = screen(
        built(
            Part("* * *", BlockKind.RULE),
            Part("[1] one", BlockKind.NOTE, hang=4),
            Part("[2] two", BlockKind.NOTE, hang=4),
        )
    )
    assert rows == [" " * 30 + "* * *", "", "[1] one", "[2] two"]
