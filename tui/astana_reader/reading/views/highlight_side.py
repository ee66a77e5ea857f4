"""What is told of a highlight beside the list of all: its words, its article, its links."""

from __future__ import annotations

from astana_reader.annotations.texts import kept_text
from astana_reader.library.linked import OtherEnd
from astana_reader.library.marks import as_it_is
from astana_reader.reading.key_hints import KeyHint, labelled
from astana_reader.reading.lists.highlight_list import tint_ink
from astana_reader.reading.lists.items import Item
from astana_reader.reading.lists.listing import Line, wrapped
from astana_reader.reading.look.ink import spread
from astana_reader.text.graphemes import cells, clip
from astana_reader.text.wording import long_day

from .highlight_rows import Row, Rows, end_words, letter, place_of_row
from .view import DIM, HEAD, ITALIC, STRONG, TEXT, Pane, Side, View
from .viewing import Sources

_RULE = 13
"""The row of the rule where nothing above it takes more."""
_QUOTE_ROWS, _NOTE_ROWS, _LINK_ROWS = 8, 4, 2


def percent_of(sources: Sources, view: View, item: Item) -> object:
    """How far into its article the highlight stands; None where its text was not kept."""
    row = view.items.row(item.key) if isinstance(view.items, Rows) else None
    if row is None:
        return None
    file = as_it_is(row.file)
    mark = next((mark for mark in file.marks if mark.id == row.mark.id), row.mark)
    revision = mark.selector.revision or file.article.sha256
    text = kept_text(sources.library.annotations, revision)
    return 100 * mark.selector.start // len(text) if text else None


def side_of(rows: Rows, item: Item | None, pane: Pane) -> Side:
    """The side of the chosen row."""
    row = rows.row(item.key) if item else None
    if row is None:
        return Side()
    pen = pane.settings.pen(row.mark.pen)
    head: Line = [letter(pane, row.mark.pen), (f" {pen.name}", STRONG)]
    top: list[Line] = [
        spread(head, place_of_row(row, rows.listed.found), pane.width, TEXT),
        [],
        *_quote(row, pane),
        [],
        *([(line, TEXT)] for line in wrapped(row.file.title, pane.width, 2)),
        *([(line, DIM)] for line in wrapped(_where(rows, row, pane), pane.width, 2)),
        *_own(row, pane),
    ]
    ends = rows.listed.marks.ends(row.mark.id)
    card = _links(ends, pane) if ends else []
    return Side(top, card, max(_RULE, len(top) + 1))


def _quote(row: Row, pane: Pane) -> list[Line]:
    """The words on the pen's tint."""
    ink = tint_ink(pane.look, pane.settings.pen(row.mark.pen).id)
    return [[(text, ink)] for text in wrapped(row.mark.selector.quote, pane.width, _QUOTE_ROWS)]


def _where(rows: Rows, row: Row, pane: Pane) -> str:
    """Where and when the article was published, and how far into it the highlight is."""
    day = rows.listed.days.get(row.file.path.name)
    at = f"at {pane.detail}%" if isinstance(pane.detail, int) else ""
    return " · ".join(part for part in (row.file.source, long_day(day) if day else "", at) if part)


def _own(row: Row, pane: Pane) -> list[Line]:
    """Its tags and its note."""
    lines: list[Line] = []
    if row.mark.tags:
        tags = "  ".join(f"#{tag}" for tag in row.mark.tags)
        lines += [[], *([(line, DIM)] for line in wrapped(tags, pane.width, 2))]
    if row.mark.note:
        sign = f"{pane.look.glyph('≡')} "
        note = wrapped(row.mark.note, max(1, pane.width - cells(sign)), _NOTE_ROWS)
        lines += [] if row.mark.tags else [[]]
        for number, words in enumerate(note):
            begin = sign if number == 0 else " " * cells(sign)
            lines.append([(begin, DIM), (words, ITALIC)])
    return lines


def _links(ends: list[OtherEnd], pane: Pane) -> list[Line]:
    ((key, _),) = labelled(pane.settings.actions, [KeyHint("along-link", "")])
    lines: list[Line] = [[("Links ", HEAD), (str(len(ends)), DIM)]]
    for number, end in enumerate(ends, 1):
        jump = f"{number if number > 1 else ''}{key}"
        lines += [[], spread([(end.words, DIM)], [(f"  {jump}", STRONG)], pane.width, TEXT)]
        lines += _end(end, pane)
    return lines


def _end(end: OtherEnd, pane: Pane) -> list[Line]:
    """The highlight at the other end in two rows, and its article."""
    if end.annotation is None:
        return [end_words(end, pane, pane.width)]
    quote = wrapped(end.annotation.selector.quote, max(1, pane.width - 2), _LINK_ROWS) or [""]
    where = f"{clip(end.far.title, 14)} · {end.far.source}" if end.far else "this article"
    lines: list[Line] = [[letter(pane, end.annotation.pen), (" ", TEXT), (quote[0], TEXT)]]
    lines += [[("  ", TEXT), (line, TEXT)] for line in quote[1:]]
    return [*lines, [("  ", TEXT), (clip(where, max(1, pane.width - 2)), DIM)]]
