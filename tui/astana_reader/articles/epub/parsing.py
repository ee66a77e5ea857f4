"""XML of a book, without entities from outside, and XHTML that is none as HTML."""

from __future__ import annotations

import re
from html import escape
from html.entities import html5
from typing import TYPE_CHECKING

from astana_reader.articles.article import ArticleError
from astana_reader.articles.charset import decoded
from astana_reader.articles.document import Hints
from astana_reader.articles.markup.entities import check_entities
from astana_reader.articles.markup.tree import cut_depth, parse_html, tag, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_ENTITY = re.compile(rb"&([A-Za-z_][\w.-]*);")
_DECLARED = re.compile(rb"<!ENTITY\s+([A-Za-z_][\w.-]*)\s+[\"']")
_XML_OWN = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})


def parse_xml(data: bytes) -> _Element | None:
    """The root of an XML file; None where it is not well-formed or too large to be one.

    HTML's named entities are letters, whether declared or not. Those that the file declares
    itself are expanded within the parser's limits; none is fetched, such a one stays as written.
    Raises ArticleError where they would unpack beyond all measure.
    """
    from lxml import etree

    check_entities(data)
    parser = etree.XMLParser(
        resolve_entities="internal",  # type: ignore[arg-type]  # newer than the stubs
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    declared = _XML_OWN | set(_DECLARED.findall(data))
    try:
        return etree.fromstring(_ENTITY.sub(lambda m: _letter(m, declared), data).lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def parse_page(data: bytes, hints: Hints) -> _Element | None:
    """The root of a page of a book: as XML, else as HTML; None if there is nothing in it.

    A page that is a drawing is what it says of itself and its words.
    """
    root = None if hints.encoding else parse_xml(data)
    if root is None:
        return _as_html(data, hints)
    if tag(root) == "svg":
        said = (text_of(e) for e in root.iter("{*}title", "{*}desc", "{*}text"))
        return parse_html("".join(f"<p>{escape(text)}</p>" for text in said if text))
    cut_depth(root)
    return root


def _as_html(data: bytes, hints: Hints) -> _Element | None:
    try:
        return parse_html(decoded(data, hints)[0])
    except ArticleError:  # no text at all: a picture by the name of a page
        return None


def _letter(found: re.Match[bytes], declared: set[bytes] | frozenset[bytes]) -> bytes:
    """A named letter as a numeric reference, which any encoding can hold."""
    if found[1] in declared:
        return found[0]
    letters = html5.get(found[1].decode("ascii", "replace") + ";")
    if not letters:
        return b"&amp;" + found[1] + b";"
    return b"".join(b"&#%d;" % ord(c) for c in letters)
