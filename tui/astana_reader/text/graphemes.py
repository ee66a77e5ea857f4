"""Grapheme clusters: where a caret may stand, and how many cells each one takes.

Clusters follow Unicode UAX #29 (through wcwidth) with two changes for a screen: what has no width
of its own joins the cluster before it, and a cluster ends after `LONGEST` code points, so that no
text can put endless marks on one cell. A cluster that is still without width takes one cell and
is drawn on a dotted circle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 32
TAB_CELLS = 4
DOTTED_CIRCLE = "\u25cc"

# Ranges in which every character is one cell wide and a cluster of its own. Whatever is outside
# is measured with wcwidth, which costs an import of 15 ms: most texts never need it.
_PLAIN = (
    r" -~\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u05d0-\u05ea\u0620-\u064a"
    r"\u1e00-\u1fff\u2010-\u2027\u202f-\u205e\u2070-\u20cf\u2100-\u2319\u2400-\u25fc"
)
ODD = re.compile(f"[^{_PLAIN}]")
# Between two of these there is always a boundary, so measuring may begin there.
_SAFE = re.compile(
    rf"(?<=[{_PLAIN}\u3041-\u3096\u3400-\u9fff\uac00-\ud7a3])"
    rf"(?=[{_PLAIN}\u3041-\u3096\u3400-\u9fff\uac00-\ud7a3])"
)
_LOOKBACK = 4096


def is_plain(text: str) -> bool:
    """Whether each character is one cell wide and a cluster of its own."""
    return (text.isascii() and text.isprintable()) or ODD.search(text) is None


def clusters(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, int]]:
    """The clusters of text[start:end] as (start, end, width in cells); no width is 0.

    `start` must be a cluster boundary. Newlines count as a space.
    """
    stop = len(text) if end is None else end
    odd = ODD.search(text, start, stop)
    if odd is None:
        yield from ((i, i + 1, 1) for i in range(start, stop))
        return
    if odd.start() > start:
        # The character before the odd one may belong to its cluster.
        yield from ((i, i + 1, 1) for i in range(start, odd.start() - 1))
        start = odd.start() - 1
    yield from _measured(text, start, stop)


def _measured(text: str, start: int, stop: int) -> Iterator[tuple[int, int, int]]:
    from wcwidth import iter_graphemes

    begin = at = start
    width = 0
    for cluster in iter_graphemes(text[start:stop]):
        for piece in _short_pieces(cluster):
            cells = _width(piece)
            joins = (
                cells == 0
                and at > start
                and at + len(piece) - begin <= LONGEST
                and text[at - 1] not in "\n\t"
            )
            if at > start and not joins:
                yield begin, at, width or 1
                begin, width = at, 0
            width += cells
            at += len(piece)
    if at > begin:
        yield begin, at, width or 1


def _short_pieces(cluster: str) -> Iterator[str]:
    if len(cluster) <= LONGEST:
        yield cluster
    else:
        yield from (cluster[i : i + LONGEST] for i in range(0, len(cluster), LONGEST))


@lru_cache(maxsize=4096)
def _width(cluster: str) -> int:
    if cluster == "\t":
        return TAB_CELLS
    if cluster == "\n":
        return 1
    from wcwidth import wcswidth

    return max(0, wcswidth(cluster))


def drawn(cluster: str) -> str:
    """What to send to the terminal for one cluster: as wide as `clusters` says it is."""
    if cluster == "\t":
        return " " * TAB_CELLS
    if cluster == "\n":
        return " "
    if not is_plain(cluster) and _width(cluster) == 0:
        return DOTTED_CIRCLE + cluster
    return cluster


@lru_cache(maxsize=8192)
def cells(text: str) -> int:
    """The width of the text in terminal cells."""
    return len(text) if is_plain(text) else sum(width for _, _, width in clusters(text))


def clip(text: str, width: int, ellipsis: str = "…") -> str:
    """The text, cut at a cluster boundary and ended with an ellipsis if wider than `width`."""
    if len(text) <= width and is_plain(text):
        return text
    if cells(text) <= width:
        return text
    room, cut = width - cells(ellipsis), 0
    for _, stop, size in clusters(text):
        room -= size
        if room < 0:
            break
        cut = stop
    return text[:cut].rstrip() + ellipsis if width > 0 else ""


def next_boundary(text: str, offset: int, end: int) -> int:
    """The first cluster boundary after `offset` (itself a boundary), at most `end`."""
    if offset >= end:
        return end
    for _, stop, _ in clusters(text, offset, min(end, offset + 2 * LONGEST)):
        return stop
    return end


def boundary_at(text: str, offset: int, start: int, end: int) -> int:
    """The last cluster boundary of text[start:end] at or before `offset`."""
    if offset <= start or offset >= end:
        return max(start, min(offset, end))
    found = start
    near = min(end, offset + 2 * LONGEST)
    for begin, stop, _ in clusters(text, _safe_start(text, offset, start), near):
        if stop > offset:
            return begin
        found = stop
    return found


def previous_boundary(text: str, offset: int, start: int, end: int) -> int:
    """The last cluster boundary of text[start:end] before `offset`, at least `start`."""
    return boundary_at(text, offset - 1, start, end) if offset > start else start


def _safe_start(text: str, offset: int, start: int) -> int:
    """A boundary at or before `offset` that is one whatever stands before it."""
    size = 64
    while size <= _LOOKBACK and offset - size > start:
        found = start
        for match in _SAFE.finditer(text, offset - size, offset + 1):
            found = match.start()
        if found > start:
            return found
        size *= 8
    return max(start, offset - _LOOKBACK)
