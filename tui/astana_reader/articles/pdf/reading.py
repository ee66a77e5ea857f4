"""A PDF's bytes to a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_reader.articles.document import BlockKind, Document, Hints

from .characters import read_glyphs
from .columns import find_columns
from .furniture import without_furniture
from .headings import with_levels
from .hyphens import vocabulary
from .lines import find_lines
from .notes import split_notes
from .opening import opened, page_label
from .page import Page
from .paragraphs import find_paragraphs
from .style import find_setting
from .writing import Writer, write

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


def read(data: bytes, hints: Hints) -> Document:
    """The text of a PDF."""
    with opened(data) as pdf:
        pages = without_furniture(_pages(pdf, len(pdf)))
        return _document(pages)


def _pages(pdf: PdfDocument, count: int) -> Iterator[Page]:
    for number in range(count):
        glyphs = read_glyphs(pdf, number)
        yield Page(
            number,
            page_label(pdf, number),
            glyphs.width,
            glyphs.height,
            find_lines(glyphs.runs),
            glyphs.pictures,
            glyphs.sideways,
        )


def _document(pages: tuple[Page, ...]) -> Document:
    columns = [column for page in pages for column in find_columns(page)]
    setting = find_setting(columns)
    words = vocabulary(line.text for column in columns for line in column.lines)
    columns, notes = split_notes(columns, setting)
    paragraphs = with_levels(list(find_paragraphs(columns, setting)))
    return write(paragraphs, notes, Writer(words, pages, not setting.mono))
