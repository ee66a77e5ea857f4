"""Periods that a filter of the timeline may name."""

from datetime import date

import pytest

from astana_reader.reading.lists.event_filter import parse_period, with_periods


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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("August 2019", "2019-08"),
        ("putin aug 2019 #war", "putin 2019-08 #war"),
        ("3 may 2019..march 2020", "2019-05-03..2020-03"),
        ("May 13, 2024", "2024-05-13"),
        ("Sept. 2019", "2019-09"),
        ("may 2019-08", "may 2019-08"),
        ("dismay 2019", "dismay 2019"),
        ("#may 2019", "#may 2019"),
        ("august", "august"),
        ("march 20194", "march 20194"),
    ],
)
def test_months_in_words_are_periods(typed: str, meant: str) -> None:
    assert with_periods(typed) == meant
