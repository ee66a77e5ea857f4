"""CSV for spreadsheets: a row an annotation, RFC 4180 with CRLF line ends."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation, Link

from .back_links import command, passage_address
from .marked import MarkedArticle

COLUMNS = (
    "quote", "pen", "tags", "note", "start", "end", "status", "title", "author", "site",
    "published", "url", "article_note", "article_tags", "created", "modified", "id", "links",
    "article", "open", "place",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "\r", "＝", "＋", "－", "＠")
_RISKY = frozenset((*_FORMULA, "'"))
"""What a cell that gets an apostrophe begins with."""


def write(articles: Sequence[MarkedArticle]) -> str:
    return rows_of(COLUMNS, (row for marked in articles for row in _rows(marked)))


def rows_of(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in which no cell is a formula: one that would be has an apostrophe before it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows(
        [cell if cell[:1] not in _RISKY else harmless(cell) for cell in row] for row in rows
    )
    return out.getvalue()


def _rows(marked: MarkedArticle) -> Iterable[Iterable[str]]:
    metadata = marked.article.metadata
    about = (
        metadata.title,
        metadata.author,
        metadata.site,
        marked.published.isoformat() if marked.published else "",
    )
    on_all = (marked.note, ", ".join(marked.tags))
    links, ids = marked.links_by_mark(), {annotation.id for annotation, _, _ in marked.all}
    for annotation, highlight, status in marked.all:
        stamps = (annotation.created, annotation.modified, annotation.id)
        told = "; ".join(_link(link, ids) for link in links.get(annotation.id, ()))
        address = passage_address(marked, annotation, highlight) or metadata.url
        ways = (told, marked.article.id, command(marked, annotation.id), marked.place(highlight))
        mark = _mark(marked, annotation, highlight)
        yield (*mark, str(status), *about, address, *on_all, *stamps, *ways)


def _link(link: Link, ids: AbstractSet[str]) -> str:
    """What it says and of which mark, “supports 1f…”, and of which article if of another."""
    told = f"{link.kind} {link.target}"
    return told if link.target in ids else f"{told} in {link.target_article}"


def _mark(
    marked: MarkedArticle, annotation: Annotation, highlight: Highlight | None
) -> tuple[str, ...]:
    pen = marked.settings.pen(annotation.pen).name
    place = (str(highlight.start), str(highlight.end)) if highlight else ("", "")
    return (annotation.selector.quote, pen, ", ".join(annotation.tags), annotation.note, *place)


def harmless(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would run as a formula (OWASP).

    One that has apostrophes there already gets one more, so that taking one off gives it back.
    """
    return f"'{cell}" if cell.lstrip("'").startswith(_FORMULA) else cell
