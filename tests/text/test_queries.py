"""What is typed is found, where it stands."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from astana_reader.text.folding import fold
from astana_reader.text.queries import (
    LONGEST_EXPRESSION,
    Query,
    find,
    parse_query,
    readings,
    word_query,
)


def found(text: str, typed: str) -> list[str]:
    spans = find(text, parse_query(typed)).spans
    return [text[a:b] for a, b in zip(spans.starts, spans.ends, strict=True)]


# Ways to set the same thing, the typed one first.
SETTINGS = [
    ["'", "’", "‘", "ʼ"], ['"', "“", "”", "«"], ["-", "‑", "–", "—", "−"], ["...", "…"],
    [" ", "\n", "\xa0", "\u2009", " \n  ", "\t"],
    ["e", "é", "e\u0301", "ê", "È"], ["fi", "ﬁ", "FI"],
    ["ss", "ß", "SS"], ["a", "a", "A", "å", "A\u030a"], ["n", "n\xad", "ñ", "N\u200b"], ["x", "X"],
    ["и", "И"], ["й", "Й", "и\u0306"], ["京", "京"], ["🙂", "🙂"],
]  # fmt: skip


@given(st.lists(st.integers(0, len(SETTINGS) - 1), min_size=1, max_size=12), st.data())
def test_all_settings_of_what_is_typed_are_found_at_their_place(
    kinds: list[int], data: st.DataObject
) -> None:
    drawn = [data.draw(st.sampled_from(SETTINGS[kind])) for kind in kinds]
    first = data.draw(st.integers(0, len(drawn) - 1))
    last = data.draw(st.integers(first, len(drawn) - 1))
    typed = "".join(SETTINGS[kind][0] for kind in kinds[first : last + 1])
    if not typed.strip():
        return
    text = "".join(drawn)
    middle = "".join(drawn[first : last + 1])
    start = sum(map(len, drawn[:first])) + len(middle) - len(middle.lstrip())
    end = start + len(middle.strip().rstrip("\xad\u200b"))
    spans = find(text, parse_query(typed)).spans
    places = list(zip(spans.starts, spans.ends, strict=True))
    assert (start, end) in places or any(a < end and start < b for a, b in places)
    for a, b in places:
        assert " ".join(fold(typed).split()) in " ".join(fold(text[a:b]).split())
    if len(places) == 1 and text.count(middle.strip()) == 1:
        assert places[0][0] <= start
        assert places == [(start, end)] or places[0][0] < start


def test_exact_places() -> None:
    text = "Jose\u0301 said… “co\xadoperate,” in the caf\u00e9\n\n of Łódź, \xadwell\xad."
    assert found(text, "jose") == ["Jose\u0301"]
    assert found(text, "said.") == ["said…"]
    assert found(text, "cooperate") == ["co\xadoperate"]
    assert found(text, "cafe of lodz") == ["caf\u00e9\n\n of Łódź"]
    assert found(text, "well") == ["well"]
    assert found("no… no", "no.. no") == []
    assert found("...…...", "..") == ["..", ".…", ".."]


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        ("cafe", ["cafe", "Café", "CAFÉ"]),
        ("café", ["Café", "CAFÉ"]),
        ("Cafe", ["Café"]),
        ("Café", ["Café"]),
        (r"Cafe\c", ["cafe", "Café", "CAFÉ"]),
        (r"\cCAFE", ["cafe", "Café", "CAFÉ"]),
        (r"cafe\C", ["cafe"]),
        ("  cafe  ", ["cafe", "Café", "CAFÉ"]),
        ("", []),
        ("\xad", []),
        (r"\c", []),
        (r"\<\>", []),
        ("re:", []),
    ],
)
def test_a_capital_or_an_accent_is_meant(typed: str, hits: list[str]) -> None:
    assert found("cafe Café CAFÉ", typed) == hits


def test_a_folder_of_windows_is_plain_text() -> None:
    assert found(r"see C:\code\<here> now", r"c:\code\<here> now") == [r"C:\code\<here> now"]


def test_words_under_the_caret_are_found_alone_in_any_case() -> None:
    text = "The other then the THE they, the_x and the"
    spans = find(text, word_query("The")).spans
    assert list(spans.starts) == [0, 15, 19, 39]
    assert found("naïve naive", word_query("naïve").typed) == ["naïve"]
    assert parse_query(word_query("Peace").typed) == word_query("Peace")
    assert word_query("Peace").words == "Peace"
    assert found("rethink the other", r"\<th") == ["th"]
    assert found("the", r"\<he") == []
    assert found("the", r"th\>") == []
    assert found("then path the", r"th\>") == ["th"]


@pytest.mark.parametrize(
    ("typed", "hits"),
    [
        (r"re:\d+", ["12", "7"]),
        (r"re:[A-Z]\w+", ["Monday"]),
        (r"re:monday", ["Monday"]),
        (r"re:Monday\c", ["Monday"]),
        (r"re:MONDAY", []),
        (r"re:\Aon", ["on"]),
        (r"re:x*", []),
        (r"re:\p{Lu}", ["M"]),
    ],
)
def test_a_regular_expression(typed: str, hits: list[str]) -> None:
    assert found("on Monday 12 or 7", typed) == hits


@pytest.mark.parametrize(
    "expression",
    ["[", "(", "*a", "\\", "(?P<x", "a{2}{", "(" * 500, r"\p{Nothing}",
     "a" * (LONGEST_EXPRESSION + 1), "((((a{50}){50}){50}){50})", "a{99999999999}", "(?R)(?1)"],
)  # fmt: skip
def test_a_bad_expression_is_told(expression: str) -> None:
    hits = find("some text", parse_query("re:" + expression))
    if expression != "a{2}{":
        assert hits.problem.endswith(".")
    assert not len(hits.spans)


def test_an_expression_that_never_ends_is_cut_off() -> None:
    hits = find("ok " + "a" * 100_000 + "b", parse_query("re:ok|(a|aa)+$"))
    assert hits.problem == "This expression takes too long: stopped after 1 hit."
    assert list(hits.spans.starts) == [0]


@given(st.text(string.printable, max_size=50))
@example("(?:a?){100}" * 4)
def test_any_expression_gives_hits_or_a_reason(expression: str) -> None:
    hits = find("The quick brown fox, 12 (or 7) [of] them.", parse_query("re:" + expression))
    assert all(a < b for a, b in zip(hits.spans.starts, hits.spans.ends, strict=True))


@given(st.text(max_size=30), st.text(max_size=200))
def test_any_query_in_any_text(typed: str, text: str) -> None:
    spans = find(text, parse_query(typed)).spans
    at = 0
    for start, end in zip(spans.starts, spans.ends, strict=True):
        assert at <= start < end <= len(text)
        at = end


def test_readings_go_from_the_letter_to_the_sense() -> None:
    assert list(readings("Café")) == [
        Query("Café", "Café", case=True, accents=True),
        Query("Café", "Café", accents=True),
        Query("Café", "Café"),
    ]
