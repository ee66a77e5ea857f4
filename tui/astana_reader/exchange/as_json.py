"""The program's own JSON: every field of every record, and where it stands now."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from json.encoder import encode_basestring
from typing import TypeVar

from astana_reader.annotations.anchoring import Status, anchor
from astana_reader.annotations.garbage import no_collection
from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import (
    Annotation,
    Link,
    Row,
    Selector,
    clean_note,
    select,
    stamp,
)
from astana_reader.annotations.rows import (
    annotation_fields,
    annotation_row,
    link_row,
    read_annotation,
    read_link,
)
from astana_reader.articles.article import Article
from astana_reader.settings.json_values import parse_json
from astana_reader.settings.pens import PEN_IDS
from astana_reader.text.visible import visible_json, visible_line

from .imported import Imported
from .marked import MarkedArticle

_NAMESPACE = uuid.UUID("5e8e5ad5-42c7-4e2c-9d3b-3b7a2f0f6a11")
"""Of ids made from a record's content."""

T = TypeVar("T")


def write(articles: Sequence[MarkedArticle]) -> str:
    """One article as an object with a line for each annotation; several as an object a line."""
    with no_collection():
        if len(articles) != 1:
            return "".join(f"{visible_json(json_value(marked))}\n" for marked in articles)
        (marked,) = articles
        links = [visible_json(link_row(link)) for link in marked.links]
        about = visible_json(_about(marked), indent=2).replace("\n", "\n  ")
        parts = [f'{{\n  "article": {about}']
        lines = [_line(marked, *placed) for placed in marked.all]
        parts.append(f'  "annotations": {_listed(lines)}')
        parts += [f'  "links": {_listed(links)}'] if links else []
        return ",\n".join(parts) + "\n}\n"


def _listed(rows: Sequence[str]) -> str:
    return "[\n    " + ",\n    ".join(rows) + "\n  ]" if rows else "[]"


def _line(
    marked: MarkedArticle, annotation: Annotation, highlight: Highlight | None, status: Status
) -> str:
    """As `annotation_value`, on a line: there may be very many."""
    if highlight is None or annotation.extra:
        return visible_json(annotation_value(marked, annotation, highlight, status))
    if status is Status.ANCHORED:
        shown = encode_basestring(annotation.selector.quote)
    else:
        shown = visible_json(marked.article.text[highlight.start : highlight.end])
    fields = annotation_fields(annotation, highlight.start, highlight.end)
    return f'{{{fields}, "text": {shown}, "status": "{status}"}}'


def json_value(marked: MarkedArticle) -> Row:
    """The export as a value: {"article": {...}, "annotations": [...]}, and "links" if any."""
    links = [link_row(link) for link in marked.links]
    return {
        "article": _about(marked),
        "annotations": [annotation_value(marked, *placed) for placed in marked.all],
        **({"links": links} if links else {}),
    }


def _about(marked: MarkedArticle) -> Row:
    article, metadata = marked.article, marked.article.metadata
    return {
        "sha256": article.id,
        "title": article.title,
        "author": metadata.author,
        "site": metadata.site,
        "url": metadata.url,
        "lang": marked.language,
        "published": marked.published.isoformat() if marked.published else None,
        "published_by": marked.published_by,
        "path": marked.path or None,
        "note": marked.note,
        "tags": list(marked.tags),
    }


def annotation_value(
    marked: MarkedArticle, annotation: Annotation, highlight: Highlight | None, status: Status
) -> Row:
    """A record, and where it stands now."""
    return {
        **annotation_row(annotation),
        **_place(marked.article, highlight),
        "status": str(status),
        **_guess(marked, annotation, status),
    }


def _place(article: Article, highlight: Highlight | None) -> Row:
    if highlight is None:
        return {"start": None, "end": None, "text": None}
    start, end = highlight.start, highlight.end
    return {"start": start, "end": end, "text": article.text[start:end]}


def _guess(marked: MarkedArticle, annotation: Annotation, status: Status) -> Row:
    """Where a highlight of lost place may have stood."""
    if status is not Status.ORPHAN:
        return {}
    span = marked.guesses.get(annotation.id)
    return {"guess": {"start": span.start, "end": span.end} if span else None}


def read(data: str, article: Article) -> Imported:
    """The annotations of an export, placed in an article. Raises ValueError if it is no export.

    A record without id gets one made from its content, so importing twice changes nothing.
    """
    value = parse_json(data)
    rows = value.get("annotations") if isinstance(value, dict) else None
    if not isinstance(rows, list):
        raise ValueError("it has no list of “annotations”")
    annotations, problems = _read_all(rows, partial(read_record, article=article), "Record")
    links, bad = _read_all(value.get("links") or [], read_link_of, "Link")
    about = value.get("article")
    about = about if isinstance(about, dict) else {}
    return Imported(
        tuple(annotations),
        clean_note(str(about.get("note") or "")),
        tuple(_texts(about.get("tags"))),
        (*problems, *bad),
        tuple(links),
    )


def _texts(value: object) -> Iterator[str]:
    return (text for text in (value if isinstance(value, list) else ()) if isinstance(text, str))


def _read_all(
    rows: object, read_one: Callable[[object], T], what: str
) -> tuple[list[T], list[str]]:
    """What can be made of rows, and a sentence for each that nothing can be made of."""
    made, problems = [], []
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        try:
            made.append(read_one(row))
        except (ValueError, TypeError) as error:
            problems.append(f"{what} {number} was left out: {visible_line(str(error))}.")
    return made, problems


def read_link_of(value: object) -> Link:
    """A link; its id is made from its ends if it has none, as that of an annotation is.

    Raises ValueError with what is wrong.
    """
    if not isinstance(value, dict):
        raise ValueError("it is no object")
    ends = [value.get(name) for name in ("from", "to", "kind")]
    time = value.get("created") or value.get("modified") or stamp()
    made = {"id": uuid.uuid5(_NAMESPACE, json.dumps(ends)).hex, "created": time, "modified": time}
    return read_link({**made, **{name: field for name, field in value.items() if field}})


def read_record(value: object, article: Article) -> Annotation:
    """A record of an export, placed in an article. Raises ValueError with what is wrong."""
    if not isinstance(value, dict):
        raise ValueError("it is no object")
    row = {**_DEFAULTS, **{name: field for name, field in value.items() if field is not None}}
    if row["start"] is None:  # an orphan
        row["start"], row["end"] = 0, len(str(row.get("quote", "")))
    if row["pen"] not in PEN_IDS:
        raise ValueError(f"there is no pen {row['pen']!a}")
    row["id"] = row.get("id") or _content_id(row, article)
    timed = bool(row.get("modified") or row.get("created"))
    row["created"] = row.get("created") or row.get("modified") or stamp()
    row["modified"] = row.get("modified") or row["created"]
    exported = {name: row.pop(name, None) for name in ("text", "status", "revision", "guess")}
    annotation = read_annotation(row)
    if not timed:
        annotation = replace(annotation, modified="")
    shown = exported["text"] if exported["status"] == "moved" else None
    return replace(annotation, selector=_placed(annotation.selector, shown, article.text))


def _placed(selector: Selector, shown: object, text: str) -> Selector:
    """The selector where its quote stands in this text, or where other words, `shown`, took its
    place; as it is if neither is there.
    """
    if text[selector.start : selector.end] == shown:
        return replace(select(text, selector.start, selector.end), quote=selector.quote)
    at = anchor(selector, text)
    return select(text, at.start, at.end) if at.status is Status.ANCHORED else selector


_DEFAULTS: Row = {"start": None, "prefix": "", "suffix": "", "pen": "claim", "tags": [], "note": ""}


def _content_id(row: Row, article: Article) -> str:
    content = [article.id, *(row.get(k) for k in ("start", "end", "quote", "pen", "tags", "note"))]
    return uuid.uuid5(_NAMESPACE, json.dumps(content)).hex
