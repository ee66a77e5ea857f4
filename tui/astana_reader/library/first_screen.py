"""What the first screen shows of an article, kept in the user's state folder when it is left.

It holds about two screens from where the reader was, so that the next time they are there before
the article is read. It is good while the file is the same and is read in the same way.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from astana_reader.articles.article import Article, Options
from astana_reader.articles.document import Block, Document, Inline, block_index
from astana_reader.articles.packed import pack, unpack
from astana_reader.settings.file_stamp import FileStamp, file_stamp

from .state_files import save_bytes, state_file

LENGTH = 16 * 1024
"""Code points from the top of the page on that are kept."""
_LONGEST_BEFORE = 4096
"""Code points of the block at the top that are kept before the top."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of an article; all offsets in its document count from `start`."""

    document: Document
    start: int = 0
    """Where in the article it begins, in code points."""


def excerpt_at(document: Document, top: int) -> Excerpt:
    """The part of a document that a page shows whose first row begins at `top`."""
    blocks = document.blocks
    first = block_index(blocks, top)
    start = min(blocks[first].start, top) if blocks else 0
    if top - start > _LONGEST_BEFORE:
        start = top
    end = min(len(document.text), top + LENGTH)
    return Excerpt(
        Document(
            document.text[start:end],
            tuple(_blocks(blocks[first:], start, end)),
            tuple(_inlines(document.inlines, start, end)),
        ),
        start,
    )


def _blocks(blocks: tuple[Block, ...], start: int, end: int) -> Iterator[Block]:
    for block in blocks:
        if block.start >= end:
            return
        first, last = max(block.start, start), min(block.end, end)
        is_whole = first == block.start
        hang = min(block.hang, last - first) if is_whole else 0
        label = block.label if is_whole else ""
        yield replace(block, start=first - start, end=last - start, hang=hang, label=label)


def _inlines(inlines: tuple[Inline, ...], start: int, end: int) -> Iterator[Inline]:
    """Those inside, links without the place in the article that they lead to."""
    for inline in inlines:
        if inline.start >= end:
            return
        if inline.end > start:
            target = inline.target if isinstance(inline.target, str) else None
            first, last = max(inline.start, start), min(inline.end, end)
            yield Inline(first - start, last - start, inline.style, target)


def save_first_screen(state: Path, article: Article, top: int) -> None:
    """Keep what the first screen shows if the article is opened again at `top`."""
    source = article.source
    if source.path is None or source.stamp is None or source.options.password:
        return
    excerpt = excerpt_at(article.document, top)
    head = {"start": excerpt.start, "source": _source(source.stamp, source.options)}
    data = json.dumps(head).encode() + b"\n" + pack(excerpt.document)
    save_bytes(_file(state, source.path), data)


def load_first_screen(state: Path, path: Path, options: Options) -> Excerpt | None:
    """What was kept of a file; None if there is nothing, or it is another file since."""
    stamp = file_stamp(path)
    with suppress(OSError, ValueError, KeyError, TypeError):
        line, _, packed = _file(state, path).read_bytes().partition(b"\n")
        head = json.loads(line)
        if stamp and head["source"] == _source(stamp, options):
            return Excerpt(unpack(packed), int(head["start"]))
    return None


def _file(state: Path, path: Path) -> Path:
    return state_file(state, "screens", str(path.absolute())).with_suffix(".document")


def _source(stamp: FileStamp, options: Options) -> list[int | str]:
    """What tells whether the same file is read in the same way."""
    return [*stamp, options.format, options.encoding]
