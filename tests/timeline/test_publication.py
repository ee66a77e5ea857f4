"""Dates of publication: in the head, in the address, typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.timeline.publication import (
    find_publication_date,
    parse_date,
    publication_date_in_url,
)

DAY = date(2017, 1, 22)


@pytest.mark.parametrize(
    ("head", "evidence"),
    [
        ("Title\n\nPublished 9:30 AM, Sun January 22, 2017\n", "9:30 AM, Sun January 22, 2017"),
        ("Updated 1512 GMT (2312 HKT) January 22, 2017\n", "January 22, 2017"),
        ("By Jane Doe, CNN\nPosted: 1/22/2017\n", "1/22/2017"),
        ("Published January 22, 2017\nUpdated January 24, 2017\n", "January 22, 2017"),
        ("LONDON, January 22, 2017 (Agency) — It rained.", "January 22, 2017"),
        ("LONDON, Jan. 22 — It rained.\n\n© 2017 The Paper", "Jan. 22"),
        ("Title\nBy Jane Doe | 22 January 2017\n", "22 January 2017"),
        ("Title\nSunday, January 22, 2017\n", "Sunday, January 22, 2017"),
        ("2017-01-22T10:00:00Z\n", "2017-01-22T10:00:00Z"),
        ("2017-01-22\n", "2017-01-22"),
        ("January 22, 2017 / 9:30 AM / The Paper\n", "January 22, 2017"),
        ("Jan 22 2017 - 10:04am\n", "Jan 22 2017"),
        (
            "Last modified on Wed 20 Sep 2017\nSunday 22 January 2017 10.04 GMT\n",
            "Sunday 22 January 2017 10.04 GMT",
        ),
    ],
)
def test_in_the_head(head: str, evidence: str) -> None:
    found = find_publication_date(head)
    assert found is not None
    assert found.date == DAY
    assert head[found.start : found.end] == evidence
    assert evidence in found.why


@pytest.mark.parametrize(
    "head",
    [
        "On January 22, 2017, it rained.",
        "Born in Leeds on January 22, 2017, the singer",
        "LONDON, Jan. 22 — It rained.",
        "Published January 22, 2017\nPublished January 23, 2017",
        "January 22, 2017\nJanuary 23, 2017\n",
        "Published 31 February 2017",
        "Published soon",
        "",
        "\n" * 100,
        "word " * 5000
        + "\nA study published January 22, 2017, found cracks in nine of the bridges.",
    ],
)
def test_no_date_rather_than_a_wrong_one(head: str) -> None:
    assert find_publication_date(head) is None


def test_a_date_still_to_come_is_none() -> None:
    head = "Published January 22, 2017"
    assert find_publication_date(head, date(2017, 1, 20)) is None
    assert find_publication_date(head, date(2017, 1, 21)) is not None  # where it is the 22nd


@given(st.text(max_size=200))
def test_any_head_is_harmless(head: str) -> None:
    found = find_publication_date(head)
    assert found is None or 0 <= found.start < found.end <= len(head)


@pytest.mark.parametrize(
    ("url", "evidence"),
    [
        ("https://news.example/2017/01/22/world/syria", "2017/01/22"),
        ("https://news.example/2017-01-22-talks.html", "2017-01-22"),
        ("https://news.example/world/2017/jan/22/talks", "2017/jan/22"),
        ("https://news.example/20170122/talks", "20170122"),
        ("https://news.example/2017/1/22/talks", "2017/1/22"),
    ],
)
def test_in_the_address(url: str, evidence: str) -> None:
    found = publication_date_in_url(url)
    assert found is not None
    assert found.date == DAY
    assert url[found.start : found.end] == evidence


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/2017/13/22/",
        "https://news.example/2017/02/30/",
        "https://news.example/2017/xyz/22/",
        "https://news.example/12017/01/22",
        "https://news.example/?from=2017/01/22",
        "https://news.example/201701220/",
        "",
    ],
)
def test_not_in_the_address(url: str) -> None:
    assert publication_date_in_url(url) is None


@pytest.mark.parametrize(
    "typed",
    [
        "2017-01-22", " 22 Jan 2017 ", "22 january 2017", "January 22nd, 2017", "jan. 22, 2017",
        "Sunday, January 22, 2017", "22.1.2017", "1/22/2017", "22/1/2017", "2017/01/22",
    ],
)  # fmt: skip
def test_typed(typed: str) -> None:
    assert parse_date(typed) == DAY


@pytest.mark.parametrize(
    "typed",
    ["", "22 Jan", "2017", "January 2017", "31 February 2017", "2017-02-31", "yesterday", "x" * 99],
)
def test_typed_and_no_date(typed: str) -> None:
    with pytest.raises(ValueError, match=r"is no date\. Write it like 2017-01-22"):
        parse_date(typed)


def test_typed_and_two_dates() -> None:
    with pytest.raises(ValueError, match="may be two days"):
        parse_date("1/2/2017")
    assert parse_date("2/2/2017") == date(2017, 2, 2)
