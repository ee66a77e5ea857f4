"""Counting from years before Christ, of which none is 0."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.timeline.calendars.before_christ import granularity, moved


@pytest.mark.parametrize(
    ("value", "size"),
    [
        ("BC0480", "year"),
        ("BC0480-08", "month"),
        ("BC0480-SP", "season"),
        ("BC048", None),
        ("0480", None),
        ("1480-08", None),
    ],
)
def test_granularity(value: str, size: str | None) -> None:
    assert granularity(value) == size


@pytest.mark.parametrize(
    ("value", "unit", "amount", "counted", "result"),
    [
        ("BC0492", "year", 1, False, "BC0491"),
        ("BC0492-SU", "year", -2, True, "BC0494"),
        ("BC0001", "year", 1, True, "0001"),
        ("BC0005", "year", 10, True, "0006"),
        ("BC0490", "decade", -1, True, "BC0500"),
        ("BC0490", "decade", 1, False, "BC048"),
        ("BC0387", "century", -1, False, "BC04"),
        ("BC0003", "decade", 1, False, None),
        ("BC0480", "month", 1, True, None),
        ("1480", "year", 1, True, None),
    ],
)
def test_moved(value: str, unit: str, amount: int, counted: bool, result: str | None) -> None:
    assert moved(value, unit, amount, counted=counted) == result


@given(st.integers(1, 9999), st.integers(0, 9998))
def test_going_and_coming_back(year: int, years: int) -> None:
    back = moved(f"BC{year:04d}", "year", -min(years, 9999 - year), counted=True)
    assert back is not None
    assert moved(back, "year", min(years, 9999 - year), counted=True) == f"BC{year:04d}"
