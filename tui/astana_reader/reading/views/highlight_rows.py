"""The rows of all highlights: groups, a quote with its source, and what it is linked with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from astana_reader.annotations.records import Annotation
from astana_reader.library.linked import OtherEnd
from astana_reader.library.marks import Found, LibraryMarks, MarkedFile
from astana_reader.reading.lists.items import Item, Items
from astana_reader.reading.lists.listing import Line, wrapped
from astana_reader.reading.look.ink import Ink, fitted
from astana_reader.settings.config import Settings
from astana_reader.settings.pens import PEN_IDS
from astana_reader.text.graphemes import clip
from astana_reader.text.wording import short_day

from .view import DIM, TEXT, WARN, Pane, group_head

BY_ARTICLE, BY_TAG, BY_PEN, BY_DAY = "by article", "by tag", "by pen", "by day"
ORDERS = (BY_ARTICLE, BY_TAG, BY_PEN, BY_DAY)
_LETTER, _QUOTE = 2, 4
"""Where in a row the pen's letter and the quotation begin."""
_SOURCE = 15
_ROWS = 2
"""Of the chosen quotation."""


@dataclass(frozen=True, slots=True)
class Row:
    """A highlight in one of the groups that it stands in."""

    file: MarkedFile
    mark: Annotation
    number: int
    """Among all highlights, counted from 1."""


@dataclass(frozen=True, slots=True)
class Group:
    """Highlights with a head."""

    name: str
    pairs: Sequence[Found]


@dataclass(frozen=True, slots=True)
class Listed:
    """What a view of highlights shows."""

    marks: LibraryMarks
    groups: Sequence[Group] = ()
    rows: Sequence[Row] = ()
    found: int = 0
    """Highlights, each counted once."""
    days: Mapping[str, date] = field(default_factory=dict)
    """When articles were published, by the names of their files of marks."""


class Rows(Items):
    """Items that know what they are of."""

    def __init__(self, listed: Listed) -> None:
        super().__init__()
        self.listed = listed
        number = 0
        for place, group in enumerate(listed.groups):
            self.append(Item(index=place))
            for _, mark in group.pairs:
                self.append(Item(f"{mark.id}\n{group.name}", index=number))
                number += 1

    def row(self, key: str) -> Row | None:
        item = self.item(key)
        return self.listed.rows[item.index] if item else None


def listed_of(
    marks: LibraryMarks, found: Sequence[Found], order: str, settings: Settings
) -> Listed:
    """The highlights that were found, in groups."""
    groups = list(_groups(found, order, settings))
    pairs = [pair for group in groups for pair in group.pairs]
    ids = dict.fromkeys(mark.id for _, mark in pairs)
    numbers = {id: number for number, id in enumerate(ids, 1)}
    rows = [Row(file, mark, numbers[mark.id]) for file, mark in pairs]
    return Listed(marks, groups, rows, len(found))


def _groups(found: Sequence[Found], order: str, settings: Settings) -> Iterator[Group]:
    if order == BY_TAG:
        yield from _by_tag(found)
    elif order == BY_PEN:
        ranks = {id: rank for rank, id in enumerate(PEN_IDS)}
        pens = _split((mark.pen, (file, mark)) for file, mark in found)
        for pen in sorted(pens, key=lambda pen: (ranks.get(pen, len(ranks)), pen)):
            yield Group(settings.pen(pen).name, pens[pen])
    elif order == BY_DAY:
        days = _split((mark.created[:10], (file, mark)) for file, mark in found)
        for day in sorted(days, reverse=True):
            yield Group(short_day(date.fromisoformat(day)), days[day])
    else:
        files = _split((file.path.name, (file, mark)) for file, mark in found)
        for name in sorted(files, key=lambda name: files[name][0][0].title.casefold()):
            yield Group(files[name][0][0].title, files[name])


def _by_tag(found: Sequence[Found]) -> Iterator[Group]:
    """A group for each tag, whatever its case; what has none comes last."""
    names: dict[str, str] = {}
    for _, mark in found:
        for tag in mark.tags:
            names.setdefault(tag.casefold(), tag)
    tags = _split((tag.casefold(), pair) for pair in found for tag in pair[1].tags)
    for folded in sorted(tags):
        yield Group(f"#{names[folded]}", tags[folded])
    if bare := [pair for pair in found if not pair[1].tags]:
        yield Group("no tag", bare)


def _split(pairs: Iterable[tuple[str, Found]]) -> dict[str, list[Found]]:
    groups: dict[str, list[Found]] = {}
    for name, found in pairs:
        groups.setdefault(name, []).append(found)
    return groups


# --- painting -------------------------------------------------------------------------------------


def lines_of(rows: Rows, item: Item, pane: Pane) -> list[Line]:
    """The head of a group, or a highlight."""
    listed = rows.listed
    if not item.key:
        group = listed.groups[item.index]
        name = clip(group.name, max(1, pane.width - 8))
        return group_head(name, len(group.pairs), pane, first=item.index == 0)
    row = listed.rows[item.index]
    ends = listed.marks.ends(row.mark.id)
    source = "" if pane.narrow else clip(row.file.source, _SOURCE)
    room = max(1, pane.width - _QUOTE - (0 if pane.narrow else _SOURCE + 2))
    quote = wrapped(row.mark.selector.quote, room, _ROWS if pane.chosen else 1) or [""]
    sign = pane.sign(*letter(pane, row.mark.pen, linked=bool(ends)))
    ink = Ink("strong") if pane.chosen else TEXT
    first: Line = [(" " * _LETTER, TEXT), sign, (" ", TEXT), *_column(quote[0], ink, room, source)]
    lines = [first, *([(" " * _QUOTE, TEXT), (line, ink)] for line in quote[1:])]
    return [*lines, _link(ends, pane, room)] if ends else lines


def _column(words: str, ink: Ink, room: int, right: str) -> Line:
    """Words in the column of the quotations, and what stands in that of the sources."""
    return [*fitted([(words, ink)], room, TEXT), (f"  {right}" if right else "", DIM)]


def _link(ends: Sequence[OtherEnd], pane: Pane, room: int) -> Line:
    """The first of what a highlight is linked with, and how many more there are."""
    more = f"  {len(ends) - 1} more" if len(ends) > 1 else ""
    words = f"{ends[0].words} "
    told: Line = [(words, DIM), *end_words(ends[0], pane, room - len(words))]
    return [(" " * _QUOTE, TEXT), *fitted(told, room, TEXT), (more, DIM)]


def end_words(end: OtherEnd, pane: Pane, room: int) -> Line:
    """The other end of a link in a row of some cells, or what became of it."""
    if end.annotation is None:
        return [("? ", WARN), ("removed", DIM)]
    words = "".join(wrapped(end.annotation.selector.quote, max(1, room - 2), 1))
    return [letter(pane, end.annotation.pen), (" ", TEXT), (words, DIM)]


def letter(pane: Pane, pen: str, *, linked: bool = False) -> tuple[str, Ink]:
    style = pane.settings.pen(pen)
    return style.letter, Ink(style.id, bold=True, underline=linked)


def place_of_row(row: Row, total: int) -> Line:
    return [(f"{row.number:,} of {total:,}", DIM)]
