"""What a format makes of bytes: the canonical text and all that can be said of its parts."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of bytes beside themselves; a reader gets this and nothing else."""

    base_url: str = ""
    """Where they came from, after redirects: relative links are resolved against it."""
    charset: str = ""
    """The charset that a server or a mail declared; a label of the web, such as latin1."""
    encoding: str = ""
    """The encoding that the user forced, a name that Python knows; it wins over all else."""
    password: str = field(default="", repr=False)
    """Of an encrypted file; it is never stored, and what was read does not depend on it."""


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"
    ITEM = "item"
    CODE = "code"
    ROW = "row"
    TERM = "term"
    MEANING = "meaning"
    CAPTION = "caption"
    NOTE = "note"
    RULE = "rule"
    SPEAKER = "speaker"

    @property
    def is_prose(self) -> bool:
        """Whether the engines read it: code and rules say nothing of people and days."""
        return self not in {BlockKind.CODE, BlockKind.RULE}


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the canonical text that is laid out as one: newlines inside it are spaces.

    `start` and `end` count code points. A tight block stands directly below the one before it,
    without a blank row: the lines of a list, a poem or a table, and what goes on after a line
    break. CODE is one block, and its newlines end rows. A ROW is a row of a table, its cells
    joined by CELL_EDGE; a table begins with a row that is not tight or that follows another kind.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    tight: bool = False
    level: int = 0
    """Of a heading 1 to 6, 0 where none is known; of an item or a quotation its depth, from 1;
    of a row 1 where it is a table's head."""
    hang: int = 0
    """Code points at its start, an item's marker, by whose cells its other rows are indented."""
    aside: bool = False
    """Whether it is no part of the work: left out of the engines and the outline."""
    language: str = ""
    """Of code, as its author named it: sh, python."""
    label: str = ""
    """What is painted before its first row and is no part of the text, as a browser numbers a
    list: `• `, `3. `, `[x] `. The words of its rows hang under each other after it."""


CELL_EDGE = " │ "
"""Between the cells of a row; no cell holds its bar, so that splitting gives the cells back."""


class Style(StrEnum):
    EMPHASIS = "emphasis"
    STRONG = "strong"
    CODE = "code"
    STRIKE = "strike"
    RAISED = "raised"
    LINK = "link"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Inline:
    """A span of the text with a style of its own; spans may nest."""

    start: int
    end: int
    style: Style
    target: str | int | None = None
    """Of a link: an http, https or mailto URL, an offset in this text (a note, a chapter), or a
    path from a place that is not known.
    Of a picture, spanning its caption: an http or https URL, or a path beside or inside the file.
    A note's mark is both raised and a link."""


@dataclass(frozen=True, slots=True)
class Section:
    """An entry of the outline, at the offset where what it names begins."""

    start: int
    level: int
    title: str


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page of what the document was made of, at the offset where it begins."""

    start: int
    label: str
    """Its number as it is printed: xii, 41."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that a document says of itself, and where: taken or not, to show on a sheet."""

    field: str
    """Of Metadata: title, author, site, url, language, published."""
    value: str
    found: str
    """Where it stands: og:title, JSON-LD datePublished, the front matter (date)."""
    taken: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; safe to show on one line."""

    title: str = ""
    author: str = ""
    site: str = ""
    url: str = ""
    language: str = ""
    """A BCP 47 tag, as the document declares it."""
    identifier: str = ""
    """An ISBN, a DOI, a message's id: what the document calls itself."""
    published: date | None = None
    published_by: str = ""
    """Where the date was found, told as its reason."""
    evidence: tuple[Evidence, ...] = ()
    """All that was found for these, the best first; dates of change and of today never taken."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text that can be read, whatever its bytes were."""

    text: str
    """The canonical text: every offset in the program counts its code points."""
    blocks: tuple[Block, ...]
    inlines: tuple[Inline, ...] = ()
    """By start, the longer one first."""
    outline: tuple[Section, ...] = ()
    metadata: Metadata = Metadata()
    notices: tuple[str, ...] = ()
    """What a reader should know of how it was read, a sentence each."""
    pages: tuple[SourcePage, ...] = ()
    """Of a PDF, or of the printed edition that an EPUB names; by start."""

    @property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that the engines read."""
        return tuple(b for b in self.blocks if b.kind.is_prose and not b.aside)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading of a long document is."""

    done: int
    total: int
    what: str = ""
    """What is counted: “page”."""
    preview: Document | None = None
    """Its beginning, to be read meanwhile."""


def finished(steps: Iterable[Progress | Document]) -> Document:
    """The whole document, the last of the steps in which it is read."""
    (*_, last) = steps
    assert isinstance(last, Document)  # noqa: S101  # `Format.steps` says so
    return last


def outline_of_headings(text: str, blocks: Iterable[Block]) -> tuple[Section, ...]:
    """The outline of a document that has none of its own."""
    return tuple(
        Section(
            block.start,
            block.level or 1,
            " ".join(f"{block.label} {text[block.start : block.end]}".split()),
        )
        for block in blocks
        if block.kind is BlockKind.HEADING and not block.aside
    )


def labelled_text(document: Document) -> str:
    """The text as a page shows it, with the labels of lists and notes, which are no part of it."""
    parts: list[str] = []
    at = 0
    for block in document.blocks:
        if block.label:
            parts += (document.text[at : block.start], block.label, " ")
            at = block.start
    return "".join((*parts, document.text[at:]))


def block_index(blocks: tuple[Block, ...], offset: int) -> int:
    """The index of the block that holds `offset`, else of the last block before it, else 0."""
    return max(0, bisect_right(blocks, offset, key=lambda block: block.start) - 1)


def page_label(pages: tuple[SourcePage, ...], offset: int) -> str:
    """The number of the source's page on which `offset` stands; empty where it has none."""
    at = bisect_right(pages, offset, key=lambda page: page.start)
    return pages[at - 1].label if at else ""
