"""Plain text to canonical text and blocks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.document import BlockKind, block_index
from astana_reader.articles.plain_text import canonical_text, find_blocks

SEED = Path(__file__).parents[2] / "seeds" / "000_c3ab3c2fd8719348.txt"


def shown(text: str) -> list[str]:
    return [("+" if b.tight else "") + text[b.start : b.end] for b in find_blocks(text)]


def test_the_seed_has_its_three_headings() -> None:
    text = canonical_text(SEED.read_text(encoding="utf-8"))
    headings = [b for b in find_blocks(text) if b.kind is BlockKind.HEADING]
    assert [text[b.start : b.end] for b in headings] == [
        "Story highlights",
        "December ceasefire",
        "US observers",
    ]
    assert len(find_blocks(text)) == 24


def test_canonical_text_is_the_files_own() -> None:
    data = "\ufeffOne\r\ntwo\rthree\x1b[2J\x00\u202e\ttab\u200d\n"
    assert canonical_text(data) == "One\ntwo\nthree\u241b[2J\u2400\ufffd\ttab\u200d\n"


@given(st.text())
def test_offsets_match_the_file_after_bom_and_line_ends(data: str) -> None:
    plain = data.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert len(canonical_text(data)) == len(plain)


LINES = st.lists(
    st.sampled_from(
        ["", "  ", "word", "A Heading Here", "x" * 120, "- item", "\tindented", "> quoted",
         "The quick brown fox jumps over the lazy dog and", "runs on through the forest until it"]
    ),
    max_size=12,
).map("\n".join)  # fmt: skip


@given(st.one_of(st.text(), LINES))
def test_blocks_are_ordered_trimmed_and_hold_all_text(data: str) -> None:
    text = canonical_text(data)
    at = 0
    for n, block in enumerate(find_blocks(text)):
        assert at <= block.start < block.end
        assert text[at : block.start].strip() == ""
        assert not text[block.end - 1].isspace()
        assert "\n\n" not in text[block.start : block.end]
        assert block_index(find_blocks(text), block.start) == n
        at = block.end
    assert text[at:].strip() == ""


def test_hard_wrapped_text_is_one_block() -> None:
    text = (
        "The quick brown fox jumps over the lazy dog and runs on through the\n"
        "forest until it comes to a river where it finds the Nile and\n"
        "stops. Then it drinks water from the\n"
        "river."
    )
    assert shown(text) == [text]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("- one\n- two\n* three", ["- one", "+- two", "+* three"]),
        (
            "- a first item that is long enough to have been wrapped by a\n  program\n- two",
            ["- a first item that is long enough to have been wrapped by a\n  program", "+- two"],
        ),
        ("Name    Age\nBob     12", ["Name    Age", "+Bob     12"]),
        ("    def f():\n        pass", ["    def f():", "+        pass"]),
        ("x" * 120 + "\n" + "y" * 130, ["x" * 120, "y" * 130]),
        ("> one\n> two", ["> one", "+> two"]),
        (
            "Shall I compare thee?\nThou art more lovely and more temperate:\n"
            "Rough winds do shake the buds of May,\nAnd summer's lease is short",
            [
                "Shall I compare thee?",
                "+Thou art more lovely and more temperate:",
                "+Rough winds do shake the buds of May,",
                "+And summer's lease is short",
            ],
        ),
    ],
)
def test_lines_that_were_not_wrapped_stay(text: str, blocks: list[str]) -> None:
    assert shown(text) == blocks


@pytest.mark.parametrize(
    ("heading", "is_heading"),
    [
        ("December ceasefire", True),
        ("What it means.", False),
        ("CNN  —", False),
        ("One two three four five six seven", False),
        ("1 2 3", False),
        ("What comes next?", False),
        ("The end (of it)", True),
    ],
)
def test_what_a_heading_is(heading: str, is_heading: bool) -> None:
    text = f"{heading}\n\nA paragraph that is longer than the heading above it."
    assert (find_blocks(text)[0].kind is BlockKind.HEADING) is is_heading


def test_a_last_line_or_one_before_a_shorter_block_is_no_heading() -> None:
    assert all(b.kind is BlockKind.PARAGRAPH for b in find_blocks("Alone here"))
    assert all(b.kind is BlockKind.PARAGRAPH for b in find_blocks("Longer than next\n\nshort"))
