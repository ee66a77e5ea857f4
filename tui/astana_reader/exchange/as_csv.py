"""CSV for spreadsheets: a row an annotation, RFC 4180 with CRLF line ends."""

from __future__ import annotations

import csv
import io

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation

from .marked import MarkedArticle

COLUMNS = (
    "quote", "pen", "tags", "note", "start", "end", "status", "title", "author", "site",
    "published", "url", "article_note", "created", "modified", "id",
)  # fmt: skip

HEADING = ",".join(COLUMNS) + "\r\n"

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠")


def to_csv(marked: MarkedArticle) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    metadata = marked.article.metadata
    about = (
        metadata.title,
        metadata.author,
        metadata.site,
        marked.published.isoformat() if marked.published else "",
        metadata.url,
        marked.note,
    )
    pens = {a.pen: marked.settings.pen(a.pen).name for a, _, _ in marked.all}
    for annotation, highlight, status in marked.all:
        stamps = (annotation.created, annotation.modified, annotation.id)
        row = (*_mark(pens[annotation.pen], annotation, highlight), str(status), *about, *stamps)
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue()


def _mark(pen: str, annotation: Annotation, highlight: Highlight | None) -> tuple[str, ...]:
    place = (str(highlight.start), str(highlight.end)) if highlight else ("", "")
    return (annotation.selector.quote, pen, ", ".join(annotation.tags), annotation.note, *place)


def _harmless(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run as a formula (OWASP)."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
