"""Levels of headings, by bookmarks where there are any and by how large they are set."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from astana_reader.articles.document import BlockKind
from astana_reader.articles.pieces import Anchor

from .paragraphs import Paragraph
from .writing import page_anchor, paragraph_anchor

_LOWEST = 6
_LONGEST = 300
_SAME = 0.9
"""Times the size of a heading: larger ones are of its level."""
_MOST_ALONE = 2
_NUMBER = re.compile(
    r"(?:chapter|part|appendix|section|kapitel)?\s*[A-Z\d]{1,4}(?:\.\d+)*[.:)]?\s+"
)
"""Before a heading, often left out of its bookmark."""

_Style = tuple[int, bool]
"""The size of a heading in points, and whether it is bold."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of a PDF's own outline."""

    level: int
    """From 1."""
    title: str
    page: int
    """From 0."""
    top: float | None = None
    """How high on the page it leads, in points from its foot."""


def find_levels(paragraphs: Sequence[Paragraph], bookmarks: Iterable[Bookmark]) -> list[int | None]:
    """Give headings their levels, those that bookmarks name among them.

    Returns for each bookmark the number of the paragraph that it names, or None.
    """
    marks = tuple(bookmarks)
    places = _places(paragraphs) if marks else {}
    found: list[int | None] = []
    taken: set[int] = set()
    for bookmark in marks:
        near = (n for n in places.get(_folded(bookmark.title), ()) if n not in taken)
        number = next((n for n in near if _is_on(paragraphs[n], bookmark.page)), None)
        found.append(number)
        if number is not None:
            taken.add(number)
            paragraphs[number].kind = BlockKind.HEADING
            paragraphs[number].level = min(bookmark.level, _LOWEST)
    _level_by_size(paragraphs)
    return found


def outline_of(
    bookmarks: Sequence[Bookmark], found: Sequence[int | None], paragraphs: Sequence[Paragraph]
) -> Iterator[tuple[int, str, Anchor]]:
    """The bookmarks as entries of an outline, at what they name or else where they lead."""
    by_page: dict[int, list[int]] = {}
    for place, paragraph in enumerate(paragraphs):
        by_page.setdefault(paragraph.lines[0].page, []).append(place)
    for bookmark, number in zip(bookmarks, found, strict=True):
        named = number
        if named is None and bookmark.top is not None:
            on_page = by_page.get(bookmark.page, ())
            below = (n for n in on_page if paragraphs[n].first.baseline <= bookmark.top)
            named = next(below, None)
        at = page_anchor(bookmark.page) if named is None else paragraph_anchor(named)
        yield bookmark.level, bookmark.title, at


def _places(paragraphs: Sequence[Paragraph]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    kinds = {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM}
    for number, paragraph in enumerate(paragraphs):
        if paragraph.kind in kinds and len(text := paragraph.text) <= _LONGEST:
            for form in {_folded(text), _folded(_NUMBER.sub("", text))}:
                places.setdefault(form, []).append(number)
    return places


def _folded(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _is_on(paragraph: Paragraph, page: int) -> bool:
    return abs(paragraph.lines[0].page - page) <= 1


def _level_by_size(paragraphs: Iterable[Paragraph]) -> None:
    headings = [p for p in paragraphs if p.kind is BlockKind.HEADING]
    known = {_style(p): p.level for p in reversed(headings) if p.level}
    levels = _levels(Counter(_style(p) for p in headings))
    for heading in headings:
        style = _style(heading)
        heading.level = heading.level or known.get(style) or levels[style]


def _levels(styles: Counter[_Style]) -> dict[_Style, int]:
    """A level for each style, 1 for the largest; sizes that are nearly the same share one.

    Of the styles that stand only once, such as a title page's, at most two take levels of their
    own; the others take that of the next smaller style.
    """
    series = [style for style, times in styles.items() if times > 1] or list(styles)
    levels: dict[_Style, int] = {}
    level, first = 0, (0, False)
    for style in sorted(styles, reverse=True):
        alike = style[0] > _SAME * first[0] and style[1] == first[1] and level > 0
        above = style > max(series)
        if not alike and (style in series or (above and level < _MOST_ALONE)):
            level, first, alike = level + 1, style, True
        levels[style] = min(level if alike or above else level + 1, _LOWEST)
    return levels


def _style(paragraph: Paragraph) -> _Style:
    return round(paragraph.first.size), paragraph.first.bold
