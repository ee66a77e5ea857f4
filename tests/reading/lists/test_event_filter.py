"""Periods that a filter of the timeline may name."""

from datetime import date

import pytest

from astana_reader.reading.lists.event_filter import parse_period


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-12", date(2016, 12, 1), date(2016, 12, 31)),
        ("2016-12-29", date(2016, 12, 29), date(2016, 12, 29)),
        ("2015..2016-11", date(2015, 1, 1), date(2016, 11, 30)),
        ("..2016", date.min, date(2016, 12, 31)),
        ("2015..", date(2015, 1, 1), date.max),
    ],
)
def test_periods(word: str, first: date, last: date) -> None:
    assert parse_period(word) == (first, last)


@pytest.mark.parametrize("word", ["", "..", "putin", "2016-13", "2016-02-30", "20162017", "0000"])
def test_what_is_no_period(word: str) -> None:
    assert parse_period(word) is None
