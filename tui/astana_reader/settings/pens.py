"""Pens: the meanings a passage can be marked with."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Pen:
    """A meaning to mark with. Stored by id; the name may be changed in the config."""

    id: str
    name: str
    letter: str
    """In the gutter of a highlight's first row."""
    bar: str
    """In the gutter of its other rows."""


PENS = (
    Pen("claim", "claim", "C", "│"),
    Pen("evidence", "evidence", "E", "║"),
    Pen("question", "question", "?", "┊"),
    Pen("quote", "quote", "Q", "╎"),
    Pen("contradiction", "contradiction", "X", "┃"),
    Pen("to-verify", "to-verify", "V", "╏"),
)
PEN_IDS = tuple(pen.id for pen in PENS)
_BY_ID = {pen.id: pen for pen in PENS}


def pen_of(id: str) -> Pen:
    """The pen that a record names; one that is not known looks like claim and keeps its name."""
    return _BY_ID.get(id) or replace(PENS[0], name=id)
