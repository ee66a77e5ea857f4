"""The days of holidays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.timeline.calendars.holidays import (
    NAMES,
    days_of,
    holiday,
    holiday_name,
    lasting,
    weekday_of,
)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("thanksgiving day", date(2016, 11, 24)),
        ("easter", date(2016, 3, 27)),
        ("good friday", date(2016, 3, 25)),
        ("labor day", date(2016, 9, 5)),
        ("memorial day", date(2016, 5, 30)),
        ("election day", date(2016, 11, 8)),
        ("black friday", date(2016, 11, 25)),
        ("new year 's eve", date(2016, 12, 31)),
        ("rosh hashanah", date(2024, 10, 3)),
        ("yom kippur", date(2016, 10, 12)),
        ("passover", date(2019, 4, 20)),
        ("purim", date(2024, 3, 24)),
        ("shavuot", date(2023, 5, 26)),
        ("hanukkah", date(2024, 12, 26)),
        ("ramadan", date(2023, 3, 23)),
        ("eid al fitr", date(2019, 6, 4)),
        ("eid al adha", date(2024, 6, 16)),
        ("lunar new year", date(1985, 2, 20)),
        ("chinese new year 's eve", date(2024, 2, 9)),
        ("diwali", date(2021, 11, 4)),
        ("orthodox easter", date(2024, 5, 5)),
    ],
)
def test_days(name: str, day: date) -> None:
    assert holiday(name, day.year) == day


@given(st.sampled_from(sorted(NAMES)), st.integers(-10, 10_010))
def test_every_holiday_lies_in_its_year_or_is_none(name: str, year: int) -> None:
    day = holiday(name, year)
    assert day is None or day.year == year


def test_a_year_may_have_two_of_a_feast_by_the_moon() -> None:
    assert days_of("ramadan", 2030) == [date(2030, 1, 5), date(2030, 12, 26)]
    assert days_of("ramadan", 1890) == []
    assert days_of("diwali", 2060) == []


def test_feasts_last() -> None:
    assert lasting("ramadan", "2024-03-11") == (date(2024, 3, 11), date(2024, 4, 9))
    assert lasting("yom kippur", "2016-10-12") == (date(2016, 10, 12), date(2016, 10, 12))
    assert lasting("christmas", "2016-12-25") is None


@given(
    st.integers(1900, 2100), st.integers(1, 12), st.integers(1, 7), st.sampled_from([1, 2, 3, 4])
)
def test_the_nth_weekday(year: int, month: int, weekday: int, which: int) -> None:
    day = weekday_of(year, month, weekday, which)
    assert (day.month, day.isoweekday(), (day.day - 1) // 7 + 1) == (month, weekday, which)
    last = weekday_of(year, month, weekday, -1)
    assert (last.month, last.isoweekday()) == (month, weekday)
    assert (last.day + 7) > 28


def test_names_lose_their_marks() -> None:
    assert holiday_name(["st", ".", "patrick", "'s", "day"]) == "st patrick 's day"
