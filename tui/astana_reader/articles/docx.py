"""Word documents (DOCX): mammoth gives their meaning as HTML, which is then read as any other."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, Any, Protocol

from .article import ArticleError
from .document import Document, Hints, Metadata
from .epub.archive import Archive, open_archive
from .evidence import Gathered
from .links import checked_url, resolved
from .markup.blocks import Links, left_out_notices, pieces_of
from .markup.titles import with_title
from .markup.tree import parse_html
from .pieces import assembled

_STYLES = r"""
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='Block Quotation'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='Image Caption'] => figcaption:fresh
p[style-name='Table Caption'] => figcaption:fresh
p[style-name='Source Code'] => pre:separator('\n')
p[style-name='HTML Preformatted'] => pre:separator('\n')
p[style-name='Preformatted Text'] => pre:separator('\n')
p[style-name='Code'] => pre:separator('\n')
r[style-name='Verbatim Char'] => code
r[style-name='Source Text'] => code
r[style-name='HTML Code'] => code
"""
"""What styles of Word, LibreOffice and pandoc mean, beyond what mammoth knows."""

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NO_TITLE = re.compile(
    r"microsoft word - |word document$|document\d*$|untitled|.*\.docx?$", re.IGNORECASE
)
_MAMMOTH_MARK = re.compile(r'(<a href="#[^"<>]*" id="(?:foot|end)note-ref-[^"<>]*">)\[(\d+)\]')
"""The mark of a note, a number in brackets that mammoth puts around it."""
_BROKEN = "This file is damaged: its text can't be found. Get it again from where it came."
_OTHERS = {"xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "a presentation"}


def read(data: bytes, hints: Hints) -> Document:
    """Read a Word document. Raises ArticleError where it is none, damaged, locked or not safe."""
    archive = open_archive(data)
    _check(archive)
    markup = _converted(data, archive)
    metadata = _metadata(archive)
    root = parse_html(f"<body>{markup}</body>")
    if root is None:
        return assembled((), metadata)
    links = Links(lambda href: resolved(href, hints.base_url), lambda source: source or None)
    walk = pieces_of(root, links)
    left_out = walk.left_out + _not_converted(archive)
    pieces, title = with_title(walk.flow.pieces, metadata.title)
    return assembled(pieces, replace(metadata, title=title), left_out_notices(left_out))


class _Picture(Protocol):
    def open(self) -> IO[bytes]: ...


def _check(archive: Archive) -> None:
    """Raise ArticleError for other documents of Office, and where a part is not safe to unpack."""
    for part, what in _OTHERS.items():
        if archive.find(part):
            raise ArticleError(f"This file is {what}, not a text. Save it as PDF or DOCX.")
    if not archive.find("[Content_Types].xml"):
        raise ArticleError("This file is a ZIP archive, not a Word document. Unpack it first.")
    for name in archive.names:
        if name.endswith((".xml", ".rels")):
            archive.read(name)


def _converted(data: bytes, archive: Archive) -> str:
    import mammoth

    try:
        result = mammoth.convert_to_html(
            BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(_named_picture(archive)),
        )
    except Exception as error:  # mammoth and expat raise whatever a broken part leads them to
        raise ArticleError(_BROKEN) from error
    return _MAMMOTH_MARK.sub(r"\1\2", str(result.value))


def _named_picture(archive: Archive) -> Callable[[_Picture], Mapping[str, str]]:
    """What names a picture by its part: mammoth gives its bytes alone."""
    media = [name for name in archive.names if "/media/" in name]
    names = {_digest(archive.read(name) or b""): name for name in media}

    def named(picture: _Picture) -> Mapping[str, str]:
        try:
            with picture.open() as file:
                return {"src": names.get(_digest(file.read()), "")}
        except (OSError, KeyError):
            return {"src": ""}

    return named


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _not_converted(archive: Archive) -> Counter[str]:
    """What mammoth leaves out without a word."""
    body = archive.read("word/document.xml") or b""
    return Counter(formula=len(re.findall(rb"<m:oMath[ >]", body)), chart=body.count(b"<c:chart"))


def _metadata(archive: Archive) -> Metadata:
    """What the document's properties say. When it was made is shown, and no publication."""
    properties = _properties(archive.read("docProps/core.xml"))
    gathered = Gathered()
    where = "the document's properties"
    title = properties.get("title", "")
    gathered.add("title", title, where, usable=not _NO_TITLE.match(title))
    gathered.add("author", properties.get("creator"), where)
    gathered.add("language", properties.get("language"), where)
    gathered.add("published", properties.get("created"), "when the file was made", usable=False)
    gathered.add("published", properties.get("modified"), "when it was changed", usable=False)
    identifier = properties.get("identifier", "")
    known = Metadata(identifier=checked_url(identifier) or "")
    return gathered.metadata(known, datetime.now(UTC).date())


def _properties(data: bytes | None) -> dict[str, str]:
    from lxml import etree

    parser: Any = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data or b"", parser)
    except etree.XMLSyntaxError:
        return {}
    return {str(e.tag).rpartition("}")[2]: e.text or "" for e in root}
