"""Paragraphs and notes to pieces of a document: their words, and what is known of each span."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from astana_reader.articles.document import CELL_EDGE, BlockKind, Style
from astana_reader.articles.links import checked_url
from astana_reader.articles.pieces import Anchor, Look, Piece, Span, Target

from .hyphens import Vocabulary, join
from .notes import Note, reference
from .page import Line, Run
from .paragraphs import Paragraph
from .tables import MARKER

_RAISED_DIGITS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_ORDINAL = re.compile("st|nd|rd|th|e|er|re|o|a|º|ª|®|™|©|TM|SM")
_POWER = re.compile(r"(?:\d|(?<![^\W\d_])[^\W\d_])$")
"""What a raised number is a power of, rather than a note's mark: a number, a lone letter."""


def page_anchor(page: int) -> Anchor:
    """Where the text of a page begins."""
    return Anchor(f"page {page}", "")


def paragraph_anchor(number: int) -> Anchor:
    """Where a paragraph begins, of those that `pieces` was given."""
    return Anchor("paragraph", str(number))


def _note_anchor(page: int, label: str) -> Anchor:
    return Anchor(f"page {page}", f"note {label}")


def _reference_anchor(page: int, label: str) -> Anchor:
    return Anchor(f"page {page}", f"reference {label}")


def pieces(
    paragraphs: Iterable[Paragraph], notes: Sequence[Note], words: Vocabulary, *, is_code: bool
) -> Iterator[Piece]:
    """The paragraphs, and each page's notes after what goes on from that page.

    `is_code` says whether a fixed-width font among the text's is code.
    """
    at = 0
    before = BlockKind.PARAGRAPH
    for number, paragraph in enumerate(paragraphs):
        page = paragraph.lines[0].page
        while at < len(notes) and notes[at].page < page:
            yield _note(notes[at], words)
            at += 1
        tight = paragraph.kind is before and before in {BlockKind.ITEM, BlockKind.ROW}
        before = paragraph.kind
        yield _piece(paragraph, number, _Words(words, before, is_code), tight=tight)
    for note in notes[at:]:
        yield _note(note, words)


def _piece(paragraph: Paragraph, number: int, into: _Words, *, tight: bool) -> Piece:
    into.anchors.append((paragraph_anchor(number), 0))
    into.turn(paragraph.lines[0].page)
    if paragraph.cells:
        into.put(CELL_EDGE.join(cell.replace("│", "|") for cell in paragraph.cells))
    elif paragraph.kind is BlockKind.CODE:
        into.code(paragraph)
    else:
        for placed in paragraph.lines:
            into.line(placed.line, placed.page)
    piece = into.piece(Look(paragraph.kind, paragraph.level, tight))
    if paragraph.kind is BlockKind.ITEM and (marker := MARKER.match(piece.text)):
        hang = len(piece.text) - len(piece.text[marker.end() :].lstrip())
        return replace(piece, hang=hang, indent="  " * (paragraph.level - 1))
    return piece


def _note(note: Note, words: Vocabulary) -> Piece:
    into = _Words(words, BlockKind.NOTE, is_code=False)
    into.anchors.append((_note_anchor(note.page, note.label), 0))
    for line in note.lines:
        into.line(line, note.page)
    return replace(into.piece(Look(BlockKind.NOTE)), label=f"[{note.label}]")


@dataclass(slots=True)
class _Words:
    """The words of one piece, as its lines are put into it."""

    known: Vocabulary
    kind: BlockKind
    is_code: bool
    parts: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    anchors: list[tuple[Anchor, int]] = field(default_factory=list)
    previous: str = ""
    """The text of the line before."""

    def piece(self, look: Look) -> Piece:
        text = "".join(self.parts)
        return Piece(text, look, spans=tuple(self.spans), anchors=tuple(self.anchors))

    def put(self, text: str) -> None:
        if text:
            self.parts.append(text)
        self.length += len(text)

    def turn(self, page: int) -> None:
        """What follows stands on `page`."""
        self.anchors.append((page_anchor(page), self.length))

    def mark(self, start: int, style: Style, target: Target = None) -> None:
        """Give what was put since `start` a style, as one with the same before it."""
        for n, last in enumerate(self.spans[: -4 - 1 : -1], 1):
            if last.style is style and last.target == target and last.end >= start - 1:
                self.spans[-n] = Span(last.start, self.length, style, target)
                return
        self.spans.append(Span(start, self.length, style, target))

    def code(self, paragraph: Paragraph) -> None:
        left = min(placed.line.left for placed in paragraph.lines)
        for n, placed in enumerate(paragraph.lines):
            line = placed.line
            letter = (line.right - line.left) / max(1, len(line.text))
            indent = " " * round((line.left - left) / letter) if letter > 0 else ""
            if n:
                above = paragraph.lines[n - 1].line
                rows = round((above.baseline - line.baseline) / (1.2 * line.size))
                self.put("\n" * max(1, rows))
            self.turn(placed.page)
            self.put(indent + line.text.replace("\u00ad", "-"))

    def line(self, line: Line, page: int) -> None:
        cut, between = join(self.previous, line.text, self.known)
        if cut:
            self._cut(cut)
        self.put(between)
        self.turn(page)
        before = ""
        for run in line.runs:
            if run.raised:
                self._raised(run, page, before)
            else:
                self._run(run)
            before = run.text
        self.previous = line.text

    def _cut(self, count: int) -> None:
        """Take the last characters back; they belong to the last part."""
        self.parts[-1] = self.parts[-1][:-count]
        self.length -= count
        self.spans = [Span(s.start, min(s.end, self.length), s.style, s.target) for s in self.spans]

    def _run(self, run: Run) -> None:
        words = run.text.strip()
        before, _, after = run.text.partition(words) if words else (run.text, "", "")
        self.put(before)
        start = self.length
        self.put(words)
        if words and run.url and (url := checked_url(run.url)):
            self.mark(start, Style.LINK, url)
        if words and run.font.italic:
            self.mark(start, Style.EMPHASIS)
        if words and run.font.bold and self.kind is not BlockKind.HEADING:
            self.mark(start, Style.STRONG)
        if words and run.font.mono and self.is_code:
            self.mark(start, Style.CODE)
        self.put(after)

    def _raised(self, run: Run, page: int, before: str) -> None:
        words, start = run.text.strip(), self.length
        label = reference(run)
        if label and not (label.isdigit() and _POWER.search(before)):
            self.anchors.append((_reference_anchor(page, label), start))
            self.put(label.translate(_RAISED_DIGITS))
            self.spans.append(Span(start, self.length, Style.LINK, _note_anchor(page, label)))
        elif _ORDINAL.fullmatch(words):
            self.put(words)
        elif words.lstrip("+-").isdigit():
            self.put(words.translate(_RAISED_DIGITS))
        else:
            self.put("^" + words)
        self.spans.append(Span(start, self.length, Style.RAISED))
        if run.text.endswith(" "):
            self.put(" ")
