"""Our own JSON Lines, `export -f jsonl`."""

from __future__ import annotations

from astana_reader.annotations.records import Row
from astana_reader.settings.json_values import parse_json

from .found import Found, line, row_of, text_of, without_fragment
from .own_rows import found_in_rows

_HEAD = 1 << 20
_OF_ARTICLE = ("article", "title", "url", "open")


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
    sha256, title, url = (line(row.get(name)) for name in _OF_ARTICLE[:3])
    if not sha256:
        raise ValueError("it has no article")
    record = {name: value for name, value in row.items() if name not in _OF_ARTICLE}
    return {"sha256": sha256, "title": title, "url": without_fragment(url)}, record
