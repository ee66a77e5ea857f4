"""The layout: rows, places and offsets agree, and nothing needs all of them."""

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.article import Article
from astana_reader.articles.document import BlockKind
from astana_reader.reading.page import layout as layout_module
from astana_reader.reading.page.layout import Layout, Place
from astana_reader.text.graphemes import clusters
from tests.reading.articles import article_of, seed

TEXTS = st.lists(
    st.sampled_from(
        [
            "A Short Heading",
            "",
            "word " * 30,
            "- item",
            "- other",
            "北京日本語" * 12,
            "x" * 90,
            "🙂",
        ]
    ),
    max_size=12,
).map("\n".join)


def all_places(layout: Layout) -> list[Place]:
    return list(layout.down_from(layout.first))


@given(TEXTS, st.integers(3, 50))
def test_moving_by_rows_visits_every_row(text: str, width: int) -> None:
    layout = Layout(article_of(text), width)
    places = all_places(layout)
    for n, place in enumerate(places):
        assert layout.move(layout.first, n) == place
        assert layout.move(place, -n) == layout.first
        assert layout.move(layout.last, n - len(places) + 1) == place
        assert layout.rows_between(layout.first, place, 10_000) == n
    assert layout.move(layout.first, len(places) + 5) == layout.last
    assert layout.move(layout.last, -len(places) - 5) == layout.first


@given(TEXTS, st.integers(3, 50))
def test_every_cluster_has_a_place_and_a_cell(text: str, width: int) -> None:
    article = article_of(text)
    layout = Layout(article, width)
    for block in article.blocks:
        for begin, stop, _ in clusters(article.text, block.start, block.end):
            place = layout.place_of(begin)
            span = layout.span(place)
            assert span is not None
            assert span[0] <= begin < span[1]
            assert layout.offset_at(place, layout.x_of(begin)) == begin
            assert all(layout.snap(offset) == begin for offset in range(begin, stop))


def test_blank_rows_set_headings_apart() -> None:
    article = seed()
    layout = Layout(article, 66)
    headings = [n for n, block in enumerate(article.blocks) if block.kind is BlockKind.HEADING]
    assert [layout.lead(n) for n in headings] == [2, 2, 2]
    assert [layout.lead(n + 1) for n in headings] == [1, 1, 1]
    assert layout.lead(0) == 0
    assert layout.span(Place(1, -1)) is None


def test_a_list_has_no_blank_rows_inside() -> None:
    layout = Layout(article_of("before\n\n- one\n- two\n\nafter"), 40)
    assert [layout.lead(n) for n in range(4)] == [0, 1, 0, 1]


def test_a_paragraph_of_any_length_is_laid_out_in_pieces() -> None:
    words = "word " * 20_000
    layout = Layout(article_of(words), 66)
    longest = layout_module.LONGEST_PIECE
    assert all(layout.count(n) <= longest for n in range(layout.last.piece + 1))
    assert layout.last.piece >= len(words) // longest - 1
    assert layout.lead(1) == 0
    text = layout.text
    rows = [span for place in layout.down_from(layout.first) if (span := layout.span(place))]
    assert "".join(text[a:b] for a, b in rows) == words.rstrip()


def test_looking_at_one_page_wraps_only_that_page() -> None:
    article: Article = article_of("\n\n".join(["paragraph words " * 20] * 2000))
    layout = Layout(article, 66)
    place = layout.place_of(len(article.text) // 2)
    layout.move(layout.move(place, 36), -72)
    assert len(layout._shapes) < 40  # noqa: SLF001  # how little was done is the point


def test_an_empty_article_has_one_place() -> None:
    layout = Layout(article_of("\n \n"), 66)
    assert layout.empty
    assert all_places(layout) == []
    assert layout.place_of(5) == layout.first == layout.last == layout.move(layout.first, 3)
    assert layout.snap(2) == 0
    assert layout.span(layout.first) is None
