"""Plain text to canonical text and blocks.

Blank lines separate groups of lines. What a group is shows in its lines: text that was wrapped
by a program fills them, so its newlines are spaces; lists, verse and tables do not, so each of
their lines is a block; a group of very long lines has a paragraph a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, zip_longest

from astana_reader.text.visible import visible

from .article import ArticleError
from .document import Block, BlockKind, Document, Hints, outline_of_headings

LONGEST_WRAPPED = 100
"""Lines longer than this (code points) were not wrapped by a program."""
_NARROWEST_WRAPPED = 40
_HEADING_WORDS = 6
_HEADING_ENDS = frozenset(")]\"'’”»")

_TEXT = re.compile(r"\S")
_BLANK_LINE = re.compile(r"\n[^\S\n]*(?=\n|\Z)")
_ITEM = re.compile(r"\s*(?:[-*+•–—·▪◦‣]|\(?(?:\d{1,3}|[A-Za-z])[.)])\s")
_COLUMNS = re.compile(r"\S\s{3,}\S|\t\S|\|")
_OTHER_FORMATS = {b"%PDF-": "a PDF", b"PK\x03\x04": "a ZIP archive (EPUB, DOCX or such)"}


def read(data: bytes, hints: Hints) -> Document:
    """Read a plain text, in whatever encoding it is. Raises ArticleError if it is none."""
    from .decoding import BinaryDataError, decode  # a first screen does without

    for magic, what in _OTHER_FORMATS.items():
        if data.startswith(magic):
            raise ArticleError(f"This file is {what}. It can't be read as plain text.")
    try:
        decoded = decode(data, (hints.charset,), hints.encoding)
    except BinaryDataError as error:
        raise ArticleError("This file is a binary file, not text.") from error
    text = canonical_text(decoded.text)
    blocks = find_blocks(text)
    outline = outline_of_headings(text, blocks)
    return Document(text, blocks, outline=outline, notices=decoded.notices)


def canonical_text(data: str) -> str:
    """The file's text with BOM dropped, line ends as newlines and unsafe characters made visible.

    All but BOM and line ends is one for one, so offsets match the file's code points.
    """
    data = data.removeprefix("\ufeff")
    if "\r" in data:
        data = data.replace("\r\n", "\n").replace("\r", "\n")
    return visible(data)


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a canonical plain text, headings recognised, in order."""
    blocks = [block for group in _groups(text) for block in _lines(text, *group)]
    return tuple(_with_headings(text, blocks))


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines without a blank line between them, from a line's start to a line's end."""
    at = 0
    while found := _TEXT.search(text, at):
        start = max(at, text.rfind("\n", at, found.start()) + 1)
        blank = _BLANK_LINE.search(text, found.end())
        at = blank.start() if blank else len(text)
        yield start, at


def _lines(text: str, start: int, end: int) -> Iterator[Block]:
    if text.find("\n", start, end) < 0:
        yield _block(text, start, end)
        return
    edges = [start]
    while (newline := text.find("\n", edges[-1], end)) >= 0:
        edges.append(newline + 1)
    lines = [(a, b - 1) for a, b in pairwise([*edges, end + 1])]
    texts = [text[a:b] for a, b in lines]
    if _is_line_a_paragraph(texts):
        yield from (_block(text, a, b) for a, b in lines)
    elif all(line.startswith(">") for line in texts):
        for n, (a, b) in enumerate(lines):
            yield Block(a, b, BlockKind.QUOTATION, tight=n > 0)
    else:
        yield from _reflowed(text, lines, texts)


def _is_line_a_paragraph(lines: list[str]) -> bool:
    return 3 * sum(len(line) > LONGEST_WRAPPED for line in lines) > len(lines)


def _reflowed(text: str, lines: list[tuple[int, int]], texts: list[str]) -> Iterator[Block]:
    widest = max((len(t) for t in texts if len(t) <= LONGEST_WRAPPED), default=0)
    wrapped = _is_wrapped(texts, widest)
    first = 0
    for n in range(1, len(lines) + 1):
        if n < len(lines) and wrapped and _continues(texts[first], texts[n - 1], texts[n], widest):
            continue
        kept = wrapped and not _ITEM.match(texts[first])
        yield _block(text, lines[first][0], lines[n - 1][1], tight=first > 0, indented=not kept)
        first = n


def _is_wrapped(lines: list[str], widest: int) -> bool:
    """Whether a program wrapped these lines, rather than a poet or a table's author."""
    if widest < _NARROWEST_WRAPPED or any(_COLUMNS.search(line.strip()) for line in lines):
        return False
    return len(lines) < 4 or not all(line.lstrip("\"'“‘ ")[:1].isupper() for line in lines)


def _continues(first: str, line: str, following: str, widest: int) -> bool:
    """Whether `following` goes on with `line` in a block that began with `first`.

    A wrapping program breaks where the next word does not fit, at most at `widest`.
    """
    if _ITEM.match(following):
        return False
    if _indent(following) > _indent(line) and not _ITEM.match(first):
        return False
    next_word = len(following.split(None, 1)[0])
    return len(line.rstrip()) + 1 + next_word > widest or (
        2 * len(line) > widest and following.lstrip()[0].islower()
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _block(
    text: str, start: int, end: int, *, tight: bool = False, indented: bool = False
) -> Block:
    lines = text[start:end]
    indent = 0 if indented else _indent(lines)
    return Block(start + indent, start + len(lines.rstrip()), tight=tight)


def _with_headings(text: str, blocks: list[Block]) -> Iterator[Block]:
    for block, following in zip_longest(blocks, blocks[1:]):
        if following is not None and _is_heading(text, block, following):
            yield Block(block.start, block.end, BlockKind.HEADING)
        else:
            yield block


def _is_heading(text: str, block: Block, following: Block) -> bool:
    length = block.end - block.start
    if length > LONGEST_WRAPPED or block.tight or following.tight:
        return False
    words = text[block.start : block.end].split()
    return (
        len(words) <= _HEADING_WORDS
        and (words[-1][-1].isalnum() or words[-1][-1] in _HEADING_ENDS)
        and any(word[0].isalpha() for word in words)
        and following.end - following.start > length
    )
