"""The table of formats that can be read.

A format is a module with `read(data, hints)`, which makes a `Document` of bytes and hints and of
nothing else. Where it can't, it raises ArticleError with a sentence about “This file …”, which
the file's name then stands for. The module is imported when the first of its articles is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from .document import Document, Hints, Progress

LARGEST = 64 * 1024 * 1024
"""Bytes of an article of most formats that are read without `force`."""
_LARGEST_PAGE = 20 * 1024 * 1024
_HEAD = 4096
_XML = (
    rb"(?:\xef\xbb\xbf)?\s{0,512}(?:<\?xml[^>]{0,200}>\s{0,512})?(?:<!--[^>]{0,500}-->\s{0,512})?"
)
_BEGINS = {
    "html": re.compile(_XML + rb"<(?:!doctype\s+html|html)\b", re.IGNORECASE),
    "feed": re.compile(_XML + rb"<(?:rss|feed|rdf:RDF)\b"),
}
"""How what has no telling name and no type begins: from a pipe, or named .xml."""
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""What no text begins with."""
_GENERIC_TYPES = frozenset({"", "text/plain", "application/octet-stream", "binary/octet-stream"})


@dataclass(frozen=True, slots=True)
class Format:
    """A format to read."""

    id: str
    """As on the command line, `--as`."""
    name: str
    """For people, in a sentence: “a web page”."""
    module: str
    """Its dotted name."""
    suffixes: tuple[str, ...] = ()
    """Of its files, in lower case, with the dot."""
    types: tuple[str, ...] = ()
    """The media types that a server or a mail gives it."""
    magic: tuple[bytes, ...] = ()
    """What tells it whatever its name: the first of these begins the file, the others stand in
    its first 4 KB."""
    largest: int = LARGEST
    """Bytes that are read without `force`."""
    version: int = 4
    """Of its reader: another makes documents that were kept be read anew."""
    is_packed: bool = False
    """Whether no text can be one of its files, whatever their names say."""
    in_worker: bool = True
    """Whether it is slow or not safe to read: done in a process of its own, and then kept."""
    libraries: tuple[str, ...] = ()
    """What its module imports when it reads: the names of modules."""

    def prepare(self) -> None:
        """Import what reading needs. Raises ImportError."""
        for name in (self.module, *self.libraries):
            import_module(name)

    def read(self, data: bytes, hints: Hints) -> Document:
        """Make the document. Raises ArticleError."""
        read: Callable[[bytes, Hints], Document] = import_module(self.module).read
        return read(data, hints)

    def steps(self, data: bytes, hints: Hints) -> Iterator[Progress | Document]:
        """Make the document, the last of the values, and tell before how far it is.

        A module that takes long has such a function `steps` beside `read`.
        """
        module = import_module(self.module)
        steps: Callable[[bytes, Hints], Iterator[Progress | Document]] | None
        steps = getattr(module, "steps", None)
        if steps is None:
            yield module.read(data, hints)
        else:
            yield from steps(data, hints)

    def is_told_by(self, data: bytes) -> bool:
        """Whether its magic stands in the bytes of a file."""
        if not self.magic or not data.startswith(self.magic[0]):
            return False
        return all(part in data[:_HEAD] for part in self.magic[1:])


_TABLE = (
    Format(
        "text",
        "plain text",
        "astana_reader.articles.plain_text",
        suffixes=(".txt", ".text"),
        types=("text/plain",),
        in_worker=False,
    ),
    Format(
        "epub",
        "an EPUB book",
        "astana_reader.articles.epub.reading",
        suffixes=(".epub",),
        types=("application/epub+zip",),
        magic=(b"PK\x03\x04", b"mimetypeapplication/epub+zip"),
        is_packed=True,
        largest=256 * 1024 * 1024,
        libraries=("lxml.html",),
    ),
    Format(
        "md",
        "Markdown",
        "astana_reader.articles.markdown",
        suffixes=(".md", ".markdown", ".mdown", ".mkd"),
        types=("text/markdown", "text/x-markdown"),
        libraries=("lxml.html", "markdown_it", "mdit_py_plugins.footnote"),
    ),
    Format(
        "html",
        "a web page",
        "astana_reader.articles.html",
        suffixes=(".html", ".htm", ".xhtml"),
        types=("text/html", "application/xhtml+xml"),
        largest=_LARGEST_PAGE,
        libraries=("lxml.html", "astana_reader.articles.web.judges"),
    ),
    Format(
        "html-all",
        "a whole web page",
        "astana_reader.articles.html_all",
        largest=_LARGEST_PAGE,
    ),
    Format(
        "docx",
        "a Word document",
        "astana_reader.articles.docx.reading",
        suffixes=(".docx", ".docm", ".dotx"),
        types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        magic=(b"PK\x03\x04", b"[Content_Types].xml"),
        is_packed=True,
    ),
    Format(
        "eml",
        "a mail",
        "astana_reader.articles.mail",
        suffixes=(".eml",),
        types=("message/rfc822",),
    ),
    Format(
        "feed",
        "a feed",
        "astana_reader.articles.feed",
        suffixes=(".rss", ".atom"),
        types=("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
    ),
    Format(
        "pdf",
        "a PDF",
        "astana_reader.articles.pdf.reading",
        suffixes=(".pdf",),
        types=("application/pdf", "application/x-pdf"),
        magic=(b"%PDF-",),
        is_packed=True,
        largest=256 * 1024 * 1024,
        libraries=("pypdfium2",),
    ),
)
FORMATS = {entry.id: entry for entry in _TABLE}
_MAGICS = frozenset(entry.magic[0] for entry in _TABLE if entry.magic)


def choose_format(data: bytes, name: str = "", media_type: str = "", asked: str = "") -> Format:
    """The format to read bytes in: the one asked for, told by magic, by type or by name, or text.

    `name` is a file's or an address, of which the suffix counts. Raises KeyError for a format
    asked for that there is not.
    """
    if asked:
        return FORMATS[asked]
    named = format_of_name(name)
    told = [entry for entry in FORMATS.values() if entry.is_told_by(data)]
    if told:
        return named if named in told else told[0]
    media_type = media_type.partition(";")[0].strip().lower()
    if media_type not in _GENERIC_TYPES:
        typed = next((f for f in FORMATS.values() if media_type in f.types), None)
        named = typed or named
    if named is None:
        named = next((FORMATS[i] for i, begins in _BEGINS.items() if begins.match(data)), None)
    return named or FORMATS["text"]


def mistaken_for(form: Format, data: bytes) -> Format | None:
    """What bytes are that only by their name are of a packed format; None if that is unsure.

    A page that says “not found”, saved as a PDF, is a web page.
    """
    head = data[:_HEAD]
    if not form.is_packed or not head or any(magic in head for magic in _MAGICS):
        return None
    begun = next((FORMATS[i] for i, begins in _BEGINS.items() if begins.match(data)), None)
    return begun or (None if _CONTROL.search(head) else FORMATS["text"])


def format_of_name(name: str) -> Format | None:
    """The format that a file's name gives it; None where it says nothing."""
    suffix = PurePath(name).suffix.lower()
    return next((f for f in FORMATS.values() if suffix in f.suffixes), None) if suffix else None
