"""Elements to pieces: the walk over a tree of HTML in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from astana_reader.articles.document import BlockKind, Style
from astana_reader.articles.pieces import Anchor, Look, Piece, Target

from . import tables
from .flow import Flow
from .notes import Notes, find_notes, is_number, is_way_back
from .pictures import picture_words
from .signs import formula, language_of, list_marker, lowered, mark_words, raised
from .tree import tag, text_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_GONE = frozenset(
    "script style template head noscript object embed iframe video audio canvas map input select "
    "textarea button datalist progress meter rp applet frameset svg".split()
)
_COUNTED = {"iframe": "player", "video": "player", "audio": "player", "embed": "player"}
BLOCKS = frozenset(
    "p div section article header footer main aside nav address blockquote ul ol menu dir dl dt dd "
    "li pre table figure figcaption caption details summary form fieldset legend center hgroup "
    "search body html h1 h2 h3 h4 h5 h6 tr td th tbody thead tfoot hr listing xmp plaintext "
    "optgroup option dialog".split()
)
"""Elements that stand in rows of their own."""
_STYLES = {
    **dict.fromkeys("em i cite dfn var".split(), Style.EMPHASIS),
    **dict.fromkeys("strong b".split(), Style.STRONG),
    **dict.fromkeys("code kbd samp tt".split(), Style.CODE),
    **dict.fromkeys("s del strike".split(), Style.STRIKE),
}
MARKER = "list-marker"
"""An attribute of items and headings: their number or sign, where a format's reader knows it."""
_TIGHT = frozenset({BlockKind.ITEM, BlockKind.TERM, BlockKind.MEANING, BlockKind.NOTE})


@dataclass(frozen=True, slots=True)
class Links:
    """How the links of one page are read; `page` names it among the pages of a document."""

    target: Callable[[str], Target]
    """Where a link leads: a checked URL, a place in the document, or nowhere."""
    picture: Callable[[str], str | None]
    """Where a picture is, checked too."""
    page: str = ""


@dataclass(frozen=True, slots=True)
class _At:
    """Where the walk is: what blocks inside an element take from around it."""

    kind: BlockKind = BlockKind.PARAGRAPH
    depth: int = 0
    """Of lists, or of quotations where `kind` is QUOTATION."""
    in_row: bool = False
    in_note: bool = False

    @property
    def look(self) -> Look:
        inside = self.kind in _TIGHT
        return Look(self.kind, level=self.depth, tight=inside)


@dataclass(slots=True)
class Walk:
    """Turns trees into pieces. `left_out` counts what has no words: pictures, players."""

    notes: Notes = field(default_factory=Notes)
    flow: Flow = field(default_factory=Flow)
    left_out: Counter[str] = field(default_factory=Counter)
    links: Links = field(default_factory=lambda: Links(lambda _: None, lambda _: None))

    def page(self, root: _Element, links: Links) -> list[Piece]:
        """The pieces of one page, in reading order."""
        self.links = links
        before = len(self.flow.pieces)
        if links.page:
            self.flow.anchor(Anchor(links.page, ""))
        self._element(root, _At())
        self.flow.end()
        return self.flow.pieces[before:]

    def _children(self, element: _Element, at: _At) -> None:
        if element.text:
            self.flow.words(element.text)
        for child in element:
            self._element(child, at)
            if child.tail:
                self.flow.words(child.tail)

    def _element(self, element: _Element, at: _At) -> None:
        name = tag(element)
        if not name:
            return
        if name in _GONE:
            self._gone(element, name, at)
            return
        for key in ("id", "name"):
            if found := element.get(key):
                self.flow.anchor(Anchor(self.links.page, found))
        if name in {"td", "th"} and tables.is_gutter(element):
            return
        if name in BLOCKS:
            if at.in_row:
                self._in_row(element, name, at)
            else:
                self._block(element, name, at)
        else:
            self._inline(element, name, at)

    def _gone(self, element: _Element, name: str, at: _At) -> None:
        if name == "noscript":
            for picture in element.iter("img"):
                self._picture(picture)
        elif name in _COUNTED:
            self.left_out[_COUNTED[name]] += 1
        elif name == "input" and at.kind is BlockKind.ITEM and self.flow.is_empty:
            self._task(element, at)

    def _task(self, box: _Element, at: _At) -> None:
        if (box.get("type") or "").lower() == "checkbox":
            marker = "[x]" if box.get("checked") is not None else "[ ]"
            self.flow.marker(marker, "  " * (at.depth - 1))

    # Inline elements

    def _inline(self, element: _Element, name: str, at: _At) -> None:
        if element in self.notes.marks:
            self._note_mark(element)
        elif name == "br":
            self._break(at)
        elif name == "img":
            self._picture(element)
        elif name == "a":
            self._link(element, at)
        elif name in _STYLES:
            self._styled(element, at, _STYLES[name])
        elif name in {"sup", "sub"}:
            self._shifted(element, name, at)
        elif name == "math":
            self.flow.words(formula(element))
        elif name in {"q", "rt"}:
            opening, closing = ("“", "”") if name == "q" else ("(", ")")
            self.flow.words(opening)
            self._children(element, at)
            self.flow.words(closing)
        else:
            self._children(element, at)

    def _break(self, at: _At) -> None:
        if at.in_row or at.kind is BlockKind.HEADING:
            self.flow.separate()
        else:
            self.flow.break_line()

    def _styled(self, element: _Element, at: _At, style: Style, target: Target = None) -> None:
        self.flow.open(style, target)
        self._children(element, at)
        self.flow.close()

    def _link(self, element: _Element, at: _At) -> None:
        href = element.get("href")
        target = self.links.target(href) if href else None
        if target is None:
            self._children(element, at)
        elif not (at.in_note and is_way_back(element, target, self.notes)) or (
            self.flow.is_empty and is_number(element)
        ):
            self._styled(element, at, Style.LINK, target)

    def _shifted(self, element: _Element, name: str, at: _At) -> None:
        if len(element):
            self._styled(element, at, Style.RAISED) if name == "sup" else self._children(
                element, at
            )
            return
        words = element.text or ""
        if name == "sup":
            self.flow.open(Style.RAISED)
            self.flow.words(raised(words))
            self.flow.close()
        else:
            self.flow.words(lowered(words))

    def _note_mark(self, element: _Element) -> None:
        _, note = self.notes.marks[element]
        self.flow.anchor(self.notes.places[element])
        for inner in element.iter():
            for found in filter(None, (inner.get("id"), inner.get("name"))):
                self.flow.anchor(Anchor(self.links.page, found))
        self.flow.open(Style.LINK, note)
        self.flow.open(Style.RAISED)
        self.flow.words(mark_words(text_of(element)))
        self.flow.close()
        self.flow.close()

    def _picture(self, element: _Element) -> None:
        words, source = picture_words(element)
        if not words:
            self.left_out["picture"] += source != ""
            return
        if not source:
            self.flow.words(words)
            return
        self.flow.open(Style.PICTURE, self.links.picture(source))
        self.flow.words(words)
        self.flow.close()

    # Blocks

    def _block(self, element: _Element, name: str, at: _At) -> None:
        flow, outer_look, outer_source = self.flow, self.flow.look, self.flow.source
        flow.end()
        note = self.notes.holders.get(element)
        if note is not None and not at.in_note:
            at = replace(at, kind=BlockKind.NOTE, depth=0, in_note=True)
            flow.marker(f"[{note.label}]", back=note.mark)
        flow.source = element
        flow.look = at.look
        self._enter(element, name, at, is_note=note is not None)
        flow.end()
        flow.look, flow.source = outer_look, outer_source

    def _enter(self, element: _Element, name: str, at: _At, *, is_note: bool) -> None:
        if name in {"ul", "ol", "menu", "dir"}:
            self._list(element, name, at)
        elif name in {"pre", "listing", "xmp", "plaintext"}:
            self._code(element, at)
        elif name == "hr":
            self.flow.look = Look(BlockKind.RULE)
            self.flow.words("* * *")
        elif name == "table":
            self._table(element, at)
        elif name == "figure":
            self._figure(element, at)
        elif is_note and name in {"li", "dd", "dt"}:
            self._children(element, at)
        else:
            self._children(element, self._inside(element, name, at))

    def _inside(self, element: _Element, name: str, at: _At) -> _At:
        """Where the children of a block stand; the look of the next piece is set to it."""
        if len(name) == 2 and name[0] == "h" and name[1].isdigit() and not at.in_note:
            self.flow.look = Look(BlockKind.HEADING, level=int(name[1]))
            self.flow.marker(element.get(MARKER, ""))
            return replace(at, kind=BlockKind.HEADING)
        if name == "blockquote":
            depth = at.depth + 1 if at.kind is BlockKind.QUOTATION else 1
            at = replace(at, kind=BlockKind.QUOTATION, depth=depth)
        elif name in {"figcaption", "caption", "legend"}:
            at = replace(at, kind=BlockKind.CAPTION, depth=0)
        elif name == "dt":
            at = replace(at, kind=BlockKind.TERM)
        elif name == "dd":
            at = replace(at, kind=BlockKind.MEANING)
        self.flow.look = at.look
        return at

    def _list(self, element: _Element, name: str, at: _At) -> None:
        depth = at.depth + 1 if at.kind is BlockKind.ITEM else 1
        inside = replace(at, kind=BlockKind.ITEM, depth=depth)
        number, tight = 0, depth > 1 or at.look.tight
        for child in element:
            if tag(child) != "li":
                self._element(child, inside)
            elif child in self.notes.holders and not at.in_note:
                number += 1
                self._element(child, at)
            else:
                number += 1
                counted = list_marker(element, child, number) if name == "ol" else "•"
                marker = child.get(MARKER, counted)
                self._item(child, inside, marker, tight=tight)
            tight = True
            if child.tail and child.tail.strip():
                self.flow.words(child.tail)

    def _item(self, element: _Element, at: _At, marker: str, *, tight: bool) -> None:
        flow = self.flow
        if found := element.get("id"):
            flow.anchor(Anchor(self.links.page, found))
        flow.end()
        flow.source = element
        flow.marker(marker, "  " * (at.depth - 1))
        flow.look = replace(at.look, tight=tight)
        before = len(flow.pieces)
        self._children(element, at)
        flow.end()
        if len(flow.pieces) == before:
            flow.marker("")

    def _code(self, element: _Element, at: _At) -> None:
        lines = tables.code_text(element)
        if not lines.strip():
            return
        depth = at.depth if at.kind is BlockKind.ITEM else 0
        self.flow.look = Look(
            BlockKind.CODE, level=depth, tight=depth > 0, language=language_of(element)
        )
        self.flow.verbatim(lines)

    def _figure(self, element: _Element, at: _At) -> None:
        """A picture's caption says what it is; without one its own words do."""
        captions = [e for e in element.iter("figcaption", "{*}figcaption") if text_of(e)]
        pictures = list(element.iter("img", "{*}img"))
        if not captions or not pictures:
            self._children(element, at)
            return
        sources = [source for picture in pictures if (source := picture_words(picture)[1])]
        for picture in pictures:
            picture.set("data-said", "caption")
        target = self.links.picture(sources[0]) if sources else None
        for child in element:
            if target and (child in captions or any(c in captions for c in child.iter())):
                self.flow.open(Style.PICTURE, target)
                self._element(child, at)
                self.flow.close()
                target = None
            else:
                self._element(child, at)

    def _table(self, element: _Element, at: _At) -> None:
        rows = tables.rows_of(element)
        if tables.is_layout(rows):
            self._children(element, at)
            return
        captioned = False
        for caption in element.iterchildren("caption", "{*}caption"):
            self._element(caption, at)
            captioned = True
        for number, row in enumerate(tables.laid_out(rows)):
            head = number == 0 and tables.is_head(row)
            self.flow.source = row[0] if row else element
            self.flow.look = Look(BlockKind.ROW, level=int(head), tight=number > 0 or captioned)
            self._row(row, at)

    def _row(self, cells: list[_Element | None], at: _At) -> None:
        if not any(cell is not None and text_of(cell) for cell in cells):
            return
        inside = replace(at, in_row=True)
        for number, cell in enumerate(cells):
            if number:
                self.flow.edge()
            if cell is not None:
                if found := cell.get("id"):
                    self.flow.anchor(Anchor(self.links.page, found))
                self._children(cell, inside)
        self.flow.end()

    def _in_row(self, element: _Element, name: str, at: _At) -> None:
        """A block within a cell: the cell's words are one line."""
        self.flow.separate("; " if name == "li" else " ")
        self._children(element, at)
        self.flow.separate()


def pieces_of(root: _Element, links: Links) -> Walk:
    """A walk that has gone over one page that is a document of its own."""
    notes = find_notes([(links.page, root)], lambda _, href: links.target(href))
    walk = Walk(notes)
    walk.page(root, links)
    return walk


def left_out_notices(left_out: Counter[str]) -> list[str]:
    """What a reader should know of what had no words, a sentence a kind."""
    words = {
        "picture": "without words ",
        "player": "of video or sound ",
        "chart": "",
        "embedded file": "",
        "comment": "",
        "tracked deletion": "",
    }
    return [
        f"{count} {kind if count == 1 else kind + 's'} {words[kind]}left out."
        for kind, count in left_out.items()
        if count and kind in words
    ]
