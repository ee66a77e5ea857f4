"""The names of the library, each with how many articles have it; Enter shows its dossier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from astana_reader.reading.effects import Asked, OpenView
from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.lists.items import Item, Items
from astana_reader.reading.lists.listing import Line
from astana_reader.reading.look.ink import spread
from astana_reader.search.meaning import known_of
from astana_reader.search.naming import (
    Named,
    Names,
    Naming,
    articles_naming,
    known_counts,
    library_names,
)
from astana_reader.text.graphemes import clip
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted, short_day

from .search import watch
from .view import DIM, STRONG, TEXT, Pane, Query, Side, View
from .viewing import Sources, ViewKind

_LISTED = 60
"""Articles beside the list."""
_FEW, _MOST = 60, 1500
"""Names that are shown at first, and at most."""
_KEYS = (KeyHint("open-row", "dossier"), KeyHint("filter", "filter"), KeyHint("escape", "back"))


def load(sources: Sources, asked: Asked) -> Iterator[View]:
    """The names that fit the words of the query: the first at once, then all that are shown."""
    for most in (_FEW, _MOST):
        names = library_names(sources.library, asked.query.split(), most)
        yield _view(names, asked)
        if len(names.names) < most // 2:
            return


def _view(names: Names, asked: Asked) -> View:
    known, found = names.progress, names.names
    told = known_of(known) if known and known.learned < known.total else ""
    return View(
        title="Names",
        about=tuple(filter(None, (counted(len(found), "name"), told))),
        right=[("by articles", DIM)],
        query=Query(hint="filter: words of the name"),
        items=Items(Item(each.name, index=n) for n, each in enumerate(found)),
        lines=lambda item, pane: [_line(found[item.index], pane)],
        opens=lambda item: (OpenView("dossier", Asked(subjects=(found[item.index].name,))),),
        side=_side,
        told=lambda item: _told(found[item.index], item.index, len(found)),
        keys=_KEYS,
        picked_keys=_KEYS,
        empty=(_nothing(names, asked),),
    )


def _nothing(names: Names, asked: Asked) -> str:
    if names.progress is None:
        return "The texts are being indexed; names are looked for after them."
    if asked.query:
        return f"Nothing matches “{asked.query}”. Esc clears the filter."
    return "No names known yet. They are looked for after the texts."


def _line(each: Named, pane: Pane) -> Line:
    articles = counted(each.articles, "article")
    right: Line = [(f"{articles:>14}", DIM), (f"{each.mentions:>8,}", DIM)]
    name = clip(visible_line(each.name), max(1, pane.width - 26))
    ink = STRONG if pane.chosen else TEXT
    return spread([("  ", TEXT), (name, ink), ("  ", TEXT)], right, pane.width, TEXT)


def _detail(sources: Sources, _view: View, item: Item) -> Naming:
    return articles_naming(sources.library, item.key, _LISTED, alone=True)


def _side(item: Item | None, pane: Pane) -> Side:
    """The articles that have the name, those with it most first."""
    if item is None:
        return Side()
    lines: list[Line] = [[(clip(visible_line(item.key), pane.width), STRONG)], []]
    if isinstance(pane.detail, Naming):
        for title, day in pane.detail.titles[: max(0, pane.height - len(lines))]:
            words = short_day(date.fromisoformat(day)) if day else ""
            left: Line = [(clip(visible_line(title), max(1, pane.width - 13)), TEXT), ("  ", TEXT)]
            lines.append(spread(left, [(words, DIM)], pane.width, TEXT))
    return Side(lines)


def _told(each: Named, number: int, of: int) -> Line:
    return [(visible_line(each.name), TEXT), (f"   {number + 1:,} of {of:,}", DIM)]


def _count(sources: Sources) -> int | None:
    known = known_counts(sources.library)
    return known[0] if known else None


KIND = ViewKind(
    "names", load, waits="Opening the index …", watch=watch, detail=_detail, count=_count
)
