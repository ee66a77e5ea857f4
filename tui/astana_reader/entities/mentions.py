"""Values: a mention of a name in the text, and the entity that mentions of it make."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

EntityType = Literal["PERSON", "ORG", "PLACE", "OTHER"]
TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "PLACE", "OTHER")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, in code points; `role` is the title or office seen with it, or empty."""

    start: int
    end: int
    text: str
    type: EntityType
    role: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """Everything one article says of one person, organisation, place or other named thing.

    `name` is the fullest form, `aliases` are the other forms and `roles` the offices, each in the
    order they appear. `decided` tells a user's decision from a suggestion.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    decided: bool = False


def entity_id(type_: EntityType, name: str) -> str:
    """16 hex digits that stay the same as long as type and name do."""
    return hashlib.sha256(f"{type_}\n{name}".encode()).hexdigest()[:16]
