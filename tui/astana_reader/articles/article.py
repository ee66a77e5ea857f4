"""What an article is once it has been read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from astana_reader.settings.file_stamp import FileStamp

from .document import Block, Metadata


class ArticleError(Exception):
    """An article can't be read; the message says what happened and what to do next."""


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
