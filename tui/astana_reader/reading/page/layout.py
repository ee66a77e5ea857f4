"""An article as rows of a column, worked out only where it is looked at.

Nothing here counts all rows: a place is a block and a row in it, and moving by rows walks from
there. So a page costs the same in a book as in a note, and a resize costs nothing elsewhere.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from astana_reader.articles.article import Article
from astana_reader.articles.document import Block, BlockKind, block_index
from astana_reader.text.graphemes import boundary_at, cells

from .stretches import Stretches, cell_of, offset_at_cell
from .typesetter import Shape, Typesetter

LONGEST_PIECE = 16_384
"""Code points wrapped in one go. A longer block is laid out in pieces that each begin a row."""
_KEPT_PIECES = 2048


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A row of the page: the rows without text above a piece are -1, -2 … of it."""

    piece: int
    row: int


class Layout:
    """The rows of an article in a column `width` cells wide."""

    def __init__(self, article: Article, width: int, *, low: bool = False) -> None:
        """`low` where the screen has few rows, so that there is one blank row at most."""
        self.text = article.text
        self.width = max(1, width)
        self.low = low
        self._blocks = article.blocks
        self._pieces = list(_pieces(article))
        self._starts = [piece.start for piece in self._pieces]
        self._typesetter = Typesetter(self.text, self._pieces, article.inlines, self.width)
        self._shapes: dict[int, Shape] = {}

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
        return Place(piece, self.count(piece) - 1)

    def shape(self, piece: int) -> Shape:
        """The rows of a piece and how they look."""
        shape = self._shapes.get(piece)
        if shape is None:
            if len(self._shapes) >= _KEPT_PIECES:
                self._shapes.clear()
            shape = self._shapes[piece] = self._typesetter.shape(piece)
        return shape

    def count(self, piece: int) -> int:
        """How many rows a piece has."""
        return len(self.shape(piece).rows)

    def lead(self, piece: int) -> int:
        """Rows above a piece that hold no text: a rule under a title, then blank ones."""
        rule = 1 if self._typesetter.rule_above(piece) else 0
        return rule + self._blanks(piece)

    def _blanks(self, piece: int) -> int:
        if piece == 0:
            return 0
        if self._pieces[piece].tight:
            return 1 if self._typesetter.is_apart(piece) else 0
        blanks = _blanks_between(self._pieces[piece - 1], self._pieces[piece])
        return min(1, blanks) if self.low else blanks

    def rule(self, place: Place) -> int:
        """The cells of the rule that a row without text holds; 0 if it is blank."""
        is_first = place.row < 0 and place.row == -self.lead(place.piece)
        return self._typesetter.rule_above(place.piece) if is_first else 0

    def stretches(self, place: Place) -> Stretches:
        """Where the code points of a row stand; none on a row without text."""
        if place.row < 0 or self.empty:
            return ()
        return self.shape(place.piece).rows.stretches(place.row)

    def span(self, place: Place) -> tuple[int, int] | None:
        """The code points from a row's first to its last, None for one without text."""
        stretches = self.stretches(place)
        if not stretches:
            return None
        return stretches[0].start, max(stretch.end for stretch in stretches)

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
            row += self.count(piece)
        while row >= self.count(piece):
            if piece + 1 == len(self._pieces):
                return self.last
            row -= self.count(piece)
            piece += 1
            row -= self.lead(piece)
        return Place(piece, row)

    def down_from(self, place: Place) -> Iterator[Place]:
        """The places from this one to the end of the article."""
        piece, row = place.piece, place.row
        while piece < len(self._pieces):
            for each in range(row, self.count(piece)):
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
        return Place(piece, self.shape(piece).rows.row_of(offset))

    def x_of(self, offset: int) -> int:
        """The cell of an offset in its row, from the left edge of the column.

        In code it is the cell it would have if nothing were cut.
        """
        stretches = self.stretches(self.place_of(offset))
        return cell_of(self.text, stretches, offset) if stretches else 0

    def offset_at(self, place: Place, x: int) -> int:
        """The cluster at a cell of a row, the nearest one where there is none."""
        stretches = self.stretches(place)
        if not stretches:
            return self._pieces[place.piece].start if self._pieces else 0
        return offset_at_cell(self.text, stretches, x)

    def shift(self, caret: int) -> int:
        """The cells of code that are left of the column, so that the caret's is in it.

        It changes by half a column, so that not each step moves the whole block.
        """
        place = self.place_of(caret)
        room = 0 if self.empty else self.shape(place.piece).room
        if not room:
            return 0
        (row,) = self.stretches(place)
        if cells(self.text[row.start : row.end].rstrip("\n")) <= room:
            return 0
        half = max(1, room // 2)
        return half * -(-max(0, self.x_of(caret) - row.x - room + 2) // half)

    def is_shown(self, offset: int) -> bool:
        """Whether it is on its row, rather than white space that is left out."""
        return any(a <= offset < b for a, b, _ in self.stretches(self.place_of(offset)))

    def is_same_block(self, place: Place, offset: int) -> bool:
        """Whether a row belongs to the block of an offset."""
        first = self._pieces[place.piece].start
        return block_index(self._blocks, first) == block_index(self._blocks, offset)

    def snap(self, offset: int) -> int:
        """The nearest place a caret may stand at or before an offset: a cluster in a block."""
        if self.empty:
            return 0
        block = self._blocks[block_index(self._blocks, offset)]
        offset = max(block.start, min(offset, block.end - 1))
        return boundary_at(self.text, offset, block.start, block.end)


def _blanks_between(before: Block, block: Block) -> int:
    """Blank rows between two blocks: two above a heading, none below a small one, else one."""
    kinds = {before.kind, block.kind}
    if kinds in ({BlockKind.CAPTION, BlockKind.ROW}, {BlockKind.NOTE}):
        return 0
    if block.kind is BlockKind.HEADING and block.level <= 2:
        return 1 if before.kind is BlockKind.HEADING and not block.level else 2
    is_small = before.kind is BlockKind.HEADING and before.level >= 3
    return 0 if is_small and block.kind is not BlockKind.HEADING else 1


def _pieces(article: Article) -> Iterator[Block]:
    """The blocks, long ones in parts, and each term with the meaning that follows it."""
    text, term = article.text, None
    for block in article.blocks:
        if term and block.kind is BlockKind.MEANING and block.tight:
            yield replace(term, end=block.end, hang=term.end - term.start)
            term = None
            continue
        if term:
            yield term
        term = block if block.kind is BlockKind.TERM else None
        if block.end - block.start > LONGEST_PIECE:
            yield from _parts(text, block)
            term = None
        elif term is None:
            yield block
    if term:
        yield term


def _parts(text: str, block: Block) -> Iterator[Block]:
    """A long block as several."""
    for number, (start, end) in enumerate(pairwise(_cuts(text, block))):
        if number == 0:
            yield replace(block, end=end)
        else:
            yield replace(block, start=start, end=end, tight=True, hang=0, label="")


def _cuts(text: str, block: Block) -> list[int]:
    """Where to cut a long block: after a space near every LONGEST_PIECE, else at a cluster."""
    cuts = [block.start]
    blank = "\n" if block.kind is BlockKind.CODE else " "
    while block.end - cuts[-1] > LONGEST_PIECE:
        limit = cuts[-1] + LONGEST_PIECE
        space = text.rfind(blank, cuts[-1] + LONGEST_PIECE // 2, limit)
        cuts.append(space + 1 if space >= 0 else boundary_at(text, limit, cuts[-1], block.end))
    return [*cuts, block.end]
