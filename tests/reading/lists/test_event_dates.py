"""Dates of events in words."""

from datetime import date

import pytest

from astana_reader.articles.document import Block
from astana_reader.reading.lists.event_dates import event_short, event_title, label
from astana_reader.timeline.events import Event, find_events
from astana_reader.timeline.tagger import find_expressions

PUBLISHED = date(2017, 1, 22)


def event_of(text: str) -> Event:
    found = find_expressions(text, [Block(0, len(text))], PUBLISHED)
    (event,) = find_events(text, found, PUBLISHED)
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
    ],
)
def test_a_date_in_the_line_and_in_full(text: str, in_the_line: str, in_full: str) -> None:
    event = event_of(text)
    assert label(event) == in_the_line
    assert event_title(event) == in_full
    assert event_short(event)
