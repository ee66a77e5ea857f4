"""What is exported of a reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import cast

from astana_reader.engines.findings import Findings
from astana_reader.entities.mentions import Entity, EntityType, Mention
from astana_reader.exchange.formats import DATES, NAMES
from astana_reader.exchange.marked import MarkedArticle, relative_path
from astana_reader.library.linked import all_ends
from astana_reader.library.metadata import as_described
from astana_reader.library.places import Library

from .reading import Reading


def marked_article(
    reading: Reading,
    wanted: Collection[str] = (),
    holds: Collection[str] = (),
    library: Library | None = None,
) -> MarkedArticle:
    """The article as it is marked now, for exports: all annotations, or those of some ids.

    `holds` says what of NAMES and DATES goes out too, as far as it is found.
    """
    notebook, findings = reading.notebook, reading.findings
    records, path = notebook.records, reading.article.path
    return MarkedArticle(
        as_described(reading.article, records.article),
        reading.published,
        records.article.note,
        tuple(h for h in notebook.highlights if not wanted or h.id in wanted),
        tuple(a for a in notebook.orphans if not wanted or a.id in wanted),
        notebook.guesses,
        reading.settings,
        published_by=reading.publication.why,
        tags=records.article.tags,
        path=relative_path(path, library) if library else path.name if path else "",
        links=tuple(link for link in records.links.values() if not wanted or link.source in wanted),
        ends=all_ends(records, reading.elsewhere),
        deleted=frozenset(records.deleted),
        entities=tuple(_entities(reading.article.text, findings)) if NAMES in holds else (),
        expressions=tuple(findings.expressions) if DATES in holds else (),
        events=tuple(findings.events[n] for n in findings.chronology) if DATES in holds else (),
        chapters=reading.chapters,
    )


def _entities(text: str, findings: Findings) -> Iterator[Entity]:
    for number, found in enumerate(findings.entities):
        kind = cast("EntityType", found.type)
        mentions = tuple(
            Mention(span.start, span.end, text[span.start : span.end], kind)
            for span in findings.mentions_of(number)
        )
        yield Entity(found.id, found.name, kind, found.aliases, found.roles, mentions)
