"""Sentences of our own with their names marked: [Rosa Delgado|PERSON] lives in [Kenya|PLACE]."""

import re
from pathlib import Path

SENTENCES = (Path(__file__).parent / "sentences.txt").read_text("utf-8").splitlines()
_MARKED = re.compile(r"\[([^|\]]+)\|(\w+)\]")


def names_in(marked: str) -> list[tuple[str, str]]:
    """The names with their types."""
    return _MARKED.findall(marked)


def plain_text(marked: str) -> str:
    return _MARKED.sub(r"\1", marked)


def spans_of(marked: str) -> list[tuple[int, int, str]]:
    """Where the names stand in the plain text: (start, end, type)."""
    found: list[tuple[int, int, str]] = []
    shift = 0
    for match in _MARKED.finditer(marked):
        start = match.start() - shift
        found.append((start, start + len(match[1]), match[2]))
        shift += len(match[0]) - len(match[1])
    return found
