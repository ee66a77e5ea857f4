"""The Highlights tab."""

from __future__ import annotations

from collections.abc import Sequence

from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.lists.highlight_list import HighlightList, pen_and_tags, pen_samples
from astana_reader.reading.lists.items import Item
from astana_reader.reading.lists.listing import DIM, ITALIC, PLAIN, Line, Listing, wrapped
from astana_reader.reading.look.ink import Run
from astana_reader.reading.reading import Reading
from astana_reader.settings.actions import HIGHLIGHTS

from .tab import Tab
from .told import rank


def _sources(reading: Reading) -> tuple[object, ...]:
    notebook = reading.notebook
    return notebook.highlights, notebook.orphans, reading.look, reading.lists[HIGHLIGHTS].filter


def _make(reading: Reading) -> Listing:
    state = reading.lists[HIGHLIGHTS]
    return HighlightList(
        reading.notebook, reading.settings, reading.look, state.filter, state.picked
    )


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
)
