"""How each kind of block is set: where its rows begin and what is painted beside them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from astana_reader.articles.document import Block, BlockKind, Inline
from astana_reader.reading.look.ink import Ink
from astana_reader.text.graphemes import boundary_at, cells, clip
from astana_reader.text.visible import visible_line

from .flags import BARE, DIM, EMPHASIS, HEADING, LINK, NAME, SET_CODE, STRONG, Cover
from .inlines import inline_covers, inlines_of, is_mostly_links
from .stretches import Flow, Grid, Rows, Stretch, Stretches, side_by_side
from .tables import MEASURED, Table, cells_of, in_columns, measure, row_by_row
from .wrap import has_indents, wrap, wrap_unindented

Painted = tuple[int, str, Ink]
"""What is painted on a row beside its text: the cell where it begins, its characters, its ink."""

_K = BlockKind
_LEVEL = 2
"""Cells that an item or a quotation stands further in, a level."""
CODE_MARGIN = 2
"""Cells between the edge of code's ground and its words."""
_LONGEST_NAME, _LONGEST_TERM = 14, 16
_NEIGHBOURS = 200
"""Blocks before and after one that are looked at for what it has to line up with."""
_HASH_COMMENTS = frozenset(
    "sh bash zsh shell console python py ruby rb perl r yaml yml toml".split()
)


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """The rows of a piece and all that decides how they look, marks aside."""

    rows: Rows
    flags: int = 0
    """On all its code points."""
    covers: tuple[Cover, ...] = ()
    links: tuple[str, ...] = ()
    """The URLs that links are numbered by."""
    every: tuple[Painted, ...] = ()
    """Painted on every row."""
    beside: Mapping[int, tuple[Painted, ...]] = field(default_factory=dict)
    """Painted on one row, by its number."""
    bar: str = ""
    """What is painted for the bar between cells."""
    room: int = 0
    """Cells in which rows of code are shown, cut at their ends; 0 for what is wrapped."""


class Typesetter:
    """Sets the pieces of an article, blocks or parts of long ones, in a column of cells."""

    def __init__(
        self, text: str, pieces: Sequence[Block], inlines: Sequence[Inline], width: int
    ) -> None:
        self._text = text
        self._pieces = pieces
        self._inlines = inlines
        self._width = width
        self._tables: dict[int, Table] = {}
        self._names: int | None = None

    def shape(self, number: int) -> Shape:
        """How a piece is set."""
        piece = self._pieces[number]
        if piece.kind is _K.PARAGRAPH and not piece.hang:
            shape = Shape(self._wrapped(piece.start, piece.start, piece.end))
        else:
            shape = self._shape_of_kind(number)
        return self._with_inlines(number, shape) if self._inlines or piece.aside else shape

    def _shape_of_kind(self, number: int) -> Shape:
        piece = self._pieces[number]
        by_number = {
            _K.ITEM: self._item,
            _K.ROW: self._row,
            _K.TERM: self._term,
            _K.MEANING: self._meaning,
            _K.CODE: self._code,
        }
        if piece.kind in by_number:
            return by_number[piece.kind](number)
        setters = {
            _K.HEADING: self._heading,
            _K.QUOTATION: self._quotation,
            _K.CAPTION: self._dim,
            _K.NOTE: self._note,
            _K.RULE: self._rule,
            _K.SPEAKER: self._speaker,
        }
        return setters.get(piece.kind, self._flow)(piece)

    def rule_above(self, number: int) -> int:
        """The cells of the rule that stands above a piece: under a title, under a table's head.

        A title that its author has underlined needs none.
        """
        before = self._pieces[number - 1] if number else None
        if before is None or not before.level or self._pieces[number].kind is _K.RULE:
            return 0
        if before.kind is _K.HEADING:
            return self._width if before.level == 1 else 0
        if before.kind is not _K.ROW or self._pieces[number].level or self.begins_table(number):
            return 0
        table = self.table(number)
        return table.width if table.in_columns else self._width

    def begins_table(self, number: int) -> bool:
        """Whether no row of the same table stands above a piece."""
        piece = self._pieces[number]
        is_first = number == 0 or self._pieces[number - 1].kind is not _K.ROW
        return piece.kind is not _K.ROW or is_first or not piece.tight

    def is_apart(self, number: int) -> bool:
        """Whether a row of a table stands apart from the one above, since each takes many rows."""
        if self.begins_table(number) or self._pieces[number - 1].level:
            return False
        return not self.table(number).in_columns

    def table(self, number: int) -> Table:
        """The table that a row belongs to."""
        first = self._heads[bisect_right(self._heads, number) - 1]
        if first not in self._tables:
            last = first + 1
            limit = min(len(self._pieces), first + MEASURED)
            while last < limit and not self.begins_table(last):
                last += 1
            self._tables[first] = measure(self._text, self._pieces[first:last], self._width)
        return self._tables[first]

    @cached_property
    def _heads(self) -> list[int]:
        """The first rows of all tables."""
        pieces = self._pieces
        return [n for n, p in enumerate(pieces) if p.kind is _K.ROW and self.begins_table(n)]

    # --- kinds ------------------------------------------------------------------------------------

    def _flow(self, piece: Block, indent: int = 0, widest: int = 0) -> Shape:
        """Wrapped words; those after `hang` stand under each other, at least `widest` cells in."""
        hang, marker = self._hang(piece)
        room = self._width // 3
        indent = max(0, min(indent, room))
        rest = indent + max(widest, marker)
        if marker and hang == piece.start:
            ink = Ink("link" if piece.kind is _K.NOTE else "dim")
            painted = {0: ((rest - marker, piece.label, ink),)}
            return Shape(self._wrapped(hang, hang, piece.end, rest, rest), beside=painted)
        return Shape(self._wrapped(piece.start, hang, piece.end, rest - marker, rest))

    def _wrapped(self, start: int, words: int, end: int, first: int = 0, rest: int = 0) -> Rows:
        """Words wrapped at cell `rest`, and before them what stands at cell `first`."""
        if has_indents(self._text, words, end):
            rows = self._rows_at(rest, words, end)
            rows[0] = (rows[0][0]._replace(start=start, x=first), *rows[0][1:])
            return Grid(rows)
        starts = wrap(self._text, words, end, max(1, self._width - rest))
        starts[0] = start
        return Flow(starts, end, first, rest)

    def _hang(self, piece: Block) -> tuple[int, int]:
        """Where a block's words begin, and the cells before them; none if they leave no room."""
        if piece.label:
            label = cells(piece.label) + 1
            return piece.start, label if label <= self._width // 2 else 0
        if not 0 < piece.hang < piece.end - piece.start:
            return piece.start, 0
        hang = boundary_at(self._text, piece.start + piece.hang, piece.start, piece.end)
        marker = cells(self._text[piece.start : hang])
        return (hang, marker) if marker <= self._width // 2 else (piece.start, 0)

    def _marked(self, piece: Block, shape: Shape, flags: int, base: int = 0) -> Shape:
        """With flags on the block's marker."""
        end = piece.start + piece.hang
        covers = (Cover(piece.start, end, flags),) if piece.hang else ()
        return replace(shape, flags=base, covers=covers)

    def _heading(self, piece: Block) -> Shape:
        flags = HEADING | EMPHASIS if piece.level >= 3 else HEADING
        return replace(self._flow(piece), flags=flags)

    def _dim(self, piece: Block) -> Shape:
        return Shape(self._flow(piece).rows, DIM)

    def _item(self, number: int) -> Shape:
        piece = self._pieces[number]
        indent = _LEVEL * (piece.level - 1)
        if not (piece.hang or piece.label):
            return self._flow(piece, indent + self._words_above(number))
        widest = self._widest_number(number) if self._is_numbered(piece) else 0
        return self._marked(piece, self._flow(piece, indent, widest), DIM)

    def _words_above(self, number: int) -> int:
        """How far in the words of the item stand that a block without a marker goes on with."""
        level = self._pieces[number].level
        for n in self._around(number, -1, {_K.ITEM, _K.CODE}):
            piece = self._pieces[n]
            if (piece.hang or piece.label) and piece.level <= level:
                return max(self._hang(piece)[1], self._widest_number(n))
        return 0

    def _is_numbered(self, piece: Block) -> bool:
        marker = piece.label or self._text[piece.start : piece.start + piece.hang]
        return any(map(str.isdigit, marker))

    def _widest_number(self, number: int) -> int:
        """The cells of the longest marker of a numbered list."""
        piece = self._pieces[number]
        if not self._is_numbered(piece):
            return 0
        widest = self._hang(piece)[1]
        for step in (-1, 1):
            for n in self._around(number, step, {_K.ITEM}):
                other = self._pieces[n]
                if other.level < piece.level:
                    break
                if other.level == piece.level and self._is_numbered(other):
                    widest = max(widest, self._hang(other)[1])
        return widest

    def _around(self, number: int, step: int, kinds: set[BlockKind]) -> Iterator[int]:
        """The pieces before or after one, nearest first, as long as they are of some kinds."""
        for n in range(number + step, number + step * _NEIGHBOURS, step):
            if not 0 <= n < len(self._pieces) or self._pieces[n].kind not in kinds:
                return
            yield n

    def _quotation(self, piece: Block) -> Shape:
        if piece.hang:
            return self._marked(piece, self._flow(piece), DIM)
        if not piece.level:
            return self._dim(piece)
        level = min(piece.level, self._width // 3 // _LEVEL)
        bars = tuple((_LEVEL * n, "▎", Ink("line")) for n in range(level))
        return Shape(self._flow(piece, _LEVEL * level).rows, every=bars)

    def _code(self, number: int) -> Shape:
        """Rows of code; those of a list's item stand under its words."""
        piece = self._pieces[number]
        margin = CODE_MARGIN if self._width >= 12 else 0
        inside = _LEVEL * (piece.level - 1) + self._words_above(number) if piece.level else 0
        inside = min(inside, self._width // 3)
        starts = [piece.start]
        while (newline := self._text.find("\n", starts[-1], piece.end)) >= 0:
            starts.append(newline + 1)
        if starts[-1] == piece.end and len(starts) > 1:
            starts.pop()
        room = max(1, self._width - inside - 2 * margin)
        label = clip(visible_line(piece.language), 20)
        first = self._text[piece.start : starts[1] if len(starts) > 1 else piece.end].rstrip()
        is_free = len(first) < room and cells(first) + 3 + cells(label) <= room
        at = self._width - margin - cells(label)
        beside = {0: ((at, label, Ink("dim", "panel")),)} if label and is_free else {}
        rows = Flow(starts, piece.end, inside + margin, inside + margin)
        covers = tuple(self._comments(piece, starts))
        return Shape(rows, SET_CODE, covers, beside=beside, room=room)

    def _comments(self, piece: Block, starts: list[int]) -> Iterator[Cover]:
        """The rows of code that are comments, where its language has them."""
        if piece.language.lower() not in _HASH_COMMENTS:
            return
        for start, end in zip(starts, [*starts[1:], piece.end], strict=True):
            if self._text[start:end].lstrip().startswith("#"):
                yield Cover(start, end, DIM)

    def _row(self, number: int) -> Shape:
        piece, table = self._pieces[number], self.table(number)
        if table.in_columns:
            rows = in_columns(self._text, piece, table)
            return Shape(rows, HEADING if piece.level else 0, bar=" ")
        if piece.level:
            return Shape(self._flow(piece).rows, DIM, bar="·")
        grid, names = row_by_row(self._text, piece, table, self._width)
        beside = {n: ((2, name, Ink("dim")),) for n, name in names.items()}
        first = cells_of(self._text, piece)[0]
        return Shape(grid, 0, (Cover(first[0], first[1], STRONG),), beside=beside, bar=" ")

    def _note(self, piece: Block) -> Shape:
        return self._marked(piece, self._flow(piece), LINK | BARE, DIM)

    def _rule(self, piece: Block) -> Shape:
        flow = self._flow(piece).rows
        if len(flow) > 1:
            return Shape(flow, DIM)
        size = cells(self._text[piece.start : piece.end])
        return Shape(Flow([piece.start], piece.end, max(0, (self._width - size) // 2)), DIM)

    def _term(self, number: int) -> Shape:
        """A term and, if the piece has it, its meaning beside it."""
        piece = self._pieces[number]
        if not piece.hang:
            return Shape(self._flow(piece).rows, HEADING)
        return Shape(
            self._labelled(piece, self._meanings_at(number)), 0, self._label(piece, HEADING)
        )

    def _meaning(self, number: int) -> Shape:
        return self._flow(self._pieces[number], self._meanings_at(number))

    def _meanings_at(self, number: int) -> int:
        """The cell at which the meanings of a list begin: beside its terms if those are short."""
        around = [number]
        for step in (-1, 1):
            around += self._around(number, step, {_K.TERM, _K.MEANING})
        terms = (self._pieces[n] for n in around if self._pieces[n].kind is _K.TERM)
        longest = max((self._label_cells(piece) for piece in terms), default=0)
        return longest + 4 if longest <= _LONGEST_TERM else 4

    def _speaker(self, piece: Block) -> Shape:
        """A name, and what is said beside the longest of the article's names."""
        if not piece.hang:
            return Shape(self._flow(piece).rows, NAME)
        if self._names is None:
            sizes = (self._label_cells(p) for p in self._pieces if p.kind is _K.SPEAKER and p.hang)
            self._names = max((size for size in sizes if size <= _LONGEST_NAME), default=2)
        own = self._label_cells(piece) > _LONGEST_NAME
        rows = self._labelled(piece, 4 if own else self._names + 2)
        return Shape(rows, 0, self._label(piece, NAME))

    def _label(self, piece: Block, flags: int) -> tuple[Cover, ...]:
        return (Cover(piece.start, piece.start + piece.hang, flags),)

    def _label_cells(self, piece: Block) -> int:
        label = self._text[piece.start : piece.start + piece.hang if piece.hang else piece.end]
        return cells(label[: _LONGEST_TERM + 4].rstrip())

    def _labelled(self, piece: Block, x: int) -> Rows:
        """A label and words at cell `x`, beside it if it leaves two cells, else below it."""
        words = self._words(piece)
        if x > self._width // 2 or words >= piece.end:
            return self._wrapped(piece.start, piece.start, piece.end)
        above, rows = self._rows_at(0, piece.start, words), self._rows_at(x, words, piece.end)
        label = self._text[piece.start : words]
        if len(above) == 1 and cells(label) <= x and cells(label.rstrip()) + 2 <= x:
            rows[0] = above.pop() + rows[0]
        return Grid([*above, *rows])

    def _rows_at(self, x: int, start: int, end: int) -> list[Stretches]:
        """Code points wrapped in what is right of a cell."""
        width = max(1, self._width - x)
        if has_indents(self._text, start, end):
            rows = wrap_unindented(self._text, start, end, width)
            return [tuple(side_by_side(self._text, parts, x)) for parts in rows]
        starts = wrap(self._text, start, end, width)
        return [(Stretch(a, b, x),) for a, b in pairwise([*starts, end])]

    def _words(self, piece: Block) -> int:
        """Where the words after a label begin."""
        words = piece.start + min(piece.hang, piece.end - piece.start)
        while words < piece.end and self._text[words].isspace():
            words += 1
        return boundary_at(self._text, words, piece.start, piece.end)

    # --- inlines ----------------------------------------------------------------------------------

    def _with_inlines(self, number: int, shape: Shape) -> Shape:
        piece = self._pieces[number]
        inlines = inlines_of(self._inlines, self._block_start(number), piece.end)
        covers, links = inline_covers(inlines)
        flags = shape.flags | (DIM if piece.aside else 0)
        if links and is_mostly_links(self._text, inlines, piece.start, piece.end):
            covers = (*covers, Cover(piece.start, piece.end, BARE))
        return replace(shape, flags=flags, covers=(*shape.covers, *covers), links=links)

    def _block_start(self, number: int) -> int:
        """Where the block begins that a piece is a part of."""
        while number and self._pieces[number - 1].end == self._pieces[number].start:
            number -= 1
        return self._pieces[number].start
