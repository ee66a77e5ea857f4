"""Opening a PDF, and what it says of itself."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from astana_reader.articles.article import ArticleError

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument


@contextmanager
def opened(data: bytes, password: str | None = None) -> Iterator[PdfDocument]:
    """The PDF in `data`, closed afterwards. Raises ArticleError where it can't be opened."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data, password=password)
    try:
        yield pdf
    finally:
        pdf.close()


def page_label(pdf: PdfDocument, number: int) -> str:
    """The number that a page bears; its place in the file where it bears none."""
    return pdf.get_page_label(number) or str(number + 1)
