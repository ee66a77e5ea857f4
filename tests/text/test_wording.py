"""Counts and days as people read them."""

from datetime import date

import pytest

from astana_reader.text.wording import counted, long_day, month, short_day, weekday_and_day


def test_one_and_many() -> None:
    assert counted(1, "highlight") == "1 highlight"
    assert counted(0, "highlight") == "0 highlights"
    assert counted(12, "article", "3 of ") == "3 of 12 articles"


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2017, 1, 2), "2 January 2017"), (date(1, 12, 31), "31 December 1")],
)
def test_a_day_in_full(day: date, said: str) -> None:
    assert long_day(day) == said


def test_other_forms() -> None:
    day = date(2017, 1, 22)
    assert weekday_and_day(day) == "Sun 22 January 2017"
    assert short_day(day) == "22 Jan 2017"
    assert month(day) == "January 2017"
