"""What the engines find in one article of the library, however many it is one of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from astana_reader.annotations.verdicts import date_corrections, entity_corrections
from astana_reader.entities import tagger
from astana_reader.entities.memory import Remembered
from astana_reader.entities.mentions import Entity
from astana_reader.timeline.expressions import TimeExpression
from astana_reader.timeline.facts import facts
from astana_reader.timeline.tagger import find_expressions

from .collecting import Collected


@dataclass(frozen=True, slots=True)
class Findings:
    """The entities of an article that are sure, its time expressions in text order, the rest."""

    entities: tuple[Entity, ...] = ()
    expressions: tuple[TimeExpression, ...] = ()
    unsure: tuple[Entity, ...] = ()


def find(
    collected: Collected,
    remembered: Sequence[Remembered] = (),
    backend: str = "",
    *,
    day_first: bool | None = None,
) -> Findings:
    """Run the engines; `backend` and `day_first` are those of the settings."""
    text, document = collected.text, collected.document
    if document is None or not text:
        return Findings()
    known = facts(text, declared=document.metadata.language, day_first=day_first)
    method = tagger.method_for(known.language, backend)
    decided = entity_corrections(collected.corrections)
    names = tagger.find_names(text, document.prose, decided, remembered, method)
    dated = date_corrections(collected.corrections)
    times = find_expressions(text, document.prose, collected.published, dated, known)
    sure = tuple(one for one in names.entities if one.sure)
    unsure = tuple(one for one in names.entities if not one.sure)
    return Findings(sure, tuple(times), unsure)
