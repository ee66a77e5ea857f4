"""Greedy word wrap of a stretch of text to rows of cells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise

from astana_reader.text.graphemes import ODD, clusters

# JIS X 4051: brackets, stops, marks of repetition and of length, small kana.
_NEVER_FIRST = frozenset(
    "」』）】〕》〉］｝〟、。，．・：；？！ー々〻ゝゞヽヾ…‥"
    "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ"
)
_NEVER_LAST = frozenset("「『（【〔《〈［｛〝")
_LOOKED_BACK = 9
_INDENT = re.compile(r"(?<=\n)[^\S\n]+")


def wrap(text: str, start: int, end: int, width: int) -> list[int]:
    """Where the rows of text[start:end] start, in code points; `width` is at least 1 cell.

    A row ends after white space where that is possible, and that white space may hang over the
    edge; a longer word is cut at a cluster. Newlines are spaces. Nearly all the work is done by
    `str.rfind`: only rows with characters that may not be one cell wide are measured.
    """
    rows = [start]
    at = start
    newlines = text.find("\n", start, end) >= 0
    odd = _next_odd(text, start, end)
    while at < end:
        if at > odd:
            odd = _next_odd(text, at, end)
        # The character before an odd one may be part of its cluster.
        sure = min(end, odd - 1)
        found = sure
        if sure == end or sure > at + width:
            found = _plain_break(text, at, sure, width, newlines)
        at = found if found < sure or sure == end else _measured_break(text, at, end, width)
        if at < end:
            rows.append(at)
    return rows


def has_indents(text: str, start: int, end: int) -> bool:
    """Whether lines of text[start:end] but the first stand further in."""
    return _INDENT.search(text, start + 1, end) is not None


def wrap_unindented(text: str, start: int, end: int, width: int) -> Iterator[list[tuple[int, int]]]:
    """The rows of text[start:end] as by `wrap`, each as the parts of it that are shown.

    Lines run on, so what they are indented by is left out.
    """
    edges = [start]
    for indent in _INDENT.finditer(text, start + 1, end):
        edges += indent.span()
    parts = list(zip(edges[::2], [*edges[1::2], end], strict=True))
    shown = "".join(text[a:b] for a, b in parts)
    places = list(accumulate((b - a for a, b in parts), initial=0))
    for first, last in pairwise([*wrap(shown, 0, len(shown), width), len(shown)]):
        inside = places[bisect_right(places, first) : bisect_left(places, last)]
        row: list[tuple[int, int]] = []
        for a, b in pairwise([first, *inside, last]):
            part = bisect_right(places, a) - 1
            offset = parts[part][0] - places[part]
            row.append((a + offset, b + offset))
        yield row


def _next_odd(text: str, start: int, end: int) -> int:
    """The next character to be measured, newlines excepted."""
    while match := ODD.search(text, start, end):
        if match[0] != "\n":
            return match.start()
        start = match.end()
    return end + len(text)


def _plain_break(text: str, at: int, end: int, width: int, newlines: bool) -> int:
    """The end of a row in which every character is one cell wide."""
    if end - at <= width:
        return end
    last = text.rfind(" ", at, at + width + 1)
    if newlines:
        last = max(last, text.rfind("\n", at, at + width + 1))
    return _after_space(text, last + 1, end) if last >= at else at + width


def _measured_break(text: str, at: int, end: int, width: int) -> int:
    """The end of a row that has to be measured cluster by cluster."""
    window = min(end, at + 4 * width)
    while True:
        found = _break_in(text, at, window, width, last=window == end)
        if found < window or window == end:
            return found
        window = min(end, at + 8 * (window - at))


def _break_in(text: str, at: int, window: int, width: int, *, last: bool) -> int:
    """The end of the row if it is sure to be before `window`, else `window`."""
    room, after_space = width, 0
    starts: list[int] = []
    for begin, stop, cells in clusters(text, at, window):
        if text[begin:stop] in (" ", "\n"):
            after_space = stop
        elif cells > room and begin > at:
            # A cluster that the window may have cut does not say how wide it is.
            if stop == window and not last:
                return window
            return after_space or _between_words(text, starts[-_LOOKED_BACK:], begin)
        starts.append(begin)
        room -= cells
    return window


def _between_words(text: str, starts: list[int], at: int) -> int:
    """The last place up to `at` where a row may end by the rules of Japanese (kinsoku).

    What opens goes to the next row with what follows, what closes takes the character before it
    along. `starts` are where the last clusters of the row begin.
    """
    for place in (at, *reversed(starts[1:])):
        if text[place] not in _NEVER_FIRST and text[place - 1] not in _NEVER_LAST:
            return place
    return at


def _after_space(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \n":
        at += 1
    return at
