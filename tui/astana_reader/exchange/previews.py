"""The first lines of an export, as a sheet shows them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from astana_reader.text.visible import visible

from .formats import Format
from .marked import MarkedArticle

_MARKS = 60
_TEXT = 40_000
"""Code points of an article that are written for a preview."""
_LINES = 2000
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
"""Of the page, which says nothing of its marks."""
_LONGEST = 1000
"""Code points of a line."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The first lines of an export."""

    lines: tuple[str, ...]
    is_all: bool
    """Whether there is nothing after them."""


def preview(form: Format, marked: MarkedArticle) -> Preview:
    """What an export begins with; of a long article only its beginning is written."""
    beginning = _beginning(marked)
    lines = _lines(form.write([beginning]))
    whole = beginning is marked and len(lines) <= _LINES
    return Preview(tuple(line[:_LONGEST] for line in lines[:_LINES]), whole)


def _lines(written: str) -> Sequence[str]:
    written = _STYLE.sub("<style>…</style>", written)
    plain = visible(written.replace("\r\n", "\n")).expandtabs(4)
    return plain.removesuffix("\n").split("\n") if plain else []


def _beginning(marked: MarkedArticle) -> MarkedArticle:
    """The article up to the end of a block, with its first marks; itself if it is short."""
    article, document = marked.article, marked.article.document
    end = next((b.end for b in document.blocks if b.end >= _TEXT), len(article.text))
    if end == len(article.text) and len(marked.highlights) <= _MARKS:
        return marked
    return replace(
        marked,
        article=replace(
            article,
            document=replace(
                document,
                text=article.text[:end],
                blocks=tuple(b for b in document.blocks if b.end <= end),
                inlines=tuple(i for i in document.inlines if i.end <= end),
            ),
        ),
        highlights=tuple(h for h in marked.highlights if h.end <= end)[:_MARKS],
        orphans=marked.orphans[:_MARKS],
        entities=tuple(
            replace(entity, mentions=tuple(m for m in entity.mentions if m.end <= end))
            for entity in marked.entities
        ),
        expressions=tuple(e for e in marked.expressions if e.end <= end),
        events=tuple(e for e in marked.events if e.end <= end),
    )
