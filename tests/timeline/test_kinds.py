"""Texts of every kind of date that misleads, with the rows that a reader should see."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from astana_reader.articles.document import Block
from astana_reader.exchange.timeline_listing import days
from astana_reader.timeline.events import find_events
from astana_reader.timeline.tagger import find_expressions


@dataclass(frozen=True)
class Case:
    number: int
    text: str
    published: date | None
    rows: tuple[tuple[str, str | None], ...]


def _cases() -> Iterator[Case]:
    published: date | None = None
    case: Case | None = None
    lines = Path(__file__).with_name("kinds.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate([*lines, "#"], start=1):
        if line.startswith("= ") and case:
            when, _, label = line[2:].partition("  ")
            case = Case(case.number, case.text, published, (*case.rows, (when, label or None)))
            continue
        if case:
            yield case
        case = None
        if line.startswith("@"):
            day = line[1:].strip()
            published = None if day == "-" else date.fromisoformat(day)
        elif line and not line.startswith("#"):
            case = Case(number, line.replace("¶", "\n"), published, ())


CASES = list(_cases())


def _rows(case: Case) -> list[tuple[str, str]]:
    blocks = [Block(*match.span()) for match in re.finditer(r"[^\n]+", case.text)]
    found = find_expressions(case.text, blocks, case.published)
    events = find_events(case.text, found, case.published)
    return [(days(event), event.label) for event in events]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.number}")
def test_rows(case: Case) -> None:
    rows = _rows(case)
    if "undated" not in {when for when, _ in case.rows}:
        rows = [row for row in rows if row[0] not in ("undated", "duration")]
    assert [when for when, _ in rows] == [when for when, _ in case.rows]
    for (_, label), (_, expected) in zip(rows, case.rows, strict=True):
        assert expected in (None, label)


def test_there_are_enough() -> None:
    assert len(CASES) >= 90


@pytest.mark.parametrize("published", [None, date(2024, 6, 19)])
@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The occupation lasted until 1945.", ["happened"]),
        ("He lived there until his death in 1931.", ["happened"]),
        ("The museum was to open in 2019; it opened in 2021.", ["planned", "happened"]),
        ("Ali had hoped to finish in 2019, but he finished in 2021.", ["planned", "happened"]),
        ("The fair was scheduled for May 2020 and June 2021.", ["planned", "planned"]),
        ("The tenant paid until June 2021.", ["happened"]),
    ],
)
def test_what_is_over_is_not_planned(text: str, told: list[str], published: date | None) -> None:
    found = find_expressions(text, [Block(0, len(text))], published)
    assert [event.told for event in find_events(text, found, published)] == told
