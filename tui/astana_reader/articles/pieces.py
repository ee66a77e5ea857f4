"""Blocks before their place in the text is known, and how they become a document.

A format's reader makes pieces in reading order; it may leave some out or put others between.
`assembled` joins them into the canonical text and turns links between them into offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from astana_reader.text.visible import visible, visible_line

from .document import (
    Block,
    BlockKind,
    Document,
    Inline,
    Metadata,
    Section,
    SourcePage,
    Style,
    outline_of_headings,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that links name: an id in a page; `page` tells files of one book apart."""

    page: str
    id: str


Target = str | Anchor | None
"""Of a link or picture: a URL that was checked, a place in the document, or nowhere."""


@dataclass(frozen=True, slots=True)
class Span:
    """As `Inline`, in offsets of its piece."""

    start: int
    end: int
    style: Style
    target: Target = None


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece is laid out; the fields are those of `Block`."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    tight: bool = False
    language: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A block with its text. `source` is what it was made from, for who chooses among pieces."""

    text: str
    look: Look = Look()
    hang: int = 0
    indent: str = ""
    """Blanks before the block on its first line, as a nested item has."""
    label: str = ""
    """As in `Block`."""
    spans: tuple[Span, ...] = ()
    anchors: tuple[tuple[Anchor, int], ...] = ()
    """Places in it, by offsets of its text."""
    source: object = None


_NOTHING_KNOWN = Metadata()
_K = BlockKind
_STANDS_BELOW = {
    _K.ITEM: {_K.ITEM, _K.CODE},
    _K.CODE: {_K.ITEM, _K.CODE, _K.MEANING},
    _K.ROW: {_K.ROW, _K.CAPTION},
    _K.TERM: {_K.TERM, _K.MEANING},
    _K.MEANING: {_K.TERM, _K.MEANING, _K.CODE},
}
"""What a tight block may stand directly below; others only below their own kind."""


def assembled(
    pieces: Iterable[Piece],
    metadata: Metadata = _NOTHING_KNOWN,
    notices: Sequence[str] = (),
    outline: Sequence[tuple[int, str, Anchor]] | None = None,
    pages: Iterable[tuple[str, Anchor]] = (),
) -> Document:
    """The document of pieces in reading order.

    Blocks are joined by a blank line, tight ones by one newline. A link whose place is in no
    piece loses its target. The outline is `outline` (level, title, place) where given, without
    entries whose place is missing, else the headings. `pages` are the numbers of the source's
    pages and where they begin.
    """
    pieces = [piece for piece in pieces if piece.text.strip()]
    parts: list[str] = []
    starts: list[int] = []
    places: dict[Anchor, int] = {}
    blocks: list[Block] = []
    at = 0
    for piece in pieces:
        kind = piece.look.kind
        below = _STANDS_BELOW.get(kind, {kind})
        tight = piece.look.tight and bool(blocks) and blocks[-1].kind in below
        gap = ("\n" if tight else "\n\n") if blocks else ""
        parts += (gap, piece.indent, piece.text)
        start = at + len(gap) + len(piece.indent)
        at = start + len(piece.text)
        starts.append(start)
        blocks.append(_block(piece, start, at, tight=tight))
        for anchor, offset in piece.anchors:
            places.setdefault(anchor, min(start + offset, at - 1))
    text = visible("".join(parts))
    if outline is None:
        sections = outline_of_headings(text, blocks)
    else:
        found = ((level, title, places.get(anchor)) for level, title, anchor in outline)
        sections = tuple(Section(o, lv, visible_line(t)) for lv, t, o in found if o is not None)
    return Document(
        text=text,
        blocks=tuple(blocks),
        inlines=_inlines(pieces, starts, places),
        outline=sections,
        metadata=metadata,
        notices=tuple(notices),
        pages=_source_pages(pages, places),
    )


def _source_pages(
    pages: Iterable[tuple[str, Anchor]], places: dict[Anchor, int]
) -> tuple[SourcePage, ...]:
    found = ((places.get(anchor), visible_line(label)) for label, anchor in pages)
    return tuple(sorted((SourcePage(o, n) for o, n in found if o is not None), key=_page_start))


def _page_start(page: SourcePage) -> int:
    return page.start


def _block(piece: Piece, start: int, end: int, *, tight: bool) -> Block:
    look = piece.look
    return Block(
        start,
        end,
        look.kind,
        tight=tight,
        level=look.level,
        hang=piece.hang,
        language=look.language,
        label=visible_line(piece.label),
    )


def _inlines(
    pieces: Iterable[Piece], starts: Iterable[int], places: dict[Anchor, int]
) -> tuple[Inline, ...]:
    inlines = []
    for piece, start in zip(pieces, starts, strict=True):
        for span in piece.spans:
            target = places.get(span.target) if isinstance(span.target, Anchor) else span.target
            if target is None and span.style is Style.LINK:
                continue
            inlines.append(Inline(start + span.start, start + span.end, span.style, target))
    inlines.sort(key=lambda inline: (inline.start, -inline.end))
    return tuple(inlines)
