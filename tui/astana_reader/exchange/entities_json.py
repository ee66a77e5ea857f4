"""The entities of an article, or of several together, as JSON and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from astana_reader.annotations.records import Row
from astana_reader.entities import across
from astana_reader.entities.mentions import TYPES, Entity, Mention
from astana_reader.text.visible import visible_line

_COMPANY = 5
"""Names that a table shows beside another."""


def entities_value(name: str, entities: Sequence[Entity]) -> Row:
    """{"article", "entities"}; `name` is the article as it was given."""
    return {"article": name, "entities": [_entity(entity) for entity in entities]}


def _entity(entity: Entity) -> Row:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "roles": list(entity.roles),
        "mentions": [_mention(mention) for mention in entity.mentions],
    }


def _mention(mention: Mention) -> Row:
    return {"start": mention.start, "end": mention.end, "text": mention.text}


def entities_table(entities: Sequence[Entity]) -> Iterator[str]:
    """A line an entity: type, mentions, name, other forms and roles; most mentions first."""
    order = sorted(entities, key=lambda each: (TYPES.index(each.type), -len(each.mentions)))
    for entity in order:
        yield f"{entity.type:6} {len(entity.mentions):4}  {_named(entity)}"


def _named(entity: Entity | across.Row) -> str:
    forms = f" ({', '.join(entity.aliases)})" if entity.aliases else ""
    roles = f": {', '.join(entity.roles)}" if entity.roles else ""
    return visible_line(f"{entity.name}{forms}{roles}")


def merged_value(articles: Sequence[str], rows: Sequence[across.Row]) -> Row:
    """{"articles", "entities"}: each with its articles and those named in the same sentences."""
    return {"articles": list(articles), "entities": [_row(articles, rows, row) for row in rows]}


def _row(articles: Sequence[str], rows: Sequence[across.Row], row: across.Row) -> Row:
    return {
        "name": row.name,
        "type": row.type,
        "aliases": list(row.aliases),
        "roles": list(row.roles),
        "articles": [
            {
                "article": articles[each.article],
                "id": each.entity.id,
                "name": each.entity.name,
                "mentions": [_mention(mention) for mention in each.entity.mentions],
            }
            for each in row.appearances
        ],
        "beside": [
            {"name": rows[number].name, "type": rows[number].type, "sentences": count}
            for number, count in row.beside
        ],
    }


def merged_table(articles: Sequence[str], rows: Sequence[across.Row]) -> Iterator[str]:
    """A line an entity, below it the articles that name it and whom it is named with."""
    for row in rows:
        yield f"{row.type:6} {row.count:4}  {_named(row)}"
        counts: dict[int, int] = {}
        for each in row.appearances:
            counts[each.article] = counts.get(each.article, 0) + len(each.entity.mentions)
        told = ", ".join(f"{articles[number]} {count}" for number, count in counts.items())
        yield f"{'':13}in {told}"
        if row.beside:
            beside = (f"{rows[number].name} {count}" for number, count in row.beside[:_COMPANY])
            yield f"{'':13}with {visible_line(', '.join(beside))}"
