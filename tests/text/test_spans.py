"""SpanIndex finds exactly what a linear search would."""

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.text.spans import Span, SpanIndex

spans = st.builds(
    lambda start, length: Span(start, start + length),
    st.integers(0, 300),
    st.one_of(st.integers(0, 8), st.integers(0, 300)),
)


@given(st.lists(spans, max_size=60), spans)
def test_overlapping_is_what_a_scan_finds(items: list[Span], query: Span) -> None:
    found = SpanIndex(items).overlapping(query.start, query.end)
    expected = [s for s in items if len(s) and s.overlaps(query.start, query.end)]
    assert found == sorted(expected, key=lambda s: (s.start, -s.end))


def test_one_span_over_everything_does_not_hide_the_short_ones() -> None:
    index = SpanIndex([Span(0, 1000), Span(10, 12), Span(400, 410)])
    assert index.overlapping(11, 12) == [Span(0, 1000), Span(10, 12)]
    assert index.overlapping(500, 600) == [Span(0, 1000)]


def test_span_edges() -> None:
    span = Span(3, 6)
    assert len(span) == 3
    assert span.contains(3)
    assert not span.contains(6)
    assert not span.overlaps(6, 9)
    assert not span.overlaps(0, 3)


def test_what_only_touches_a_range_does_not_overlap_it() -> None:
    index = SpanIndex(Span(at, at + length) for at in range(0, 40, 4) for length in (1, 4, 7, 8))
    for start in range(40):
        found = index.overlapping(start, start + 4)
        assert found
        assert all(span.end > start and span.start < start + 4 for span in found)
