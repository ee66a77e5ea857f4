"""Which of the marks an export is of."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation
from astana_reader.entities.mentions import folded

from .marked import MarkedArticle


@dataclass(frozen=True, slots=True)
class Filter:
    """Marks that have any of the tags, any of the pens and name any of the entities."""

    tags: tuple[str, ...] = ()
    pens: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    """Names or aliases, in whatever case."""
    since: date | None = None
    """The first day, in UTC, that a mark was made on."""
    until: date | None = None


ALL = Filter()


def filtered(marked: MarkedArticle, wanted: Filter) -> MarkedArticle:
    """The article with the marks that are wanted; an orphan names nobody."""
    if wanted == ALL:
        return marked
    places = _places(marked, wanted.entities)
    kept = replace(
        marked,
        highlights=tuple(
            h
            for h in marked.highlights
            if _is_wanted(marked, h.annotation, wanted)
            and (not wanted.entities or _names(h, places))
        ),
        orphans=tuple(
            orphan
            for orphan in marked.orphans
            if not wanted.entities and _is_wanted(marked, orphan, wanted)
        ),
    )
    ids = {annotation.id for annotation, _, _ in kept.all}
    return replace(kept, links=tuple(link for link in marked.links if link.source in ids))


def _is_wanted(marked: MarkedArticle, annotation: Annotation, wanted: Filter) -> bool:
    tags = {tag.casefold() for tag in annotation.tags}
    pens = {annotation.pen.casefold(), marked.settings.pen(annotation.pen).name.casefold()}
    day = annotation.created[:10]
    return (
        (not wanted.tags or not tags.isdisjoint(tag.casefold() for tag in wanted.tags))
        and (not wanted.pens or not pens.isdisjoint(pen.casefold() for pen in wanted.pens))
        and (wanted.since is None or day >= wanted.since.isoformat())
        and (wanted.until is None or day <= wanted.until.isoformat())
    )


def _places(marked: MarkedArticle, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where entities of these names are mentioned."""
    asked = {folded(name) for name in names}
    return [
        (mention.start, mention.end)
        for entity in marked.entities
        if asked.intersection(map(folded, (entity.name, *entity.aliases)))
        for mention in entity.mentions
    ]


def _names(highlight: Highlight, places: list[tuple[int, int]]) -> bool:
    return any(start < highlight.end and highlight.start < end for start, end in places)
