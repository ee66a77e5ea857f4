"""Stand-off annotations of brat; beside them belongs the text they count.

https://brat.nlplab.org/standoff.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from astana_reader.annotations.placed_marks import Highlight

from .marked import MarkedArticle
from .tag_forms import hashed

_NO_TYPE = re.compile(r"[^A-Za-z0-9_-]+")
_RUN = re.compile(r"[^\n\t]+")
"""No line break stands in a span, and no tab in a field: a span has a part for each run."""


def write(articles: Sequence[MarkedArticle]) -> str:
    return "".join(f"{line}\n" for marked in articles for line in _lines(marked))


def beside(articles: Sequence[MarkedArticle]) -> tuple[str, str]:
    """The text that the annotations are of."""
    return ".txt", "".join(marked.article.text for marked in articles)


def _lines(marked: MarkedArticle) -> Iterator[str]:
    numbers: dict[str, int] = {}
    for highlight in marked.highlights:
        runs = [
            m.span() for m in _RUN.finditer(marked.article.text, highlight.start, highlight.end)
        ]
        if runs:
            number = numbers[highlight.id] = len(numbers) + 1
            yield from _span(marked, highlight, runs, number)
    within = [link for link in marked.links if {link.source, link.target} <= numbers.keys()]
    for count, link in enumerate(within, 1):
        ends = f"Arg1:T{numbers[link.source]} Arg2:T{numbers[link.target]}"
        yield f"R{count}\t{_type(link.kind)} {ends}"


def _span(
    marked: MarkedArticle, highlight: Highlight, runs: list[tuple[int, int]], number: int
) -> Iterator[str]:
    annotation, text = highlight.annotation, marked.article.text
    kind = _type(annotation.pen)
    places = ";".join(f"{start} {end}" for start, end in runs)
    words = " ".join(text[start:end] for start, end in runs)
    yield f"T{number}\t{kind} {places}\t{words}"
    tags = " ".join(f"#{tag}" for tag in hashed(annotation.tags))
    note = annotation.note.replace("\t", " ").replace("\n", "\\n")
    if told := f"{tags} {note}".strip():
        yield f"#{number}\tAnnotatorNotes T{number}\t{told}"


def _type(name: str) -> str:
    return _NO_TYPE.sub("-", name).strip("-") or "mark"
