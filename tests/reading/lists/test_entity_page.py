"""What the page of one entity tells."""

from dataclasses import replace

import pytest

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
