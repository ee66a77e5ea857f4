from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.pdf.lines import find_lines, is_unread
from astana_reader.articles.pdf.page import Run


def run(text: str, left: float, baseline: float = 100, size: float = 10) -> Run:
    right = left + len(text) * size / 2
    return Run(text, left, right, right, baseline, size)


def texts(*runs: Run) -> list[str]:
    return [line.text for line in find_lines(runs)]


def test_a_gap_within_a_line_is_a_space_and_a_wide_one_its_end() -> None:
    assert texts(run("fer", 0), run("ry", 15), run("boat", 28), run("east", 80)) == [
        "ferry boat",
        "east",
    ]


def test_what_stands_higher_and_smaller_is_raised() -> None:
    (line,) = find_lines([run("tide.", 0), run("3", 25, 104, 6), run("Next", 31)])
    assert [(r.text, r.raised) for r in line.runs] == [
        ("tide.", False),
        ("3", True),
        (" Next", False),
    ]
    assert (line.size, line.baseline) == (10, 100)


def test_ligatures_become_letters_and_unseen_signs_fall_away() -> None:
    assert texts(run("e\ufb03\u200bcient \ufb01n", 0)) == ["efficient fin"]


def test_signs_of_symbol_fonts_are_bullets() -> None:
    assert texts(run("\uf0b7", 0), run("Rope", 10)) == ["• Rope"]


@pytest.mark.parametrize(
    ("text", "expected"), [("\x03\x1c \x1b\x10", True), ("Rope and \x03", False), ("\x03", False)]
)
def test_a_font_that_does_not_tell_its_letters(text: str, expected: bool) -> None:
    (line,) = find_lines([run(text, 0)])
    assert is_unread(line) is expected


def test_words_from_right_to_left_stay_in_their_order() -> None:
    assert texts(run("שלום", 80), run("עולם", 57)) == ["שלום עולם"]


@given(st.lists(st.text("abc -", min_size=1, max_size=9), max_size=9))
def test_no_letter_is_lost(words: list[str]) -> None:
    runs, left = [], 0.0
    for word in words:
        runs.append(run(word, left))
        left = runs[-1].right + 3
    found = "".join(texts(*runs))
    assert found.replace(" ", "") == "".join(words).replace(" ", "")
