"""Events: what a sentence dates, and where its row begins."""

from datetime import date

import pytest

from astana_reader.articles.document import Block, BlockKind
from astana_reader.timeline.events import Event, find_events
from astana_reader.timeline.expressions import DateCorrection
from astana_reader.timeline.tagger import find_expressions

PUBLISHED = date(2017, 1, 22)


def events_of(
    text: str, published: date | None = PUBLISHED, *corrections: DateCorrection
) -> tuple[Event, ...]:
    found = find_expressions(text, [Block(0, len(text))], published, corrections)
    return find_events(text, found, published)


def only(text: str, published: date | None = PUBLISHED) -> Event:
    (event,) = events_of(text, published)
    return event


def days(event: Event) -> tuple[str, str]:
    return str(event.earliest), str(event.latest)


@pytest.mark.parametrize(
    ("text", "first", "last", "size"),
    [
        ("They met on 29 December 2016.", "2016-12-29", "2016-12-29", "day"),
        ("They met at 9 p.m. on Friday.", "2017-01-20", "2017-01-20", "day"),
        ("They met last week.", "2017-01-16", "2017-01-22", "week"),
        ("They met in December 2016.", "2016-12-01", "2016-12-31", "month"),
        ("They met in early November.", "2016-11-01", "2016-11-10", "month"),
        ("They met in the summer of 2014.", "2014-06-01", "2014-08-31", "season"),
        ("They met in the third quarter.", "2016-07-01", "2016-09-30", "quarter"),
        ("They met in 2014.", "2014-01-01", "2014-12-31", "year"),
        ("They met in the 1990s.", "1990-01-01", "1999-12-31", "decade"),
        ("They met in the 19th century.", "1800-01-01", "1899-12-31", "century"),
    ],
)
def test_dates(text: str, first: str, last: str, size: str) -> None:
    event = only(text)
    assert (event.kind, *days(event), event.granularity) == ("date", first, last, size)
    assert event.approx == ("early" in text)


@pytest.mark.parametrize(
    ("text", "first", "last", "approx"),
    [
        ("He has led it since September 2015.", "2015-09-01", "2017-01-22", False),
        ("It ran from 3 May to 5 June 2011.", "2011-05-03", "2011-06-05", False),
        ("It ran between 1985 and 1987.", "1985-01-01", "1987-12-31", False),
        ("It ran from Monday until Friday.", "2017-01-16", "2017-01-20", False),
        ("It ran 1914-18.", "1914-01-01", "1918-12-31", False),
        ("He has led it for nearly six years.", "2011-01-22", "2017-01-22", True),
        ("They’ve lived here for three months.", "2016-10-22", "2017-01-22", True),
        ("Prices fell over the past three months.", "2016-10-22", "2017-01-22", True),
        ("Prices will fall in the next two years.", "2017-01-22", "2019-01-22", True),
    ],
)
def test_spans(text: str, first: str, last: str, approx: bool) -> None:
    event = only(text)
    assert (event.kind, *days(event), event.approx) == ("span", first, last, approx)


@pytest.mark.parametrize(
    "text",
    [
        "He led it for six years.",
        "He had led it for six years.",
        "He has said he led it for six years.",
    ],
)
def test_a_duration_that_nothing_places_stays_one(text: str) -> None:
    event = only(text)
    assert (event.kind, event.earliest, event.latest) == ("duration", None, None)


def test_before_christ_there_are_places_without_days() -> None:
    event = only("It fell in 480 BC.")
    assert (event.kind, event.earliest, event.begins, event.ends) == (
        "date",
        None,
        "-0479",
        "-0479",
    )


@pytest.mark.parametrize(
    "text",
    [
        "They now live abroad.",
        "They meet every Monday.",
        "They will soon meet.",
        "They met several years ago.",
        "He lost recently.",
        "A two-year deal is planned.",
        "The trip took three days.",
        "It was the first storm in six years.",
        "LONDON, 22 January 2017 — The river rose.",
        "Published on 22 January 2017",
        "Nothing at all.",
    ],
)
def test_no_event(text: str) -> None:
    assert events_of(text) == ()


def test_a_heading_names_what_follows_and_tells_nothing() -> None:
    text = "December ceasefire"
    found = find_expressions(text, [Block(0, len(text), BlockKind.HEADING)], PUBLISHED)
    assert [one.value for one in found] == ["2016-12"]
    assert find_events(text, found, PUBLISHED) == ()


@pytest.mark.parametrize("kind", [BlockKind.CODE, BlockKind.RULE])
def test_what_is_no_prose_is_not_read(kind: BlockKind) -> None:
    text = "On 3 May 2016 it rained."
    assert find_expressions(text, [Block(0, len(text), kind)], PUBLISHED) == ()
    assert find_expressions(text, [Block(0, len(text), aside=True)], PUBLISHED) == ()


def test_a_duration_may_end_at_the_date_of_its_sentence() -> None:
    span, month = events_of("By May 2010 he had led it for two years.")
    assert (span.kind, *days(span), span.approx) == ("span", "2008-05-01", "2010-05-31", True)
    assert (month.kind, *days(month)) == ("date", "2010-05-01", "2010-05-31")


def test_a_date_beside_a_vague_word_or_a_length_is_the_one_event() -> None:
    event = only("On Friday he was jailed for two years and may soon appeal.")
    assert days(event) == ("2017-01-20", "2017-01-20")


def test_one_day_named_twice_in_a_sentence_is_one_event() -> None:
    event = only("On Friday, 20 January 2017, they met, and Friday was hot.")
    assert event.expressions == (0, 1)


def test_a_sentence_with_two_dates_makes_two_events() -> None:
    first, second = events_of("The talks that began on 3 May 2016 ended on Friday.")
    assert (days(first)[0], days(second)[0]) == ("2016-05-03", "2017-01-20")
    assert first.start == second.start
    assert first.text_start != second.text_start


def test_about_is_approximate() -> None:
    assert only("It was built around 1900.").approx
    assert only("It closed more than two years ago.").approx
    assert not only("It was built in 1900.").approx


def test_events_are_in_order_of_time_and_what_has_no_days_last() -> None:
    text = (
        "He left the week after the vote. She fell on Friday. He led it for two years. "
        "It fell in 1999. It began in 300 BC."
    )
    found = events_of(text)
    assert [event.kind for event in found] == ["date", "date", "date", "undated", "duration"]
    years = [event.earliest.year for event in found if event.earliest]
    assert years == [1999, 2017]
    assert found[0].begins == "-0299"
    assert found[3].start < found[4].start


@pytest.mark.parametrize(
    ("text", "of_saying"),
    [
        ("“We won,” he said on Friday.", True),
        ("Police confirmed Friday that he fled.", True),
        ("The premier on Friday condemned the attack.", True),
        ("He told reporters Friday that he fled.", True),
        ("He said so in a statement issued Saturday.", True),
        ("He fled on Friday, police said.", False),
        ("The attack on Friday killed six.", False),
        ("He said the attack on Friday killed six.", False),
    ],
)
def test_the_day_of_a_saying(text: str, of_saying: bool) -> None:
    assert only(text).of_saying is of_saying


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The rebels reportedly executed the hostages on Sunday.", "reported"),
        ("According to the police, two men robbed the bank on Monday.", "reported"),
        ("The general is said to have fled to Chad in March.", "reported"),
        ("According to the minister, talks will resume on Monday.", "planned"),
        ("The talks went according to plan on Monday.", "happened"),
        ("Engineers warned the council on Friday.", "happened"),
        ("He said in a letter on Friday that he was ill.", "reported"),
    ],
)
def test_what_is_only_said(text: str, told: str) -> None:
    assert only(text).told == told


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("On December 29, the president announced a deal.", "the president announced a deal."),
        ("In 2016 he won.", "he won."),
        ("Yesterday, the dam broke.", "the dam broke."),
        ("The dam broke on Friday.", "The dam broke on Friday."),
        (
            "The talks failed, after the rebels lost the town in May 2016.",
            "the rebels lost the town in May 2016.",
        ),
        (
            "Though they agree, they differ on the king, whose family has ruled for four decades.",
            "the king, whose family has ruled for four decades.",
        ),
        (
            "It was sunk, according to a spokesman of the navy who spoke on Friday.",
            "the navy who spoke on Friday.",
        ),
        ("The well-known state-run paper closed on Friday.", "The well-known state-run paper"),
        ("The truce, brokered by envoys, began on Friday.", "The truce, brokered by envoys"),
    ],
)
def test_rows_begin_at_the_words_around_the_date(text: str, row: str) -> None:
    event = only(text)
    assert text[event.text_start : event.end].startswith(row)


def test_two_events_of_a_sentence_begin_their_rows_apart() -> None:
    text = (
        "The talks came after the rebels lost the town in December 2016 by giving up districts "
        "that they had held for nearly four years."
    )
    rows = sorted(text[event.text_start :].split(" ", 1)[0] for event in events_of(text))
    assert len(set(rows)) == 2


def test_a_corrected_date_moves_its_event() -> None:
    text = "They met on Monday."
    (event,) = events_of(text, PUBLISHED, DateCorrection(12, 18, "2017-01-09"))
    assert days(event) == ("2017-01-09", "2017-01-09")
    assert events_of(text, PUBLISHED, DateCorrection(12, 18, None)) == ()


def test_an_open_span_without_a_publication_date_has_no_end() -> None:
    event = only("He has led it since September 2015.", None)
    assert (event.kind, event.earliest, event.latest) == ("span", date(2015, 9, 1), None)


def test_a_span_is_not_turned_around() -> None:
    found = events_of("It ran from June 2011 to May 2011.")
    assert [event.kind for event in found] == ["date", "date"]
    (later,) = events_of("They will have led it since 2019.")
    assert later.kind == "date"
