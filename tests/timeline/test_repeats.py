"""Events that are told again, asked for piece by piece."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from astana_reader.articles.document import Block
from astana_reader.text.spans import Span
from astana_reader.timeline.event import Event
from astana_reader.timeline.events import find_events
from astana_reader.timeline.repeats import said_once
from astana_reader.timeline.tagger import find_expressions

PUBLISHED = date(2024, 6, 19)
SENTENCES = (
    "The council sold the old fish market on 13 May 2024. ",
    "The old fish market was sold by the council in May 2024. ",
    "The council had sold the old fish market by 13 May 2024. ",
    "The harbour bridge opened on 13 May 2024 after a long delay. ",
    "A bridge in the harbour opened on 14 May 2024. ",
    "The council bought the station in 2023 and sold the market in May 2024. ",
)


def events_of(text: str, begin: int, end: int) -> list[Event]:
    """The events of a part of the text, none told again by what lies outside it."""
    found = find_expressions(text, [Block(begin, end)], PUBLISHED)
    return list(find_events(text, found, PUBLISHED))


def told(events: list[Event]) -> set[Span]:
    """Every sentence that tells of one of the events."""
    return {span for e in events for span in (Span(e.start, e.end), *e.again)}


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=8), st.integers(0, 8))
def test_no_sentence_is_lost_however_often_it_is_asked(sentences: list[str], cut: int) -> None:
    text = "".join(sentences)
    middle = len("".join(sentences[:cut]))
    pieces = [events_of(text, 0, middle), events_of(text, middle, len(text))]
    events = [event for piece in pieces for event in piece]
    once = said_once(text, events)
    twice = said_once(text, once)
    assert told(events) == told(once) == told(twice)
    assert len(twice) <= len(once) <= len(events)
    for event in twice:
        assert Span(event.start, event.end) not in event.again
        assert len(set(event.again)) == len(event.again)


def test_more_events_join_those_that_were_joined_before() -> None:
    text = SENTENCES[1] + SENTENCES[2] + SENTENCES[0]
    middle = len(SENTENCES[1] + SENTENCES[2])
    (first,) = events_of(text, 0, middle)
    (event,) = said_once(text, [first, *events_of(text, middle, len(text))])
    assert len(first.again) == 1
    assert len(event.again) == 2
