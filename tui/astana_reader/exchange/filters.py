"""Which of the marks an export is of."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation
from astana_reader.entities.mentions import Mention, folded
from astana_reader.text.spans import SpanIndex

from .marked import MarkedArticle
from .queried import MarkQuery, meeting


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
    query: MarkQuery | None = None


ALL = Filter()

_WORD = re.compile(r'(?:(?P<name>\w+):|(?P<tag>#))(?P<value>"[^"]*"|\S+)|(?P<other>\S+)')
_DAY = re.compile(r"(\d{4})(?:-(\d\d?))?(?:-(\d\d?))?")
_MONTHS = "january february march april may june july august september october november december"
_FIELDS = {"tag": "tags", "pen": "pens", "entity": "entities"}
HELP = "#tag, pen:quote, entity:Putin, since:2026-03, until:2026-03-31"
"""What a filter is written of."""


def parse_filter(words: str, today: date) -> Filter:
    """The filter that a user typed: `#tag`, `pen:quote`, `since:march`; nothing, or all, is ALL.

    A value with a blank stands in quotation marks. A month without a year is the last one that
    has begun. Raises ValueError with a message for the user.
    """
    found: dict[str, tuple[str, ...]] = {}
    days: dict[str, date] = {}
    for match in _WORD.finditer(words):
        name = "tag" if match["tag"] else (match["name"] or "").casefold()
        value = (match["value"] or "").strip('"')
        if name in _FIELDS and value:
            found[_FIELDS[name]] = (*found.get(_FIELDS[name], ()), value)
        elif name in ("since", "until"):
            days[name] = _day(value, today, last=name == "until")
        elif (match["other"] or "").casefold() != "all":
            raise ValueError(f"“{match[0]}” says nothing of a mark. Write {HELP}.")
    tags, pens, names = (found.get(name, ()) for name in _FIELDS.values())
    return Filter(tags, pens, names, days.get("since"), days.get("until"))


def _day(value: str, today: date, *, last: bool) -> date:
    """The first or the last day of what was typed."""
    months = [n for n, name in enumerate(_MONTHS.split(), 1) if name.startswith(value.casefold())]
    if len(value) >= 3 and months:
        year = today.year if months[0] <= today.month else today.year - 1
        return _edge(year, months[0], 0, last=last)
    if typed := _DAY.fullmatch(value):
        year, month, day = (int(part or 0) for part in typed.groups())
        with suppress(ValueError):
            return _edge(year, month, day, last=last)
    raise ValueError(f"“{value}” is no day. Write it like 2026-03-31 or march.")


def _edge(year: int, month: int, day: int, *, last: bool) -> date:
    month = month or (12 if last else 1)
    return date(year, month, day or (monthrange(year, month)[1] if last else 1))


def filtered(marked: MarkedArticle, wanted: Filter) -> MarkedArticle:
    """The article with the marks that are wanted; an orphan names nobody."""
    if wanted == ALL:
        return marked
    places = _places(marked, wanted.entities)
    marked = _queried(marked, wanted.query) if wanted.query else marked
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
    return of_ids(kept, {annotation.id for annotation, _, _ in kept.all})


def of_ids(marked: MarkedArticle, ids: Collection[str]) -> MarkedArticle:
    """The article with some of its marks."""
    return replace(
        marked,
        highlights=tuple(h for h in marked.highlights if h.id in ids),
        orphans=tuple(orphan for orphan in marked.orphans if orphan.id in ids),
        links=tuple(link for link in marked.links if link.source in ids),
    )


def _queried(marked: MarkedArticle, query: MarkQuery) -> MarkedArticle:
    meets = meeting(query, marked)
    return of_ids(marked, {annotation.id for annotation, _, _ in marked.all if meets(annotation)})


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


def _places(marked: MarkedArticle, names: tuple[str, ...]) -> SpanIndex[Mention]:
    """Where entities of these names are mentioned."""
    asked = {folded(name) for name in names}
    return SpanIndex(
        mention
        for entity in marked.entities
        if asked.intersection(map(folded, (entity.name, *entity.aliases)))
        for mention in entity.mentions
    )


def _names(highlight: Highlight, places: SpanIndex[Mention]) -> bool:
    return bool(places.overlapping(highlight.start, highlight.end))
