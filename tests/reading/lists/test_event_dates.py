"""Dates of events in words."""

from datetime import date

import pytest

from astana_reader.articles.document import Block
from astana_reader.reading.lists.event_dates import (
    event_short,
    event_title,
    expression_words,
    label,
)
from astana_reader.timeline.events import Event, find_events
from astana_reader.timeline.tagger import find_expressions

PUBLISHED = date(2017, 1, 22)


def event_of(text: str, published: date | None = PUBLISHED) -> Event:
    found = find_expressions(text, [Block(0, len(text))], published)
    (event,) = find_events(text, found, published)
    return event


@pytest.mark.parametrize(
    ("text", "in_the_line", "in_full"),
    [
        ("It froze on 9 January 2017.", "9 Jan", "Mon 9 January 2017"),
        ("It froze in the week of Jan. 9.", "9 Jan", "the week of 9 Jan 2017"),
        ("It froze in September 2015.", "Sep", "September 2015"),
        ("It fell in the third quarter of 2016.", "Q3", "Q3 2016"),
        ("It fell in the second half of 2016.", "H2", "H2 2016"),
        ("It dried up in the summer of 2016.", "summer", "summer 2016"),
        ("It froze in the winter of 2015.", "winter", "winter 2015"),
        ("It froze in 1962.", "1962", "1962"),
        ("It froze about 20 years ago.", "~1997", "about 1997"),
        ("It froze in the 1960s.", "1960s", "the 1960s"),
        ("It froze in the 17th century.", "17th c", "the 17th century"),
        ("It has frozen since 9 January 2017.", "9 Jan", "Mon 9 January 2017 – 22 Jan 2017"),
        ("It froze the week after the vote.", "", "Undated"),
        ("It froze in 480 BC.", "480 BC", "480 BC"),
        ("It froze in about 480 BC.", "~480BC", "about 480 BC"),
        ("It froze in about 3000 BC.", "3000BC", "about 3000 BC"),
        ("It lasted from 900 to 300 BC.", "900 BC", "900 – 300 BC"),
        ("It lasted from 300 BC to AD 200.", "300 BC", "300 BC – 200"),
        ("It froze in 1347.", "1347", "1347"),
        ("It lasted from 1939 to 1945.", "1939", "1939 – 1945"),
        ("It froze at 13:15 on 9 January 2017.", "13:15", "Mon 9 January 2017, 13:15"),
        ("It froze on the morning of 9 January 2017.", "9 Jan", "Mon 9 January 2017, morning"),
    ],
)
def test_a_date_in_the_line_and_in_full(text: str, in_the_line: str, in_full: str) -> None:
    event = event_of(text)
    assert label(event) == in_the_line
    assert event_title(event) == in_full
    assert event_short(event)


@pytest.mark.parametrize(
    ("text", "in_the_line", "in_full"),
    [
        ("The river froze yesterday.", "D-1", "1 day before publication"),
        ("The river froze last year.", "Y-1", "1 year before publication"),
        ("The river will freeze next week.", "W+1", "1 week after publication"),
        ("At noon they ate.", "D", "The day of publication"),
    ],
)
def test_without_a_publication_date_days_count_from_it(
    text: str, in_the_line: str, in_full: str
) -> None:
    event = event_of(text, None)
    assert label(event) == in_the_line
    assert event_title(event) == in_full


@pytest.mark.parametrize(
    ("text", "published", "words"),
    [
        ("He left on Wednesday.", None, "“Wednesday”"),
        ("He left on Wednesday.", PUBLISHED, "18 Jan 2017"),
        ("They meet every Wednesday.", PUBLISHED, "“every Wednesday”"),
        ("It took three years.", PUBLISHED, "3 years"),
        ("It took 20 minutes.", PUBLISHED, "20 minutes"),
        ("Now it is calm.", PUBLISHED, "now"),
        ("It froze in the first quarter of 2016.", PUBLISHED, "Q1 2016"),
        ("It froze in August 2016.", PUBLISHED, "August 2016"),
        ("It froze in the 5th century BC.", PUBLISHED, "500 – 401 BC"),
        ("It froze at 13:15 on 9 January 2017.", PUBLISHED, "9 Jan 2017 13:15"),
        ("He left on Monday night.", None, "“Monday night”"),
    ],
)
def test_a_time_is_told_in_words(text: str, published: date | None, words: str) -> None:
    (found,) = find_expressions(text, [Block(0, len(text))], published)
    assert expression_words(found) == words
