"""What an article is once it has been read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path


class ArticleError(Exception):
    """An article can't be read; the message says what happened and what to do next."""


class BlockKind(StrEnum):
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the canonical text that is wrapped as one: newlines inside it are spaces.

    `start` and `end` count code points. A tight block stands directly below the one before it,
    without a blank row: the lines of a list, a poem or a table.
    """

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an article beside its text; safe to show on one line."""

    title: str
    published: date | None = None
    author: str = ""
    site: str = ""
    url: str = ""


FileStamp = tuple[int, int, int]
"""A file's time of change in ns, size in bytes and inode: others once it is another."""


@dataclass(frozen=True, slots=True)
class Article:
    """An article. Every offset in the program counts code points of `text`."""

    id: str
    """The SHA-256 of the canonical text in UTF-8, as 64 hex digits."""
    text: str
    blocks: tuple[Block, ...]
    metadata: Metadata
    path: Path | None = None
    """Where it was read from, absolute; None for standard input."""
    notices: tuple[str, ...] = ()
    """What a reader should know of how it was read, a sentence each."""
    stamp: FileStamp | None = None
    """Of its file when it was read; None for what can't be read again."""

    @property
    def title(self) -> str:
        return self.metadata.title


def text_id(text: str) -> str:
    """The identity of a canonical text: SHA-256 of its UTF-8 form, in hex."""
    import hashlib  # 3 ms that the first screen does without

    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def block_index(blocks: tuple[Block, ...], offset: int) -> int:
    """The index of the block that holds `offset`, else of the last block before it, else 0."""
    return max(0, bisect_right(blocks, offset, key=lambda block: block.start) - 1)
