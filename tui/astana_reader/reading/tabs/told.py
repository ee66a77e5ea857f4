"""What the status line says of a chosen row."""

from __future__ import annotations

from astana_reader.reading.lists.items import Item
from astana_reader.reading.look.ink import Ink, Run
from astana_reader.reading.reading import Reading

DIM = Ink("dim", "panel")


def rank(reading: Reading, item: Item, noun: str) -> Run:
    """Which of the rows it is: entity 2 of 13."""
    items = reading.listing.items
    number = items.rank(items.place(item.key)) + 1
    return (f"{noun} {number} of {items.choosable}", DIM)


def told_with_card(reading: Reading, item: Item, noun: str, place: str = "") -> list[Run]:
    """The title of the row's card, and which of the rows it is or its `place` instead."""
    where = (place, DIM) if place else rank(reading, item, noun)
    card = reading.listing.card(item, reading.list_state.at)
    if card is None:
        return [where]
    title = (card.short or card.title, Ink("accent", "panel", bold=True))
    return [title, ("  ", DIM), where]
