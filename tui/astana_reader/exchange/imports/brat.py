"""Stand-off annotations of brat: the spans of an `.ann` file, their notes and attributes.

https://brat.nlplab.org/standoff.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from astana_reader.annotations.records import clean_tags
from astana_reader.settings.pens import PEN_IDS

from .found import Clipping, Found, Pointer, Work, each, line, note, text_of, words

_LINE = re.compile(r"[TREAMN*#]\d*\t")
_RELATION = re.compile(r"R\d+\t(\S+) \S+:(T\d+) \S+:(T\d+)\s*\Z")
_TAGS = re.compile(r"#([\w/-]+)(?:\s+|\Z)")


def fits(data: bytes) -> bool:
    try:
        lines = text_of(data[:4096]).splitlines()
    except ValueError:
        return False
    return bool(lines) and bool(_LINE.match(lines[0]))


def read(data: bytes) -> Found:
    """The spans of a file, of one work without a name. Raises ValueError if it is no text."""
    lines = [row for row in text_of(data).split("\n") if row.strip()]
    said, linked = dict(_remarks(lines)), _relations(lines)
    spans = [row for row in lines if row.startswith("T")]
    last = lines[-1] if lines and not data.endswith(b"\n") else None
    if not spans:
        raise ValueError("it has no spans")
    clippings, problems = each(spans, lambda row: _clipping(row, said, linked, last=row is last))
    return Found((Work(clippings=tuple(clippings)),), tuple(problems))


def _remarks(lines: list[str]) -> Iterator[tuple[str, str]]:
    """What is noted on each span."""
    for row in lines:
        fields = row.split("\t", 2)
        if row.startswith("#") and len(fields) == 3:
            _, _, of = fields[1].partition(" ")
            yield of.strip(), fields[2].strip().replace("\\n", "\n")


def _relations(lines: list[str]) -> dict[str, tuple[Pointer, ...]]:
    """What is said of others, by the spans it is said from."""
    found: dict[str, tuple[Pointer, ...]] = {}
    for row in lines:
        if relation := _RELATION.match(row):
            kind, source, target = relation.groups()
            found[source] = (*found.get(source, ()), Pointer(line(kind), target))
    return found


def _clipping(
    row: str, said: dict[str, str], linked: dict[str, tuple[Pointer, ...]], *, last: bool
) -> Clipping:
    """A span; where the file ends with it, without a line end, its words may be cut."""
    fields = row.rstrip("\r").split("\t", 2)
    if len(fields) < 3:
        raise ValueError("a span has three fields with tabs between")
    kind, _, places = fields[1].partition(" ")
    start = places.split(";")[0].split()[0] if places.split() else ""
    if not start.isdecimal():
        raise ValueError("its place is no number")
    end = places.split()[-1]
    if last and end.isdecimal() and len(fields[2]) < int(end[:12]) - int(start[:12]):
        raise ValueError("it is cut short")
    pen = kind.casefold()
    text = said.get(fields[0], "")
    tags = [] if pen in PEN_IDS else [line(kind)]
    while found := _TAGS.match(text):
        tags.append(found[1])
        text = text[found.end() :]
    return Clipping(
        quote=words(fields[2]),
        note=note(text),
        tags=clean_tags(tags),
        pen=pen if pen in PEN_IDS else PEN_IDS[0],
        start=int(start[:12]),
        name=fields[0],
        pointers=linked.get(fields[0], ()),
    )
