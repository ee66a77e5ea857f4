"""Lines to columns in reading order.

Nearly every program draws a page in the order in which it is read, so that order stays unless
it runs upwards within a column again and again. Where the columns are shows in the left edges
that lines share, with lines side by side and none across.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from .page import Line, Page

_NARROWEST = 0.12
"""Of the page's width: narrower columns are cells or margins."""
_FEWEST_LINES = 3
_FULL = 0.15
"""Of its width by which a line may be short of the middle one and is still a full one."""
_FEWEST_LETTERS = 12
"""A line, on average: shorter ones are cells of a table."""


@dataclass(frozen=True, slots=True)
class Inset:
    """Lines of a column that are set in from both its edges: a quotation."""

    left: float
    right: float
    top: float
    foot: float


@dataclass(frozen=True, slots=True)
class Column:
    """Lines that stand one below the other, and the edges that full ones of them reach."""

    page: int
    lines: tuple[Line, ...]
    left: float
    right: float
    place: tuple[int, int]
    """The first and the last of the page's columns that it takes, from 0."""
    insets: tuple[Inset, ...] = ()

    def inset(self, line: Line) -> Inset | None:
        """The inset that the line stands in."""
        for inset in self.insets:
            if inset.foot - 1 < line.baseline < inset.top + 1 and _is_at(line.left, inset.left):
                return inset
        return None


def find_columns(page: Page) -> list[Column]:
    """The columns of a page in reading order; one that is read in two parts comes twice."""
    gutters = _gutters(page)
    placed = list(_placed(page.lines, gutters))
    if _is_out_of_order(placed):
        placed = list(_in_order(placed))
    edges = _edges(placed)
    return [
        Column(page.number, tuple(lines), *edges[place], place, tuple(_insets(lines, edges[place])))
        for place, lines in _stacks(placed)
    ]


def _is_at(edge: float, other: float) -> bool:
    return abs(edge - other) < 1.5


def _insets(lines: list[Line], edges: tuple[float, float]) -> Iterator[Inset]:
    """Lines with the same left edge of which two reach a right edge of their own."""
    left, right = edges
    for _, found in groupby(lines, lambda line: round(line.left)):
        run = list(found)
        size = run[0].size
        edge = max(line.right for line in run)
        reached = sum(_is_at(line.right, edge) for line in run)
        if reached > 1 and run[0].left > left + 0.8 * size and edge < right - 0.8 * size:
            yield Inset(run[0].left, edge, run[0].baseline, run[-1].baseline)


def _gutters(page: Page) -> list[float]:
    """The left edges of the page's columns but the first."""
    starts = Counter(round(line.left) for line in page.lines)
    near = {x: n + starts[x - 1] + starts[x + 1] for x, n in starts.items()}
    found: list[float] = []
    for x in sorted(starts):
        if near[x] < _FEWEST_LINES or near[x] < max(near.get(x - 1, 0), near.get(x + 1, 0)):
            continue
        if _parts(page, x - 1.5) and (not found or x - found[-1] > _NARROWEST * page.width):
            found.append(x - 1.5)
    return found


def _parts(page: Page, x: float) -> bool:
    """Whether a gutter ends at `x`: columns left and right of it and nothing across."""
    right = [line for line in page.lines if line.left >= x]
    if len(right) < _FEWEST_LINES:
        return False
    top, foot = max(r.baseline for r in right), min(r.baseline for r in right)
    beside = [line for line in page.lines if foot - 1 <= line.baseline <= top + 1]
    left = [line for line in beside if line.right <= x]
    across = len(beside) - len(left) - len(right)
    return (
        len(left) >= _FEWEST_LINES
        and across <= 0.1 * len(right)
        and all(_width(side) > _NARROWEST * page.width for side in (left, right))
        and all(_letters(side) > _FEWEST_LETTERS for side in (left, right))
    )


def _letters(lines: list[Line]) -> float:
    return sum(len(line.text) for line in lines) / len(lines)


def _width(lines: list[Line]) -> float:
    """The width of a full one of the lines."""
    widths = sorted(line.right - line.left for line in lines)
    return widths[3 * len(widths) // 4]


def _place(line: Line, gutters: Sequence[float]) -> tuple[int, int]:
    first = sum(line.left >= x for x in gutters)
    return first, max(first, sum(line.right > x + 2 for x in gutters))


_Placed = tuple[tuple[int, int], Line]


def _placed(lines: Iterable[Line], gutters: Sequence[float]) -> Iterator[_Placed]:
    """Each line with its columns; the short last line of a wide paragraph has all of those."""
    place, last = (0, 0), None
    for line in lines:
        own = _place(line, gutters)
        if last and own[0] == own[1] and own[0] == place[0] and _goes_on(last, line):
            own = place
        yield own, line
        place, last = own, line


def _goes_on(line: Line, following: Line) -> bool:
    return (
        abs(line.left - following.left) < 2 * line.size
        and 0 < line.baseline - following.baseline < 1.6 * line.size
        and abs(line.size - following.size) < 0.1 * line.size
    )


def _is_out_of_order(placed: list[_Placed]) -> bool:
    upwards = beside = 0
    for (place, line), (following_place, following) in pairwise(placed):
        if place == following_place and following.baseline > line.baseline + 1.5 * line.size:
            upwards += 1
        if place[1] < following_place[0] and abs(line.baseline - following.baseline) < 1:
            beside += len(line.text) > 20 and len(following.text) > 20
    return upwards >= max(3, 0.1 * len(placed)) or beside >= max(3, 0.3 * len(placed))


def _in_order(placed: list[_Placed]) -> Iterator[_Placed]:
    """From the top, a line across the columns after all that stands above it."""
    wide = [p for p in placed if p[0][0] != p[0][1]]
    narrow = sorted(
        (p for p in placed if p[0][0] == p[0][1]), key=lambda p: (p[0], -p[1].baseline, p[1].left)
    )
    for across in sorted(wide, key=lambda p: -p[1].baseline):
        yield from (p for p in narrow if p[1].baseline > across[1].baseline)
        narrow = [p for p in narrow if p[1].baseline <= across[1].baseline]
        yield across
    yield from narrow


def _edges(placed: Iterable[_Placed]) -> dict[tuple[int, int], tuple[float, float]]:
    found: dict[tuple[int, int], list[Line]] = {}
    for place, line in placed:
        found.setdefault(place, []).append(line)
    return {place: (_left(lines), _right(lines)) for place, lines in found.items()}


def _left(lines: list[Line]) -> float:
    """The leftmost edge that lines share."""
    starts = Counter(round(line.left) for line in lines)
    shared = [
        x for x in starts if starts[x] + starts[x + 1] + starts[x - 1] > 0.08 * len(lines) + 1
    ]
    return min(shared, default=min(line.left for line in lines))


def _right(lines: list[Line]) -> float:
    """The right edge that lines are set to, or the outermost that two reach."""
    middle = sorted(line.right for line in lines)[len(lines) // 2]
    ends = sorted(line.right for line in lines if line.left < middle)
    if not ends:
        return middle
    shortest = middle - _FULL * (middle - min(line.left for line in lines))
    full = [end for end in ends if end > shortest]
    edge, times = Counter(round(end) for end in full).most_common(1)[0]
    justified = sum(abs(end - edge) <= 1.5 for end in full)
    if times > 1 and justified > 0.5 * len(full):
        return max(end for end in full if abs(end - edge) <= 1.5)
    return ends[-2] if len(ends) > 2 and ends[-1] - ends[-2] > 0.1 * ends[-1] else ends[-1]


def _stacks(placed: Iterable[_Placed]) -> Iterator[tuple[tuple[int, int], list[Line]]]:
    stack: list[Line] = []
    at = (0, 0)
    for place, line in placed:
        if stack and (place != at or line.baseline > stack[-1].baseline + 0.5 * line.size):
            yield at, stack
            stack = []
        at = place
        stack.append(line)
    if stack:
        yield at, stack
