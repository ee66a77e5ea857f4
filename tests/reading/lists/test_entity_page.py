"""What the page of one entity tells."""

import re
from dataclasses import replace

import pytest

from astana_reader.engines.findings import Findings, FoundEntity, Mentions
from astana_reader.reading.lists.entity_page import page_of
from astana_reader.reading.page.objects import sentence_here
from astana_reader.reading.reading import Reading
from astana_reader.text.sentences import sentence_spans
from tests.reading.readings import reading_of, with_findings


def _reading() -> Reading:
    reading = reading_of()
    with_findings(reading)
    return reading


def _number(reading: Reading, name: str) -> int:
    return next(n for n, e in enumerate(reading.findings.entities) if e.name == name)


def _starts(reading: Reading) -> list[int]:
    article = reading.article
    return [
        sentence.start
        for block in article.blocks
        for sentence in sentence_spans(article.text, block.start, block.end)
    ]


@pytest.mark.parametrize("known", ["all", "none", "the first half", "the second half"])
def test_every_sentence_that_names_it(known: str) -> None:
    reading = _reading()
    starts = _starts(reading)
    middle = reading.article.blocks[len(reading.article.blocks) // 2].start
    told = {
        "all": starts,
        "none": [],
        "the first half": [start for start in starts if start < middle],
        "the second half": [start for start in starts if start >= middle],
    }[known]
    findings = replace(reading.findings, sentences=told)
    number = _number(reading, "Bashar al-Assad")
    page = page_of(reading.article, findings, number)
    expected = dict.fromkeys(
        sentence_here(reading.article, mention.start) for mention in findings.mentions_of(number)
    )
    assert [sentence.span for sentence in page.sentences] == list(expected)


def test_its_dates_and_its_company() -> None:
    reading = _reading()
    putin = page_of(reading.article, reading.findings, _number(reading, "Vladimir Putin"))
    assert putin.sentences[0].dates == "29 Dec 2016"
    assert putin.company == (("Bashar al-Assad", 1),)


def test_where_it_is_quoted_and_its_places_apart_from_its_company() -> None:
    text = "“We will stay,” said Ann Lee in Oslo. Ann Lee met Tom Reed. Tom Reed said “no”."
    reading = reading_of(text)
    names = (("Ann Lee", "PERSON"), ("Tom Reed", "PERSON"), ("Oslo", "PLACE"))
    places = [
        (match.start(), match.end(), number)
        for number, (name, _) in enumerate(names)
        for match in re.finditer(name, text)
    ]
    entities = [FoundEntity(name, name, type_) for name, type_ in names]
    findings = Findings(entities, mentions=Mentions.of(places, len(entities)))
    lee = page_of(reading.article, findings, 0)
    assert [sentence.is_quoted for sentence in lee.sentences] == [True, False]
    assert lee.company == (("Tom Reed", 1),)
    assert lee.places == (("Oslo", 1),)
    reed = page_of(reading.article, findings, 1)
    assert [sentence.is_quoted for sentence in reed.sentences] == [False, True]
