"""Words on their way into pieces: white space folded, styles followed, places kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from astana_reader.articles.document import CELL_EDGE, BlockKind, Style
from astana_reader.articles.pieces import Anchor, Look, Piece, Span, Target

_SPACES = re.compile(r"[ \t\n\r\f\u2028\u2029]+")
_OWN_NUMBER = re.compile(r"[\[(]?(?:\d{1,4}|[*†‡§¶#]{1,4})[\])]?[.:)]?\s+")
_LETTERS = dict.fromkeys(map(ord, "\u200b\u2060\u00ad\ufeff"))
_LETTERS |= dict.fromkeys([*range(0x2000, 0x200B), 0x202F, 0x205F], "\u00a0")
"""Dropped: what only tells where a line may break. Thin and wide spaces become NBSP."""


@dataclass(slots=True)
class _OpenSpan:
    style: Style
    target: Target
    start: int


class Flow:
    """Collects words into pieces. A piece begins with its first word and takes the look of then.

    `look` and `source` are what the next piece takes; `prefix` is put before its first word.
    """

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.look = Look()
        self.source: object = None
        self._parts: list[str] = []
        self._length = 0
        self._begun = Look()
        self._begun_source: object = None
        self._marker: tuple[str, str, Target] = ("", "", None)
        self._label = ""
        self._back: Target = None
        self._indent = ""
        self._open: list[_OpenSpan] = []
        self._spans: list[Span] = []
        self._anchors: list[tuple[Anchor, int]] = []
        self._waiting: list[Anchor] = []
        self._after_break = False

    @property
    def is_empty(self) -> bool:
        """Whether no word has been put into the present piece."""
        return not self._parts

    def words(self, text: str) -> None:
        """Add words; runs of white space become one space, none at the start of a piece."""
        text = _SPACES.sub(" ", text)
        if not text.isascii():
            text = text.translate(_LETTERS)
            if self.look.kind is BlockKind.ROW:
                text = text.replace("│", "|")
        if not self._parts or self._parts[-1].endswith((" ", "\n")):
            text = text.removeprefix(" ")
        if text:
            self.verbatim(text)

    def verbatim(self, text: str) -> None:
        """Add text as it is."""
        if not self._parts:
            self._begin()
        self._parts.append(text)
        self._length += len(text)

    def separate(self, by: str = " ") -> None:
        """Put `by` between what is there and what comes, if there is anything."""
        if self._parts and self._parts[-1] != CELL_EDGE:
            last = self._parts[-1]
            self._parts[-1] = last.rstrip(" ") if by != " " else last
            self._length -= len(last) - len(self._parts[-1])
            if not self._parts[-1].endswith((by, " ")):
                self.verbatim(by)

    def edge(self) -> None:
        """The next cell of a row begins here."""
        if self._parts:
            last = self._parts[-1]
            self._parts[-1] = last.rstrip(" ") if last != CELL_EDGE else last
            self._length -= len(last) - len(self._parts[-1])
        self.verbatim(CELL_EDGE)

    def break_line(self) -> None:
        """A line break: what follows is a tight block of the same look, after two a new one."""
        if self._parts:
            self.end()
            self._after_break = True
        else:
            self._after_break = False

    def marker(self, label: str, indent: str = "", back: Target = None) -> None:
        """The next piece gets a label that is no part of its words.

        `back` is the mark that leads to a note: where the note's words begin with a number of
        their own, that is its label and leads back.
        """
        self._marker = (label, indent, back)

    def anchor(self, anchor: Anchor) -> None:
        """A link may lead here."""
        if self._parts:
            self._anchors.append((anchor, self._length))
        else:
            self._waiting.append(anchor)

    def open(self, style: Style, target: Target = None) -> None:
        """Words from here to `close` have a style, over as many pieces as they fill."""
        self._open.append(_OpenSpan(style, target, self._length))

    def close(self) -> None:
        """End what was opened last."""
        self._emit(self._open.pop())

    def end(self) -> None:
        """End the present piece, if it has begun."""
        if not self._parts:
            return
        for span in self._open:
            self._emit(span)
            span.start = 0
        text = "".join(self._parts)
        if self._begun.kind is not BlockKind.CODE and not text.endswith(CELL_EDGE):
            text = text.rstrip(" ")
        spans = tuple(s for span in self._spans if (s := _trimmed(span, text)))
        hang = 0
        if self._back is not None and (own := _own_label(text, self._label)):
            hang, self._label = own, ""
            if not any(span.style is Style.LINK and span.start < own for span in spans):
                spans = (Span(0, len(text[:own].rstrip()), Style.LINK, self._back), *spans)
        look = self._begun
        if look.kind is BlockKind.PARAGRAPH and _is_picture(text, spans):
            look = replace(look, kind=BlockKind.CAPTION)
        self.pieces.append(
            Piece(
                text,
                look,
                hang=hang,
                indent=self._indent,
                label=self._label,
                spans=spans,
                anchors=tuple(self._anchors),
                source=self._begun_source,
            )
        )
        self._parts, self._length, self._spans, self._anchors = [], 0, [], []
        self._label, self._back, self._indent, self._after_break = "", None, "", False

    def _begin(self) -> None:
        self._begun, self._begun_source = self.look, self.source
        if self._after_break:
            self._begun = replace(self._begun, tight=True)
        self._anchors = [(anchor, 0) for anchor in self._waiting]
        self._waiting = []
        self._label, self._indent, self._back = self._marker
        self._marker = ("", "", None)
        for span in self._open:
            span.start = 0

    def _emit(self, span: _OpenSpan) -> None:
        if span.start < self._length:
            self._spans.append(Span(span.start, self._length, span.style, span.target))


def _own_label(text: str, label: str) -> int:
    """The length of the number or the sign that a note's words begin with, blanks included."""
    bare = label.strip("[]")
    said = re.match(rf"[\[(]?{re.escape(bare)}(?!\w)[\])]?[.:)]?\s*", text) if bare else None
    said = said or _OWN_NUMBER.match(text)
    return said.end() if said and said.end() < len(text) else 0


def _trimmed(span: Span, text: str) -> Span | None:
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return replace(span, start=start, end=end) if start < end else None


def _is_picture(text: str, spans: tuple[Span, ...]) -> bool:
    """Whether the words are those of a picture and nothing else."""
    return any(s.style is Style.PICTURE and s.end - s.start == len(text) for s in spans)
