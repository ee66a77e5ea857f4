"""A path, standard input or bytes become an article, or a message that says why not."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from astana_reader.settings.file_stamp import stamp_of
from astana_reader.text.visible import visible_line

from .article import NO_OPTIONS, NOWHERE, Article, ArticleError, Options, Source, sha256
from .document import Document, Hints, Metadata
from .formats import FORMATS, LARGEST, Format, choose_format, format_of_name, mistaken_for
from .sidecar import file_title, read_sidecar

_NOTHING_KNOWN = Metadata()


@dataclass(frozen=True, slots=True)
class Input:
    """Bytes to make an article of, and all that is known beside them."""

    data: bytes
    name: str
    """For people, on one line."""
    title: str
    """What the article is called if nothing says it."""
    source: Source = NOWHERE
    charset: str = ""
    """That a server or a mail declared, as `media_type`."""
    media_type: str = ""
    known: Metadata = _NOTHING_KNOWN
    """What is known better than the document knows it."""
    notices: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return self.source.sha256

    @property
    def hints(self) -> Hints:
        options = self.source.options
        return Hints(self.source.url, self.charset, options.encoding, options.password)


Parse = Callable[[Format, Input], Document]
"""Makes the document of bytes in a format. Raises ArticleError."""


def parse_here(form: Format, given: Input) -> Document:
    """Make the document at once, in this process."""
    return form.read(given.data, given.hints)


def read_article(path: Path, options: Options = NO_OPTIONS, parse: Parse = parse_here) -> Article:
    """Read a file.

    Raises ArticleError if it is missing, no file, over its format's size limit (unless forced) or
    nothing that its format can read.
    """
    return article_of(file_input(path, options), parse)


def file_input(path: Path, options: Options = NO_OPTIONS) -> Input:
    """The bytes of a file. Raises ArticleError if it is missing or no file."""
    name = visible_line(str(path))
    try:
        with _opened(path, name) as file:
            read_at = stamp_of(os.fstat(file.fileno()))
            data = _read(file, options)
    except OSError as error:
        raise ArticleError(_reason(error, name)) from error
    known, notices = read_sidecar(path)
    source = Source(path.absolute(), stamp=read_at, options=options)
    title = file_title(path)
    return Input(data, name, title, source, known=known, notices=notices)


def read_standard_input(options: Options = NO_OPTIONS, parse: Parse = parse_here) -> Article:
    """Read standard input. Raises ArticleError as `read_article` does."""
    return article_of(standard_input(options), parse)


def standard_input(options: Options = NO_OPTIONS) -> Input:
    """The bytes of standard input, which are there only once. Raises ArticleError."""
    name = "standard input"
    if sys.stdin is None:
        raise ArticleError("Standard input is closed: there is nothing to read.")
    data, limit = _read(sys.stdin.buffer, options), LARGEST
    notices: tuple[str, ...] = ()
    if len(data) > limit and not options.force:
        data = data[:limit]
        notices = (
            f"Only the first {limit >> 20} MB of standard input are here; --force takes all.",
        )
    return Input(data, name, name, Source(options=options), notices=notices)


def article_of(given: Input, parse: Parse = parse_here) -> Article:
    """Make an article of bytes. Raises ArticleError, with the name of what they are from."""
    form = _format_of(given)
    source = replace(given.source, format=form.id, sha256=sha256(given.data))
    try:
        document = parse(form, replace(given, source=source))
    except ArticleError as error:
        raise type(error)(_named(str(error), given.name)) from error
    notices = (*given.notices, *_otherwise_named(given, form), *document.notices)
    if not document.text.strip():
        notices = (*notices, f"{given.name} is empty: there is nothing to read in it.")
    metadata = _joined(given.known, document.metadata, given.title)
    if not metadata.url and source.url:
        metadata = replace(metadata, url=source.url)
    encoded = document.text.encode("utf-8", "surrogatepass")
    text_id = source.sha256 if encoded == given.data else sha256(encoded)
    return Article(text_id, replace(document, metadata=metadata, notices=notices), source)


def _opened(path: Path, name: str) -> BinaryIO:
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise ArticleError(f"{name} is a folder. Name a text file in it.")
    if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
        raise ArticleError(f"{name} is a device, not a text file.")
    return path.open("rb")


def _read(file: BinaryIO, options: Options) -> bytes:
    """All bytes, or one more than any format reads."""
    return file.read(-1 if options.force else max(f.largest for f in FORMATS.values()) + 1)


def _reason(error: OSError, name: str) -> str:
    if isinstance(error, FileNotFoundError):
        return f"There is no file {name}."
    if isinstance(error, PermissionError):
        return f"You have no permission to read {name}."
    return f"{name} can't be read: {os.strerror(error.errno or 0)}."


def _format_of(given: Input) -> Format:
    """The format to read in. Raises ArticleError where there is none or it is over its limit."""
    options, data = given.source.options, given.data
    name = given.source.url or given.source.path or ""
    try:
        form = choose_format(data, str(name), given.media_type, options.format)
    except KeyError:
        known = ", ".join(FORMATS)
        raise ArticleError(f"There is no format {options.format}: --as takes {known}.") from None
    if not options.format and (other := mistaken_for(form, data)):
        raise ArticleError(
            f"{given.name} is not {form.name} but {other.name}: --as {other.id} reads it."
        )
    if len(data) > form.largest and not options.force:
        limit = form.largest // (1024 * 1024)
        raise ArticleError(
            f"{given.name} is over the limit of {limit} MB. --force opens it all the same."
        )
    return form


def _otherwise_named(given: Input, form: Format) -> tuple[str, ...]:
    """That a file is read as what it is and not as its name says."""
    named = format_of_name(str(given.source.path or ""))
    asked = given.source.options.format
    if asked or named is None or named is form or not form.is_told_by(given.data):
        return ()
    return (f"Its name is that of {named.name}, but it is {form.name} and was read as one.",)


def _named(sentence: str, name: str) -> str:
    """What a reader of a format says of “this file”, said of a file by its name."""
    rest = sentence.removeprefix("This file ")
    return f"{name}: {sentence}" if rest == sentence else f"{name} {rest}"


def _joined(known: Metadata, found: Metadata, title: str) -> Metadata:
    """What is known, else what the document says; its title last of all from where it is from."""
    date_of = known if known.published else found
    return Metadata(
        title=known.title or found.title or title,
        author=known.author or found.author,
        site=known.site or found.site,
        url=known.url or found.url,
        language=known.language or found.language,
        identifier=known.identifier or found.identifier,
        published=date_of.published,
        published_by=date_of.published_by,
        evidence=found.evidence,
    )
