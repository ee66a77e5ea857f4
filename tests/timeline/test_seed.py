"""The seed article: every expression, value and event right."""

from datetime import date
from pathlib import Path

import pytest

from astana_reader.articles.plain_text import find_blocks
from astana_reader.timeline.events import Event, find_events
from astana_reader.timeline.expressions import TimeExpression
from astana_reader.timeline.tagger import find_expressions

SEED = Path(__file__).parents[2] / "seeds" / "000_c3ab3c2fd8719348.txt"
PUBLISHED = date(2017, 1, 22)


@pytest.fixture(scope="module")
def text() -> str:
    return SEED.read_text(encoding="utf-8").lstrip("\ufeff")


@pytest.fixture(scope="module")
def expressions(text: str) -> tuple[TimeExpression, ...]:
    return find_expressions(text, find_blocks(text), PUBLISHED)


@pytest.fixture(scope="module")
def events(text: str, expressions: tuple[TimeExpression, ...]) -> tuple[Event, ...]:
    return find_events(text, expressions, PUBLISHED)


def test_expressions(expressions: tuple[TimeExpression, ...]) -> None:
    assert [(e.text, e.type, e.value, e.mod) for e in expressions] == [
        ("Monday", "DATE", "2017-01-23", None),
        ("later", "DATE", "FUTURE_REF", None),
        ("December of last year", "DATE", "2016-12", None),
        ("nearly four years", "DURATION", "P4Y", "LESS_THAN"),
        ("nearly six years", "DURATION", "P6Y", "LESS_THAN"),
        ("December", "DATE", "2016-12", None),
        ("December 29", "DATE", "2016-12-29", None),
        ("four decades", "DURATION", "P40Y", None),
        ("November", "DATE", "2016-11", None),
        ("September 2015", "DATE", "2015-09", None),
        ("Saturday", "DATE", "2017-01-21", None),
    ]


def test_expressions_stand_where_they_say(
    text: str, expressions: tuple[TimeExpression, ...]
) -> None:
    for expression in expressions:
        assert text[expression.start : expression.end] == expression.text
        assert expression.sentence.start <= expression.start
        assert expression.end <= expression.sentence.end


def test_events(text: str, events: tuple[Event, ...]) -> None:
    def row(event: Event) -> tuple[object, ...]:
        days = [str(day) if day else "" for day in (event.earliest, event.latest)]
        begins = " ".join(text[event.text_start : event.end].split()[:3])
        return (
            event.kind,
            *days,
            event.approx,
            event.granularity,
            event.told == "reported",
            begins,
        )

    assert [row(event) for event in events] == [
        ("span", "1977-01-22", "2017-01-22", True, "year", False, "Assad, whose family"),
        ("span", "2011-01-22", "2017-01-22", True, "year", False, "Syria’s brutal civil"),
        ("span", "2012-12-01", "2016-12-31", True, "year", False, "eastern Aleppo they"),
        ("span", "2015-09-01", "2017-01-22", False, "month", False, "has propped up"),
        ("date", "2016-11-01", "2016-11-30", False, "month", True, "Turkish President Recep"),
        ("date", "2016-12-01", "2016-12-31", False, "month", False, "Syrian rebels suffered"),
        ("date", "2016-12-29", "2016-12-29", False, "day", False, "Russian President Vladimir"),
        ("date", "2017-01-21", "2017-01-21", False, "day", True, "acting US State"),
        ("date", "2017-01-23", "2017-01-23", False, "day", False, "Peace talks between"),
    ]


def test_labels(events: tuple[Event, ...]) -> None:
    assert [(event.label, event.told, event.certainty) for event in events] == [
        ("Assad family has ruled Syria", "happened", "counted"),
        ("Syria’s brutal civil war has raged", "happened", "counted"),
        ("they had held eastern Aleppo", "happened", "counted"),
        ("Russia has propped up his regime", "happened", "written"),
        ("Turkish forces entered Syria to help", "reported", "counted"),
        ("Syrian rebels suffered a major defeat", "happened", "counted"),
        ("Vladimir Putin announced an agreement", "happened", "counted"),
        ("declined to send a delegation", "reported", "counted"),
        ("Peace talks are due to begin", "planned", "counted"),
    ]


def test_each_date_tells_why(events: tuple[Event, ...]) -> None:
    monday = next(event for event in events if event.earliest == date(2017, 1, 23))
    assert monday.why == (
        "“Monday” is the first after publication on Sunday 22 January 2017, "
        "because “are due to begin”"
    )
    since = next(event for event in events if event.earliest == date(2015, 9, 1))
    assert since.why == "since “September 2015” to publication on 22 January 2017"
    assert all(event.why for event in events)


def test_without_a_publication_date_nothing_is_invented(text: str) -> None:
    expressions = find_expressions(text, find_blocks(text), None)
    dated = [e.text for e in expressions if e.earliest]
    assert dated == ["September 2015"]
    events = find_events(text, expressions, None)
    assert [(e.kind, e.earliest, e.latest) for e in events if e.earliest] == [
        ("span", date(2015, 9, 1), None)
    ]
    undated = [event.start for event in events if not event.earliest]
    assert undated == sorted(undated)
