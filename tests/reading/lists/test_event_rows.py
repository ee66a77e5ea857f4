"""The rows of the line of time."""

from datetime import date

from astana_reader.articles.document import Block
from astana_reader.reading.lists.event_rows import (
    Bar,
    Row,
    TimeLine,
    bars,
    crossing,
    relative,
    starts_at,
)
from astana_reader.timeline.events import find_events
from astana_reader.timeline.tagger import find_expressions

PUBLISHED = date(2017, 1, 22)


def rows_of(text: str, published: date | None = PUBLISHED) -> list[Row]:
    found = find_expressions(text, [Block(0, len(text))], published)
    line = TimeLine(published)
    rows: list[Row] = []
    for number, event in enumerate(find_events(text, found, published)):
        if at := starts_at(event):
            rows += line.rows(event, at, number)
    return [*rows, *line.rest()]


def kinds(rows: list[Row]) -> list[str]:
    return [row.text or row.kind for row in rows]


def test_years_are_rungs_and_publication_has_its_row() -> None:
    rows = rows_of("It rained in May 2015. It froze on 3 June 2015. It will snow on Monday.")
    assert kinds(rows) == [
        "2015", "event", "event", "blank", "2017", "published", "event",
    ]  # fmt: skip


def test_a_year_that_is_an_event_is_its_own_rung() -> None:
    assert kinds(rows_of("It rained in 2012. It froze in March 2012.", None)) == ["event", "event"]


def test_years_far_apart_have_a_gap_between_them() -> None:
    assert kinds(rows_of("It rained in 1912. It froze in 1990.", None)) == ["event", "gap", "event"]


def test_a_clock_stands_below_its_day() -> None:
    text = "At 14:00 on 3 May 2016 it rained. It froze at 15:30. It snowed on 4 May 2016."
    assert kinds(rows_of(text, None)) == ["2016", "3 May", "event", "event", "event"]


def test_years_before_christ_and_old_ones_have_their_place() -> None:
    text = "It rained in 1607. It froze in 300 BC. It snowed in March 1347."
    rows = rows_of(text, None)
    assert kinds(rows) == ["event", "blank", "1347", "event", "gap", "event"]
    years = [row.at[0] for row in rows if row.at]
    assert years == sorted(years) == [-299, 1347, 1347, 1607]


def test_what_counts_from_publication_stands_around_it() -> None:
    rows = relative([(4, -365), (2, 0), (7, 7)])
    assert kinds(rows) == [
        "space", "counted from publication 3", "relative", "relative", "published", "relative",
    ]  # fmt: skip
    assert [row.event for row in rows if row.kind == "relative"] == [4, 2, 7]


def test_no_dates_no_rows() -> None:
    assert rows_of("It rained.") == []


def test_bars_stand_side_by_side_while_they_last() -> None:
    text = "It has rained since May 2015. It has snowed since June 2016. It froze on 1 July 2016."
    found = find_expressions(text, [Block(0, len(text))], PUBLISHED)
    events = find_events(text, found, PUBLISHED)
    rows = rows_of(text)
    lasting = [
        (place, events[row.event])
        for place, row in enumerate(rows)
        if row.event >= 0 and events[row.event].kind == "span"
    ]
    lanes = bars(rows, lasting)
    published = next(place for place, row in enumerate(rows) if row.kind == "published")
    assert [lane[0].first for lane in lanes[:2]] == [place for place, _ in lasting]
    assert all(lane[0].last == published for lane in lanes[:2])
    assert crossing(lanes, lasting[1][0]) == "┃╻  "
    assert crossing(lanes, published) == "╹╹  "
    assert Bar(1, 3, approx=True).glyph(2) == "╎"
