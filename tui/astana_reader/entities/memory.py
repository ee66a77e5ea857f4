"""Decisions remembered for the whole library, applied by name to articles opened later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .corrections import Entities, EntityCorrection, apply, repeats
from .mentions import Mention, folded

KINDS = ("retype", "merge", "reject", "rename", "add")
"""What can be remembered: a split is of one mention, and of one article."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """A verdict, as `EntityCorrection` has it, on every entity of a name."""

    name: str
    verdict: Mapping[str, Any]


def apply_remembered(text: str, entities: Entities, remembered: Sequence[Remembered]) -> Entities:
    """The entities after what the library remembers, the last verdict on a name alone.

    A name is the same however its letters are cased and accented.
    """
    latest = {folded(each.name): each for each in remembered if each.verdict.get("kind") in KINDS}
    return apply(text, entities, list(_corrections(text, entities, latest)))


def left_out(entities: Entities, remembered: Sequence[Remembered]) -> Iterator[tuple[str, Mention]]:
    """What the library leaves out of these: each entity's name, and where it stands first."""
    latest = {folded(each.name): each for each in remembered if each.verdict.get("kind") in KINDS}
    for each in entities:
        known = latest.get(folded(each.name))
        if known is not None and known.verdict["kind"] == "reject":
            yield each.name, each.mentions[0]


def _corrections(
    text: str, entities: Entities, latest: Mapping[str, Remembered]
) -> Iterator[EntityCorrection]:
    for each in entities:
        known = latest.get(folded(each.name))
        if known is not None and known.verdict["kind"] != "add":
            first = each.mentions[0]
            yield EntityCorrection(first.start, first.end, known.verdict)
    for known in latest.values():
        if known.verdict["kind"] == "add":
            place = next(repeats(text, known.name), None) if known.name.strip() else None
            if place is not None:
                yield EntityCorrection(*place, known.verdict)
