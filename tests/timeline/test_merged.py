"""Several articles on one line of time."""

from dataclasses import replace
from datetime import date

import pytest

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


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (
            ("2024-05-15", "The council sold Shed 7 on Monday."),
            ("2024-06-01", "Ostrava Steel bought Shed 7 in a contract signed on 13 May."),
            "joined",
        ),
        (
            ("2023-03-10", "A freight train derailed near Halle on Tuesday, spilling acid."),
            ("2023-03-20", "The Halle derailment on 7 March spilled 40 tons of acid."),
            "joined",
        ),
        (
            ("2022-08-20", "Novelist Iris Kwan was stabbed in Leeds on Thursday."),
            ("2022-09-01", "A man attacked the writer Iris Kwan in Leeds on 18 August."),
            "joined",
        ),
        (
            ("2021-11-09", "Voters in Tarn rejected the airport on Sunday."),
            ("2021-12-02", "The airport was voted down in Tarn on 7 November 2021."),
            "joined",
        ),
        (
            ("2020-02-04", "Surgeon Li Wen died on Friday of the virus."),
            ("2020-03-04", "Dr Li Wen, who first warned of the virus, died on 31 January."),
            "joined",
        ),
        (
            ("2019-04-16", "Fire destroyed the roof of St Ann's church on Monday."),
            ("2019-05-01", "On 15 April the roof of St Ann's burned."),
            "joined",
        ),
        (
            ("2018-06-30", "Kolding signed the striker Bo Hald on Wednesday."),
            ("2018-07-07", "Bo Hald joined Kolding on 27 June for two million."),
            "joined",
        ),
        (
            ("2017-10-05", "The Cassini Bank was fined 3 million euros on Tuesday."),
            ("2017-10-09", "Regulators fined the Cassini Bank on 3 October."),
            "joined",
        ),
        (
            ("2024-05-15", "The council sold Shed 7 on Monday."),
            ("2024-06-01", "Ostrava Steel bought Shed 7 from the council on 16 May."),
            "conflict",
        ),
        (
            ("2022-08-20", "Novelist Iris Kwan was stabbed in Leeds on Thursday."),
            ("2022-09-01", "A man stabbed Iris Kwan at a reading in Leeds on 16 August."),
            "conflict",
        ),
        (
            ("2020-02-04", "Surgeon Li Wen died on Friday of the virus."),
            ("2020-03-04", "Li Wen, the surgeon who warned of it, died on 2 February."),
            "conflict",
        ),
        (
            ("2019-04-16", "Fire destroyed the roof of St Ann's church on Monday."),
            ("2019-05-01", "The fire at St Ann's church broke out on 13 April."),
            "conflict",
        ),
        (
            ("2018-06-30", "Kolding signed the striker Bo Hald on Wednesday."),
            ("2018-07-07", "Striker Bo Hald signed for Kolding on 29 June."),
            "conflict",
        ),
        (
            ("2016-02-02", "Judge Amina Sow resigned on 27 January."),
            ("2016-02-09", "Amina Sow, the judge, announced her resignation on 29 January."),
            "conflict",
        ),
        (
            ("2015-09-20", "Rebels shot down a helicopter over Darak on 12 September."),
            (
                "2015-10-01",
                "The helicopter was shot down over Darak on 14 September.",
            ),
            "conflict",
        ),
        (
            ("2014-03-20", "The Meyer brothers were arrested in Porto on 11 March."),
            ("2014-04-02", "Police in Porto arrested the two Meyer brothers on 13 March."),
            "conflict",
        ),
        (
            ("2024-05-15", "The council sold Shed 7 on Monday."),
            ("2024-06-01", "The council sold Shed 9 on 16 May."),
            "apart",
        ),
        (
            ("2023-03-10", "A freight train derailed near Halle on Tuesday."),
            ("2023-03-20", "A passenger train derailed near Ulm on 9 March."),
            "apart",
        ),
        (
            ("2022-08-20", "Novelist Iris Kwan was stabbed in Leeds on Thursday."),
            ("2022-09-01", "Iris Kwan read from her novel in Leeds on 16 August."),
            "apart",
        ),
        (
            ("2020-02-04", "Surgeon Li Wen died on Friday."),
            ("2020-03-04", "Surgeon Li Wen was buried on 2 February."),
            "apart",
        ),
        (
            ("2021-07-01", "The ferry Aurora sank off Samar on 24 June."),
            ("2021-07-09", "Divers reached the ferry Aurora off Samar on 26 June."),
            "apart",
        ),
        (
            ("2019-04-16", "The mayor of Lund opened a bridge on Monday."),
            ("2019-05-01", "The mayor of Lund opened a school on 17 April."),
            "apart",
        ),
        (
            ("2018-06-30", "Kolding beat Aarhus on Wednesday."),
            ("2018-07-07", "Kolding beat Odense on 30 June."),
            "apart",
        ),
        (
            ("2016-02-02", "Judge Amina Sow resigned on 27 January."),
            ("2016-02-09", "Judge Amina Sow jailed two brothers on 25 January."),
            "apart",
        ),
        (
            ("2015-09-20", "Rebels shot down a helicopter over Darak on 12 September."),
            ("2015-10-01", "Rebels took the airport of Darak on 14 September."),
            "apart",
        ),
        (
            ("2014-03-20", "The court heard the Meyer brothers on 11 March."),
            ("2014-04-02", "The court heard the Meyer brothers again on 13 March."),
            "apart",
        ),
        (
            ("2013-03-20", "Prices rose 3 percent in Accra on Monday."),
            ("2013-03-27", "Prices rose 4 percent in Accra on Monday."),
            "apart",
        ),
        (
            ("2012-09-14", "Protesters stormed the embassy in Sanaa on Thursday."),
            ("2012-10-01", "The embassy in Sanaa was stormed by a crowd on 13 September."),
            "joined",
        ),
        (
            ("2011-05-03", "Umea Pulp closed its Holmen mill on Monday with the loss of 300 jobs."),
            ("2011-06-03", "The Holmen mill, owned by Umea Pulp, shut on 2 May."),
            "joined",
        ),
        (
            ("2010-01-15", "The singer Teo Brandt married Ana Ruiz in Cadiz on Saturday."),
            (
                "2010-02-01",
                "The wedding of Teo Brandt and Ana Ruiz was in Cadiz on 9 January.",
            ),
            "joined",
        ),
        (
            ("2009-07-03", "A jury in Ohio acquitted nurse Dana Wells on Wednesday."),
            ("2009-07-30", "Dana Wells, a nurse, was found not guilty in Ohio on 1 July."),
            "joined",
        ),
        (
            ("2012-09-14", "Protesters stormed the embassy in Sanaa on Thursday."),
            ("2012-10-01", "A crowd stormed the embassy in Sanaa on 11 September."),
            "conflict",
        ),
        (
            ("2011-05-03", "Umea Pulp closed its Holmen mill on Monday with the loss of 300 jobs."),
            ("2011-06-03", "Umea Pulp shut the Holmen mill on 30 April."),
            "conflict",
        ),
        (
            ("2010-01-15", "The singer Teo Brandt married Ana Ruiz in Cadiz on Saturday."),
            ("2010-02-01", "Teo Brandt and Ana Ruiz were married in Cadiz on 10 January."),
            "conflict",
        ),
        (
            ("2009-07-03", "A jury in Ohio acquitted nurse Dana Wells on Wednesday."),
            ("2009-07-30", "Nurse Dana Wells was acquitted in Ohio on 29 June."),
            "conflict",
        ),
        (
            ("2012-09-14", "Protesters stormed the embassy in Sanaa on Thursday."),
            ("2012-10-01", "Guards left the embassy in Sanaa on 11 September."),
            "apart",
        ),
        (
            ("2011-05-03", "Umea Pulp closed its Holmen mill on Monday."),
            ("2011-06-03", "Umea Pulp opened its Lulea mill on 30 April."),
            "apart",
        ),
        (
            ("2010-01-15", "The singer Teo Brandt married Ana Ruiz in Cadiz on Saturday."),
            ("2010-02-01", "Teo Brandt sang in Cadiz on 10 January."),
            "apart",
        ),
        (
            ("2009-07-03", "A jury in Ohio acquitted nurse Dana Wells on Wednesday."),
            ("2009-07-30", "Nurse Dana Wells was charged in Ohio on 29 June."),
            "apart",
        ),
        (
            ("2024-04-15", "Ravensholm beat Aldbridge 3-2 on Saturday with a header by Okoro."),
            ("2024-04-15", "Hexley beat Millthorpe 3-2 on Saturday with a header by Roe."),
            "apart",
        ),
        (
            ("2024-06-12", "Police in Ghent arrested a dealer on Tuesday over the relics."),
            ("2024-06-12", "Police in Ghent arrested a teacher on Tuesday over a fire."),
            "apart",
        ),
        (
            (
                "2019-10-28",
                "Conseco shares closed at $19.50 in New York Stock Exchange trading Friday.",
            ),
            ("2019-10-28", "In New York Stock Exchange trading Friday, Aetna closed at $60."),
            "apart",
        ),
        (
            ("2021-02-12", "Ingunn Solheim died on Saturday at a care home in Canmore."),
            ("2021-02-14", "The glaciologist Ingunn Solheim passed away in Canmore on 6 February."),
            "joined",
        ),
        (
            ("2021-02-12", "In June 1979 Ingunn Solheim fell into a crevasse in Canada."),
            ("2021-02-14", "Ingunn Solheim survived a fall into a crevasse in June 1979."),
            "joined",
        ),
        (
            ("2023-10-18", "Inspectors found cracks in the Rumiyaco viaduct on Monday."),
            ("2023-10-20", "Cracks were discovered in the Rumiyaco viaduct on October 17."),
            "conflict",
        ),
        (
            (
                "2023-01-19",
                "The Arlen Pass is to reopen on Monday. The transport committee will discuss the "
                "nets on 2 February.",
            ),
            (
                "2023-01-24",
                "The Arlen Pass reopened on Monday. The committee meets on 2 February to talk "
                "about the nets.",
            ),
            "joined",
        ),
        (
            (
                "2024-03-08",
                "On Tuesday Tarrow Lake council voted to demolish the Pinkney Arena. A petition "
                "with 1,130 names was delivered on Monday.",
            ),
            (
                "2024-03-11",
                "Councillors decided on 5 March to tear down the Pinkney Arena in Tarrow Lake. "
                "The Friends of the Pinkney handed in a petition on 4 March.",
            ),
            "joined",
        ),
        (
            ("2008-04-04", "Six skiers were found on Mount Kerr on Tuesday."),
            ("2008-05-04", "Snow fell on Mount Kerr on 30 March and six roads were shut."),
            "apart",
        ),
    ],
)
def test_articles_that_tell_of_it_in_their_own_words(
    first: tuple[str, str], second: tuple[str, str], told: str
) -> None:
    line = merge_events([_dated(*first), _dated(*second)])
    joined = all(len(set(names(event))) == 2 for event in line)
    conflict = any(event.conflicts for event in line)
    assert ("conflict" if conflict else "joined" if joined else "apart") == told


def _dated(published: str, text: str) -> Article:
    day = date.fromisoformat(published)
    expressions = find_expressions(text, [Block(0, len(text))], day)
    return Article(text, text, find_events(text, expressions, day))
