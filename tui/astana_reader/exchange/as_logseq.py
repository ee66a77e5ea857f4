"""A page of Logseq: a block a mark, its note as a child. https://docs.logseq.com/"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation
from astana_reader.text.visible import visible, visible_line

from .as_md import escaped
from .back_links import command, passage_address
from .marked import MarkedArticle

_DAY_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")


def write(articles: Sequence[MarkedArticle]) -> str:
    """A page for each article; a file holds one."""
    return "\n".join("\n".join(_page(marked)) + "\n" for marked in articles)


def _page(marked: MarkedArticle) -> Iterator[str]:
    about, day = marked.article.metadata, marked.published
    ends = _DAY_ENDINGS.get(day.day, "th") if day else ""
    properties = {
        "title": marked.article.title,
        "author": about.author,
        "site": about.site,
        "url": about.url,
        "published": f"[[{_MONTHS[day.month - 1]} {day.day}{ends}, {day.year}]]" if day else "",
        "tags": ", ".join(marked.tags),
        "generator": "astana-reader",
    }
    for name, value in properties.items():
        if value := visible_line(value):
            yield f"{name}:: {value}"
    yield ""
    yield from _children(marked.note, indent="")
    for annotation, highlight, _ in marked.all:
        yield from _block(marked, annotation, highlight)


def _block(
    marked: MarkedArticle, annotation: Annotation, highlight: Highlight | None
) -> Iterator[str]:
    lines = [line for line in marked.lines(annotation, highlight) if line.strip()] or [""]
    yield f"- > {escaped(lines[0])}"
    yield from (f"  > {escaped(line)}" for line in lines[1:])
    properties = {
        "id": str(uuid.UUID(annotation.id)),
        "pen": annotation.pen,
        "tags": ", ".join(annotation.tags),
        "open": command(marked, annotation.id),
        "source": passage_address(marked, annotation, highlight),
    }
    for name, value in properties.items():
        if value:
            yield f"  {name}:: {visible_line(value)}"
    yield from _children(annotation.note, indent="\t")


def _children(note: str, indent: str) -> Iterator[str]:
    """A note as a block of its own, its lines below each other."""
    for paragraph in _PARAGRAPHS.split(visible(note).strip("\n")) if note else ():
        first, *rest = paragraph.split("\n")
        yield f"{indent}- {first}"
        yield from (f"{indent}  {line}" for line in rest)
