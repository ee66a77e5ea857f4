"""The table of contents and the list of printed pages that a book brings along."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from astana_reader.articles.archive import Archive, resolve
from astana_reader.articles.markup.tree import tag, text_of
from astana_reader.articles.pieces import Anchor

from .package import Package
from .parsing import parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

Entry = tuple[int, str, Anchor]
"""Its level from 1, its title and its place."""
_TYPE = "{http://www.idpf.org/2007/ops}type"
_DEEPEST = 12
_MOST = 20_000


def read_navigation(archive: Archive, package: Package) -> tuple[list[Entry], list[Entry]]:
    """The entries of the table of contents, and those of the list of pages."""
    contents: list[Entry] = []
    pages: list[Entry] = []
    root = _parsed(archive, package.navigation)
    if root is not None:
        for nav in root.iter("{*}nav", "nav"):
            kinds = (nav.get(_TYPE) or nav.get("role") or "").split()
            if "toc" in kinds or "doc-toc" in kinds:
                contents = contents or list(_listed(nav, package.navigation, 1))
            elif "page-list" in kinds or "doc-pagelist" in kinds:
                pages = pages or list(_listed(nav, package.navigation, 1))
    root = _parsed(archive, package.ncx) if not contents or not pages else None
    if root is not None:
        contents = contents or list(_points(root.find("{*}navMap"), package.ncx, 1))
        pages = pages or list(_points(root.find("{*}pageList"), package.ncx, 1))
    return contents[:_MOST], pages[:_MOST]


def _parsed(archive: Archive, path: str) -> _Element | None:
    data = archive.read(path) if path else None
    return parse_xml(data) if data else None


def _listed(element: _Element, path: str, level: int) -> Iterator[Entry]:
    """The entries of nested lists; a title without a link leads where its first entry does."""
    for child in element:
        name = tag(child)
        if name == "li" and level <= _DEEPEST:
            label = next((e for e in child if tag(e) in {"a", "span"}), None)
            inner = [e for part in child for e in _listed_in(part, path, level + 1)]
            place = _place(path, label.get("href") if label is not None else None)
            place = place or (inner[0][2] if inner else None)
            if label is not None and place and (title := text_of(label)):
                yield level, title, place
            yield from inner
        elif name in {"ol", "ul", "div", "section"}:
            yield from _listed(child, path, level)


def _listed_in(element: _Element, path: str, level: int) -> Iterator[Entry]:
    if tag(element) in {"ol", "ul"}:
        yield from _listed(element, path, level)


def _points(element: _Element | None, path: str, level: int) -> Iterator[Entry]:
    for point in element if element is not None and level <= _DEEPEST else ():
        if tag(point) not in {"navpoint", "pagetarget"}:
            continue
        label, content = point.find("{*}navLabel"), point.find("{*}content")
        place = _place(path, content.get("src") if content is not None else None)
        if label is not None and place and (title := text_of(label)):
            yield level, title, place
        yield from _points(point, path, level + 1)


def _place(path: str, href: str | None) -> Anchor | None:
    found = resolve(path, href) if href else None
    return Anchor(*found) if found else None
