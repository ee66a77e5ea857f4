"""The article of an exported page: its blocks as HTML with the marks in place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby, pairwise

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.articles.document import CELL_EDGE, Block, BlockKind, Inline, Style
from astana_reader.text.spans import SpanIndex
from astana_reader.text.visible import visible
from astana_reader.timeline.expressions import TimeExpression

from .marked import MarkedArticle

_LONGEST_NOTE = 600
"""Code points of a note in the margin; the list has it whole."""
_TAGS = {
    Style.EMPHASIS: "em",
    Style.STRONG: "strong",
    Style.CODE: "code",
    Style.STRIKE: "s",
    Style.RAISED: "sup",
}
_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_On = Highlight | Inline | TimeExpression


def mark_id(id: str) -> str:
    """Where a mark stands on the page."""
    return f"hl-{id}"


@dataclass(frozen=True, slots=True)
class Text:
    """An article and all that lies on its text, in text order."""

    marked: MarkedArticle
    lying: SpanIndex[_On]

    @classmethod
    def of(cls, marked: MarkedArticle) -> Text:
        article = marked.article
        return cls(marked, SpanIndex([*marked.highlights, *article.inlines, *marked.expressions]))

    def html(self, blocks: Sequence[Block]) -> str:
        """Blocks of the article."""
        groups = groupby(_with_tables(blocks), key=lambda pair: pair[1])
        return "\n".join(self._group(kind, [b for b, _ in group]) for kind, group in groups)

    # --- kinds of blocks --------------------------------------------------------------------------

    def _group(self, kind: str, blocks: list[Block]) -> str:
        if kind == BlockKind.ITEM:
            return self._items(blocks)
        if kind == BlockKind.QUOTATION:
            return self._quotation(blocks)
        if kind.startswith(BlockKind.ROW):
            return self._table(blocks)
        return "\n".join(self._block(block) for block in blocks)

    def _block(self, block: Block) -> str:
        words, id = self.whole(block), f"at-{block.start}"
        if block.kind is BlockKind.HEADING:
            level = self.level(block)
            return f'<h{level} id="{id}">{words}</h{level}>'
        if block.kind is BlockKind.CODE:
            return f'<pre id="{id}" tabindex="0"><code>{words}</code></pre>'
        classes = [str(block.kind)] if block.kind is not BlockKind.PARAGRAPH else []
        classes += ["tight"] * block.tight + ["aside"] * block.aside
        named = f' class="{" ".join(classes)}"' if classes else ""
        return f'<p id="{id}"{named}{_label(block)}>{words}</p>'

    def _items(self, blocks: list[Block]) -> str:
        rows = (
            f'<li id="at-{b.start}" class="l{min(max(b.level, 1), 6)}"{_label(b)}>'
            f"{self.whole(b)}</li>"
            for b in blocks
        )
        return "<ul>\n" + "\n".join(rows) + "\n</ul>"

    def _quotation(self, blocks: list[Block]) -> str:
        rows = (
            f'<p id="at-{b.start}"{" class=tight" * b.tight}>{self.whole(b)}</p>' for b in blocks
        )
        return "<blockquote>\n" + "\n".join(rows) + "\n</blockquote>"

    def _table(self, blocks: list[Block]) -> str:
        rows = "\n".join(f'<tr id="at-{b.start}">{"".join(self._cells(b))}</tr>' for b in blocks)
        return (
            f'<div class="table" role="region" tabindex="0" aria-label="Table">'
            f"<table>\n{rows}\n</table></div>"
        )

    def _cells(self, block: Block) -> Iterator[str]:
        cell, text = "th" if block.level == 1 else "td", self.marked.article.text
        start = block.start
        for number, words in enumerate(text[block.start : block.end].split(CELL_EDGE)):
            edge = ""
            if number:
                edge = f'<span class="edge">{self.inside(start, start + len(CELL_EDGE))}</span>'
                start += len(CELL_EDGE)
            last = start + len(words) == block.end
            end = self._end(block) if last else start + len(words)
            yield f"<{cell}>{edge}{self.inside(start, end)}</{cell}>"
            start += len(words)

    def level(self, block: Block) -> int:
        """Of a heading: below the page's one h1, and no level left out on the way down."""
        levels = [b.level or 1 for b in self.marked.article.blocks if b.kind is BlockKind.HEADING]
        steps = sorted(set(levels))
        return min(6, 2 + steps.index(block.level or 1))

    def whole(self, block: Block) -> str:
        """A block with what is between it and the next: a mark may go on through it."""
        first = block is self.marked.article.blocks[0]
        return self.inside(0 if first else block.start, self._end(block))

    def _end(self, block: Block) -> int:
        blocks = self.marked.article.blocks
        at = bisect_right(blocks, block.start, key=lambda b: b.start)
        return blocks[at].start if at < len(blocks) else len(self.marked.article.text)

    # --- inside a block ---------------------------------------------------------------------------

    def inside(self, start: int, end: int) -> str:
        """A range as HTML: cut where anything begins or ends, each piece in all that is on it."""
        lying = self.lying.overlapping(start, end)
        edges = {start, end}
        for on in lying:
            edges |= {max(on.start, start), min(on.end, end)}
        return "".join(
            self._piece(left, right, [on for on in lying if on.start < right and left < on.end])
            for left, right in pairwise(sorted(edges))
        )

    def _piece(self, start: int, end: int, on: list[_On]) -> str:
        text = escape(visible(self.marked.article.text[start:end]))
        marks = sorted(
            (m for m in on if isinstance(m, Highlight)), key=lambda m: (m.start - m.end, m.start)
        )
        for other in reversed(on):
            if isinstance(other, Inline):
                text = _styled(text, other)
            elif isinstance(other, TimeExpression):
                text = _dated(text, other)
        for mark in reversed(marks):
            text = self._marked(text, mark, start)
        return "".join(self._before(mark) for mark in marks if mark.start == start) + text

    def _marked(self, text: str, mark: Highlight, start: int) -> str:
        pen = self.marked.settings.pen(mark.annotation.pen)
        first = start == mark.start
        begin = f' id="{mark_id(mark.id)}" data-letter="{escape(pen.letter)}"' if first else ""
        names = f'data-id="{escape(mark.id)}" data-pen="{escape(pen.id)}"'
        return f"<mark{begin} {names}>{text}</mark>"

    def _before(self, mark: Highlight) -> str:
        """What a mark has in the margin, and its pen's name for who hears the page."""
        note, tags = mark.annotation.note, mark.annotation.tags
        pen = self.marked.settings.pen(mark.annotation.pen)
        told = f'<span class="sr">{escape(pen.name)}: </span>'
        if not note and not tags:
            return told
        shown = note if len(note) <= _LONGEST_NOTE else f"{note[:_LONGEST_NOTE]}…"
        hashed = " ".join(f"#{escape(tag)}" for tag in tags)
        said = escape(visible(shown)) + (f'<span class="tags">{hashed}</span>' if tags else "")
        return f'<span class="margin" data-pen="{escape(pen.id)}">{said}</span>{told}'


def _label(block: Block) -> str:
    """What the page's style paints before a block: no part of its text, as in the article."""
    return f' data-label="{escape(block.label)}"' if block.label else ""


def _with_tables(blocks: Iterable[Block]) -> Iterator[tuple[Block, str]]:
    """Each block with the name of the group it is in; tables are counted to stay apart."""
    tables = 0
    before = None
    for block in blocks:
        if block.kind is BlockKind.ROW and (before is not BlockKind.ROW or not block.tight):
            tables += 1
        before = block.kind
        name = f"row {tables}" if block.kind is BlockKind.ROW else str(block.kind)
        yield block, name


def _styled(text: str, inline: Inline) -> str:
    if tag := _TAGS.get(inline.style):
        text = f"<{tag}>{text}</{tag}>"
    if isinstance(inline.target, str) and inline.style is Style.LINK and _WEB.match(inline.target):
        return f'<a href="{escape(inline.target)}" rel="noopener noreferrer">{text}</a>'
    return text


def _dated(text: str, found: TimeExpression) -> str:
    if _DATE.fullmatch(found.value):
        return f'<time datetime="{found.value}">{text}</time>'
    return f'<span class="date">{text}</span>'
