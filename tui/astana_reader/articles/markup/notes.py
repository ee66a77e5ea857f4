"""Footnotes of a document: which links are their marks, and which elements hold their words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from astana_reader.articles.pieces import Anchor, Target

from .tree import tag, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

    Elements = Iterable[_Element]

_LABEL = re.compile(r"[\[(]?\s*(\d{1,4}|[*†‡§¶#]{1,4}|[A-Za-z]{1,2}|[ivxlc]{1,6})\s*[\])]?[.:]?")
_BRACKETED = re.compile(r"\[\s*\w{1,4}\s*\]")
_NOTE_ID = re.compile(r"fn|foot|note|cite|endnote|ftn|bib|ref", re.IGNORECASE)
_SAYS_MARK = re.compile(r"noteref|footnote|reference|fn-?ref|ftnref", re.IGNORECASE)
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_HOLDERS = frozenset("p li div aside dd td section blockquote".split())
_WRAPPERS = frozenset("sup span small b strong em i".split())


@dataclass(frozen=True, slots=True)
class Note:
    """The words of a footnote: its label, and the mark that leads to it."""

    label: str
    mark: Anchor


@dataclass(slots=True)
class Notes:
    """What was found in all pages of a document."""

    marks: dict[_Element, tuple[str, Anchor]] = field(default_factory=dict)
    """By the outermost element of a mark: its label and the place of the note."""
    places: dict[_Element, Anchor] = field(default_factory=dict)
    """By the same element: the place of the mark, for the way back."""
    holders: dict[_Element, Note] = field(default_factory=dict)
    """By the block that holds a note."""
    backs: set[Anchor] = field(default_factory=set)
    """Places of marks: a link to one from a note leads back."""


def find_notes(
    pages: Iterable[tuple[str, _Element]], resolve: Callable[[str, str], Target]
) -> Notes:
    """The notes of a document's pages. `resolve(page, href)` says where a link leads.

    A mark is a link with a short label that is raised, or says by class, role or EPUB type what
    it is; its note is the block that holds the place where it leads.
    """
    notes = Notes()
    labels: dict[Anchor, Note] = {}
    trees = dict(pages)
    for page, root in trees.items():
        for number, link in enumerate(root.iter("a", "{*}a")):
            place = _mark_place(link, page, resolve)
            if place is None or place[1] in notes.backs:
                continue
            label, note = place
            outer = _outermost(link, label)
            mark = Anchor(page, f" mark {number}")
            notes.marks[outer] = (label, note)
            notes.places[outer] = mark
            labels.setdefault(note, Note(label, mark))
            around = (link, outer, link.getparent())
            ids = (e.get("id") or e.get("name") for e in around if e is not None)
            notes.backs.update(Anchor(page, i) for i in ids if i)
    for page in {anchor.page for anchor in labels}:
        if page in trees:
            _find_holders(trees[page], page, labels, notes)
    return notes


def is_way_back(link: _Element, target: Target, notes: Notes) -> bool:
    """Whether a link in a note is only its way back to the mark, which is not read."""
    if target not in notes.backs:
        return False
    words = text_of(link)
    return (
        len(words.strip("[]() ")) <= 2 or bool(_LABEL.fullmatch(words)) or "back" in words.lower()
    )


def is_number(link: _Element) -> bool:
    """Whether a link says no more than a note's number or sign."""
    said = _LABEL.fullmatch(text_of(link))
    return said is not None and not said[1].isalpha()


def _mark_place(
    link: _Element, page: str, resolve: Callable[[str, str], Target]
) -> tuple[str, Anchor] | None:
    href = link.get("href") or ""
    if "#" not in href:
        return None
    said = _LABEL.fullmatch(text_of(link))
    if not said:
        return None
    target = resolve(page, href)
    if not isinstance(target, Anchor) or not _is_mark(link, target):
        return None
    return said[1], target


def _is_mark(link: _Element, target: Anchor) -> bool:
    says = " ".join(
        link.get(name) or "" for name in ("class", "role", "rel", _EPUB_TYPE, "epub:type")
    )
    if "backlink" in says or "backref" in says:
        return False
    if _SAYS_MARK.search(says):
        return True
    if _BRACKETED.fullmatch(text_of(link)) and _NOTE_ID.search(target.id):
        return True
    if any(tag(element) == "sup" for element in link.iter()):
        return True
    element, near = link.getparent(), 0
    while element is not None and tag(element) in _WRAPPERS and near < 3:
        if tag(element) == "sup":
            return True
        element, near = element.getparent(), near + 1
    return False


def _outermost(link: _Element, label: str) -> _Element:
    """The outermost element that holds nothing but the mark."""
    element = link
    while (parent := element.getparent()) is not None and tag(parent) in _WRAPPERS:
        said = _LABEL.fullmatch(text_of(parent))
        if not said or said[1] != label:
            break
        element = parent
    return element


def _find_holders(root: _Element, page: str, labels: dict[Anchor, Note], notes: Notes) -> None:
    for element in root.iter():
        for name in (element.get("id"), element.get("name")):
            note = labels.get(Anchor(page, name)) if name else None
            if note is None:
                continue
            holder = element
            while tag(holder) not in _HOLDERS and (parent := holder.getparent()) is not None:
                holder = parent
            if tag(holder) in _HOLDERS and holder not in notes.holders:
                notes.holders[holder] = note
