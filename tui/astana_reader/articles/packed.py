"""A document as bytes, for a file or a pipe: a line of JSON, the text, and arrays of numbers.

Nothing of it is run or believed: what does not fit together is refused, what a terminal would
obey is made visible. A document of 50,000 words is read in a few milliseconds.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, replace
from datetime import date
from itertools import pairwise
from typing import Any

from astana_reader.text.visible import visible, visible_line

from .document import (
    Block,
    BlockKind,
    Document,
    Evidence,
    Inline,
    Metadata,
    Section,
    SourcePage,
    Style,
)

_FORM = "astana-document 2"
_KINDS = tuple(BlockKind)
_KIND_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}
_STYLES = tuple(Style)
_STYLE_NUMBERS = {style: number for number, style in enumerate(_STYLES)}
_BLOCK_INTS = 6
_INLINE_INTS = 5
_NO_TARGET, _OFFSET, _ADDRESS = range(3)
_INT_SIZE = 4
_FAULTS = (
    ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError
)  # fmt: skip
"""What comes of bytes that are something else."""


def pack(document: Document) -> bytes:
    """The document as bytes, for a machine of the same kind."""
    text = document.text.encode("utf-8", "surrogatepass")
    blocks = block_numbers(document.blocks).tobytes()
    targets: dict[str, int] = {}
    inlines = array("i", _inline_numbers(document.inlines, targets)).tobytes()
    metadata = asdict(document.metadata)
    metadata["published"] = metadata["published"] and metadata["published"].isoformat()
    head = {
        "form": _FORM,
        "order": sys.byteorder,
        "sizes": [len(text), len(blocks), len(inlines)],
        "targets": list(targets),
        "languages": {n: b.language for n, b in enumerate(document.blocks) if b.language},
        "labels": _numbered_labels(document.blocks),
        "outline": [[s.start, s.level, s.title] for s in document.outline],
        "pages": [[page.start, page.label] for page in document.pages],
        "metadata": metadata,
        "notices": document.notices,
    }
    return json.dumps(head).encode() + b"\n" + text + blocks + inlines


def unpack(data: bytes) -> Document:
    """The document that bytes are. Raises ValueError if they are none."""
    try:
        return _unpacked(data)
    except _FAULTS as error:
        raise ValueError(f"no document: {error}") from error


def _unpacked(data: bytes) -> Document:
    line, _, rest = data.partition(b"\n")
    head = json.loads(line)
    if (head["form"], head["order"]) != (_FORM, sys.byteorder):
        raise ValueError("it is of another form")
    sizes = head["sizes"]
    if len(sizes) != 3 or min(sizes) < 0 or sum(sizes) != len(rest):
        raise ValueError("its parts are not as long as they should be")
    edge, last = sizes[0], sizes[0] + sizes[1]
    text = visible(rest[:edge].decode("utf-8"))
    blocks = _with_words(blocks_of(_numbers(rest[edge:last])), head["languages"], head["labels"])
    targets = [_safe_target(target) for target in head["targets"]]
    inlines = tuple(_inlines(_numbers(rest[last:]), targets))
    outline = tuple(Section(at, level, visible_line(title)) for at, level, title in head["outline"])
    notices = tuple(map(visible_line, head["notices"]))
    pages = tuple(SourcePage(at, visible_line(label)) for at, label in head["pages"])
    metadata = _metadata(head["metadata"])
    document = Document(text, blocks, inlines, outline, metadata, notices, pages)
    _check(document)
    return document


def _metadata(row: dict[str, Any]) -> Metadata:
    day, told = row.pop("published"), row.pop("evidence")
    return Metadata(
        **_visible(row),
        published=date.fromisoformat(day) if day else None,
        evidence=tuple(Evidence(**_visible(each)) for each in told),
    )


def _visible(row: dict[str, Any]) -> dict[str, Any]:
    """A row whose words are safe to show on one line. Raises TypeError for other things."""
    return {
        key: value if isinstance(value, bool) else visible_line(value) for key, value in row.items()
    }


# --- blocks ---------------------------------------------------------------------------------------


def block_numbers(blocks: Iterable[Block]) -> array[int]:
    """All that is known of blocks but their languages and labels, six numbers each."""
    return array(
        "i",
        (
            number
            for b in blocks
            for number in (
                b.start, b.end, _KIND_NUMBERS[b.kind], b.level, b.hang, b.tight + 2 * b.aside
            )
        ),
    )  # fmt: skip


def blocks_of(numbers: Sequence[int]) -> tuple[Block, ...]:
    """The blocks that `block_numbers` made numbers of."""
    rows = zip(*[iter(numbers)] * _BLOCK_INTS, strict=True)
    return tuple(
        Block(start, end, _KINDS[kind], bool(flags & 1), level, hang, bool(flags & 2))
        for start, end, kind, level, hang, flags in rows
    )


def _numbered_labels(blocks: Iterable[Block]) -> dict[str, list[int]]:
    """The numbers of the blocks that have a label, by it: most lists have bullets."""
    labels: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        if block.label:
            labels.setdefault(block.label, []).append(number)
    return labels


def _with_words(
    blocks: tuple[Block, ...], languages: dict[str, str], labels: dict[str, list[int]]
) -> tuple[Block, ...]:
    if not languages and not labels:
        return blocks
    found = list(blocks)
    for number, language in languages.items():
        found[int(number)] = replace(found[int(number)], language=visible_line(language))
    for label, numbers in labels.items():
        shown = visible_line(label)
        for each in numbers:
            found[each] = replace(found[each], label=shown)
    return tuple(found)


# --- inlines --------------------------------------------------------------------------------------


def _inline_numbers(inlines: Iterable[Inline], targets: dict[str, int]) -> Iterator[int]:
    """Five numbers each; `targets` takes up each address once, and gives its number."""
    for inline in inlines:
        yield from (inline.start, inline.end, _STYLE_NUMBERS[inline.style])
        if inline.target is None:
            yield from (_NO_TARGET, 0)
        elif isinstance(inline.target, int):
            yield from (_OFFSET, inline.target)
        else:
            yield from (_ADDRESS, targets.setdefault(inline.target, len(targets)))


def _inlines(numbers: Sequence[int], targets: Sequence[str]) -> Iterator[Inline]:
    for start, end, style, form, value in zip(*[iter(numbers)] * _INLINE_INTS, strict=True):
        target: str | int | None = None
        if form == _OFFSET:
            target = value
        elif form == _ADDRESS:
            target = targets[value] or None
        yield Inline(start, end, _STYLES[style], target)


def _numbers(data: bytes) -> array[int]:
    numbers = array("i")
    if numbers.itemsize != _INT_SIZE:
        raise ValueError("it is of another machine")
    numbers.frombytes(data)
    return numbers


# --- what can be believed -------------------------------------------------------------------------


def _check(document: Document) -> None:
    """Raise ValueError where no text could be laid out by its blocks and inlines."""
    length, blocks = len(document.text), document.blocks
    starts = [*(b.start for b in blocks), *(i.start for i in document.inlines)]
    ends = [*(b.end for b in blocks), *(i.end for i in document.inlines)]
    if any(not 0 <= start <= end <= length for start, end in zip(starts, ends, strict=True)):
        raise ValueError("a span is outside the text")
    if any(one.end > other.start for one, other in pairwise(blocks)):
        raise ValueError("blocks overlap")
    if any(b.level < 0 or not 0 <= b.hang <= b.end - b.start for b in blocks):
        raise ValueError("a block is out of measure")
    if any(not 0 <= s.start <= length or s.level < 0 for s in document.outline):
        raise ValueError("a section is outside the text")
    if any(not 0 <= page.start <= length for page in document.pages):
        raise ValueError("a page is outside the text")
    if any(isinstance(i.target, int) and not 0 <= i.target <= length for i in document.inlines):
        raise ValueError("a link leads outside the text")


def _safe_target(target: str) -> str:
    """An address or a path as it may be shown; empty for one that leads where none may."""
    has_scheme = ":" in target.partition("/")[0]
    safe = target.startswith(("http://", "https://", "mailto:")) or not has_scheme
    return target if safe and visible_line(target) == target else ""
