"""Plain text to canonical text, blocks, an outline and a title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from astana_reader.text.visible import visible, visible_line

from .article import ArticleError
from .document import Block, Document, Hints, Metadata
from .plain_headings import author_of, outline, title_of, with_headings
from .plain_lines import find_labels, group_blocks

_TEXT = re.compile(r"\S")
_BLANK_LINE = re.compile(r"\n[^\S\n]*(?=\n|\Z)")
_OTHER_FORMATS = {b"%PDF-": "a PDF", b"PK\x03\x04": "a ZIP archive (EPUB, DOCX or such)"}
_BOILERPLATE = r"\*\*\* ?(START|END) OF (?:THE|THIS) PROJECT GUTENBERG[^\n]*"
_FIELD = r"(?m)^(Title|Author): +(\S[^\n]*(?:\n {2,}\S[^\n]*)*)"
_BEGINNING = 64 * 1024
"""Code points in which a transcript shows that it is one."""
_TURNS = {"Q.": 2, "Q:": 2, "A:": 2}
"""How often each of two labels has to come, where they are set like that."""
_NO_SPEAKERS = frozenset(
    "Note Notes Example Examples Source Sources Tip Warning From To Cc Subject Date Re Title "
    "Author Language Address Phone Email Url Summary Result Answer Question".split()
)


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
    text = _safe_lines(decoded.text)
    blocks = find_blocks(text)
    return Document(
        text,
        blocks,
        outline=outline(text, blocks),
        metadata=_metadata(text, blocks),
        notices=decoded.notices,
    )


def canonical_text(data: str) -> str:
    """The file's text with BOM dropped, line ends as newlines and unsafe characters made visible.

    All but BOM and line ends is one for one, so offsets match the file's code points.
    """
    return _safe_lines(data.removeprefix("\ufeff"))


def _safe_lines(data: str) -> str:
    if "\r" in data:
        data = data.replace("\r\n", "\n").replace("\r", "\n")
    return visible(data)


def find_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a canonical plain text, in order."""
    speakers = _speakers(text)
    blocks = [b for group in _groups(text) for b in group_blocks(text, *group, speakers)]
    return tuple(with_headings(text, _without_boilerplate(text, blocks)))


def _groups(text: str) -> Iterator[tuple[int, int]]:
    """Runs of lines without a blank line between them, from a line's start to a line's end."""
    at = 0
    while found := _TEXT.search(text, at):
        start = max(at, text.rfind("\n", at, found.start()) + 1)
        blank = _BLANK_LINE.search(text, found.end())
        at = blank.start() if blank else len(text)
        yield start, at


def _without_boilerplate(text: str, blocks: list[Block]) -> list[Block]:
    """The blocks, those outside the marks of Project Gutenberg set aside."""
    marks = (
        list(re.finditer(_BOILERPLATE, text)) if "PROJECT GUTENBERG" in text[:_BEGINNING] else []
    )
    first = max((mark.end() for mark in marks if mark[1] == "START"), default=0)
    last = min((m.start() for m in marks if m[1] == "END" and m.start() > first), default=len(text))
    if not marks:
        return blocks
    return [replace(b, aside=True) if b.start < first or b.start >= last else b for b in blocks]


def _metadata(text: str, blocks: tuple[Block, ...]) -> Metadata:
    fields: dict[str, str] = {}
    if blocks and blocks[0].aside:
        head = text[: next((b.start for b in blocks if not b.aside), len(text))]
        fields = {field[1]: visible_line(field[2]) for field in re.finditer(_FIELD, head)}
    return Metadata(
        title=" ".join(fields.get("Title", "").split()) or visible_line(title_of(text, blocks)),
        author=fields.get("Author", "") or visible_line(author_of(text, blocks)),
    )


def _speakers(text: str) -> frozenset[str]:
    """What stands before the turns of a transcript or a play; nothing where there are no turns.

    Speakers take turns: two or more labels of one form, each of them again and again.
    """
    if not _turns(find_labels(text[:_BEGINNING])):
        return frozenset()
    return _turns(find_labels(text))


def _turns(labels: list[str]) -> frozenset[str]:
    forms: dict[str, list[str]] = {}
    for label in labels:
        if label[:-1] not in _NO_SPEAKERS:
            forms.setdefault(_form(label), []).append(label)
    found = (label for form, said in forms.items() if _take_turns(form, said) for label in said)
    return frozenset(found)


def _form(label: str) -> str:
    """How a label is set: all labels of one transcript are set alike."""
    if label[:-1] in {"Q", "A"}:
        return "Q" + label[-1]
    return ("A" if label.isupper() else "a") + label[-1]


def _take_turns(form: str, said: list[str]) -> bool:
    often = [label for label, count in Counter(said).items() if count >= _TURNS.get(form, 3)]
    changes = sum(one != other for one, other in pairwise(said))
    return len(often) >= 2 and 2 * changes >= len(said) - 1
