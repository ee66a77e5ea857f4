"""Nothing that a terminal would obey survives."""

import json

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.text.visible import visible, visible_json, visible_line

OBEYED = (
    {chr(c) for c in range(0x20)} - {"\t", "\n"}
    | {chr(c) for c in range(0x7F, 0xA0)}
    | set("\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
)


@given(st.text())
def test_one_for_one_and_safe(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not OBEYED & set(shown)
    assert visible(shown) == shown


def test_all_that_a_terminal_obeys_has_a_stand_in() -> None:
    obeyed = "".join(sorted(OBEYED))
    assert not OBEYED & set(visible(obeyed))
    assert not OBEYED & set(visible_line(obeyed))


def test_stand_ins_by_class() -> None:
    assert visible("\x1b[31m\x7f\x9b\u202e") == "\u241b[31m\u2421\ufffd\ufffd"
    assert visible("tab\there\nzwj\u200dstays") == "tab\there\nzwj\u200dstays"


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    line = visible_line(text)
    assert not set("\n\t\u2028\u2029") & set(line)
    assert not OBEYED & set(line)


@given(st.text())
def test_json_is_one_line_and_means_the_same(text: str) -> None:
    ends = "a\u2028b\u2029c\x85d"
    for one in (text, ends, *OBEYED):
        written = visible_json(one)
        assert len(written.splitlines()) == 1
        assert not OBEYED & set(written)
        assert json.loads(written) == one
