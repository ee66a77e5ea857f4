"""The Entities tab."""

from __future__ import annotations

from collections.abc import Sequence

from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.lists.entity_list import EntityList, is_rejection
from astana_reader.reading.lists.items import Item
from astana_reader.reading.lists.listing import DIM, Line, Listing, wrapped
from astana_reader.reading.look.ink import Run
from astana_reader.reading.reading import Reading
from astana_reader.settings.actions import ENTITIES

from .tab import CardRows, Tab
from .told import told_with_card

_NOTICE_ROWS = 5


def _sources(reading: Reading) -> tuple[object, ...]:
    rejected = tuple(filter(is_rejection, reading.notebook.corrections))
    return (
        reading.findings,
        reading.list_state.filter,
        reading.by_appearance,
        reading.maybe_shown,
        rejected,
    )


def _make(reading: Reading) -> Listing:
    return EntityList(
        reading.article,
        reading.findings,
        reading.list_state.filter,
        tuple(filter(is_rejection, reading.notebook.corrections)),
        by_appearance=reading.by_appearance,
        maybe_shown=reading.maybe_shown,
    )


def _choose_here(reading: Reading) -> None:
    caret, state = reading.page.caret, reading.lists[ENTITIES]
    number = reading.findings.entity_at(caret, caret + 1)
    if number is None:
        number = reading.findings.linked_at(caret)
    if number is not None:
        state.chosen = reading.findings.entities[number].id
        state.at = reading.findings.mentions.place(number, caret)


def _place(reading: Reading, item: Item) -> int:
    """The mention at or after the caret; of one left out, where it is named."""
    if item.index < 0:
        return item.offset
    mentions, state = reading.findings.mentions, reading.lists[ENTITIES]
    state.at = mentions.place(item.index, reading.page.caret)
    return mentions.spans.starts[mentions.numbers_of(item.index)[state.at]]


def _told(reading: Reading, item: Item) -> list[Run]:
    return told_with_card(reading, item, "entity")


def _head(reading: Reading, width: int, tall: bool) -> list[Line]:
    """What the reader should know of how names were found."""
    rows = wrapped(reading.findings.notice, width, _NOTICE_ROWS)
    lines: list[Line] = [[(row, DIM)] for row in rows if row]
    return [*lines, []] if lines and tall else lines


def _keys(reading: Reading) -> Sequence[KeyHint] | None:
    if reading.chosen is None:
        return None
    return (
        KeyHint("retype-person", "type", first=True),
        KeyHint("merge-entity", "merge"),
        KeyHint("reject-entity", "no name"),
        KeyHint("next-of-these", "mention"),
        KeyHint("entity-page", "page"),
    )


TAB = Tab(
    ENTITIES,
    "Entities",
    ("entity", "entities"),
    sources=_sources,
    make=_make,
    count=lambda reading: reading.findings.sure,
    choose_here=_choose_here,
    told=_told,
    place=_place,
    keys=_keys,
    card=CardRows(3, 2),
    head=_head,
    looking="Looking for names …",
)
