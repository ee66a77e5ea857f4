"""Days written in full, in any language and form."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.timeline.heads.whole_days import whole_days

DAY = date(2017, 1, 22)


@pytest.mark.parametrize(
    "written",
    [
        "Jan. 22, 2017", "January the 22nd, 2017", "Jan 22 10:00:00 EST 2017", "22 January 2017",
        "22nd of January, 2017", "22. Januar 2017", "22-Jan-17", "22 janvier 2017",
        "22 de enero de 2017", "22. 1. 2017", "22.01.2017", "22/01/2017", "2017-01-22",
        "2017-01-22T10:00:00+09:00", "2017/1/22", "2017 Jan 22", "2017年1月22日",
        "22 stycznia 2017", "22 января 2017", "AP-NY-01-22-17",
        "twenty-second day of January, in the year of our Lord two thousand seventeen",
    ],
)  # fmt: skip
def test_every_form(written: str) -> None:
    text = f"On {written} 1422EST"
    (found,) = whole_days(text, 0, len(text))
    assert (found.date, text[found.start : found.end]) == (DAY, written)


@pytest.mark.parametrize(
    "text",
    [
        "9999-01-01", "0000-01-01", "12345-01-01", "2017-02-30", "30 February 2017", "May 60, 2017",
        "1.2.3.2017", "20 Mayor 2017", "Nov 12, 1,234", "22 January", "January 2017",
        "10:22/1/2017",
    ],
)  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    assert [*whole_days(text, 0, len(text))] == []


def test_figures_that_may_be_two_days() -> None:
    (found,) = whole_days("5/6/2017", 0, 8)
    assert {found.date, found.turned} == {date(2017, 5, 6), date(2017, 6, 5)}
    (found,) = whole_days("5/6/2017", 0, 8, day_first=True)
    assert (found.date, found.turned) == (date(2017, 6, 5), None)


@given(st.text(alphabet="0123456789/.-: ,JanuaryofstdT", max_size=60))
def test_any_text_is_harmless(text: str) -> None:
    for found in whole_days(text, 0, len(text)):
        assert 0 <= found.start < found.end <= len(text)
