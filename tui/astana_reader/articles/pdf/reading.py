"""A PDF's bytes to a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from astana_reader.articles.article import ArticleError
from astana_reader.articles.document import BlockKind, Document, Hints, Metadata, Progress
from astana_reader.articles.pieces import assembled

from .characters import Glyphs, read_glyphs
from .columns import find_columns
from .furniture import without_furniture
from .headings import Bookmark, find_levels, outline_of
from .hyphens import vocabulary
from .lines import find_lines, is_unread
from .notes import split_notes
from .opening import bookmarks, opened, page_label, read_metadata
from .page import Page
from .paragraphs import Paragraph, find_paragraphs
from .style import find_setting
from .writing import page_anchor, pieces

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_FEWEST_LETTERS = 20
"""On a page with pictures: fewer are no text, but what stands beside scanned pages."""
_LONG = 20
"""Pages of a document of which the first are shown early."""
_FIRST, _JUDGED_BY = 2, 6
"""How many are shown, and how many tell their running heads."""
_MOST_PAGES = 20_000
_TOLD = 20
"""Pages from one word of progress to the next."""


def read(data: bytes, hints: Hints) -> Document:
    """Read a PDF.

    Raises PasswordError where it is encrypted and `hints.password` does not open it, and
    ArticleError where it is damaged or holds no text.
    """
    with opened(data, hints.password) as pdf:
        return _document(list(_pages(pdf)), read_metadata(pdf, data), bookmarks(pdf))


def steps(data: bytes, hints: Hints) -> Iterator[Progress | Document]:
    """Read a PDF: of a long one the first pages, how far it is, and at last the whole.

    The text of the first pages may differ from the whole's: what pages further on show of
    running heads and hyphens is not known yet. Raises as `read` does.
    """
    with opened(data, hints.password) as pdf:
        metadata = read_metadata(pdf, data)
        pages: list[Page] = []
        for page in _pages(pdf):
            pages.append(page)
            if len(pdf) >= _LONG and len(pages) == _JUDGED_BY and any(p.lines for p in pages):
                preview = _document(pages, metadata, [], count=_FIRST)
                yield Progress(len(pages), len(pdf), "page", preview)
            elif len(pages) % _TOLD == 0:
                yield Progress(len(pages), len(pdf), "page")
        yield _document(pages, metadata, bookmarks(pdf))


def _pages(pdf: PdfDocument) -> Iterator[Page]:
    import pypdfium2

    for number in range(min(len(pdf), _MOST_PAGES)):
        try:
            glyphs = read_glyphs(pdf, number)
        except pypdfium2.PdfiumError:
            glyphs = Glyphs(0, 0, (), 0, 0, damaged=True)
        lines = find_lines(glyphs.runs)
        read = tuple(line for line in lines if not is_unread(line))
        yield Page(
            number,
            page_label(pdf, number),
            glyphs.width,
            glyphs.height,
            read,
            pictures=glyphs.pictures,
            sideways=glyphs.sideways,
            unread=len(lines) - len(read),
            damaged=glyphs.damaged,
            cut=glyphs.cut,
        )


def _document(
    pages: list[Page], metadata: Metadata, marks: list[Bookmark], count: int | None = None
) -> Document:
    """The document of the pages, or of the first `count` of them."""
    notices = _notices(pages) if count is None else []
    pages = list(without_furniture(pages)[:count])
    columns = [column for page in pages for column in find_columns(page)]
    setting = find_setting(columns)
    words = vocabulary(line.text for column in columns for line in column.lines)
    columns, notes = split_notes(columns, setting)
    paragraphs = list(find_paragraphs(columns, setting))
    found = find_levels(paragraphs, marks)
    title = metadata.title or _largest(paragraphs)
    return assembled(
        pieces(paragraphs, notes, words, is_code=not setting.mono),
        replace(metadata, title=title),
        notices,
        list(outline_of(marks, found, paragraphs)) or None,
        [(page.label, page_anchor(page.number)) for page in pages],
    )


def _largest(paragraphs: Sequence[Paragraph]) -> str:
    """The heading set largest on the first page: the title, where the file names none."""
    headings = [
        p for p in paragraphs if p.kind is BlockKind.HEADING and p.lines[0].page == 0 and p.text
    ]
    return max(headings, key=lambda p: p.first.size).text if headings else ""


def _notices(pages: Sequence[Page]) -> list[str]:
    """What a reader should know. Raises ArticleError where there is nothing to read."""
    empty = [page for page in pages if _letters(page) < _FEWEST_LETTERS]
    scanned = [page for page in empty if page.pictures]
    damaged = [page for page in pages if page.damaged]
    if len(empty) == len(pages) and not any(_letters(page) for page in pages) and damaged:
        raise ArticleError(
            "This file is damaged: none of its pages can be read. Get it again from where it came."
        )
    if 2 * len(scanned) > len(pages):
        raise ArticleError(
            "This file holds pictures of text, not text. Run ocrmypdf on it, then open what "
            "that makes."
        )
    if not any(_letters(page) for page in pages):
        raise ArticleError("This file has no text in it.")
    notices = []
    if scanned:
        notices.append(f"{_pages_told(scanned)} only pictures: what they show is not read.")
    if damaged:
        notices.append(f"{_pages_told(damaged)} damage and can't be read.")
    if cut := [page for page in pages if page.cut]:
        notices.append(f"{_pages_told(cut)} more text than can be read: its end is left out.")
    if len(pages) == _MOST_PAGES:
        notices.append(f"Only the first {_MOST_PAGES:,} pages were read.")
    if unread := sum(page.unread for page in pages):
        lines = (
            "line in a font that does not tell its"
            if unread == 1
            else ("lines in fonts that do not tell their")
        )
        notices.append(f"{unread} {lines} letters left out.")
    if sideways := sum(page.sideways for page in pages):
        lines = "line that is" if sideways == 1 else "lines that are"
        notices.append(f"{sideways} {lines} printed sideways left out.")
    return notices


def _letters(page: Page) -> int:
    return sum(len(line.text) for line in page.lines)


def _pages_told(pages: Sequence[Page]) -> str:
    labels = ", ".join(page.label for page in pages[:5])
    more = f" and {len(pages) - 5} more" if len(pages) > 5 else ""
    return f"Page {labels} has" if len(pages) == 1 else f"Pages {labels}{more} have"
