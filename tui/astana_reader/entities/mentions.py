"""Values: a mention of a name in the text, and the entity that mentions of it make."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

EntityType = Literal["PERSON", "ORG", "PLACE", "OTHER"]
TYPES: tuple[EntityType, ...] = ("PERSON", "ORG", "PLACE", "OTHER")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text, in code points; `role` is the title or office seen with it, or empty.

    What tells people apart: the word of address before it (`title`), “f” or “m” where the words
    beside it say so (`gender`), years (`age`). `same` is the start of another mention that the text
    says is the same thing: the full name of “(WHO)”. `sure` tells one that more
    than the statistical tagger speaks for.
    """

    start: int
    end: int
    text: str
    type: EntityType
    role: str = ""
    title: str = ""
    gender: str = ""
    age: int = 0
    same: int | None = None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Entity:
    """Everything one article says of one person, organisation, place or other named thing.

    `name` is the fullest form, `aliases` are the other forms and `roles` the offices, each in the
    order they appear. `decided` tells a user's decision from a suggestion, `sure` what stands in
    the list from what is told under “maybe”. `may_be` are the ids of those whom a surname that
    fits several may mean. `links` are the places of “the senator” and the like, (start, end).
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[Mention, ...]
    decided: bool = False
    sure: bool = True
    may_be: tuple[str, ...] = ()
    links: tuple[tuple[int, int], ...] = ()


def entity_order(entity: Entity) -> tuple[bool, int, int, int]:
    """Sorts entities as lists show them: the sure ones, by type, those with most mentions first."""
    type_ = TYPES.index(entity.type)
    return not entity.sure, type_, -len(entity.mentions), entity.mentions[0].start


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A name for comparing: small letters, no accents, straight apostrophes, single spaces."""
    bare = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join("".join(bare).casefold().replace("’", "'").split())


def entity_id(type_: EntityType, name: str) -> str:
    """16 hex digits that stay the same as long as the type and the folded name do."""
    key = f"{type_}\n{folded(name)}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(key).hexdigest()[:16]


def one_line(name: str) -> str:
    """A name as it stands in the text, without line breaks."""
    return " ".join(name.split())
