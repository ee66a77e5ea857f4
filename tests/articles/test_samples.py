"""Documents, mails and feeds that real programs wrote, against the text that they hold."""

import json
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from astana_reader.articles.document import Document, Hints
from astana_reader.articles.formats import choose_format

SAMPLES = Path(__file__).parent / "samples"
FOLDERS = ("docx", "mail", "feed")
MARKER = re.compile(r"[-*•] |\(?\d+[.)] ")
FEWEST_WORDS = 5

Case = dict[str, Any]


def cases(folder: str) -> list[Case]:
    lines = (SAMPLES / folder / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    return [{**json.loads(line), "folder": folder} for line in lines]


ALL = [case for folder in FOLDERS for case in cases(folder)]


def named(case: Case) -> str:
    return str(case["file"])


@cache
def document(folder: str, name: str) -> Document:
    data = (SAMPLES / folder / name).read_bytes()
    return choose_format(data, name).read(data, Hints())


def flat(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def rows(found: Document) -> set[str]:
    """All that stands as one block or line of its own, with and without a list's marker."""
    texts = [found.text[b.start : b.end] for b in found.blocks]
    lines = [flat(line) for text in texts for line in (text, *text.splitlines())]
    return {*lines, *(MARKER.sub("", line) for line in lines)}


def share(wanted: Iterable[str], found: set[str]) -> float:
    there = [flat(text) in found for text in wanted]
    return sum(there) / len(there)


@pytest.mark.parametrize("folder", FOLDERS)
def test_paragraphs_stay_whole(folder: str) -> None:
    told = cases(folder)
    assert len(told) == 10
    shares = [
        share(
            [p for p in case["paragraphs"] if len(p.split()) >= FEWEST_WORDS],
            rows(document(folder, case["file"])),
        )
        for case in told
        if any(len(p.split()) >= FEWEST_WORDS for p in case["paragraphs"])
    ]
    assert sum(shares) / len(shares) >= 0.98


@pytest.mark.parametrize("case", ALL, ids=named)
def test_all_is_there_in_order_and_nothing_else(case: Case) -> None:
    found = document(case["folder"], case["file"])
    text = flat(found.text)
    at = 0
    for paragraph in case["paragraphs"]:
        place = text.find(flat(paragraph), at)
        assert place >= 0, paragraph
        at = place + len(flat(paragraph))
    assert share(case["paragraphs"], rows(found)) >= 0.95
    assert not [words for words in case.get("without", ()) if flat(words) in text]
    told = sum(len(flat(p)) for p in (*case["paragraphs"], *case.get("also", ())))
    assert len(text) <= 1.05 * (told + len(case["paragraphs"]))


@pytest.mark.parametrize("case", ALL, ids=named)
def test_what_it_says_of_itself(case: Case) -> None:
    found = document(case["folder"], case["file"]).metadata
    said = {
        "title": found.title,
        "author": found.author,
        "site": found.site,
        "lang": found.language,
        "published": found.published.isoformat() if found.published else "",
    }
    for name in said.keys() & case.keys():
        assert case[name] in said[name]


@pytest.mark.parametrize("case", ALL, ids=named)
def test_its_headings(case: Case) -> None:
    sections = {flat(section.title) for section in document(case["folder"], case["file"]).outline}
    assert {flat(heading) for heading in case.get("headings", ())} <= sections
