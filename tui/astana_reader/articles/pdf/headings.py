"""The levels of headings, by how large they are set."""

from __future__ import annotations

from collections.abc import Sequence

from astana_reader.articles.document import BlockKind

from .paragraphs import Paragraph

_LOWEST = 6


def with_levels(paragraphs: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The paragraphs, each heading with its level: 1 for the largest."""
    headings = [p for p in paragraphs if p.kind is BlockKind.HEADING]
    styles = sorted({_style(p) for p in headings}, reverse=True)
    for heading in headings:
        heading.level = min(styles.index(_style(heading)) + 1, _LOWEST)
    return paragraphs


def _style(paragraph: Paragraph) -> tuple[int, bool]:
    return round(paragraph.first.size), paragraph.first.bold
