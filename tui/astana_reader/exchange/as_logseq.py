"""A page of Logseq: a block a mark, its note as a child. https://docs.logseq.com/"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence
from datetime import date

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation, Link, parse_time
from astana_reader.text.visible import visible, visible_line

from .as_md import escaped
from .back_links import command, passage_address
from .marked import MarkedArticle
from .tag_forms import property_name

_DAY_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_PARAGRAPHS = re.compile(r"\n[^\S\n]*\n")


def write(articles: Sequence[MarkedArticle]) -> str:
    """A page for each article; a file holds one."""
    return "\n".join("\n".join(_page(marked)) + "\n" for marked in articles)


def _page(marked: MarkedArticle) -> Iterator[str]:
    about = marked.article.metadata
    properties = {
        "title": marked.article.title,
        "author": about.author,
        "site": about.site,
        "url": about.url,
        "published": _day(marked.published) if marked.published else "",
        "tags": ", ".join(marked.tags),
        "generator": "astana-reader",
    }
    for name, value in properties.items():
        if value := visible_line(value):
            yield f"{name}:: {value}"
    yield ""
    yield from _children(marked.note, indent="")
    links = marked.links_by_mark()
    for annotation, highlight, _ in marked.all:
        yield from _block(marked, annotation, highlight, links.get(annotation.id, ()))


def _block(
    marked: MarkedArticle,
    annotation: Annotation,
    highlight: Highlight | None,
    links: Sequence[Link],
) -> Iterator[str]:
    lines = [line for line in marked.lines(annotation, highlight) if line.strip()] or [""]
    yield f"- > {escaped(lines[0])}"
    yield from (f"  > {escaped(line)}" for line in lines[1:])
    properties = {
        "id": str(uuid.UUID(annotation.id)),
        "pen": annotation.pen,
        "tags": ", ".join(annotation.tags),
        "place": marked.place(highlight),
        "open": command(marked, annotation.id),
        "source": passage_address(marked, annotation, highlight),
        "created": _day(parse_time(annotation.created).date()),
        **_said(links),
    }
    for name, value in properties.items():
        if value:
            yield f"  {name}:: {visible_line(value)}"
    yield from _children(annotation.note, indent="\t")


def _said(links: Sequence[Link]) -> dict[str, str]:
    """What the mark says of others: a property for each kind, with references to their blocks."""
    found: dict[str, str] = {}
    for link in links:
        kind, block = property_name(link.kind), f"(({uuid.UUID(link.target)}))"
        found[kind] = ", ".join(filter(None, (found.get(kind), block)))
    return found


def _day(day: date) -> str:
    """A day as its page in the journal is called."""
    ends = _DAY_ENDINGS.get(day.day, "th")
    return f"[[{_MONTHS[day.month - 1]} {day.day}{ends}, {day.year}]]"


def _children(note: str, indent: str) -> Iterator[str]:
    """A note as a block of its own, its lines below each other."""
    for paragraph in _PARAGRAPHS.split(visible(note).strip("\n")) if note else ():
        first, *rest = paragraph.split("\n")
        yield f"{indent}- {first}"
        yield from (f"{indent}  {line}" for line in rest)
