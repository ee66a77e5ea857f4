"""Several articles on one line of time."""

from dataclasses import replace
from datetime import date

from astana_reader.articles.document import Block
from astana_reader.timeline.events import find_events
from astana_reader.timeline.merged import Article, MergedEvent, merge_events, told_same
from astana_reader.timeline.tagger import find_expressions

PUBLISHED = date(2017, 1, 22)


def article(name: str, text: str) -> Article:
    expressions = find_expressions(text, [Block(0, len(text))], PUBLISHED)
    return Article(name, text, find_events(text, expressions, PUBLISHED))


def names(event: MergedEvent) -> list[int]:
    return [source.article for source in event.sources]


ONE = article(
    "one",
    "Vladimir Putin announced an agreement with the Syrian rebels on December 29. "
    "Delegates arrived in Astana on Saturday.",
)


def test_the_same_event_is_one_with_all_its_sources() -> None:
    two = article(
        "two", "On 29 December 2016 Vladimir Putin announced an agreement with Syrian rebels."
    )
    merged = merge_events([ONE, two])
    assert [names(event) for event in merged] == [[0, 1], [0]]
    assert all(not event.conflicts for event in merged)


def test_a_coarser_date_is_no_other_date_and_the_finest_leads() -> None:
    two = article(
        "two", "Vladimir Putin announced an agreement with the Syrian rebels in December 2016."
    )
    first, _ = merge_events([two, ONE])
    assert names(first) == [1, 0]
    assert first.event.granularity == "day"


def test_two_dates_for_near_equal_sentences_are_a_conflict() -> None:
    two = article(
        "two", "Vladimir Putin announced an agreement with the Syrian rebels on December 27."
    )
    merged = merge_events([ONE, two])
    assert [(names(event), event.conflicts) for event in merged] == [
        ([1], (1,)),
        ([0], (0,)),
        ([0], ()),
    ]


def test_one_sentence_with_two_dates_is_no_conflict_with_its_copy() -> None:
    text = "The Astana talks that opened on January 3 and paused closed with a deal on January 9."
    merged = merge_events([article("one", text), article("two", text)])
    assert [(names(event), event.conflicts) for event in merged] == [([0, 1], ()), ([0, 1], ())]


def test_other_sentences_of_the_same_day_stay_apart() -> None:
    two = article("two", "Heavy rain flooded villages along the river on December 29.")
    assert [names(event) for event in merge_events([ONE, two])] == [[0], [1], [0]]


def test_nothing_to_merge() -> None:
    assert merge_events([]) == ()
    assert merge_events([article("empty", "")]) == ()


def test_events_without_days_come_last() -> None:
    two = article("two", "The delegates left Astana the week after the vote.")
    merged = merge_events([two, ONE])
    assert merged[-1].event.kind == "undated"
    assert [event.event.earliest is None for event in merged] == [False, False, True]


def told(name: str, text: str, published: date) -> Article:
    expressions = find_expressions(text, [Block(0, len(text))], published)
    return Article(name, text, find_events(text, expressions, published))


def test_one_event_in_other_words_is_joined_by_its_day_and_names() -> None:
    one = told("one", "The port sold Shed 7 on Monday to a brewer.", date(2024, 5, 15))
    two = told(
        "two",
        "Kestrel Ales bought Shed 7 in a deal signed on 13 May. It will open a bar in July.",
        date(2024, 6, 1),
    )
    merged = merge_events([one, two])
    assert [names(event) for event in merged] == [[0, 1], [1]]
    assert str(merged[0].event.earliest) == "2024-05-13"


def test_one_day_with_other_names_is_no_one_event() -> None:
    one = told("one", "The port sold Shed 7 on Monday.", date(2024, 5, 15))
    two = told("two", "Ada Kovac won the mayor's race on 13 May.", date(2024, 6, 1))
    assert [names(event) for event in merge_events([one, two])] == [[0], [1]]


def test_two_rows_of_one_article_stay_apart() -> None:
    text = "Kestrel Ales bought Shed 7 on Monday. Kestrel Ales left Shed 9 on Monday."
    one = told("one", text, date(2024, 5, 15))
    two = told("two", "Kestrel Ales bought Shed 7 on 13 May.", date(2024, 6, 1))
    assert [names(event) for event in merge_events([one, two])] == [[0, 1], [0]]


def test_two_days_for_one_thing_are_a_conflict() -> None:
    one = told("one", "The port sold Shed 7 on Monday to a brewer.", date(2024, 5, 15))
    two = told("two", "According to its books the port sold Shed 7 on 14 May.", date(2024, 6, 1))
    assert [event.conflicts for event in merge_events([one, two])] == [(1,), (0,)]


def test_what_the_reader_joined_is_one_event_and_no_conflict() -> None:
    one = told("one", "The port sold Shed 7 on Monday to a brewer.", date(2024, 5, 15))
    two = told("two", "According to its books the port sold Shed 7 on 14 May.", date(2024, 6, 1))
    three = told("three", "It rained on 2 June 2024.", date(2024, 6, 3))
    joined = [replace(each, same={0: "an id"}) for each in (one, three)]
    merged = merge_events([joined[0], two, joined[1]])
    assert [(sorted(names(event)), event.conflicts) for event in merged] == [
        ([0, 2], (1,)),
        ([1], (0,)),
    ]
    every = merge_events([replace(each, same={0: "an id"}) for each in (one, two, three)])
    assert [(sorted(names(event)), event.conflicts) for event in every] == [([0, 1, 2], ())]


def test_the_reader_means_the_event_whose_first_date_stands_there() -> None:
    text = "Delegates met on 3 May 2024 and left on 9 May 2024. It rained on 2 June 2024."
    expressions = find_expressions(text, [Block(0, len(text))], PUBLISHED)
    events = find_events(text, expressions, PUBLISHED)
    places = [(one.start, one.end) for one in expressions]
    last = text.index("2 June")
    same = told_same(events, places, [(last, last + 1, "an id"), (0, 1, "another")])
    assert {text[events[n].start :][:9]: id for n, id in same.items()} == {"It rained": "an id"}
