"""A file for the Import tab of the Hypothesis client, the shape of its own export.

Only quotations are told: its positions count UTF-16 units of a web page, which no text here has.
Limits are those of h/schemas/annotation.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation, Row
from astana_reader.text.visible import visible_json

from .back_links import web_address
from .marked import MarkedArticle

_USER = "acct:reader@localhost"
_LONGEST_TAG = 1000


def write(articles: Sequence[MarkedArticle]) -> str:
    rows = [_annotation(marked, h) for marked in articles for h in marked.highlights]
    value = {
        "export_date": max((row["updated"] for row in rows), default=""),
        "export_userid": _USER,
        "client_version": "astana-reader",
        "annotations": rows,
    }
    return visible_json(value, indent=1) + "\n"


def _annotation(marked: MarkedArticle, highlight: Highlight) -> Row:
    annotation = highlight.annotation
    address = web_address(marked) or f"urn:x-sha256:{marked.article.id}"
    return {
        "id": annotation.id,
        "created": annotation.created,
        "updated": annotation.modified,
        "user": _USER,
        "uri": address,
        "text": annotation.note,
        "tags": [tag[:_LONGEST_TAG] for tag in annotation.tags],
        "group": "__world__",
        "permissions": {name: [_USER] for name in ("read", "admin", "update", "delete")},
        "target": [{"source": address, "selector": [_quoted(annotation)]}],
        "document": {"title": [marked.article.title]},
        "links": {},
        "hidden": False,
        "flagged": False,
    }


def _quoted(annotation: Annotation) -> Row:
    at = annotation.selector
    quoted = {"exact": at.quote, "prefix": at.prefix, "suffix": at.suffix}
    return {"type": "TextQuoteSelector", **quoted}
