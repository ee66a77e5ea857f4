"""Clusters: where a caret may stand and how wide each one is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes, wcwidth

from astana_reader.text.graphemes import (
    LONGEST,
    ODD,
    boundary_at,
    cells,
    clip,
    clusters,
    drawn,
    next_boundary,
    previous_boundary,
)

TRICKY = st.text(
    st.one_of(
        st.sampled_from("ab\t\u0301\u200d\u200b\ufe0f🙂👍🏽👩🇰🇿北語\u1112\u1161\u11abनमस्ते\u0600لم"),
        st.characters(exclude_categories=("Cs", "Cc")),
    ),
    max_size=40,
)


def test_plain_characters_are_single_cells_and_clusters() -> None:
    for code in range(0x3000):
        character = chr(code)
        if not ODD.match(character):
            assert wcwidth(character) == 1, hex(code)
            assert len(list(iter_graphemes(f"a{character}a{character}{character}"))) == 5, hex(code)


@given(TRICKY)
def test_clusters_cover_the_text_in_order(text: str) -> None:
    found = list(clusters(text))
    assert "".join(text[a:b] for a, b, _ in found) == text
    assert all(1 <= b - a <= LONGEST and width >= 1 for a, b, width in found)
    assert cells(text) == sum(width for _, _, width in found)


@given(TRICKY)
def test_boundaries_agree_with_the_clusters(text: str) -> None:
    starts = [a for a, _, _ in clusters(text)]
    for begin, stop, _ in clusters(text):
        assert next_boundary(text, begin, len(text)) == stop
        assert previous_boundary(text, stop, 0, len(text)) == begin
        for offset in range(begin, stop):
            assert boundary_at(text, offset, 0, len(text)) == begin
    assert previous_boundary(text, 0, 0, len(text)) == 0
    assert next_boundary(text, len(text), len(text)) == len(text)
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "widths"),
    [
        ("e\u0301", [1]),
        ("👨‍👩‍👧‍👦!", [2, 1]),
        ("🇰🇿🇸🇾", [2, 2]),
        ("👍🏽", [2]),
        ("北京", [2, 2]),
        ("❤️", [2]),
        ("a\u200bb", [1, 1]),
        ("\t", [4]),
        ("\u0301a", [1, 1]),
        ("\u1112\u1161\u11ab", [2]),
    ],
)
def test_widths(text: str, widths: list[int]) -> None:
    assert [width for _, _, width in clusters(text)] == widths


def test_endless_marks_do_not_pile_up_on_one_cell() -> None:
    text = "e" + "\u0301" * 500
    found = list(clusters(text))
    assert all(b - a <= LONGEST for a, b, _ in found)
    assert len(found) == -(-501 // LONGEST)
    assert drawn(text[found[1][0] : found[1][1]]).startswith("\u25cc")


def test_drawn_is_as_wide_as_measured() -> None:
    assert drawn("\t") == "    "
    assert drawn("\n") == " "
    assert drawn("\u0301") == "\u25cc\u0301"
    assert drawn("北") == "北"


@given(TRICKY, st.integers(0, 30))
def test_clip_fits(text: str, width: int) -> None:
    clipped = clip(text, width)
    assert cells(clipped) <= max(width, 0)
    if cells(text) <= width:
        assert clipped == text


def test_a_cluster_holds_as_many_code_points_as_it_may_and_no_more() -> None:
    for mark in "\u0301\u200b":
        sizes = [stop - start for start, stop, _ in clusters("e" + mark * (2 * LONGEST))]
        assert sizes[0] == LONGEST


def test_a_cut_ends_with_a_word_and_not_with_a_blank() -> None:
    assert clip("one two three", 5) == "one…"
