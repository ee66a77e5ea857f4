"""Lines in reading order to paragraphs, also across columns and pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from astana_reader.articles.document import BlockKind

from .columns import Column
from .page import Line
from .style import HYPHENS, Setting, is_indented, is_near, room, would_fit
from .tables import MARKER, Row, entry_of_contents, find_rows

_LARGER = 1.12
"""Times the size of the text: what is larger is a heading."""
_LONGEST_HEADING = 160
_SPACED = 1.25
"""Times the leading: a wider step begins a paragraph."""
_EDGE = 3.0
"""Points by which the left edges of items of one depth may differ."""
_CODE_GAP = 3.2
"""Times the leading: wider apart, lines of code are two blocks."""
_SENTENCE_END = re.compile(r"[.!?…:—][\"'”’»)\]]*\W?$")
_BROKEN = re.compile(rf"\w[{''.join(HYPHENS)}]$")
_OPENING = re.compile(r"[“‘«„\"]")
ITEM = re.compile(MARKER.pattern + r"\s+(?=\S)")
_CAPTION = re.compile(
    r"(?:figure|fig\.|table|listing|exhibit|chart|box|abbildung|abb\.|tabelle|tab\.|figura|tabla"
    r"|tableau|рис\.|рисунок|таблица)\s*(?:[A-Z]?\d+(?:[.-]\d+)*|[IVX]+\b)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*(?:[.:|–—-]|\s[A-Z]|$)")
_SENTENCE_IN_HEADING = re.compile(r"\w{3,}[.;,]$")


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of a paragraph and the page on which it stands."""

    line: Line
    page: int


@dataclass(slots=True)
class Paragraph:
    """Lines that are read as one block; of a row of a table, its cells."""

    kind: BlockKind
    lines: list[Placed]
    level: int = 0
    cells: tuple[str, ...] = ()

    @property
    def last(self) -> Line:
        return self.lines[-1].line

    @property
    def first(self) -> Line:
        return self.lines[0].line

    @property
    def text(self) -> str:
        return " ".join(placed.line.text for placed in self.lines)


def find_paragraphs(columns: Iterable[Column], setting: Setting) -> Iterator[Paragraph]:
    """The paragraphs of a document whose columns come in reading order."""
    return _with_depths(_joined(columns, setting))


def _joined(columns: Iterable[Column], setting: Setting) -> Iterator[Paragraph]:
    current: Paragraph | None = None
    last: Column | None = None
    for column in columns:
        for item in find_rows(column.lines):
            if isinstance(item, Row):
                if current is not None:
                    yield current
                current = None
                yield _row(item, column.page)
                continue
            same = column is last
            if current is not None and _goes_on(current, item, last or column, column, setting):
                current.lines.append(Placed(item, column.page))
            else:
                if current is not None:
                    yield current
                current = _begun(item, column, setting, current if same else None)
            last = column
    if current is not None:
        yield current


def _with_depths(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs, items of a list with their depth, by where their markers stand."""
    lefts: list[float] = []
    for paragraph in paragraphs:
        left = paragraph.first.left
        if paragraph.kind is BlockKind.ITEM:
            while lefts and left < lefts[-1] - _EDGE:
                lefts.pop()
            if not lefts or left > lefts[-1] + _EDGE:
                lefts.append(left)
            paragraph.level = len(lefts)
        elif lefts and left < lefts[-1] + _EDGE:
            lefts = []
        yield paragraph


def _row(row: Row, page: int) -> Paragraph:
    cells = tuple(cell.text for cell in row.cells)
    return Paragraph(BlockKind.ROW, [Placed(row.cells[0], page)], cells=cells)


def _begun(line: Line, column: Column, setting: Setting, above: Paragraph | None) -> Paragraph:
    placed = [Placed(line, column.page)]
    if entry := entry_of_contents(line.text):
        return Paragraph(BlockKind.ROW, placed, cells=entry)
    if _is_code(line, setting):
        return Paragraph(BlockKind.CODE, placed)
    if is_heading(line, setting):
        return Paragraph(BlockKind.HEADING, placed)
    if (found := _CAPTION.match(line.text)) and _LABEL.match(line.text, found.end()):
        return Paragraph(BlockKind.CAPTION, placed)
    if ITEM.match(line.text) and _is_item(line, column, setting, above):
        return Paragraph(BlockKind.ITEM, placed, level=1)
    if column.inset(line):
        return Paragraph(BlockKind.QUOTATION, placed, level=1)
    return Paragraph(BlockKind.PARAGRAPH, placed)


def is_heading(line: Line, setting: Setting) -> bool:
    """Whether it is set as a heading: larger than the text, or bold on a line of its own."""
    if len(line.text) > _LONGEST_HEADING or not any(c.isalnum() for c in line.text):
        return False
    if line.size > _LARGER * setting.size:
        return True
    return (
        line.bold and line.size > 0.95 * setting.size and not _SENTENCE_IN_HEADING.search(line.text)
    )


def _is_code(line: Line, setting: Setting) -> bool:
    return line.mono and not setting.mono and len(line.text) > 1


def _is_item(line: Line, column: Column, setting: Setting, above: Paragraph | None) -> bool:
    """Whether a marker is one: a number at a line's start may be the text's own."""
    if not line.text[0].isalnum():
        return True
    if above is None or above.kind is not BlockKind.PARAGRAPH:
        return True
    return would_fit(line, above.last, column, setting) or is_indented(line, column)


def _goes_on(
    paragraph: Paragraph, line: Line, above: Column, column: Column, setting: Setting
) -> bool:
    """Whether `line` belongs to the paragraph; `above` is the column of its last line."""
    last = paragraph.last
    same = above is column
    step = last.baseline - line.baseline if same else 0.0
    if paragraph.kind is BlockKind.CODE or _is_code(line, setting):
        mono = paragraph.kind is BlockKind.CODE and line.mono
        return mono and same and 0 < step < _CODE_GAP * setting.leading
    if paragraph.kind is BlockKind.HEADING or is_heading(line, setting):
        return (
            paragraph.kind is BlockKind.HEADING
            and is_heading(line, setting)
            and same
            and is_near(last.size, line.size, 0.03)
            and last.bold == line.bold
            and 0 < step < 1.45 * last.size
        )
    if paragraph.kind is BlockKind.ROW or entry_of_contents(line.text):
        return False
    if (paragraph.kind is BlockKind.QUOTATION) != (column.inset(line) is not None):
        return False
    if not is_near(last.size, line.size) and min(len(last.text), len(line.text)) > 3:
        return False
    if same:
        return _goes_on_below(paragraph, line, column, setting, step)
    return _goes_on_elsewhere(paragraph, line, above, column, setting)


def _goes_on_below(
    paragraph: Paragraph, line: Line, column: Column, setting: Setting, step: float
) -> bool:
    last, size = paragraph.last, line.size
    leading = setting.leading * size / setting.size
    if step > _SPACED * leading or step <= 0:
        return False
    if _BROKEN.search(last.text) and line.text[0].isalnum():
        return True
    if ITEM.match(line.text) and _is_item(line, column, setting, paragraph):
        return False
    further = line.left - last.left
    if paragraph.kind is BlockKind.ITEM:
        hangs = len(paragraph.lines) == 1 or abs(further) < 0.5 * size
        return hangs and not would_fit(line, last, column, setting)
    full = not would_fit(line, last, column, setting)
    if full and line.text[0].islower() and not _SENTENCE_END.search(last.text):
        return True
    alike = setting.indented and abs(line.left - column.left - setting.indent) < 1.5
    begins = further > 0.5 * size or (
        alike and (room(last, column) > 0.1 * size or _SENTENCE_END.search(last.text))
    )
    if begins and is_indented(line, column):
        return False
    if further < -0.5 * size and len(paragraph.lines) > 1:
        return False
    return full


def _goes_on_elsewhere(
    paragraph: Paragraph, line: Line, above: Column, column: Column, setting: Setting
) -> bool:
    last, text = paragraph.last, line.text
    if _BROKEN.search(last.text) and text[0].isalnum():
        return True
    if ITEM.match(text) and not text[0].isalnum():
        return False
    if would_fit(line, last, above, setting):
        return False
    if setting.indented:
        return not is_indented(line, column)
    if text[:1].islower() or not _SENTENCE_END.search(last.text):
        return True
    so_far = paragraph.text
    return so_far.count("“") > so_far.count("”") or not _OPENING.match(text)
