"""The HTML that mammoth wrote, brought into the order that other HTML has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from astana_reader.articles.markup.blocks import MARKER
from astana_reader.articles.markup.tree import drop, tag, text_of

from .rewriting import MARKED

if TYPE_CHECKING:
    from lxml.etree import _Element


def take_labels(root: _Element) -> None:
    """Give items and headings the labels that bookmarks in them carry; items without go bare."""
    for mark in [a for a in root.iter("a") if (a.get("id") or "").startswith(MARKED)]:
        holder = mark.getparent()
        while holder is not None and tag(holder) not in {"li", "h1", "h2", "h3", "h4", "h5", "h6"}:
            holder = holder.getparent()
        if holder is not None and holder.get(MARKER) is None:
            holder.set(MARKER, (mark.get("id") or "").removeprefix(MARKED))
        drop(mark)
    for item in root.iter("li"):
        if item.get(MARKER) is None and item.get("id") is None:
            item.set(MARKER, "")


def join_captions(root: _Element) -> None:
    """Put a caption and its picture into a figure, and the caption above a table into the table.

    Where both a picture above and one below could be meant, it is the one above.
    """
    for caption in list(root.iter("figcaption")):
        parent, above, below = caption.getparent(), caption.getprevious(), caption.getnext()
        if parent is None:
            continue
        if above is not None and _is_picture(above):
            _figure(above, caption)
        elif below is not None and _is_picture(below) and not _has_caption_below(below):
            _figure(caption, below)
        elif below is not None and tag(below) == "table":
            caption.tag = "caption"
            below.insert(0, caption)


def order_notes(root: _Element) -> None:
    """Put the endnotes after the footnotes: mammoth lists both by their marks."""
    for note in [item for item in root.iter("li") if (item.get("id") or "").startswith("endnote-")]:
        parent = note.getparent()
        if parent is not None:
            parent.append(note)


def _is_picture(element: _Element) -> bool:
    return tag(element) == "p" and element.find(".//img") is not None and not text_of(element)


def _has_caption_below(element: _Element) -> bool:
    below = element.getnext()
    return below is not None and tag(below) == "figcaption"


def _figure(first: _Element, second: _Element) -> None:
    parent = first.getparent()
    if parent is None:
        return
    figure = first.makeelement("figure", {})
    parent.replace(first, figure)
    figure.extend([first, second])
