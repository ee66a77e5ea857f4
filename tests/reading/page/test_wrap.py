"""Wrapping: rows cover the text, fit the width, and break where a reader would."""

import re
from itertools import pairwise, takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.reading.page.wrap import has_indents, wrap, wrap_unindented
from astana_reader.text.graphemes import cells, clusters

WORDS = st.lists(
    st.one_of(
        st.sampled_from(["the", "peace", "talks", "Astana,", "—", "x" * 30, "北京", "🙂", "é", ""]),
        st.text("ab 北🙂\u0301\u200b\n👨‍👩‍👧", max_size=12),
    ),
    max_size=40,
).map(" ".join)


def rows(text: str, width: int) -> list[str]:
    starts = wrap(text, 0, len(text), width)
    return [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


def cluster_texts(text: str) -> list[str]:
    return [text[a:b] for a, b, _ in clusters(text)]


@given(WORDS, st.integers(1, 40))
def test_rows_cover_the_text_and_fit(text: str, width: int) -> None:
    found = rows(text, width)
    assert "".join(found) == text
    for row in found:
        body = row.rstrip(" \n")
        assert cells(body) <= width or len(list(clusters(body))) == 1
        assert row or not text


@given(WORDS, st.integers(1, 40))
def test_a_row_takes_all_the_words_that_fit(text: str, width: int) -> None:
    found = rows(text, width)
    for row, following in pairwise(found):
        if row.endswith((" ", "\n")):
            word = "".join(takewhile(lambda c: c not in (" ", "\n"), cluster_texts(following)))
            cut = word == following  # then its rest may not fit
            assert cells(row + word) > width or cut or not word.strip()


@given(WORDS, st.integers(1, 40), st.integers(0, 20))
def test_wrapping_part_of_a_text_is_wrapping_that_part(text: str, width: int, start: int) -> None:
    part = text[start:]
    shifted = [start + row for row in wrap(part, 0, len(part), width)]
    assert wrap(text, min(start, len(text)), len(text), width) == shifted or not part


@given(st.text("ab \n\t北🙂\u0301", min_size=1, max_size=60), st.integers(1, 20))
def test_lines_that_run_on_are_wrapped_as_if_nothing_were_before_them(
    text: str, width: int
) -> None:
    rows_shown = list(wrap_unindented(text, 0, len(text), width))
    shown = ["".join(text[a:b] for a, b in row) for row in rows_shown]
    flush = re.sub(r"(?<=\n)[ \t]+", "", text)
    assert shown == rows(flush, width)
    assert has_indents(text, 0, len(text)) == (flush != text)
    offsets = [n for row in rows_shown for a, b in row for n in range(a, b)]
    assert "".join(map(text.__getitem__, offsets)) == flush
    assert offsets == sorted(set(offsets))


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, ["one two ", "three"]),
        ("one two three", 8, ["one two ", "three"]),
        ("one\ntwo three", 7, ["one\ntwo ", "three"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("北京日本", 5, ["北京", "日本"]),
        ("a  b", 2, ["a  ", "b"]),
        ("", 5, [""]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
    ],
)
def test_where_rows_break(text: str, width: int, expected: list[str]) -> None:
    assert rows(text, width) == expected


def test_a_long_line_is_wrapped_in_linear_time() -> None:
    text = "北京 plain words and " * 50_000
    assert len(wrap(text, 0, len(text), 66)) > 10_000
    assert len(wrap("x" * 1_000_000, 0, 1_000_000, 66)) == -(-1_000_000 // 66)


JAPANESE = st.text("日本語が「（」）、。っー", max_size=60)


@given(JAPANESE, st.integers(4, 30))
def test_no_row_of_japanese_ends_with_what_opens_or_begins_with_what_closes(
    text: str, width: int
) -> None:
    for row, following in pairwise(rows(text, width)):
        breaks = [n for n in range(1, len(row) + 1) if (row + following)[n - 1] not in "「（"
                  and (row + following)[n] not in "」）、。っー"]  # fmt: skip
        if breaks and len(row) < 8:
            assert row[-1] not in "「（"
            assert following[0] not in "」）、。っー"
        assert cells(row) <= width


def test_brackets_stay_with_what_they_hold() -> None:
    assert rows("彼は「はい」と言った。", 10) == ["彼は「は", "い」と言っ", "た。"]
    assert rows("これは本です。", 12) == ["これは本で", "す。"]
    assert rows("「「「「「「", 4) == ["「「", "「「", "「「"]
