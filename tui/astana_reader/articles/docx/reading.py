"""Word documents (DOCX): mammoth gives their meaning as HTML, which is then read as any other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import IO, Any, Protocol

from astana_reader.articles.archive import Archive, open_archive
from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import Document, Hints, Metadata
from astana_reader.articles.evidence import Gathered
from astana_reader.articles.links import checked_url, resolved
from astana_reader.articles.markup.blocks import Links, left_out_notices, pieces_of
from astana_reader.articles.markup.titles import with_title
from astana_reader.articles.markup.tree import parse_html
from astana_reader.articles.pieces import assembled

from .converted import join_captions, order_notes, take_labels
from .notes import NoteKey, note_labels, with_labels
from .numbering import numbering
from .parts import named_parts
from .rewriting import Rewriting
from .styles import paragraph_styles, style_map
from .xml import parsed

_NO_TITLE = re.compile(
    r"microsoft word - |word document$|document\d*$|untitled|.*\.docx?$", re.IGNORECASE
)
_BROKEN = "This file is damaged: its text can't be found. Get it again from where it came."
_TOLD = ("document", "footnotes", "endnotes")
_PARTS = (*_TOLD, "styles", "numbering", "settings", "comments")
_OTHERS = {"xl/workbook.xml": "a spreadsheet", "ppt/presentation.xml": "a presentation"}


def read(data: bytes, hints: Hints) -> Document:
    """Read a Word document. Raises ArticleError where it is none, damaged, locked or not safe."""
    archive = open_archive(data)
    _check(archive)
    markup, left_out = _converted(archive)
    metadata = _metadata(archive)
    root = parse_html(f"<body>{markup}</body>")
    if root is None:
        return assembled((), metadata, left_out_notices(left_out))
    take_labels(root)
    join_captions(root)
    order_notes(root)
    links = Links(lambda href: resolved(href, hints.base_url), lambda source: source or None)
    walk = pieces_of(root, links)
    pieces, title = with_title(walk.flow.pieces, metadata.title)
    notices = left_out_notices(walk.left_out + left_out)
    return assembled(pieces, replace(metadata, title=title), notices)


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


def _converted(archive: Archive) -> tuple[str, Counter[str]]:
    """The document as HTML, and what is left out of it."""
    import mammoth

    try:
        rewritten, labels, left_out = _rewritten(archive)
        result = mammoth.convert_to_html(
            archive.packed(rewritten),
            style_map=style_map(),
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(_named),
        )
    except ArticleError:
        raise
    except Exception as error:  # mammoth and parsers raise whatever a broken part leads them to
        raise ArticleError(_BROKEN) from error
    return with_labels(str(result.value), labels), left_out


def _rewritten(
    archive: Archive,
) -> tuple[Mapping[str, bytes], Mapping[NoteKey, str], Counter[str]]:
    """The parts as mammoth is to read them, the signs of notes, and what is left out.

    A picture's bytes become the name of its part: they are not read, and mammoth gives the bytes
    alone of what it finds.
    """
    from lxml import etree

    paths = named_parts(archive)
    roots = {kind: parsed(archive.read(paths[kind]) or b"") for kind in _PARTS if kind in paths}
    styles, body = roots.get("styles"), roots["document"]
    rewriting = Rewriting(paragraph_styles(styles), numbering(roots.get("numbering"), styles))
    told = {kind: roots[kind] for kind in _TOLD if kind in roots}
    for root in told.values():
        rewriting.rewrite(root)
    labels = note_labels(body, roots.get("settings"))
    charts = sum(1 for _ in body.iter("{*}chart"))
    comments = sum(1 for _ in roots["comments"].iter("{*}comment")) if "comments" in roots else 0
    instead = {paths[kind]: etree.tostring(root) for kind, root in told.items()}
    instead |= {name: name.encode() for name in archive.names if "/media/" in name}
    return instead, labels, rewriting.left_out + Counter(chart=charts, comment=comments)


def _named(picture: _Picture) -> Mapping[str, str]:
    try:
        with picture.open() as file:
            return {"src": file.read().decode()}
    except (OSError, KeyError, UnicodeDecodeError):
        return {"src": ""}


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
