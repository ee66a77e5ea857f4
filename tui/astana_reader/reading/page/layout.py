"""An article as rows of a column, worked out only where it is looked at.

Nothing here counts all rows: a place is a block and a row in it, and moving by rows walks from
there. So a page costs the same in a book as in a note, and a resize costs nothing elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from astana_reader.articles.article import Article
from astana_reader.articles.document import Block, BlockKind
from astana_reader.text.graphemes import boundary_at, cells, clusters

from .wrap import wrap

LONGEST_PIECE = 16_384
"""Code points wrapped in one go. A longer block is laid out in pieces that each begin a row."""
_KEPT_PIECES = 2048


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A row of the page: the blank rows above a piece are -1, -2 … of it."""

    piece: int
    row: int


class Layout:
    """The rows of an article in a column `width` cells wide."""

    def __init__(self, article: Article, width: int) -> None:
        self.text = article.text
        self.width = max(1, width)
        self._pieces = list(_pieces(article))
        self._starts = [piece.start for piece in self._pieces]
        self._rows: dict[int, list[int]] = {}

    @property
    def empty(self) -> bool:
        return not self._pieces

    @property
    def first(self) -> Place:
        return Place(0, 0)

    @property
    def last(self) -> Place:
        if self.empty:
            return self.first
        piece = len(self._pieces) - 1
        return Place(piece, len(self.rows(piece)) - 1)

    def rows(self, piece: int) -> list[int]:
        """Where the rows of a piece start, in code points."""
        rows = self._rows.get(piece)
        if rows is None:
            if len(self._rows) >= _KEPT_PIECES:
                self._rows.clear()
            block = self._pieces[piece]
            rows = self._rows[piece] = wrap(self.text, block.start, block.end, self.width)
        return rows

    def kind(self, place: Place) -> BlockKind:
        return self._pieces[place.piece].kind

    def lead(self, piece: int) -> int:
        """Blank rows above a piece: two above a heading, else one, none in a list."""
        if piece == 0:
            return 0
        block, before = self._pieces[piece], self._pieces[piece - 1]
        if block.tight:
            return 0
        is_heading = block.kind is BlockKind.HEADING and before.kind is not BlockKind.HEADING
        return 2 if is_heading else 1

    def span(self, place: Place) -> tuple[int, int] | None:
        """The code points of a row, None for a blank one."""
        if place.row < 0 or self.empty:
            return None
        rows = self.rows(place.piece)
        last = place.row + 1 == len(rows)
        end = self._pieces[place.piece].end if last else rows[place.row + 1]
        return rows[place.row], end

    def move(self, place: Place, by: int) -> Place:
        """The place `by` rows further down, up if negative, as far as there are rows."""
        piece, row = place.piece, place.row + by
        if self.empty:
            return self.first
        while row < -self.lead(piece):
            if piece == 0:
                return self.first
            row += self.lead(piece)
            piece -= 1
            row += len(self.rows(piece))
        while row >= len(self.rows(piece)):
            if piece + 1 == len(self._pieces):
                return self.last
            row -= len(self.rows(piece))
            piece += 1
            row -= self.lead(piece)
        return Place(piece, row)

    def down_from(self, place: Place) -> Iterator[Place]:
        """The places from this one to the end of the article."""
        piece, row = place.piece, place.row
        while piece < len(self._pieces):
            for each in range(row, len(self.rows(piece))):
                yield Place(piece, each)
            piece += 1
            row = -self.lead(piece) if piece < len(self._pieces) else 0

    def rows_between(self, above: Place, below: Place, limit: int) -> int:
        """How many rows `below` is under `above`, at most `limit`; negative if it is above."""
        if below < above:
            return -self.rows_between(below, above, limit)
        count = 0
        for place in self.down_from(above):
            if place >= below or count >= limit:
                return count
            count += 1
        return count

    def place_of(self, offset: int) -> Place:
        """The row an offset is on; white space between blocks belongs to the block before."""
        if self.empty:
            return self.first
        piece = max(0, bisect_right(self._starts, offset) - 1)
        return Place(piece, max(0, bisect_right(self.rows(piece), offset) - 1))

    def x_of(self, offset: int) -> int:
        """The cell of an offset in its row, from the left edge of the column."""
        span = self.span(self.place_of(offset))
        return cells(self.text[span[0] : max(span[0], min(offset, span[1]))]) if span else 0

    def offset_at(self, place: Place, x: int) -> int:
        """The cluster at a cell of a row, the row's last one if it ends before."""
        span = self.span(place)
        if span is None:
            return self._pieces[place.piece].start if self._pieces else 0
        last = span[0]
        for begin, _, width in clusters(self.text, *span):
            last = begin
            x -= width
            if x < 0:
                break
        return last

    def snap(self, offset: int) -> int:
        """The nearest place a caret may stand at or before an offset: a cluster in a block."""
        if self.empty:
            return 0
        piece = self._pieces[max(0, bisect_right(self._starts, offset) - 1)]
        offset = max(piece.start, min(offset, piece.end - 1))
        return boundary_at(self.text, offset, piece.start, piece.end)


def _pieces(article: Article) -> Iterator[Block]:
    for block in article.blocks:
        if block.end - block.start <= LONGEST_PIECE:
            yield block
        else:
            for number, (start, end) in enumerate(pairwise(_cuts(article.text, block))):
                yield Block(start, end, block.kind, tight=block.tight or number > 0)


def _cuts(text: str, block: Block) -> list[int]:
    """Where to cut a long block: after a space near every LONGEST_PIECE, else at a cluster."""
    cuts = [block.start]
    while block.end - cuts[-1] > LONGEST_PIECE:
        limit = cuts[-1] + LONGEST_PIECE
        space = text.rfind(" ", cuts[-1] + LONGEST_PIECE // 2, limit)
        cuts.append(space + 1 if space >= 0 else boundary_at(text, limit, cuts[-1], block.end))
    return [*cuts, block.end]
