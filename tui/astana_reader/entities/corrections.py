"""The user's verdicts on entities: each holds for every mention of the entity it was given at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from .mentions import TYPES, Entity, EntityType, Mention, entity_id, folded, one_line
from .merging import entity, united

KINDS = ("retype", "merge", "split", "reject", "rename", "add")


@dataclass(frozen=True, slots=True)
class EntityCorrection:
    """A verdict on the entity that has a mention at a span, in code points.

    `verdict` has a "kind" of KINDS, with "type" for retype and add, "into" (a name) for merge and
    "name" for rename. A verdict that lacks its value, or that finds no entity, changes nothing.
    """

    start: int
    end: int
    verdict: Mapping[str, Any]

    @property
    def kind(self) -> str:
        return str(self.verdict.get("kind", ""))

    @property
    def type(self) -> EntityType | None:
        given = self.verdict.get("type")
        return cast(EntityType, given) if given in TYPES else None

    def name(self, key: str) -> str:
        """The name under a key of the verdict, on one line; empty where there is none."""
        given = self.verdict.get(key)
        return one_line(given) if isinstance(given, str) else ""


Entities = tuple[Entity, ...]


def apply(text: str, entities: Entities, corrections: Sequence[EntityCorrection]) -> Entities:
    """The entities after the verdicts, one after the other."""
    for correction in corrections:
        if correction.kind == "add":
            entities = _added(text, entities, correction)
            continue
        change = _CHANGES.get(correction.kind)
        number = entity_at(entities, correction.start, correction.end)
        if change is not None and number is not None:
            changed = change(entities, number, correction)
            if changed is not None:
                others = (*entities[:number], *entities[number + 1 :])
                entities = united((*changed, *others))
    return entities


def entity_at(entities: Entities, start: int, end: int) -> int | None:
    """The number of the entity with the mention that shares most with a span."""
    best, found = 0, None
    for number, each in enumerate(entities):
        for mention in each.mentions:
            shared = min(mention.end, end) - max(mention.start, start)
            if shared > best:
                best, found = shared, number
    return found


def _retyped(entities: Entities, number: int, given: EntityCorrection) -> list[Entity] | None:
    found = entities[number]
    return [_as(found, given.type, found.name)] if given.type else None


def _merged(entities: Entities, number: int, given: EntityCorrection) -> list[Entity] | None:
    name, found = given.name("into"), entities[number]
    if not name:
        return None
    same = [each for each in entities if folded(each.name) == folded(name) and each is not found]
    same.sort(key=lambda each: each.type != found.type)
    return [_as(found, same[0].type, same[0].name) if same else _as(found, found.type, name)]


def _split(entities: Entities, number: int, given: EntityCorrection) -> list[Entity] | None:
    found = entities[number]
    own = [m for m in found.mentions if m.start < given.end and given.start < m.end]
    rest = [m for m in found.mentions if m not in own]
    if not rest:
        return None
    alone = entity(own[:1], decided=True)
    kept = entity([*rest, *own[1:]], name="", decided=True)
    # One of the two may have the other's name, and is another all the same.
    return [
        replace(alone, id=entity_id(alone.type, f"{alone.name}\n{alone.mentions[0].start}")),
        kept,
    ]


def _renamed(entities: Entities, number: int, given: EntityCorrection) -> list[Entity] | None:
    name = given.name("name")
    return [_as(entities[number], entities[number].type, name)] if name else None


Change = Callable[[Entities, int, EntityCorrection], list[Entity] | None]
_CHANGES: dict[str, Change] = {
    "retype": _retyped,
    "merge": _merged,
    "split": _split,
    "reject": lambda *_: [],
    "rename": _renamed,
}


def _as(found: Entity, type_: EntityType, name: str) -> Entity:
    mentions = [replace(mention, type=type_) for mention in found.mentions]
    return entity(mentions, name=name, decided=True)


def _added(text: str, entities: Entities, given: EntityCorrection) -> Entities:
    """The selection and its exact repeats; what was found in the selection gives way to it."""
    words = text[given.start : given.end].strip()
    if given.type is None or not words:
        return entities
    kept = [_without(each, given.start, given.end) for each in entities]
    entities = tuple(each for each in kept if each is not None)
    taken = {at for each in entities for m in each.mentions for at in range(m.start, m.end)}
    mentions = [
        Mention(start, end, text[start:end], given.type)
        for start, end in repeats(text, words)
        if taken.isdisjoint(range(start, end))
    ]
    return united((entity(mentions, decided=True), *entities)) if mentions else entities


def _without(found: Entity, start: int, end: int) -> Entity | None:
    kept = [m for m in found.mentions if m.end <= start or end <= m.start]
    if len(kept) == len(found.mentions):
        return found
    return entity(kept, name=found.name, decided=found.decided) if kept else None


def repeats(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Where a text has these words, whole; any white space stands for theirs."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text):
        yield match.span()
