"""What a template is given: plain values, nothing that can be called. The README lists them."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from astana_reader.annotations.records import Row
from astana_reader.entities.mentions import Entity
from astana_reader.library.linked import OtherEnd
from astana_reader.text.visible import visible, visible_line
from astana_reader.timeline.event import Event

from .as_md import linked_words
from .back_links import command, passage_address, web_address
from .marked import MarkedArticle, Placed
from .timeline_listing import days


def template_values(articles: Sequence[MarkedArticle]) -> Row:
    """The variables of a template: `articles`, `article`, the first of them, and `tags` of all."""
    rows = [_article(marked) for marked in articles]
    tags = dict.fromkeys(tag for marked in articles for tag in marked.mark_tags)
    return {"articles": rows, "article": rows[0] if rows else None, "tags": list(tags)}


def _article(marked: MarkedArticle) -> Row:
    ids = {annotation.id for annotation, _, _ in marked.all}
    about, marks = marked.article.metadata, [_mark(marked, placed, ids) for placed in marked.all]
    return {
        "id": marked.article.id,
        "title": visible_line(marked.article.title),
        "author": visible_line(about.author),
        "site": visible_line(about.site),
        "url": web_address(marked),
        "lang": marked.language,
        "published": marked.published.isoformat() if marked.published else "",
        "source": visible_line(marked.source),
        "path": visible_line(marked.path),
        "note": visible(marked.note),
        "tags": list(marked.tags),
        "text": marked.article.text,
        "marks": marks,
        "highlights": [mark for mark in marks if mark["start"] is not None],
        "orphans": [mark for mark in marks if mark["start"] is None],
        "entities": [_entity(entity) for entity in marked.entities],
        "events": [_event(marked, event) for event in marked.events],
    }


def _mark(marked: MarkedArticle, placed: Placed, ids: AbstractSet[str]) -> Row:
    annotation, highlight, status = placed
    return {
        "id": annotation.id,
        "quote": visible(annotation.selector.quote),
        "text": marked.passage(annotation, highlight),
        "lines": marked.lines(annotation, highlight),
        "note": visible(annotation.note),
        "tags": list(annotation.tags),
        "pen": visible_line(annotation.pen),
        "pen_name": marked.settings.pen(annotation.pen).name,
        "created": annotation.created,
        "modified": annotation.modified,
        "start": highlight.start if highlight else None,
        "end": highlight.end if highlight else None,
        "status": str(status),
        "place": visible_line(marked.place(highlight)),
        "open": command(marked, annotation.id),
        "url": passage_address(marked, annotation, highlight),
        "links": [_link(end, ids) for end in marked.ends.get(annotation.id, ()) if end.annotation],
    }


def _link(end: OtherEnd, ids: AbstractSet[str]) -> Row:
    """What a mark is linked with; `id` only if it is among the marks of the article."""
    return {
        "words": end.words,
        "quote": linked_words(end),
        "article": visible_line(end.far.title) if end.far else "",
        "id": end.id if end.id in ids and not end.far else "",
    }


def _entity(entity: Entity) -> Row:
    return {
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "roles": list(entity.roles),
        "count": len(entity.mentions),
    }


def _event(marked: MarkedArticle, event: Event) -> Row:
    return {
        "label": event.label,
        "days": days(event),
        "from": event.begins or "",
        "to": event.ends or "",
        "certainty": event.certainty,
        "told": event.told,
        "sentence": " ".join(marked.article.text[event.start : event.end].split()),
    }
