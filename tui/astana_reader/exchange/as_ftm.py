"""Entities of FollowTheMoney for Aleph, one a line. https://followthemoney.tech/explorer/"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from astana_reader.annotations.records import Row
from astana_reader.entities.mentions import Entity
from astana_reader.text.visible import visible_json, visible_line
from astana_reader.timeline.event import Event

from .back_links import passage_address, web_address
from .event_days import said
from .marked import MarkedArticle

_SCHEMAS = {"PERSON": "Person", "ORG": "Organization", "PLACE": "Address"}
"""Of the types of entities; others are no parties."""
_LANGUAGES = dict(
    pair.split(":")
    for pair in (
        "en:eng de:deu fr:fra es:spa it:ita pt:por nl:nld sv:swe da:dan nb:nob no:nor fi:fin "
        "pl:pol cs:ces ru:rus uk:ukr be:bel bg:bul sr:srp kk:kaz tr:tur el:ell ar:ara "
        "he:heb fa:fas hi:hin zh:zho ja:jpn ko:kor th:tha ka:kat hy:hye"
    ).split()
)


def write(articles: Sequence[MarkedArticle]) -> str:
    rows = {row["id"]: row for marked in articles for row in _rows(marked)}
    return "".join(f"{visible_json(row)}\n" for row in rows.values())


def _rows(marked: MarkedArticle) -> Iterator[Row]:
    about, article = marked.article.metadata, marked.article
    document = _id("article", article.id)
    yield _row(
        document,
        "Article",
        title=[article.title],
        sourceUrl=[web_address(marked)],
        author=[about.author],
        publisher=[about.site],
        publishedAt=[marked.published.isoformat() if marked.published else ""],
        language=[_LANGUAGES.get(marked.language[:2].lower(), "")],
    )
    for entity in marked.entities:
        if entity.type in _SCHEMAS:
            yield from _entity(document, entity)
    parties = _parties(marked.entities)
    for event in marked.events:
        yield _event(marked, document, event, parties)
    for annotation, highlight, _ in marked.all:
        yield _row(
            _id("note", annotation.id),
            "Note",
            entity=[document],
            description=[annotation.selector.quote],
            summary=[annotation.note],
            keywords=list(annotation.tags),
            sourceUrl=[passage_address(marked, annotation, highlight)],
        )


def _entity(document: str, entity: Entity) -> Iterator[Row]:
    id, schema = _id("entity", entity.id), _SCHEMAS[entity.type]
    names = {"full": [entity.name]} if schema == "Address" else {"alias": list(entity.aliases)}
    yield _row(id, schema, name=[entity.name], **names)
    for text in dict.fromkeys(" ".join(mention.text.split()) for mention in entity.mentions):
        yield _row(
            _id("mention", document, entity.id, text),
            "Mention",
            document=[document],
            name=[text],
            resolved=[id] if schema != "Address" else [],
            detectedSchema=[schema],
        )


def _parties(entities: Sequence[Entity]) -> list[tuple[int, str]]:
    """Where people and organisations are named, in text order, and their ids."""
    return sorted(
        (mention.start, _id("entity", entity.id))
        for entity in entities
        if entity.type in ("PERSON", "ORG")
        for mention in entity.mentions
    )


def _event(
    marked: MarkedArticle, document: str, event: Event, parties: list[tuple[int, str]]
) -> Row:
    begins, ends = said(event)
    day = begins.iso if begins and begins.year > 0 else ""
    last = ends.iso if ends and ends.year > 0 else ""
    first = bisect_left(parties, (event.start, ""))
    involved = [id for _, id in parties[first : bisect_left(parties, (event.end, ""))]]
    return _row(
        _id("event", marked.article.id, str(event.start), event.begins or "", event.label),
        "Event",
        name=[event.label or "Event"],
        date=[day] if not last else [],
        startDate=[day] if last else [],
        endDate=[last],
        summary=[" ".join(marked.article.text[event.start : event.end].split())],
        proof=[document],
        involved=involved,
    )


def _row(id: str, schema: str, **properties: list[str]) -> Row:
    kept = {name: _clean(values) for name, values in properties.items()}
    return {"id": id, "schema": schema, "properties": {n: v for n, v in kept.items() if v}}


def _clean(values: list[str]) -> list[str]:
    return list(dict.fromkeys(value for value in values if visible_line(value)))


def _id(*parts: str) -> str:
    return f"astana-{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:32]}"
