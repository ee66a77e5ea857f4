"""TIMEX3 values and the days they cover."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.timeline import values

DATES = st.dates(min_value=date(1000, 1, 1), max_value=date(3000, 12, 31))


@pytest.mark.parametrize(
    ("value", "first", "last", "size"),
    [
        ("2016-12-29", "2016-12-29", "2016-12-29", "day"),
        ("2016-12-29T21:30", "2016-12-29", "2016-12-29", "day"),
        ("2016-02", "2016-02-01", "2016-02-29", "month"),
        ("2016", "2016-01-01", "2016-12-31", "year"),
        ("2016-Q4", "2016-10-01", "2016-12-31", "quarter"),
        ("2016-H1", "2016-01-01", "2016-06-30", "half"),
        ("2016-SU", "2016-06-01", "2016-08-31", "season"),
        ("2016-WI", "2016-12-01", "2017-02-28", "season"),
        ("2016-W52", "2016-12-26", "2017-01-01", "week"),
        ("2016-W52-WE", "2016-12-31", "2017-01-01", "week"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
    ],
)
def test_days(value: str, first: str, last: str, size: str) -> None:
    assert values.days(value) == (date.fromisoformat(first), date.fromisoformat(last))
    assert values.granularity(value) == size
    assert values.is_value(value)


@pytest.mark.parametrize(
    "value", ["2016-02-30", "2016-13", "0000", "2015-W53-8", "2016-Q5", "XXXX-WXX-1", "BC0480"]
)
def test_no_days(value: str) -> None:
    assert values.days(value) == (None, None)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "P",
        "PT",
        "P3",
        "2016-02-30",
        "2016-13",
        "later",
        "2016T10:00",
        "99999",
        "²³",
        "²³²",
        "٢٠",
    ],
)
def test_what_is_no_value(value: str) -> None:
    assert not values.is_value(value)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("2016-12", "DATE"),
        ("2016-12-29T21:30", "TIME"),
        ("2016-12-29TMO", "TIME"),
        ("P2Y6M", "DURATION"),
        ("PT30M", "DURATION"),
        ("PXW", "DURATION"),
        ("XXXX-WXX-1", "SET"),
        ("PAST_REF", "DATE"),
        ("199", "DATE"),
    ],
)
def test_type_of(value: str, kind: str) -> None:
    assert values.type_of(value) == kind
    assert values.is_value(value)


@given(DATES)
def test_a_day_lies_in_its_week_month_quarter_and_year(day: date) -> None:
    quarter = values.quarter_value(day.year, values.quarter_of(day))
    for value in (
        values.day_value(day),
        values.week_value(day),
        values.month_value(day.year, day.month),
        quarter,
        values.year_value(day.year),
    ):
        first, last = values.days(value)
        assert first is not None
        assert last is not None
        assert first <= day <= last


@given(DATES, st.integers(0, 4000), st.sampled_from(["START", "MID", "END", "APPROX", None]))
def test_a_modifier_leaves_days_of_the_period(first: date, days: int, mod: str | None) -> None:
    last = first + timedelta(days)
    left, right = values.narrowed((first, last), mod)
    assert left is not None
    assert right is not None
    assert first <= left <= right <= last


def test_thirds() -> None:
    november = values.days("2016-11")
    assert values.narrowed(november, "START") == (date(2016, 11, 1), date(2016, 11, 10))
    assert values.narrowed(november, "MID") == (date(2016, 11, 11), date(2016, 11, 20))
    assert values.narrowed(november, "END") == (date(2016, 11, 21), date(2016, 11, 30))


@pytest.mark.parametrize(
    ("value", "before", "unit"),
    [
        ("P4Y", date(2013, 1, 22), "year"),
        ("P2Y6M", date(2014, 7, 22), "year"),
        ("P3W", date(2017, 1, 1), "week"),
        ("P10D", date(2017, 1, 12), "day"),
        ("P2Q", date(2016, 7, 22), "quarter"),
        ("PT3H", None, None),
        ("PXY", None, None),
        ("P9999Y", None, "year"),
    ],
)
def test_moved(value: str, before: date | None, unit: str | None) -> None:
    assert values.moved(date(2017, 1, 22), value, -1) == before
    assert values.length_unit(value) == unit
