"""A query of any characters means something, or says what is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.search.meaning import meaning
from astana_reader.search.parsing import LONGEST, parse_query
from astana_reader.search.terms import Query
from astana_reader.text.visible import visible_line

PARTS = st.sampled_from(
    ["talks", "peace ", '"', "“", "”", "(", ")", "-", "−", " or ", " AND ", " NOT ", "near(", "*",
     "tag:", "pen:claim", "in:note ", "after:2016", "when:x", "stat:", "entity:", "\x00", "\u202e",
     "🎉", "北京", "й", "e\u0301", " NEAR/2(", "{text}:", "^", "'", ";--", "\ud800", ":", "\n"]
)  # fmt: skip
ANYTHING = st.text(max_size=200) | st.lists(PARTS, max_size=40).map("".join)


@given(ANYTHING)
def test_any_query_is_understood_or_told(typed: str) -> None:
    query = parse_query(typed)
    said = meaning(query)
    assert bool(said) == (query.term is not None)
    assert query.term or query.problems or not visible_line(typed).strip()
    for sentence in (said, *query.problems):
        assert visible_line(sentence) == sentence.strip()
    for piece in query.marks:
        assert 0 <= piece.start < piece.end <= len(typed)


@given(st.lists(st.sampled_from(["war", "peace", "“aid convoy”", "-no", "tag:a", "(a or b)"])))
def test_what_is_right_has_nothing_to_be_told(parts: list[str]) -> None:
    assert parse_query(" ".join(parts)).problems == ()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("ceasefire near(russia turkey) -“aid convoy” after:2016-11",
         "ceasefire, russia near turkey, no “aid convoy”, after Nov 2016"),
        ("a or b -c", "a or (b, no c)"),
        ("(a or b) c", "(a or b), c"),
        ("war AND NOT peace", "war, no peace"),
        ("gov* title:\"peace talks\"", "gov…, “peace talks” in the title"),
        ("counted in:note", "counted in notes"),
        ("note:ask tag:\"two words\"", "ask in notes, tagged #two words"),
        ("pen:claim without:evidence", "marked as claim, claims without evidence"),
        ("state:to-read site:cnn entity:putin", "to read, from cnn, naming putin"),
        ("before:2016 when:2016-12-30", "before 2016, telling of 30 Dec 2016"),
        ("when:2016..2017-01", "telling of 1 Jan 2016 to 31 Jan 2017"),
        ("-(a b) -tag:x", "not (a, b), not tagged #x"),
        ("note:* al-assad", "with a note, al-assad"),
    ],
)  # fmt: skip
def test_what_a_query_means(typed: str, said: str) -> None:
    query = parse_query(typed)
    assert (meaning(query), query.problems) == (said, ())


@pytest.mark.parametrize(
    ("typed", "said", "problem"),
    [
        ("“aid convoy", "“aid convoy”", "The quotation has no end: read as “aid convoy”."),
        ("(a b", "a, b", "A bracket has no end: read as closed at the end."),
        ("a) b", "a, b", "A bracket that nothing opens was left out."),
        ("a or", "a", "“or” has nothing on one side: left out."),
        ("near(a)", "a", "near( ) needs two words or more."),
        ("near(a a)", "a", "near( ) needs two words or more."),
        ("near(a b c d e f g h i)", "a near b near c near d near e near f near g near h",
         "near( ) takes at most 8 words: the others were left out."),
        ("near(a b tag:c)", "a near b", "“tag:c” can’t stand in near( ): left out."),
        ("stat:done", "“stat:done”", "There is no field stat: read as words. Did you mean state?"),
        ("a state:finished", "a", "state: takes to-read, reading, done or archived."),
        ("a without:evidense", "a",
         "without: takes evidence or answer. Did you mean evidence?"),
        ("a in:notes", "a", "in: takes quote, note or text. Did you mean note?"),
        ("a after:soon", "a", "after: needs a date, such as 2016, 2016-11 or 2016-11-30."),
        ("a tag:", "a", "tag: needs something after it, such as tag:aleppo."),
        ("a 🎉", "a", "“🎉” has no letters: left out."),
        ("a " + "b" * LONGEST, "a, " + "b" * (LONGEST - 2),
         f"Only the first {LONGEST} characters were read."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_the_reading_chosen(typed: str, said: str, problem: str) -> None:
    query = parse_query(typed)
    assert (meaning(query), query.problems) == (said, (problem,))


def test_an_address_is_words_and_no_field() -> None:
    query = parse_query("https://example.org/talks")
    assert (meaning(query), query.problems) == ("“https://example.org/talks”", ())


def test_brackets_may_be_as_deep_as_one_likes() -> None:
    query = parse_query("(" * 500 + "a")
    assert "Brackets more than 10 deep were left out." in query.problems


def _about_marks(typed: str) -> bool:
    return parse_query(typed).of_marks


def test_which_queries_are_about_marks() -> None:
    about = ["pen:claim", "tag:x", "a in:quote", "note:a", "-pen:claim a", "a or without:answer"]
    assert all(map(_about_marks, about))
    assert not any(map(_about_marks, ["a", "in:text a", "title:a", "entity:a site:b", ""]))


def test_an_empty_query_asks_nothing() -> None:
    assert parse_query("  ") == Query("  ")
