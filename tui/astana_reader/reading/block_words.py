"""What the status line tells of a place in a table or in code."""

from __future__ import annotations

from astana_reader.articles.document import CELL_EDGE, Block, BlockKind, block_index
from astana_reader.text.graphemes import cells, clip
from astana_reader.text.visible import visible_line

from .page.page import Page

_LONGEST_NAME = 24
"""Cells of a column's name."""


def block_words(page: Page) -> tuple[str, str]:
    """The name of a column or of a language, and where in the table or the code the caret is."""
    article, caret = page.article, page.caret
    if not article.blocks:
        return "", ""
    number = block_index(article.blocks, caret)
    block = article.blocks[number]
    if block.kind is BlockKind.ROW:
        return _row_words(article.text, article.blocks, number, caret)
    if block.kind is BlockKind.CODE:
        return "code", _code_words(page, block)
    return "", ""


def _row_words(text: str, blocks: tuple[Block, ...], number: int, caret: int) -> tuple[str, str]:
    """“Heard”, “row 2 of 4, column 3 of 7”; the head is no row."""
    first, last = number, number + 1
    while first and blocks[first].tight and blocks[first - 1].kind is BlockKind.ROW:
        first -= 1
    while last < len(blocks) and blocks[last].kind is BlockKind.ROW and blocks[last].tight:
        last += 1
    block = blocks[number]
    column = text.count(CELL_EDGE, block.start, caret)
    columns = text.count(CELL_EDGE, block.start, block.end)
    head = blocks[first] if blocks[first].level else None
    names = text[head.start : head.end].split(CELL_EDGE) if head else []
    name = clip(visible_line(names[column]), _LONGEST_NAME) if column < len(names) else ""
    rows = last - first - bool(head)
    place = number - first + (not head)
    row = f"row {place} of {rows}" if place else "its head"
    return name, f"{row}, column {column + 1} of {columns + 1}"


def _code_words(page: Page, block: Block) -> str:
    """“sh   ·   line 2 is cut at the edge”."""
    text, place = page.article.text, page.layout.place_of(page.caret)
    shape = page.layout.shape(place.piece)
    (row,) = page.layout.stretches(place)
    number = text.count("\n", block.start, row.start) + 1
    is_cut = bool(shape.room) and cells(text[row.start : row.end].rstrip("\n")) > shape.room
    told = f"line {number} is cut at the edge" if is_cut else ""
    return "   ·   ".join(filter(None, (clip(visible_line(block.language), 20), told)))
