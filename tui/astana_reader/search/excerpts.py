"""A hit with the words around it on one line: a keyword in context."""

from __future__ import annotations

from typing import Final

from astana_reader.text.graphemes import cells, clip, clusters

CONTEXT: Final = 90
"""Code points on each side, of a paragraph."""


def around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """What stands before a span of a text, in it and after it, each on one line.

    Whole words of its paragraph; a space between them stays with what is before or after.
    """
    before = text[max(0, start - CONTEXT) : start].rpartition("\n\n")[2]
    after = text[end : end + CONTEXT].partition("\n\n")[0]
    if start > CONTEXT and len(before) == CONTEXT and not text[start - CONTEXT - 1].isspace():
        before = before.partition(" ")[2] or before
    if len(after) == CONTEXT and not text[end + CONTEXT : end + CONTEXT + 1].isspace():
        after = after.rpartition(" ")[0] or after
    return _line(before), _line(text[start:end]), _line(after)


def _line(text: str) -> str:
    """On one line, each run of white space a space."""
    line = " ".join(text.split())
    if not line:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{line}{' ' * text[-1].isspace()}"


def clip_start(text: str, width: int) -> str:
    """The end of a text in so many cells, from a word's beginning on, with an ellipsis."""
    if cells(text) <= width:
        return text
    left = text
    while left and cells(left) >= width:
        _, space, rest = left.partition(" ")
        left = rest if space else _last_cells(left, width - 1)
        if not space:
            break
    return f"…{left}" if width > 0 else ""


def clip_end(text: str, width: int) -> str:
    """The beginning of a text in so many cells, up to a word's end, with an ellipsis."""
    if cells(text) <= width:
        return text
    clipped = clip(text, width)
    words = clipped.removesuffix("…").rpartition(" ")[0]
    if not words or text[len(clipped) - 1 : len(clipped)].isspace():
        return clipped
    return f"{words.rstrip()}…"


def _last_cells(text: str, width: int) -> str:
    pieces = list(clusters(text))
    room, start = width, len(text)
    for begin, _, size in reversed(pieces):
        room -= size
        if room < 0:
            break
        start = begin
    return text[start:]
