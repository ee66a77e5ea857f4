"""What an article is once it has been read: a document, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from astana_reader.settings.file_stamp import FileStamp

from .document import Block, Document, Inline, Metadata


class ArticleError(Exception):
    """An article can't be read; the message says what happened and what to do next."""


class PasswordError(ArticleError):
    """An article is encrypted, and the password in its hints, if any, does not open it."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the user wants an article to be read, whatever it says of itself."""

    format: str = ""
    """The id of a format; empty for the one that its name and its first bytes tell."""
    encoding: str = ""
    """A name that Python knows; empty for the one that it is found to be in."""
    password: str = field(default="", repr=False)
    force: bool = False
    """Over a format's size limit, never over the limits that keep the program safe."""
    allow_local: bool = False
    """From a host of this machine or a private network, if it is one that the user named."""
    language: str = ""
    """A BCP 47 tag (“de”); empty for the language that the article is found to be in."""


NO_OPTIONS = Options()


@dataclass(frozen=True, slots=True)
class Source:
    """Where an article came from.

    It is enough to read it again the same way, and to see that it changed without reading it.
    """

    path: Path | None = None
    """Absolute; None for standard input."""
    url: str = ""
    """Where a fetched page is from, after redirects."""
    format: str = "text"
    """The id of the format that it was read in."""
    stamp: FileStamp | None = None
    """Of its file when it was read; None for what can't be read again."""
    sha256: str = ""
    """Of its bytes, in hex."""
    options: Options = NO_OPTIONS


NOWHERE = Source()


@dataclass(frozen=True, slots=True)
class Article:
    """An article. Every offset in the program counts code points of `text`."""

    id: str
    """The SHA-256 of the canonical text in UTF-8, as 64 hex digits."""
    document: Document
    source: Source = NOWHERE

    @property
    def text(self) -> str:
        return self.document.text

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.document.blocks

    @property
    def inlines(self) -> tuple[Inline, ...]:
        return self.document.inlines

    @property
    def metadata(self) -> Metadata:
        return self.document.metadata

    @property
    def title(self) -> str:
        return self.document.metadata.title

    @property
    def path(self) -> Path | None:
        return self.source.path

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader should know of how it was read, a sentence each."""
        return self.document.notices


def text_id(text: str) -> str:
    """The identity of a canonical text: SHA-256 of its UTF-8 form, in hex."""
    return sha256(text.encode("utf-8", "surrogatepass"))


def sha256(data: bytes) -> str:
    """In hex."""
    import hashlib  # 3 ms that the first screen does without

    return hashlib.sha256(data).hexdigest()
