"""The entities of an article, or of several together, as JSON and as a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from astana_reader.annotations.records import Row
from astana_reader.entities import across
from astana_reader.entities.mentions import TYPES, Entity, Mention
from astana_reader.entities.merging import facets
from astana_reader.text.visible import visible_line

_COMPANY = 5
"""Names that a table shows beside another."""


def entities_value(name: str, entities: Sequence[Entity]) -> Row:
    """{"article", "entities"}; `name` is the article as it was given."""
    return {"article": name, "entities": [_entity(entity) for entity in entities]}


def _entity(entity: Entity) -> Row:
    """`facets` tell a place from its team, `links` are “the senator” and the like."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": list(entity.aliases),
        "roles": list(entity.roles),
        "mentions": [_mention(mention) for mention in entity.mentions],
        "sure": entity.sure,
        "facets": [
            {"type": type_, "mentions": [_mention(mention) for mention in mentions]}
            for type_, mentions in facets(entity).items()
        ],
        "links": [{"start": start, "end": end} for start, end in entity.links],
        "may_be": list(entity.may_be),
    }


def _mention(mention: Mention) -> Row:
    return {"start": mention.start, "end": mention.end, "text": mention.text}


def entities_table(entities: Sequence[Entity]) -> Iterator[str]:
    """A line an entity: type, mentions, name, other forms and roles; most mentions first.

    What is not sure comes last, under “maybe”.
    """
    order = sorted(
        entities, key=lambda each: (not each.sure, TYPES.index(each.type), -len(each.mentions))
    )
    heading = "maybe:"
    for entity in order:
        if not entity.sure and heading:
            yield heading
            heading = ""
        yield f"{entity.type:6} {len(entity.mentions):4}  {_named(entity)}"


def _named(entity: Entity | across.Row) -> str:
    forms = f" ({', '.join(entity.aliases)})" if entity.aliases else ""
    roles = f": {', '.join(entity.roles)}" if entity.roles else ""
    return visible_line(f"{entity.name}{forms}{roles}")


def merged_value(
    articles: Sequence[str],
    rows: Sequence[across.Row],
    verdicts: Sequence[across.Verdict] = (),
) -> Row:
    """{"articles", "entities", "suggestions"}: each with its articles and whom it is named with.

    Suggestions are of people who may be one, with the reason.
    """
    return {
        "articles": list(articles),
        "entities": [_row(articles, rows, row) for row in rows],
        "suggestions": [
            {"one": rows[each.one].name, "other": rows[each.other].name, "reason": each.reason}
            for each in across.suggestions(rows, verdicts)
        ],
    }


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


def merged_table(
    articles: Sequence[str],
    rows: Sequence[across.Row],
    verdicts: Sequence[across.Verdict] = (),
) -> Iterator[str]:
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
    for suggestion in across.suggestions(rows, verdicts):
        yield f"may be one: {visible_line(suggestion.reason)}"
