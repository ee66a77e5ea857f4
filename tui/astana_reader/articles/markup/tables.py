"""Tables: their rows and cells, which of them only lay out a page, and code kept in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .tree import classes, tag, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    Row = list[_Element | None]

_LONG_PARAGRAPH = 200
_LONGEST_CELL = 1500
_MOST_COLUMNS = 200
_GUTTER = re.compile(
    r"\b(?:gutter|linenos?|line-?numbers?|hljs-ln-n(?:umbers)?|lnt|rouge-gutter)\b"
)


def rows_of(table: _Element) -> list[list[_Element]]:
    """The cells of its own rows, not of tables inside it."""
    rows = []
    for child in table:
        if tag(child) == "tr":
            rows.append(_cells(child))
        elif tag(child) in {"thead", "tbody", "tfoot"}:
            rows += [_cells(row) for row in child if tag(row) == "tr"]
    return rows


def is_layout(rows: list[list[_Element]]) -> bool:
    """Whether a table only puts parts of a page side by side: its cells are read as blocks."""
    if max(map(len, rows), default=0) <= 1:
        return True
    return any(_holds_blocks(cell) for row in rows for cell in row)


def is_head(row: Row) -> bool:
    """Whether a row names the columns."""
    cells = [cell for cell in row if cell is not None]
    if not cells:
        return False
    parent = cells[0].getparent()
    section = parent.getparent() if parent is not None else None
    in_head = section is not None and tag(section) == "thead"
    return in_head or all(tag(cell) == "th" for cell in cells)


def laid_out(rows: list[list[_Element]]) -> list[Row]:
    """The rows with None where a cell reaches from the left or from above."""
    waiting: dict[int, int] = {}
    grid = []
    for cells in rows:
        row: Row = []
        for cell in cells:
            _fill(row, waiting)
            down, across = _number(cell, "rowspan"), _number(cell, "colspan")
            for column in range(len(row), len(row) + across):
                if down > 1:
                    waiting[column] = down - 1
            row.append(cell)
            row += [None] * (across - 1)
        _fill(row, waiting)
        grid.append(row)
    return grid


def is_gutter(element: _Element) -> bool:
    """Whether it holds a highlighter's line numbers."""
    return bool(_GUTTER.search(classes(element)))


def code_text(element: _Element) -> str:
    """The lines of a code block as they are, without a highlighter's line numbers."""
    parts: list[str] = []
    _add_code(element, parts)
    text = "".join(parts).replace("\r\n", "\n").replace("\r", "\n")
    return text.removeprefix("\n").rstrip()


def _add_code(element: _Element, parts: list[str]) -> None:
    name = tag(element)
    if not name or name in {"script", "style", "button"} or is_gutter(element):
        return
    if name == "br":
        parts.append("\n")
    starts_line = name in {"div", "p", "li", "tr"}
    if starts_line and parts and not parts[-1].endswith("\n"):
        parts.append("\n")
    parts.append(element.text or "")
    for child in element:
        _add_code(child, parts)
        parts.append(child.tail or "")
    if starts_line and not "".join(parts[-2:]).endswith("\n"):
        parts.append("\n")


def _cells(row: _Element) -> list[_Element]:
    return [cell for cell in row if tag(cell) in {"td", "th"} and not is_gutter(cell)]


def _holds_blocks(cell: _Element) -> bool:
    if any(tag(e) in {"table", "pre", "h1", "h2", "h3", "h4", "figure"} for e in cell.iter()):
        return True
    paragraphs = [e for e in cell.iter() if tag(e) in {"p", "div", "blockquote"}]
    long = [e for e in paragraphs if len(text_of(e)) > _LONG_PARAGRAPH]
    return len(long) > 1 or len(text_of(cell)) > _LONGEST_CELL


def _fill(row: Row, waiting: dict[int, int]) -> None:
    while waiting.get(len(row), 0) > 0:
        waiting[len(row)] -= 1
        row.append(None)


def _number(cell: _Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(max(1, int(value)), _MOST_COLUMNS) if value.isascii() and value.isdigit() else 1
