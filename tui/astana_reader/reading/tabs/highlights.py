"""The Highlights tab."""

from __future__ import annotations

from collections.abc import Sequence

from astana_reader.library.linked import all_links, link_counts, other_ends
from astana_reader.reading.key_hints import KeyHint, labelled
from astana_reader.reading.lists.highlight_list import (
    Beside,
    HighlightList,
    letter_run,
    pen_and_tags,
    pen_samples,
)
from astana_reader.reading.lists.items import Item
from astana_reader.reading.lists.link_rows import ROWS, link_rows
from astana_reader.reading.lists.listing import (
    DIM,
    ITALIC,
    PLAIN,
    STRONG,
    Line,
    Listing,
    wrapped,
)
from astana_reader.reading.look.ink import Run, spread
from astana_reader.reading.reading import Reading
from astana_reader.settings.actions import HIGHLIGHTS

from .tab import Tab
from .told import rank

_CARD, _LOW_CARD = 12, 3
"""Rows of the card where the screen is tall, and where it is not."""


def _sources(reading: Reading) -> tuple[object, ...]:
    notebook, links = reading.notebook, (reading.notebook.records.links, reading.elsewhere)
    shown = reading.look, reading.lists[HIGHLIGHTS].filter, reading.sitting.held
    return notebook.highlights, notebook.orphans, links, shown


def _make(reading: Reading) -> Listing:
    state, held = reading.lists[HIGHLIGHTS], reading.sitting.held
    linked = link_counts(reading.notebook.records, reading.elsewhere)
    beside = Beside(state.picked, linked, held.id if held else "")
    return HighlightList(reading.notebook, reading.settings, reading.look, state.filter, beside)


def _count(reading: Reading) -> int:
    return len(reading.notebook.highlights) + len(reading.notebook.orphans)


def _choose_here(reading: Reading) -> None:
    if reading.lost_chosen() is None:
        here = reading.highlight_here()
        reading.lists[HIGHLIGHTS].chosen = here.id if here else ""


def _summary(reading: Reading) -> list[Run]:
    picked = len(reading.lists[HIGHLIGHTS].picked)
    return [(f"{picked} picked", PLAIN)] if picked else []


def _told(reading: Reading, item: Item) -> list[Run]:
    lost = reading.lost_chosen()
    if lost:
        number = reading.notebook.orphans.index(lost) + 1
        return [(f"lost its place  {number} of {len(reading.notebook.orphans)}", DIM)]
    found = reading.notebook.records.annotations.get(item.key)
    place = rank(reading, item, "highlight")
    if found is None:
        return [place]
    return [*pen_and_tags(reading.settings, found), ("   ·   ", DIM), place]


def _keys(reading: Reading) -> Sequence[KeyHint] | None:
    if lost := reading.lost_chosen():
        guess = reading.notebook.guess_for(lost.id)
        taken = [KeyHint("take-guess", "take the guess")] if guess.end > guess.start else []
        return [KeyHint("delete", "delete"), KeyHint("place-lost", "place it"), *taken]
    if reading.chosen is None:
        return None
    return [KeyHint(id, id) for id in ("pen", "tags", "note", "delete", "pick")]


def _head(reading: Reading, width: int, tall: bool) -> list[Line]:
    """The note on the whole article; nothing if the filter leaves it out."""
    note = reading.notebook.records.article.note
    words = reading.lists[HIGHLIGHTS].filter.casefold().split()
    if not note or not all(word in note.casefold() for word in words):
        return []
    sign = f" {reading.look.glyph('≡')}  "
    rows = wrapped(note, width - len(sign), 2 if tall else 1)
    lines: list[Line] = [
        [(sign if number == 0 else " " * len(sign), DIM), (row, ITALIC)]
        for number, row in enumerate(rows)
    ]
    return [*lines, [(" " * len(sign), DIM), ("note on the article", DIM)], *([[]] if tall else [])]


def _card(reading: Reading, width: int, tall: bool) -> list[Line]:
    """What the chosen highlight is linked with; nothing in an article without any links."""
    records, elsewhere = reading.notebook.records, reading.elsewhere
    if not any(all_links(records, elsewhere)):
        return []
    rows = _CARD if tall else _LOW_CARD
    chosen = records.annotations.get(reading.lists[HIGHLIGHTS].chosen)
    ends = other_ends(records, elsewhere, chosen.id) if chosen else []
    lines: list[Line] = []
    if chosen and ends:
        pen = reading.settings.pen(chosen.pen)
        title: Line = [letter_run(reading.settings, pen.id), (f" {pen.name}", STRONG)]
        lines += [spread(title, [(f"linked with {len(ends)}", DIM)], width, PLAIN)]
    ((key, _),) = labelled(reading.settings.actions, [KeyHint("along-link", "")])
    for number, end in enumerate(ends, 1):
        shown = link_rows(
            end, f"{number if number > 1 else ''}{key}", reading.settings, width, reading.is_lost
        )
        lines += [*([[]] if tall else []), *shown]
    if len(lines) > rows:
        fitting = (rows - 2) // (ROWS + tall)
        lines = [*lines[: 1 + fitting * (ROWS + tall)], [(f"  ↓ {len(ends) - fitting} more", DIM)]]
    return [*lines, *([] for _ in range(rows - len(lines)))]


def _samples(reading: Reading) -> list[Line]:
    if reading.lists[HIGHLIGHTS].filter:
        return []
    words = ("", "Enter marks the sentence you are in.", "v selects, then 1 to 6 choose a pen:", "")
    return [*([(text, DIM)] for text in words), *pen_samples(reading.settings, reading.look)]


TAB = Tab(
    HIGHLIGHTS,
    "Highlights",
    ("highlight", "highlights"),
    sources=_sources,
    make=_make,
    count=_count,
    choose_here=_choose_here,
    told=_told,
    summary=_summary,
    keys=_keys,
    hint="words, #tag, pen:claim",
    filter_stands=True,
    head=_head,
    samples=_samples,
    own_card=_card,
)
