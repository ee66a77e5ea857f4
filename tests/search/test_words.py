"""Where words stand, in code points of the text as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.search.parsing import parse_query
from astana_reader.search.terms import Near, Words
from astana_reader.search.words import near_occurrences, occurrences, occurs, words_of


def places(text: str, typed: str) -> list[str]:
    term = parse_query(typed).term
    assert isinstance(term, Words | Near)
    find = near_occurrences if isinstance(term, Near) else occurrences
    return [text[start:end] for start, end in find(text, term)]  # type: ignore[arg-type]  # of any kind


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Talks, TALKS and talkative", "talks", ["Talks", "TALKS"]),
        ("Talks and talkative", "talk*", ["Talks", "talkative"]),
        ("the “peace\ntalks” of peace", '"peace talks"', ["peace\ntalks"]),
        ("al‑Assad and al Assad", "al-assad", ["al‑Assad", "al Assad"]),
        ("it’s c++", "it's", ["it’s"]),
        ("ﬁne Straße cafe\u0301", "fine", ["ﬁne"]),
        ("ﬁne Straße cafe\u0301", "strasse", ["Straße"]),
        ("ﬁne Straße cafe\u0301", "cafe", ["cafe\u0301"]),
        ("resume or résumé", "résumé", ["résumé"]),
        ("resume or résumé", "resume", ["resume", "résumé"]),
        ("ёлка", "елка", ["ёлка"]),
        ("在北京和平谈判", "和平", ["和平"]),
        ("これはテストです", "テスト", ["テスト"]),
        ("การเจรจาสันติภาพ", "สันติภาพ", ["สันติภาพ"]),
        ("a b c d e f g h i j k l m", "near(a l)", ["a", "l"]),
        ("a b c d e f g h i j k l m", "near(a m)", []),
        ("b a x x x x x x x x x x x x a", "near(a b)", ["b", "a"]),
        ("a_b", "a", ["a"]),
    ],
)
def test_words_are_found_whatever_their_typography(text: str, typed: str, found: list[str]) -> None:
    assert places(text, typed) == found


@given(st.text(max_size=60), st.text("ab é北ß'-", min_size=1, max_size=8), st.text(max_size=9))
def test_a_text_has_the_words_of_each_of_its_parts(before: str, part: str, after: str) -> None:
    words = words_of(part)
    text = f"{before} {part} {after}"
    if words:
        term = Words(tuple(words), part)
        assert occurs(text, term)
        assert all(words_of(text[start:end]) == words for start, end in occurrences(text, term))
