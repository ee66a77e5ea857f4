from __future__ import annotations

import pytest

from astana_reader.articles.pdf.hyphens import join, vocabulary


def joined(first: str, second: str, lines: tuple[str, ...] = ()) -> str:
    cut, between = join(first, second, vocabulary([*lines, first, second]))
    return first[: len(first) - cut] + between + second


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("the harbour", "master", "the harbour master"),
        ("the har-", "bour", "the harbour"),
        ("the har\u00ad", "bour", "the harbour"),
        ("an a-", "sailing", "an a-sailing"),
        ("the Anglo-", "American", "the Anglo-American"),
        ("from 1990-", "1995", "from 1990-1995"),
        ("he said—", "and left", "he said—and left"),
        ("he said –", "and left", "he said – and left"),
        ("he said", "—and left", "he said—and left"),
        ("well -", "known", "well - known"),
        ("世界的に", "話す", "世界的に話す"),
    ],
)
def test_line_ends(first: str, second: str, expected: str) -> None:
    assert joined(first, second) == expected


def test_a_compound_that_stands_elsewhere_stays_one() -> None:
    assert joined("a well-", "known man", ("well-known",)) == "a well-known man"
    assert joined("a well-", "known man", ("wellknown", "wellknown")) == "a wellknown man"


def test_where_breaks_have_a_sign_of_their_own_other_hyphens_are_the_words() -> None:
    lines = ("the har\u2010", "bour mas\u2010", "ter")
    assert joined("a sweet-", "scented rose", lines) == "a sweet-scented rose"
    assert joined("a har\u2010", "bour", lines) == "a harbour"
