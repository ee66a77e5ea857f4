"""Ordered spans are found as a scan would find them."""

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import Span


@given(st.lists(st.integers(1, 9), max_size=40), st.integers(0, 200), st.integers(0, 40))
def test_overlapping_is_what_a_scan_finds(steps: list[int], start: int, length: int) -> None:
    places = list(accumulate(steps, initial=0))
    spans = [Span(a, b) for a, b in list(pairwise(places))[::2]]
    ordered = OrderedSpans((s.start, s.end) for s in spans)
    expected = [s for s in spans if s.overlaps(start, start + length)] if length else []
    assert ordered.overlapping(start, start + length) == expected or length == 0
    assert len(ordered) == len(spans)
    assert [ordered[n] for n in range(len(ordered))] == spans
