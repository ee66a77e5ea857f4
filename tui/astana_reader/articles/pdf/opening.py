"""Opening a PDF, and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from astana_reader.articles.article import ArticleError, PasswordError
from astana_reader.articles.document import Metadata
from astana_reader.text.visible import visible_line

from .headings import Bookmark

if TYPE_CHECKING:
    from pypdfium2 import PdfDest, PdfDocument

_MOST_BOOKMARKS = 10_000
_DEEPEST_BOOKMARK = 12
_NO_TITLE = re.compile(
    r"untitled.*|\(?(?:unspecified|anonymous|unknown|none)\)?|microsoft \w+ - .*|slide \d+"
    r"|.*\.(?:docx?|pdf|indd|qxd|tex|dvi|html?|odt|rtf|pptx?|xlsx?|p65|fm|ps)"
    r"|(?:https?://|file:).*|[\W\d_]*",
    re.IGNORECASE,
)
"""What programs write where nobody wrote a title."""
_XMP_DATE = re.compile(
    rb"(?:prism:publicationDate|prism:coverDate)[^>0-9]*>?[^<0-9]{0,40}(\d{4}-\d{2}-\d{2})"
)
_DOI = re.compile(
    rb"(?:prism|pdfx):(?:doi|DOI)[=>\"' ]{1,3}(?:doi:)?(10\.\d{4,9}/[^<\"'\s]{1,200})"
)


@contextmanager
def opened(data: bytes, password: str = "") -> Iterator[PdfDocument]:
    """The PDF in `data`, closed afterwards.

    Raises PasswordError where it is encrypted, ArticleError where it can't be opened at all.
    """
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        pdf = pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise PasswordError(
                "This file has another password."
                if password
                else "This file is protected by a password: give it with --password-file."
            ) from error
        if error.err_code == pdfium.FPDF_ERR_SECURITY:
            raise ArticleError(
                "This file is protected (DRM) and can't be read here. Open it with the program "
                "it was made for."
            ) from error
        raise ArticleError(
            "This file is no whole PDF: damaged or cut short. Get it again from where it came."
        ) from error
    try:
        yield pdf
    finally:
        pdf.close()


def page_label(pdf: PdfDocument, number: int) -> str:
    """The number that a page bears; its place in the file where it bears none."""
    return visible_line(pdf.get_page_label(number)) or str(number + 1)


def bookmarks(pdf: PdfDocument) -> list[Bookmark]:
    """The PDF's own outline, without entries that lead nowhere."""
    found: list[Bookmark] = []
    for entry in pdf.get_toc(max_depth=_DEEPEST_BOOKMARK):
        target = entry.get_dest()
        page = target.get_index() if target else None
        title = visible_line(entry.get_title())
        if page is not None and 0 <= page < len(pdf) and title:
            found.append(Bookmark(entry.level + 1, title, page, _top(target)))
        if len(found) >= _MOST_BOOKMARKS:
            break
    return found


def _top(target: PdfDest) -> float | None:
    import pypdfium2.raw as pdfium

    mode, place = target.get_view()
    return place[1] if mode == pdfium.PDFDEST_VIEW_XYZ and len(place) > 1 else None


def read_metadata(pdf: PdfDocument, data: bytes) -> Metadata:
    """What the PDF says of itself; when it was made says nothing of when it was published."""
    published = _XMP_DATE.search(data)
    doi = _DOI.search(data)
    author = visible_line(pdf.get_metadata_value("Author"))
    return Metadata(
        title=_title(visible_line(pdf.get_metadata_value("Title"))),
        author="" if _NO_TITLE.fullmatch(author) else author,
        language=_language(pdf),
        identifier="doi:" + visible_line(doi[1].decode("ascii", "replace")) if doi else "",
        published=_date(published[1].decode("ascii")) if published else None,
        published_by="the PDF's own record of its publication (XMP)" if published else "",
    )


def _title(title: str) -> str:
    return "" if _NO_TITLE.fullmatch(title) else title


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _language(pdf: PdfDocument) -> str:
    import ctypes

    import pypdfium2.raw as pdfium

    length = pdfium.FPDFCatalog_GetLanguage(pdf.raw, None, 0)
    if not 2 < length < 200:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFCatalog_GetLanguage(
        pdf.raw, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
    )
    return visible_line(buffer.raw.decode("utf-16-le", "replace").rstrip("\0"))
