"""Days that a page shows beside its headline."""

from datetime import date

import pytest

from astana_reader.articles.markup.tree import parse_html
from astana_reader.articles.web.dateline import day_in, shown_day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Published January 22, 2017", date(2017, 1, 22)),
        ("22nd Jan. 2017, 10:00", date(2017, 1, 22)),
        ("Erschienen am 22. Januar 2017", date(2017, 1, 22)),
        ("22.1.2017", date(2017, 1, 22)),
        ("22 de enero de 2017", date(2017, 1, 22)),
        ("22 января 2017, 13:43", date(2017, 1, 22)),
        ("2017-01-22T10:00Z", date(2017, 1, 22)),
        ("In 2017, 31 February", None),
        ("31.2.2017", None),
    ],
)
def test_days_in_words_and_numbers(words: str, day: date | None) -> None:
    assert day_in(words) == day


@pytest.mark.parametrize(
    ("below", "day"),
    [
        ('<p class="date">22 January 2017</p>', date(2017, 1, 22)),
        ('<time datetime="2017-01-22">Sunday</time>', date(2017, 1, 22)),
        ('<p class="date">Updated 23 January 2017</p>', None),
        ('<p class="related-date">22 January 2017</p>', None),
        ("<p>It began on 22 January 2017.</p>", None),
    ],
)
def test_the_day_shown_beside_a_headline(below: str, day: date | None) -> None:
    root = parse_html(f"<body><h1>Talks</h1>{below}</body>")
    assert root is not None
    assert shown_day(next(root.iter("h1"))) == day
