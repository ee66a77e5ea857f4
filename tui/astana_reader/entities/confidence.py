"""Which names are sure: the list starts clean, the others fold under “maybe”."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from . import lexicon as lx
from .cues import cue
from .gazetteer import gazetteer
from .lines import Line, truecased
from .mentions import Entity
from .rules import Found


def is_sure(line: Line, name: Found, ruled: Sequence[Found]) -> bool:
    """Whether the rules, the tables or the words beside a name say the same as the tagger."""
    start, end, type_ = name
    words = line.words[start:end]
    if name in ruled or line.place == "speaker" or " ".join(words) in lx.DEMONYMS:
        return True
    if type_ == "PERSON" and end - start > 1 and truecased(words[0]) in gazetteer().first:
        return True
    if type_ == "PLACE" and gazetteer().kinds(" ".join(map(truecased, words))):
        return True
    if type_ == "ORG" and (words[-1] in lx.ORG_HEADS or "&" in words):
        return True
    return cue(line, start, end) == type_


def judged(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities, those of one mention that nothing else speaks for as unsure.

    A thing of another kind (OTHER) that is named once and no people is unsure too.
    """
    return tuple(found if _stands(found) else replace(found, sure=False) for found in entities)


def _stands(found: Entity) -> bool:
    return found.decided or len(found.mentions) > 1 or found.mentions[0].sure
