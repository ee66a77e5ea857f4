"""A client and its engine process: what is found in one article, whatever its size."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from astana_reader.articles.article import Article, Options, Source
from astana_reader.engines.client import EngineClient
from astana_reader.engines.findings import Findings
from astana_reader.engines.wire import Request
from tests.reading.articles import article_of

PUBLISHED = date(2024, 6, 19)
FILLER = [
    f"The {number} boats stayed in the harbour all day and nobody minded." for number in range(90)
]


async def found(
    article: Article, log: Path, questions: Sequence[Request] = (Request(1, published=PUBLISHED),)
) -> Findings:
    """All that the engines find in an article, asked one question after the other."""
    done = asyncio.Event()
    answers: list[Findings] = []
    client = EngineClient(
        article,
        found=answers.append,
        progressed=lambda share: done.set() if share >= 1 else None,
        placed=lambda _: None,
        ended=done.set,
        log=log,
    )
    for question in questions:
        done.clear()
        await client.ask(question)
        await asyncio.wait_for(done.wait(), 60)
    await client.close()
    return answers[-1]


def far_apart(first: str, second: str) -> Article:
    """Two paragraphs with more between them than the engines look at in one piece."""
    return article_of("\n\n".join([first, *FILLER, second]))


async def test_what_is_told_again_far_away_is_one_event(tmp_path: Path) -> None:
    first = "The council sold the old fish market in May 2024."
    article = far_apart(first, "The old fish market was sold by the council on 13 May 2024.")
    findings = await found(article, tmp_path / "log")
    (event,) = findings.events
    assert (event.begins, event.start > 1000) == ("2024-05-13", True)
    assert [(again.start, again.end) for again in event.again] == [(0, len(first))]
    assert list(findings.event_starts) == [event.start]
    assert list(findings.chronology) == [0]
    assert findings.first_time(event) == article.text.index("13 May")


async def test_years_before_christ_stand_in_their_order(tmp_path: Path) -> None:
    text = "The wall was built in 1999. The temple was built in 300 BC. The city fell in 480 BC."
    findings = await found(article_of(text), tmp_path / "log")
    begins = [findings.events[number].begins for number in findings.chronology]
    assert begins == ["-0479", "-0299", "1999-01-01"]


async def test_what_speaks_against_the_date_and_a_guess_come_along(tmp_path: Path) -> None:
    article = far_apart("Ada Kovac died on 3 May 2025 in Oslo.", "The fair closed on 4 May 2024.")
    findings = await found(article, tmp_path / "log")
    (doubt,) = findings.doubts
    assert doubt.endswith("on 3 May 2025 is told as past")
    assert findings.guess == date(2025, 5, 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Der Zug kam am 3. Mai 2024 an, und die Leute waren nicht auf dem Bahnhof.", True),
        ("The train came on 3 May 2024, and the people were not at the station.", False),
    ],
)
async def test_a_notice_says_where_relative_dates_are_not_read(
    text: str, told: bool, tmp_path: Path
) -> None:
    findings = await found(article_of(text), tmp_path / "log")
    assert bool(findings.dates_notice) is told


async def test_doubt_links_and_who_it_may_be_come_along(tmp_path: Path) -> None:
    text = (
        "Senator Ann Lee spoke in Oslo. Tom Lee, a farmer, listened. The senator left early. "
        "Then Lee left. She praised the Brightwater Accord."
    )
    findings = await found(article_of(text), tmp_path / "log")
    entities = list(findings.entities)
    assert [each.sure for each in entities] == sorted((e.sure for e in entities), reverse=True)
    assert findings.sure == sum(each.sure for each in entities) < len(entities)
    assert {each.name: each.may_be for each in entities if each.may_be} == {
        "Lee": ("Ann Lee", "Tom Lee")
    }
    stands_for = findings.linked_at(text.index("The senator"))
    assert stands_for is not None
    assert entities[stands_for].name == "Ann Lee"
    assert findings.mentions.count(stands_for) == 1
    assert findings.linked_at(0) is None
    assert len(findings.first_mentions) == findings.sure


async def test_a_forced_language_reaches_the_process(tmp_path: Path) -> None:
    english = article_of("The train came on Monday, and the people were not at the station.")
    german = replace(english, source=Source(options=Options(language="de")))
    assert (await found(english, tmp_path / "log")).dates_notice == ""
    told = await found(german, tmp_path / "log")
    assert told.dates_notice
    assert "English only" in told.notice


async def test_another_question_is_answered_as_it_asks(tmp_path: Path) -> None:
    article = article_of("The bridge in Oslo was closed on 05/06/2024.")
    told = [
        await found(article, tmp_path / "log", questions)
        for questions in (
            [Request(1, published=PUBLISHED)],
            [Request(1, published=PUBLISHED), Request(2, published=PUBLISHED, day_first=True)],
            [Request(1, published=PUBLISHED), Request(2, published=PUBLISHED, backend="other")],
        )
    ]
    assert [findings.events[0].begins for findings in told[:2]] == ["2024-05-06", "2024-06-05"]
    assert [bool(findings.notice) for findings in told] == [False, False, True]
