"""Footnotes: smaller lines at the foot of a column, the first of them with a note's mark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from .columns import Column
from .page import Line, Run
from .style import Setting

_SMALLER = 0.93
"""Times the size of the text: notes are smaller than this."""
_MARK = re.compile(r"\(?(\d{1,3}|[*∗†‡§¶#]{1,3}|[a-z])[.)]?(?=\s|$)\s*")
_REFERENCE = re.compile(r"\s*[(\[]?(\d{1,3}|[*∗†‡§¶]{1,3})[)\]]?(?:\s|$)")
_WIDEST_STEP = 1.6
"""Of a note's lines, in type sizes."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note of a page: its mark and its lines without it."""

    label: str
    page: int
    lines: tuple[Line, ...]


def split_notes(columns: Iterable[Column], setting: Setting) -> tuple[list[Column], list[Note]]:
    """The columns without the notes at their feet, and those, in order."""
    kept, notes = [], []
    for column in columns:
        start = _first_note(column.lines, setting)
        notes += _notes(column.lines[start:], column.page)
        if start:
            kept.append(replace(column, lines=column.lines[:start]))
    return kept, notes


def _first_note(lines: tuple[Line, ...], setting: Setting) -> int:
    """Where the notes at the foot begin; the number of lines where there are none."""
    start = at = len(lines)
    while at and lines[at - 1].size < _SMALLER * setting.size:
        if at < len(lines) and not _is_below(lines[at - 1], lines[at]):
            break
        at -= 1
        if mark_of(lines[at]):
            start = at
    return start


def _is_below(line: Line, following: Line) -> bool:
    return -0.5 < (line.baseline - following.baseline) / line.size < 2 * _WIDEST_STEP


def mark_of(line: Line) -> str:
    """The note's mark with which a line begins, or nothing."""
    first = line.runs[0]
    found = _MARK.match(first.text if first.raised else line.text)
    if not found or not (first.raised or not found[1].isalpha()):
        return ""
    return found[1]


def _notes(lines: tuple[Line, ...], page: int) -> list[Note]:
    found: list[Note] = []
    for line in lines:
        if mark := mark_of(line):
            found.append(Note(mark, page, (_without_mark(line),)))
        elif found:
            found[-1] = replace(found[-1], lines=(*found[-1].lines, line))
    return found


def _without_mark(line: Line) -> Line:
    first, rest = line.runs[0], line.runs[1:]
    text = _MARK.sub("", first.text, count=1)
    if text and not first.raised:
        return Line((replace(first, text=text), *rest))
    if rest:
        return Line((replace(rest[0], text=rest[0].text.lstrip()), *rest[1:]))
    return Line((replace(first, text=text or " "),))


def reference(run: Run) -> str:
    """The mark of the note that a raised run refers to, or nothing."""
    found = _REFERENCE.fullmatch(run.text) if run.raised else None
    return found[1] if found else ""
