"""The rows of a search: an article's head, and its hits with the words in one column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from astana_reader.reading.effects import Asked, Effect, OpenArticle
from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.lists.items import Item, Items
from astana_reader.reading.lists.listing import Line
from astana_reader.reading.look.ink import Ink, Run, fitted, spread
from astana_reader.search.excerpts import clip_end, clip_start
from astana_reader.search.meaning import known_of, meaning, number
from astana_reader.search.results import Found, Hit, Progress
from astana_reader.search.terms import NOTE, TITLE, Near, Query, Words
from astana_reader.search.words import occurrences
from astana_reader.text.graphemes import cells
from astana_reader.text.visible import visible_line, visible_path
from astana_reader.text.wording import counted, short_day

from .view import DIM, STRONG, TEXT, Pane, Side, View
from .view import Query as QueryRow
from .viewing import Sources

SHOWN, _FEW = 5, 3
"""Hits of an article, until all are asked for; where there are few rows its count tells of more."""
_LETTER, _WORD = 2, 31
"""Where in a row the pen's letter and the word that was found stand."""
_NARROW_BEFORE = 16
"""Cells of the words before a hit where there are few columns."""
_KEYS = (
    KeyHint("open-row", "open"),
    KeyHint("next-result", "next hit"),
    KeyHint("filter", "query"),
    KeyHint("keep-search", "save"),
    KeyHint("escape", "back"),
)


@dataclass(frozen=True, slots=True)
class Results:
    """What a search has found so far, and what is known of it."""

    asked: Asked
    query: Query
    sources: Sources
    known: Progress | None = None
    """How much of the library is indexed; None where that can't be told."""
    found: tuple[Found, ...] = ()
    articles: int = 0
    """How many meet the query, shown or not."""
    whole: bool = False
    """Whether all of them are in `found`."""
    problem: str = ""
    linked: frozenset[str] = frozenset()
    """The ids of highlights that are linked."""
    meant: str = ""
    """A word of the library that one without hits may be meant for."""
    complete: Callable[[str], Sequence[str]] = field(default=lambda _typed: ())


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the list: an article's head, one of its hits, or how many more it has."""

    found: Found
    hit: Hit | None = None
    number: int = 0
    """Of the hit among those of all articles here, counted from 1."""
    more: int = 0
    first: bool = False


SideOf = Callable[[Results, Row | None, int, Pane], Side]
"""What is told beside the list of a row, of so many hits."""


def results_view(results: Results, side: SideOf, *, shown: int = SHOWN) -> View:
    """The view of what was found, `shown` hits of each article; a short screen has fewer."""
    rows = list(_rows(results, shown))
    every = sum(len(shown_hits(found)) for found in results.found)
    items = Items(_item(row, place) for place, row in enumerate(rows))
    return View(
        title="Search",
        about=_about(results),
        right=[(_counts(results, every), DIM)],
        wide_about=visible_path(results.sources.library.root),
        wide_right=[(_marks(results), DIM)],
        short=results_view(results, side, shown=_FEW) if shown > _FEW else None,
        query=QueryRow(
            words=query_runs(results.query), hint="search the library", complete=results.complete
        ),
        means=[(meaning(results.query), DIM)],
        wrong=next(iter(results.query.problems), results.problem),
        behind=_behind(results),
        items=items,
        lines=lambda item, pane: _lines(rows[item.index], results, pane),
        side=lambda item, pane: side(results, rows[item.index] if item else None, every, pane),
        opens=lambda item: _opens(rows[item.index]),
        told=lambda item: _told(results, rows[item.index], every),
        more=lambda place, _after: _more_articles(results, rows, place),
        keys=_KEYS,
        picked_keys=_KEYS,
        empty=_empty(results),
    )


def shown_hits(found: Found) -> list[Hit]:
    """The hits that have rows: what the title says stands in the head of its article."""
    return [hit for hit in found.hits if hit.place != TITLE]


def _rows(results: Results, shown: int) -> Iterator[Row]:
    seen = 0
    for place, found in enumerate(results.found):
        hits = shown_hits(found)
        many = hits if found.key in results.asked.unfolded else hits[:shown]
        yield Row(found, first=not place)
        for place_, hit in enumerate(many, seen + 1):
            yield Row(found, hit, place_)
        seen += len(hits)
        if len(hits) > len(many) and shown > _FEW:
            yield Row(found, more=len(hits) - len(many))


def _item(row: Row, place: int) -> Item:
    """Hits can be chosen, and the head of an article that has none."""
    key = ""
    if row.hit:
        key = f"{row.found.key}\n{row.hit.place}\n{row.hit.offset}\n{row.hit.start}\n{row.hit.mark}"
    elif not row.more and not shown_hits(row.found):
        key = row.found.key
    return Item(key, index=place)


# --- the bars -------------------------------------------------------------------------------------


def query_runs(query: Query) -> Line:
    """A query as it was typed: field names and operators dim."""
    typed = visible_line(query.typed)
    if typed != query.typed:
        return [(typed, TEXT)] if typed else []
    runs: Line = []
    at = 0
    for mark in sorted(query.marks, key=lambda mark: mark.start):
        runs += [(typed[at : mark.start], TEXT), (typed[mark.start : mark.end], DIM)]
        at = mark.end
    return [run for run in [*runs, (typed[at:], TEXT)] if run[0]]


def _about(results: Results) -> tuple[str, ...]:
    known = results.known
    return (f"{number(known.total)} articles",) if known and known.total else ()


def _counts(results: Results, hits: int) -> str:
    articles = f"{number(results.articles)} article{'s' * (results.articles != 1)}"
    if not results.articles:
        return ""
    if results.articles > len(results.found):
        return f"{articles} · the best {number(len(results.found))}" * results.whole or articles
    return f"{number(hits)} hit{'s' * (hits != 1)} in {articles}" if hits else articles


def _marks(results: Results) -> str:
    """How many highlights are among the hits, where all hits are known."""
    if results.articles > len(results.found):
        return ""
    marks = {hit.mark for found in results.found for hit in found.hits if hit.mark}
    return f" · {counted(len(marks), 'mark')}" if marks else ""


def _behind(results: Results) -> Line:
    """How far what is searched is from being all."""
    known = results.known
    if known is None:
        return []
    if known.indexed < known.total or not known.total:
        return [(_indexing(known), DIM)]
    if results.query.of_learned and known.learned < known.total:
        return [(known_of(known), DIM)]
    return []


def _indexing(known: Progress) -> str:
    if not known.total:
        return "indexing …"
    return f"indexing {number(known.indexed)} of {number(known.total)}"


def _empty(results: Results) -> tuple[str, ...]:
    known = results.known
    if known and known.indexed < max(1, known.total):
        said = _indexing(known)
        return (f"{said[:1].upper()}{said[1:].removesuffix(' …')}. What is indexed is searched.",)
    if results.query.term is None:
        return (
            "Words, “phrases”, -not, or, begin*, near(a b).",
            "tag: pen: note: in: entity: title: site: state: before: after: when: without: "
            "narrow it down; Tab completes them.",
        )
    where = f"in {number(known.total)} articles" if known else "in the library"
    said = f"Nothing matches “{visible_line(results.query.typed)}” {where}."
    return (f"{said} Did you mean “{results.meant}”?" if results.meant else said,)


def _more_articles(results: Results, rows: Sequence[Row], place: int) -> str:
    """How many articles begin below a row."""
    here = rows[place].found if place < len(rows) else None
    below = sum(1 for row in rows[place:] if not row.hit and not row.more and row.found is not here)
    below += results.articles - len(results.found)
    if not below:
        return f"{number(sum(1 for row in rows[place:] if row.hit))} more"
    return f"{number(below)} more article{'s' * (below != 1)}"


def _told(results: Results, row: Row, hits: int) -> Line:
    """What is under the chosen hit."""
    if row.hit is None:
        return [(visible_line(row.found.title), TEXT)]
    place = [("   ·   ", DIM), (f"hit {number(row.number)} of {number(hits)}", DIM)]
    if not row.hit.mark:
        return [(_source(row.found) or visible_line(row.found.title), TEXT), *place]
    pen = results.sources.settings.pen(row.hit.pen)
    letter: Run = (f"{pen.letter} ", Ink(pen.id, bold=True))
    return [letter, (pen.name, TEXT), *place]


def _opens(row: Row) -> Sequence[Effect]:
    place = row.found.source
    if place is None:
        return ()
    hit = row.hit
    if hit is None:
        return (OpenArticle(place),)
    words = f"/{hit.text}" if hit.in_text and not hit.whole else ""
    return (OpenArticle(place, f"@{hit.offset}{words}"),)


# --- the list -------------------------------------------------------------------------------------


def _lines(row: Row, results: Results, pane: Pane) -> Sequence[Line]:
    if row.hit:
        return [_hit_line(row.hit, results, pane)]
    if row.more:
        return [[(" " * (_LETTER + 4), TEXT), (f"{number(row.more)} more", DIM)]]
    head = _head(row.found, results.query, pane)
    return [head] if row.first else [[], head]


def _head(found: Found, query: Query, pane: Pane) -> Line:
    """Title, source, day and how many hits."""
    chosen = pane.current.partition("\n")[0] == found.key
    ink = STRONG if chosen else Ink("text", bold=True)
    day = short_day(found.published) if found.published else "undated"
    count = number(len(shown_hits(found))) if found.hits else ""
    right: Line = [(day, DIM), (f"{count:>4}", DIM)]
    if pane.width < 52:
        right = [(f"{count:>4}", DIM)]
    room = pane.width - sum(cells(text) for text, _ in right) - 2
    title = clip_end(visible_line(found.title) or "untitled", max(1, room))
    left = marked(title, query, ink)
    source = _source(found)
    if source and not pane.narrow and cells(title) + cells(source) + 2 <= room:
        left += [("  ", TEXT), (source, DIM)]
    return spread([*left, (" ", TEXT)], right, pane.width, TEXT)


def _source(found: Found) -> str:
    return visible_line(found.site)


def _hit_line(hit: Hit, results: Results, pane: Pane) -> Line:
    """A hit with what is before it ending where the word begins."""
    ink, query, linked = _ink(hit), results.query, hit.mark in results.linked
    word = _WORD if pane.width >= 52 else _LETTER + 2 + _NARROW_BEFORE
    if hit.whole:
        quote = clip_end(visible_line(hit.text), max(1, pane.width - _LETTER - 2))
        return _row(hit, pane, [(" ", TEXT), (quote, ink)], linked=linked)
    before = visible_line(hit.before) + " " * hit.before.endswith(" ")
    before = clip_start(before, word - _LETTER - 2)
    found = visible_line(hit.text)
    after = " " * hit.after.startswith(" ") + visible_line(hit.after)
    after = clip_end(after, max(1, pane.width - word - cells(found)))
    gap = word - _LETTER - 1 - cells(before)
    runs = [(" " * gap, TEXT), *marked(before, query, ink), (found, replace(ink, ground="match"))]
    return _row(hit, pane, [*runs, *marked(after, query, ink)], linked=linked)


def _row(hit: Hit, pane: Pane, runs: Line, *, linked: bool) -> Line:
    letter = _letter(hit, pane, linked=linked)
    return fitted([(" " * _LETTER, TEXT), letter, *runs], pane.width, TEXT)


def _letter(hit: Hit, pane: Pane, *, linked: bool) -> Run:
    if hit.place == NOTE:
        return (pane.look.glyph("≡"), DIM)
    if hit.place == "tag":
        return ("#", DIM)
    if not hit.mark:
        return (" ", TEXT)
    pen = pane.settings.pen(hit.pen)
    return (pen.letter, Ink(pen.id, bold=True, underline=linked))


def _ink(hit: Hit) -> Ink:
    if hit.place == NOTE:
        return Ink("text" if hit.mark else "dim", italic=True)
    return TEXT if hit.mark else DIM


def marked(text: str, query: Query, ink: Ink) -> Line:
    """A text with the words that were asked for set apart."""
    runs: Line = []
    at = 0
    for start, end in word_spans(text, query):
        runs += [(text[at:start], ink), (text[start:end], replace(ink, color="strong", bold=True))]
        at = end
    return [run for run in [*runs, (text[at:], ink)] if run[0]]


def word_spans(text: str, query: Query) -> list[tuple[int, int]]:
    """Where any word that is asked for stands in a text, none overlapping."""
    found: list[tuple[int, int]] = []
    for words in _all_words(query):
        found += occurrences(text, words)
    spans: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not spans or start >= spans[-1][1]:
            spans.append((start, end))
    return spans


def _all_words(query: Query) -> Iterator[Words]:
    for leaf in query.wanted:
        if isinstance(leaf, Near):
            yield from leaf.words
        elif isinstance(leaf, Words):
            yield leaf
