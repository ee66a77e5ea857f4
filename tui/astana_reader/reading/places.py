"""Finding a place that a command line names."""

from __future__ import annotations

import re

from astana_reader.annotations.edits import find_quote

from .reading import Reading

_ID = re.compile(r"[0-9a-f]{32}")
_OFFSET = re.compile(r"@([0-9]{1,12})(?:/(.*))?", re.DOTALL)


def named_place(reading: Reading, name: str) -> int | None:
    """The offset of a mark by its id, of `@877`, or of a quotation; None where there is none.

    `@877/words` is an offset as well; for the words see `words_at`.
    """
    if _ID.fullmatch(name):
        marks = {highlight.id: highlight.start for highlight in reading.notebook.highlights}
        return marks.get(name)
    if offset := _OFFSET.fullmatch(name):
        return min(int(offset[1]), max(0, len(reading.article.text) - 1))
    found = find_quote(reading.article.text, name) if name.strip() else []
    return found[0][0] if found else None


def words_at(name: str) -> str:
    """What is to be searched for at a place: what stands after the slash of `@877/words`."""
    offset = _OFFSET.fullmatch(name)
    return (offset[2] or "") if offset else ""
