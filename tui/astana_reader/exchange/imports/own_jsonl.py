"""Our own JSON Lines, `export -f jsonl`."""

from __future__ import annotations

from astana_reader.annotations.records import Row
from astana_reader.settings.json_values import parse_json

from .found import Found, line, row_of, text_of, without_fragment
from .own_rows import found_in_rows

_HEAD = 1 << 20
_SHA256, _TITLE, _URL, _OPEN = "article", "title", "url", "open"
_OF_ARTICLE = frozenset({_SHA256, _TITLE, _URL, _OPEN})
"""The fields of a line that are no fields of the mark."""


def fits(data: bytes) -> bool:
    first = data.lstrip()[:_HEAD].partition(b"\n")[0]
    return first[:1] == b"{" and all(name in first for name in (b'"quote": ', b'"article": "'))


def read(data: bytes) -> Found:
    """The articles of an export. Raises ValueError if it is none."""
    lines = (text for text in text_of(data).split("\n") if text.strip())
    return found_in_rows(lines, _row)


def _row(text: str) -> tuple[Row, Row]:
    try:
        row = row_of(parse_json(text))
    except ValueError as error:
        raise ValueError(str(error).replace("line 1", "it")) from None
    about = {
        "sha256": line(row.get(_SHA256)),
        "title": line(row.get(_TITLE)),
        "url": without_fragment(line(row.get(_URL))),
    }
    if not about["sha256"]:
        raise ValueError("it has no article")
    record = {name: value for name, value in row.items() if name not in _OF_ARTICLE}
    return about, record
