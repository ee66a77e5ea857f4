"""Edits that a reader makes, and finding a quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.annotations.edits import (
    adding,
    changing_note,
    changing_pen,
    changing_tags,
    deleting,
    find_quote,
    new_annotation,
    replacing,
)
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import ArticleRecord, Records, stamp
from astana_reader.articles.article import text_id

TEXT = "The talks are held in Astana.\nThe  talks\nwill go on. A star* (or two)?"
EMPTY = Records(ArticleRecord(sha256=text_id(TEXT), modified=stamp()))


def test_a_mark_on_a_later_text_says_on_which() -> None:
    assert new_annotation(EMPTY, TEXT, text_id(TEXT), (4, 9), "claim").selector.revision == ""
    later = "New. " + TEXT
    made = new_annotation(EMPTY, later, text_id(later), (9, 14), "claim")
    assert (made.selector.quote, made.selector.revision) == ("talks", text_id(later))


def test_edits_change_what_they_say_and_nothing_else() -> None:
    one, two = (new_annotation(EMPTY, TEXT, text_id(TEXT), (n, n + 5), "claim") for n in (4, 11))
    records = apply(EMPTY, adding([one, two]))
    for edit, field, value in (
        (changing_pen([one, two], "quote"), "pen", "quote"),
        (changing_tags([one, two], [" a , b", "A"]), "tags", ("a", "b")),
        (changing_note([one, two], "so\r\nwhat  "), "note", "so\nwhat"),
    ):
        changed = apply(records, edit)
        assert [getattr(a, field) for a in changed.annotations.values()] == [value, value]
        assert all(a.modified > one.modified for a in changed.annotations.values())
        assert [a.selector for a in changed.annotations.values()] == [one.selector, two.selector]
    assert apply(records, deleting([one])).annotations.keys() == {two.id}
    assert adding([one, two]).label == "2 highlights"


def test_what_changes_nothing_is_no_edit() -> None:
    one = new_annotation(EMPTY, TEXT, text_id(TEXT), (4, 9), "claim")
    assert changing_pen([one], "claim").changes == ()
    assert changing_note([one], "").changes == ()
    assert replacing(one, one).changes == ()


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "found"),
    [
        ("The talks", "", "", ["The talks", "The  talks"]),
        ("The talks", "Astana.", "", ["The  talks"]),
        ("The talks", "", "are", ["The talks"]),
        ("The\n talks will", "", "", ["The  talks\nwill"]),
        ("star* (or two)?", "A", "", ["star* (or two)?"]),
        ("talks", "peace", "", []),
        ("nothing of it", "", "", []),
        (" \n", "", "", []),
        ("", "The", "", []),
    ],
)
def test_a_quote_is_found_between_prefix_and_suffix(
    quote: str, prefix: str, suffix: str, found: list[str]
) -> None:
    assert [TEXT[a:b] for a, b in find_quote(TEXT, quote, prefix, suffix)] == found


@given(st.integers(0, len(TEXT) - 1), st.integers(1, 20))
def test_any_passage_is_found_by_its_words(start: int, length: int) -> None:
    quote = TEXT[start : start + length]
    if quote.strip():
        places = find_quote(TEXT, quote)
        assert any(TEXT[a:b] == quote.strip() for a, b in places)


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "found"),
    [
        ("don't go", "", "", ["don’t go"]),
        ("we don't", 'said: "', 'go" -', ["We don’t"]),
        ("cafe", "", "", ["cafe"]),
        ("CAFE", "", "", ["cafe"]),
        ("Zurich", "", "", ["Zürich"]),
        ("zurich", "the cafe in", "today", ["Zürich"]),
        ("cafe", "the", "in\u00a0Bern", []),
        ("Zürich today", "in ", ".", ["Zürich\n today"]),
    ],
)
def test_a_quote_is_found_however_it_is_set(
    quote: str, prefix: str, suffix: str, found: list[str]
) -> None:
    text = "He said: “We don’t go” — and the cafe in Zürich\n today."
    assert [text[a:b] for a, b in find_quote(text, quote, prefix, suffix)] == found


def test_what_is_written_as_it_was_quoted_goes_first() -> None:
    text = "The Café, the cafe, the CAFE."
    assert [text[a:b] for a, b in find_quote(text, "cafe")] == ["cafe"]
    assert [text[a:b] for a, b in find_quote(text, "Cafe")] == ["cafe", "CAFE"]
