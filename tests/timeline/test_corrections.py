"""The user's verdicts on dates."""

from datetime import date

import pytest

from astana_reader.articles.document import Block
from astana_reader.timeline.corrections import parse_value
from astana_reader.timeline.expressions import DateCorrection, TimeExpression
from astana_reader.timeline.tagger import find_expressions

TEXT = "They met on Monday. The dam broke that spring."
PUBLISHED = date(2017, 1, 22)


def corrected(*corrections: DateCorrection) -> list[TimeExpression]:
    return list(find_expressions(TEXT, [Block(0, len(TEXT))], PUBLISHED, corrections))


def at(words: str, value: str | None) -> DateCorrection:
    start = TEXT.index(words)
    return DateCorrection(start, start + len(words), value)


def test_a_value_takes_the_place_of_the_one_found() -> None:
    monday = corrected(at("Monday", "2017-01-09"))[0]
    assert (monday.text, monday.value, monday.type) == ("Monday", "2017-01-09", "DATE")
    assert (monday.earliest, monday.latest) == (date(2017, 1, 9), date(2017, 1, 9))
    assert monday.why == "“Monday” is what you set"


def test_the_expression_that_shares_most_is_meant() -> None:
    monday = corrected(at("on Monday. The", "2017-01-09"))[0]
    assert (monday.text, monday.value) == ("Monday", "2017-01-09")


def test_none_takes_the_expression_away() -> None:
    assert [e.text for e in corrected(at("Monday", None))] == ["that spring"]
    assert [e.text for e in corrected(at("dam", None))] == ["Monday", "that spring"]


def test_a_span_without_expression_becomes_one() -> None:
    broke = corrected(at("dam broke", "2016-W50"))[1]
    assert (broke.text, broke.value) == ("dam broke", "2016-W50")
    assert TEXT[broke.sentence.start : broke.sentence.end] == "The dam broke that spring."


def test_a_value_of_another_type_changes_the_type() -> None:
    assert corrected(at("Monday", "P3D"))[0].type == "DURATION"


@pytest.mark.parametrize("value", ["", "soon", "2017-02-30", "2017-13"])
def test_a_value_that_is_none_changes_nothing(value: str) -> None:
    assert corrected(at("Monday", value)) == corrected()


def test_a_span_outside_the_text_changes_nothing() -> None:
    assert corrected(DateCorrection(900, 910, "2017"), DateCorrection(5, 5, "2017")) == corrected()


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2016-12", "2016-12"), ("december 2016", "2016-12"), ("22 Jan 2017", "2017-01-22"),
        ("the 1990s", "199"), ("summer 2015", "2015-SU"), ("2016-w52", "2016-W52"),
        ("p3y", "P3Y"), ("480 BC", "BC0480"), ("PAST_REF", "PAST_REF"),
    ],
)  # fmt: skip
def test_typed_values(typed: str, value: str) -> None:
    assert parse_value(typed) == value


@pytest.mark.parametrize("typed", ["", "yesterday", "Monday", "2016-13", "5 pm", "31 February"])
def test_typed_and_no_value(typed: str) -> None:
    with pytest.raises(ValueError, match="is no date"):
        parse_value(typed)
