"""Paragraphs and notes to a document: the text, and what is known of each span of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from astana_reader.articles.document import (
    CELL_EDGE,
    Block,
    BlockKind,
    Document,
    Inline,
    SourcePage,
    Style,
)
from astana_reader.text.visible import visible

from .hyphens import Vocabulary, join
from .notes import Note, reference
from .page import Line, Page, Run
from .paragraphs import MARKER, Paragraph

_RAISED_DIGITS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_ORDINAL = re.compile("st|nd|rd|th|e|er|re|o|a|º|ª")
_LINKED = re.compile(r"(?:https?://|mailto:)[^\s\x00-\x20]+", re.IGNORECASE)
_POWER = re.compile(r"(?:\d|(?<![^\W\d_])[^\W\d_])$")
"""What a raised number is a power of, rather than a note's mark: a number, a lone letter."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """Where a note is referred to or stands, until both are known."""

    label: str
    page: int
    start: int
    end: int


@dataclass(slots=True)
class Writer:
    """Writes blocks one after the other and remembers where things stand."""

    words: Vocabulary
    pages: Sequence[Page]
    is_code: bool
    """Whether a fixed-width font among the text's is code."""
    parts: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)
    starts: list[SourcePage] = field(default_factory=list)
    references: list[_Mark] = field(default_factory=list)
    notes: list[_Mark] = field(default_factory=list)

    def write(self, paragraph: Paragraph) -> None:
        """Write a paragraph as a block."""
        tight = self._is_tight(paragraph)
        start = self._begin(tight)
        self._turn(paragraph.lines[0].page)
        hang = 0
        if paragraph.cells:
            self._put(CELL_EDGE.join(cell.replace("│", "|") for cell in paragraph.cells))
        elif paragraph.kind is BlockKind.CODE:
            self._code(paragraph)
        else:
            self._lines(paragraph)
        if paragraph.kind is BlockKind.ITEM:
            hang = self._hang(start)
        if self.length > start:
            kind, level = paragraph.kind, paragraph.level
            self.blocks.append(Block(start, self.length, kind, tight, level, hang))

    def write_note(self, note: Note) -> None:
        """Write a note as a block of its own, its mark before it."""
        start = self._begin(False)
        self._turn(note.page)
        self._put(f"[{note.label}]")
        self.notes.append(_Mark(note.label, note.page, start, self.length))
        self._put(" ")
        previous = ""
        for line in note.lines:
            previous = self._line(line, note.page, previous, BlockKind.NOTE)
        self.blocks.append(Block(start, self.length, BlockKind.NOTE))

    def document(self) -> Document:
        """All that was written."""
        inlines = sorted([*self.inlines, *self._links()], key=lambda i: (i.start, -i.end))
        self._turn(len(self.pages) - 1)
        return Document(
            "".join(self.parts), tuple(self.blocks), tuple(inlines), pages=tuple(self.starts)
        )

    def _is_tight(self, paragraph: Paragraph) -> bool:
        if not self.blocks or paragraph.kind not in {BlockKind.ITEM, BlockKind.ROW}:
            return False
        return self.blocks[-1].kind is paragraph.kind

    def _begin(self, tight: bool) -> int:
        if self.parts:
            self._put("\n" if tight else "\n\n")
        return self.length

    def _put(self, text: str) -> None:
        text = visible(text)
        self.parts.append(text)
        self.length += len(text)

    def _turn(self, page: int) -> None:
        """What follows stands on `page`, from 0."""
        for number in range(len(self.starts), page + 1):
            self.starts.append(SourcePage(self.length, self.pages[number].label))

    def _hang(self, start: int) -> int:
        found = MARKER.match("".join(self.parts)[start:]) if start == 0 else None
        return found.end() + 1 if found else 0

    def _code(self, paragraph: Paragraph) -> None:
        left = min(placed.line.left for placed in paragraph.lines)
        for n, placed in enumerate(paragraph.lines):
            line = placed.line
            letter = (line.right - line.left) / max(1, len(line.text))
            self._turn(placed.page)
            indent = " " * round((line.left - left) / letter) if letter else ""
            self._put(("\n" if n else "") + indent + line.text.replace("\u00ad", "-"))

    def _lines(self, paragraph: Paragraph) -> None:
        previous = ""
        for placed in paragraph.lines:
            previous = self._line(placed.line, placed.page, previous, paragraph.kind)

    def _line(self, line: Line, page: int, previous: str, kind: BlockKind) -> str:
        """Write a line after the text of the one before it; returns its own text."""
        cut, between = join(previous, line.text, self.words)
        self._cut(cut)
        self._put(between)
        self._turn(page)
        before = ""
        for run in line.runs:
            self._run(run, page, before, kind)
            before = run.text
        return line.text

    def _cut(self, count: int) -> None:
        """Take the last characters back; they belong to the last part."""
        if not count:
            return
        self.parts[-1] = self.parts[-1][:-count]
        self.length -= count
        self.inlines = [
            i if i.end <= self.length else Inline(i.start, self.length, i.style, i.target)
            for i in self.inlines
        ]

    def _run(self, run: Run, page: int, before: str, kind: BlockKind) -> None:
        start = self.length
        if run.raised:
            self._raised(run, page, before)
            return
        self._put(run.text)
        stripped = run.text.strip()
        start += len(run.text) - len(run.text.lstrip())
        end = start + len(stripped)
        if not stripped:
            return
        if run.url and _LINKED.fullmatch(run.url):
            self._style(start, end, Style.LINK, run.url)
        if run.font.italic:
            self._style(start, end, Style.EMPHASIS)
        if run.font.bold and kind is not BlockKind.HEADING:
            self._style(start, end, Style.STRONG)
        if run.font.mono and self.is_code:
            self._style(start, end, Style.CODE)

    def _style(self, start: int, end: int, style: Style, target: str | None = None) -> None:
        for n, last in enumerate(reversed(self.inlines[-4:]), 1):
            if last.style is style and last.target == target and last.end >= start - 1:
                self.inlines[-n] = Inline(last.start, end, style, target)
                return
        self.inlines.append(Inline(start, end, style, target))

    def _raised(self, run: Run, page: int, before: str) -> None:
        start, text = self.length, run.text.strip()
        label = reference(run)
        if label and not (label.isdigit() and _POWER.search(before)):
            self._put(f"[{label}]")
            self.references.append(_Mark(label, page, start, self.length))
            self.inlines.append(Inline(start, self.length, Style.RAISED))
            self._put(run.text[len(run.text.rstrip()) :])
            return
        if _ORDINAL.fullmatch(text):
            self._put(run.text)
        elif text.translate(_RAISED_DIGITS) != text and text.lstrip("+-").isdigit():
            self._put(run.text.translate(_RAISED_DIGITS))
        else:
            self._put("^" + run.text.lstrip())
        self.inlines.append(Inline(start, self.length, Style.RAISED))

    def _links(self) -> Iterable[Inline]:
        """Links from each reference to its note, and from the note back to the first of them."""
        places = {(note.page, note.label): note for note in self.notes}
        first: dict[tuple[int, str], _Mark] = {}
        for mark in self.references:
            if note := places.get((mark.page, mark.label)):
                first.setdefault((note.page, note.label), mark)
                yield Inline(mark.start, mark.end, Style.LINK, note.start)
        for key, mark in first.items():
            yield Inline(places[key].start, places[key].end, Style.LINK, mark.start)


def write(
    paragraphs: Iterable[Paragraph], notes: Sequence[Note], writer: Writer
) -> Document:
    """The document of the paragraphs, each page's notes after what goes on from that page."""
    at = 0
    for paragraph in paragraphs:
        page = paragraph.lines[0].page
        while at < len(notes) and notes[at].page < page:
            writer.write_note(notes[at])
            at += 1
        writer.write(paragraph)
    for note in notes[at:]:
        writer.write_note(note)
    return writer.document()
