"""Dates of publication: in the head, in the address, typed."""

from datetime import date
from itertools import pairwise
from pathlib import Path

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


PROSE = "The river rose by two metres in a night and the lower town was cut off for three days.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A survey published on 2 June 2008 counted 40 wolves. The park closed last week.", None),
        (
            "A survey published on 2 June 2008 counted forty wolves.\n\nOSLO, "
            "June 5, 2025 (Reuters) - The park closed.",
            "2025-06-05",
        ),
        (
            "Wolves return\nBy Ann Lee, 5 June 2025\n\n"
            "A survey published on 2 June 2008 counted 40 wolves in the park.\n",
            "2025-06-05",
        ),
        (
            "The permit was issued on 3 May 2011 and ran out. "
            "It was renewed twice by the town since.\n",
            None,
        ),
        ("This page was last modified on 3 May 2019\n\n" + PROSE, None),
        (
            "From: Ann\nTo: Bob\nDate: Tue, 4 Feb 2025 10:00:00 +0100\n"
            "Subject: Keys\n\nHello,\n\nthey are here.\n\nOn Mon, "
            "3 Feb 2025 at 09:00, Bob wrote:\n> Date: Sun, 2 Feb 2025\n"
            "> Where are they?\n",
            "2025-02-04",
        ),
        ("Ann Lee\nBorn: 4 March 1950\n\n" + PROSE, None),
        ("Ann Lee (born 4 March 1950)\n\n" + PROSE, None),
        ("Spring fair\nWhen: 14 June 2025\nWhere: Town hall\n\n" + PROSE, None),
        (
            "Spring fair\nPosted 1 June 2025\nWhen: 14 June 2025\nWhere: Town hall\n\n" + PROSE,
            "2025-06-01",
        ),
        ("A war in dates\n\n3 May 1940\n\n" + PROSE + "\n10 May 1940\n\n" + PROSE, None),
        ("Chess club\nNext meeting: Tuesday 11 March 2025\n\n" + PROSE, None),
        (PROSE + PROSE + "\nNext meeting: Tuesday 11 March 2025\n", None),
        ("Wolves are back | The Valley Post | March 3, 2025\n\n" + PROSE, "2025-03-03"),
        ("Wolves are back - The Valley Post - 3 March 2025\n\n" + PROSE, "2025-03-03"),
        (
            "Lee v. Park\nNo. 22-1\nArgued 4 November 2024\nDecided 3 March 2025\n\n" + PROSE,
            "2025-03-03",
        ),
        ("Lee v. Park, decided 3 March 2025\n\n" + PROSE, "2025-03-03"),
        (
            "Minutes of the meeting of the parish council held on 3 March 2025\n\n"
            "Present: Lee, Park\n",
            "2025-03-03",
        ),
        (
            "MINUTES\nCouncil meeting held on Monday 3 March 2025 at 7 p.m.\n\n"
            "Present: Lee\n\nNext meeting: 7 April 2025\n",
            "2025-03-03",
        ),
        (
            "https://post.example/2025/03/03/wolves-are-back\n\nWolves are back\n\n" + PROSE,
            "2025-03-03",
        ),
        ("Wolves are back\n05/06/2024\n\n" + PROSE, "2024-05-06?"),
        (
            "Wolves are back\n05/06/2024\n\n"
            "The park had closed on 23/05/2024 and it stayed so for many days.\n",
            "2024-06-05",
        ),
        (
            "Wolves are back\n05/06/2024\n\n"
            "The park had closed on 05/23/2024 and it stayed so for many days.\n",
            "2024-05-06",
        ),
        (
            "Wolves are back\n3 March 2025\n\n"
            "The park closed on 9 April 2025 after the storm had felled its fences.\n",
            "2025-03-03?",
        ),
        (
            "Wolves are back\n3 March 2025\n\n"
            "The park will close on 9 April 2025 so that the fences can be mended.\n",
            "2025-03-03",
        ),
        (PROSE * 30 + "\n3 March 2025\n", "2025-03-03?"),
        (PROSE * 30 + "\nPublished 3 March 2025\n", "2025-03-03"),
        (
            "Wolves are back\n\n"
            + PROSE
            + "\nUpdated 4 March 2025, 10:00\nPublished 3 March 2025\n",
            "2025-03-03",
        ),
        ("Wolves are back\nMarch 3, 2025 · 5 min read\n\n" + PROSE, "2025-03-03"),
        (
            "Wolves are back\nBy Ann Lee and Bob Park\nUpdated March 4, 2025 5:10 pm ET\n\n"
            + PROSE,
            "2025-03-04?",
        ),
        ("3 March 2025\nDear Ann,\n\n" + PROSE, "2025-03-03"),
        ("Leeds, 3 March 2025\n\nDear Ann,\n\n" + PROSE, "2025-03-03"),
        ("Press release\nFor immediate release: March 3, 2025\n\n" + PROSE, "2025-03-03"),
        ("Sent: Monday, March 3, 2025 9:30 AM\nTo: Bob\n\nHi\n", "2025-03-03"),
        ("Case filed 3 March 2024\nJudgment delivered: 3 March 2025\n\n" + PROSE, "2025-03-03"),
        ("Report for the year ended 31 December 2024\n\n" + PROSE, None),
        ("Tickets on sale until 3 March 2025\n\n" + PROSE, None),
        ("Valley Post, Monday, March 3, 2025\n\n" + PROSE, "2025-03-03"),
        ("WASHINGTON (AP) — March 3, 2025 — The park closed.\n", "2025-03-03"),
    ],
)
def test_the_place_the_form_and_the_fit(text: str, expected: str | None) -> None:
    found = find_publication_date(text)
    assert (found and f"{found.date}{'' if found.sure else '?'}") == expected


HEADS = Path(__file__).with_name("heads.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (head.replace("¶", "\n") + "\n", answer.removeprefix("= "))
        for head, answer in pairwise(HEADS)
        if answer.startswith("= ")
    ],
)
def test_heads_of_every_kind(text: str, expected: str) -> None:
    found = find_publication_date(text, date(2026, 11, 29))
    assert (f"{found.date}{'' if found.sure else '?'}" if found else "none") == expected


def test_a_date_still_to_come_is_none() -> None:
    head = "Published January 22, 2017"
    assert find_publication_date(head, date(2017, 1, 20)) is None
    assert find_publication_date(head, date(2017, 1, 21)) is not None  # where it is the 22nd


@pytest.mark.parametrize("figures", ["05/11/2026", "11/05/2026"])
def test_of_two_days_one_still_to_come_is_none(figures: str) -> None:
    found = find_publication_date(f"Published {figures}\n", date(2026, 6, 1))
    assert found is not None
    assert (found.date, found.sure) == (date(2026, 5, 11), True)


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
