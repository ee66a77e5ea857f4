"""The engine as a whole: order, chunks, and what no text may do to it."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from astana_reader.articles.document import Block
from astana_reader.text.spans import Span
from astana_reader.timeline.events import find_events
from astana_reader.timeline.expressions import TimeExpression
from astana_reader.timeline.tagger import CHUNK, chunks, find_expressions, find_in_chunk

PUBLISHED = date(2017, 1, 22)

WORDS = (
    "the a of in last next this Monday May January Sunday 1990 2 22nd week weeks years year two "
    "half and quarter first 9:30 p.m. ago later BC century 1990s early end 10 3/4 31 99999 0 - 's "
    ", . since from to for has had noon morning Christmas Easter Day every daily that same before "
    "after nearly past 480 twenty-four 31/12/2016 2016-02-30 ’96 '90s second fall spring night "
    "² ²³ ⑤ ٣ Ramadan Eid 735 1348 AD 122AD millennium 31½ 1/2 1850 people 14.5.19 17h30 o'clock"
).split()
NEWSLIKE = st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join)
DAYS = st.one_of(st.none(), st.sampled_from([date.min, date.max, PUBLISHED]), st.dates())


def blocks_of(text: str) -> list[Block]:
    return [Block(*match.span()) for match in re.finditer(r"[^\n]+", text)]


def check(text: str, published: date | None) -> tuple[TimeExpression, ...]:
    found = find_expressions(text, blocks_of(text), published)
    at = 0
    for expression in found:
        assert at <= expression.start < expression.end <= len(text)
        at = expression.end
        assert expression.text == text[expression.start : expression.end]
        assert (expression.earliest is None) == (expression.latest is None)
        if expression.earliest and expression.latest:
            assert expression.earliest <= expression.latest
    for event in find_events(text, found, published):
        assert 0 <= event.start <= event.text_start < event.end <= len(text)
        assert all(0 <= number < len(found) for number in event.expressions)
        if event.earliest and event.latest:
            assert event.earliest <= event.latest
    return found


@given(NEWSLIKE, DAYS)
@settings(max_examples=400)
def test_any_words_of_time_are_harmless(text: str, published: date | None) -> None:
    check(text, published)


@given(st.text(max_size=80), DAYS)
def test_any_text_is_harmless(text: str, published: date | None) -> None:
    check(text, published)


@pytest.mark.parametrize(
    "piece",
    [
        "1", "1 ", "1990-", "May ", "in May ", "twenty-", "and a half ", "(", "Monday, ",
        "on January 5, 2011 and ", "since 1990 and ", "1/2/", "12:30:", "1.2.3.4.",
        "had held it for two years in May 1990 and ", "two years ago ", "each other week ",
        "years of ", "XIV ", "a year or two or ", "more than ", "the first half of the ", "Jan. ",
        "word-", "480 BC and ", "compared with a loss of ", "2017-01-22T10:00:00Z ",
        "twenty-first ", "\xa0", "a\n",
    ],
)  # fmt: skip
def test_endless_repetition_ends(piece: str) -> None:
    check(piece * (12_000 // len(piece)), PUBLISHED)


@pytest.mark.parametrize(
    "text",
    ["7" * 1_000_000, "XIV " * 20_000, "7 " * 100_000],
    ids=["digits", "Roman numerals", "figures"],
)
def test_a_million_figures_say_no_time(text: str) -> None:
    assert check(text, PUBLISHED) == ()


def test_a_sentence_never_crosses_a_block() -> None:
    text = "They met in December\n29 people came."
    (december,) = find_expressions(text, blocks_of(text), PUBLISHED)
    assert (december.text, december.sentence) == ("December", Span(0, 20))


def test_an_expression_may_cross_a_line_inside_a_block() -> None:
    text = "They met on December\n29, 2016."
    (day,) = find_expressions(text, [Block(0, len(text))], PUBLISHED)
    assert (day.text, day.value) == ("December\n29, 2016", "2016-12-29")
    assert day.why == "“December 29, 2016” is written out"


@pytest.mark.parametrize("sign", ["²", "²³", "⑤", "٣"])
def test_a_sign_that_is_no_number_beside_a_month_stops_nothing(sign: str) -> None:
    (found,) = check(f"The talks ended in January {sign} and began anew.", PUBLISHED)
    assert found.value == "2017-01"


def test_chunks_are_a_fixed_grid() -> None:
    blocks = blocks_of("x\n" * 150)
    assert chunks(blocks) == [range(64), range(64, 128), range(128, 150)]
    assert chunks([]) == []


def test_a_chunk_does_not_depend_on_which_others_were_done() -> None:
    lines = [
        "On May 10, 1940 the war began.",
        "In June it went on, and in 1941 it spread.",
        "By October the armies stood still. The next month they fell back.",
        "On Monday a film about it opens.",
    ]
    text = "\n".join(lines[number % 4] for number in range(3 * CHUNK + 7))
    blocks = blocks_of(text)
    whole = find_expressions(text, blocks, PUBLISHED)
    grid = chunks(blocks)
    pieces = {chunk: find_in_chunk(text, blocks, chunk, PUBLISHED) for chunk in reversed(grid)}
    assert tuple(one for chunk in grid for one in pieces[chunk]) == whole
    assert len(whole) > 3 * CHUNK


def test_a_chunk_knows_what_the_blocks_before_it_tell() -> None:
    filler = "Nothing here.\n" * (CHUNK - 1)
    text = filler + "In May 1940 it rained.\nIn 1941 it snowed.\nIn June it rained.\n"
    june = find_expressions(text, blocks_of(text), PUBLISHED)[-1]
    assert june.value == "1941-06"


def test_marks_of_notes_hide_no_year() -> None:
    text = "They met on 22 January 2017³ and parted in March 2018.¹"
    found = find_expressions(text, blocks_of(text), None)
    assert [one.text for one in found] == ["22 January 2017", "March 2018"]
