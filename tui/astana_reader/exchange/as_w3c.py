"""Web Annotations as JSON-LD: https://www.w3.org/TR/annotation-model/

Positions are code points, as the standard has them. A client that counts UTF-16 units draws a
mark early after an emoji; the quotation beside the position lets it find the place all the same.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation, Link, Row
from astana_reader.text.visible import visible_json

from .back_links import web_address
from .marked import MarkedArticle

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_MOTIVES = {"question": "questioning"}


def write(articles: Sequence[MarkedArticle]) -> str:
    """A collection of one page, whatever it is of."""
    title = articles[0].article.title if len(articles) == 1 else "Highlights"
    items = [item for marked in articles for item in _annotations(marked)]
    name = "\n".join(marked.article.id for marked in articles)
    collection = uuid.uuid5(uuid.NAMESPACE_URL, name)
    value: Row = {
        "@context": _CONTEXT,
        "id": f"urn:uuid:{collection}",
        "type": "AnnotationCollection",
        "label": title,
        "total": len(items),
    }
    if items:
        value["first"] = {
            "id": f"urn:uuid:{uuid.uuid5(collection, 'first')}",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        }
    return visible_json(value, indent=1) + "\n"


def _annotations(marked: MarkedArticle) -> Iterator[Row]:
    links = marked.links_by_mark()
    for annotation, highlight, _ in marked.all:
        row = _annotation(marked, annotation, highlight)
        row["body"] += map(_linking, links.get(annotation.id, ()))
        yield row


def _annotation(marked: MarkedArticle, annotation: Annotation, highlight: Highlight | None) -> Row:
    bodies = _bodies(marked, annotation)
    pure = not annotation.note and not annotation.tags
    motive = "highlighting" if pure else "commenting" if annotation.note else "tagging"
    return {
        "id": f"urn:uuid:{uuid.UUID(annotation.id)}",
        "type": "Annotation",
        "motivation": _MOTIVES.get(annotation.pen, motive),
        "created": annotation.created,
        "modified": annotation.modified,
        "generator": {"type": "Software", "name": "astana-reader"},
        "body": bodies,
        "target": {
            "source": web_address(marked) or f"urn:sha256:{marked.article.id}",
            "selector": _selectors(annotation, highlight),
        },
    }


def _linking(link: Link) -> Row:
    """A link as a body of the annotation that it begins at, named by what it says.

    An annotation of its own would be one more mark to its readers, and one without a place.
    """
    return {
        "id": f"urn:uuid:{uuid.UUID(link.id)}",
        "type": "SpecificResource",
        "purpose": "linking",
        "created": link.created,
        "modified": link.modified,
        "label": link.kind,
        "source": f"urn:uuid:{uuid.UUID(link.target)}",
        "scope": f"urn:sha256:{link.target_article}",
    }


def _bodies(marked: MarkedArticle, annotation: Annotation) -> list[Row]:
    bodies: list[Row] = []
    if annotation.note:
        bodies.append(
            {
                "type": "TextualBody",
                "purpose": "commenting",
                "format": "text/markdown",
                "value": annotation.note,
            }
        )
    bodies += [
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in annotation.tags
    ]
    pen = marked.settings.pen(annotation.pen).name
    return [*bodies, {"type": "TextualBody", "purpose": "classifying", "value": pen}]


def _selectors(annotation: Annotation, highlight: Highlight | None) -> list[Row]:
    stood = annotation.selector
    quoted: Row = {
        "type": "TextQuoteSelector",
        "exact": stood.quote,
        "prefix": stood.prefix,
        "suffix": stood.suffix,
    }
    if highlight is None:
        return [quoted]
    place = {"type": "TextPositionSelector", "start": highlight.start, "end": highlight.end}
    return [quoted, place]
