"""Readings without a screen: an article, its notebook and what the engines found in it."""

from datetime import date

from astana_reader.annotations.anchoring import Revision
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.verdicts import date_corrections
from astana_reader.engines.findings import (
    Findings,
    FoundEntity,
    Mentions,
    chronology,
    reading_order,
    retellings,
)
from astana_reader.library.opening import new_records
from astana_reader.reading.look.palette import PALETTES, Look
from astana_reader.reading.reading import Reading
from astana_reader.settings.config import Settings
from astana_reader.text.ordered import OrderedSpans
from astana_reader.timeline.events import find_events
from astana_reader.timeline.tagger import find_expressions
from tests.reading.articles import article_of, seed


def reading_of(text: str | None = None, settings: Settings | None = None) -> Reading:
    article = seed() if text is None else article_of(text)
    revision = Revision(article.text, article.id, article.id, lambda _: None)
    notebook = Notebook(new_records(article), revision)
    published = date(2017, 1, 22)
    reading = Reading(article, notebook, settings or Settings(), Look(PALETTES["ink"]), published)
    reading.resize(120, 40)
    return reading


def with_findings(reading: Reading) -> None:
    """Two people and what the timeline engine finds in the seed."""
    article = reading.article
    text = article.text
    names = {"Putin": "Vladimir Putin", "Assad": "Bashar al-Assad"}
    entities = [FoundEntity(name, name, "PERSON", (short,)) for short, name in names.items()]
    mentions = sorted(
        (at, at + len(short), number)
        for number, short in enumerate(names)
        for at in range(len(text))
        if text.startswith(short, at)
    )
    verdicts = date_corrections(reading.notebook.corrections)
    expressions = find_expressions(text, article.blocks, reading.published, verdicts)
    events = sorted(find_events(text, expressions, reading.published), key=reading_order)
    reading.findings = Findings(
        entities=entities,
        mentions=Mentions.of(mentions, len(entities)),
        expressions=expressions,
        times=OrderedSpans((x.start, x.end) for x in expressions),
        events=events,
        event_starts=[event.start for event in events],
        again_starts=[start for start, _ in retellings(events)],
        again_of=[number for _, number in retellings(events)],
        chronology=chronology(events),
    )
    reading.progress = 1
