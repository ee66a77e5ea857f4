"""Every sentence of the corpus, with the time expressions it holds."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from astana_reader.articles.document import Block
from astana_reader.timeline.tagger import find_expressions

_MARKED = re.compile(r"\{([^|}]+)\|(\w+) ([\w:-]+)(?: (\w+))?\}")


@dataclass(frozen=True)
class Case:
    number: int
    text: str
    published: date | None
    expected: tuple[tuple[str, str, str, str | None], ...]


def _cases() -> Iterator[Case]:
    published: date | None = None
    lines = Path(__file__).with_name("corpus.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        if line.startswith("@"):
            day = line[1:].strip()
            published = None if day == "-" else date.fromisoformat(day)
        elif line and not line.startswith("#"):
            expected = tuple((m[1], m[2], m[3], m[4]) for m in _MARKED.finditer(line))
            yield Case(number, _MARKED.sub(r"\1", line), published, expected)


CASES = list(_cases())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"line {case.number}")
def test_sentence(case: Case) -> None:
    found = find_expressions(case.text, [Block(0, len(case.text))], case.published)
    assert tuple((e.text, e.type, e.value, e.mod) for e in found) == case.expected


def test_the_corpus_is_large_enough() -> None:
    assert len(CASES) >= 150
