"""All highlights of the library: found by a query, grouped, and changed one or many at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial

from astana_reader.annotations.files import tag_counts
from astana_reader.library.index import index_of
from astana_reader.library.marks import Found, LibraryMarks, mark_files
from astana_reader.reading.effects import Asked, Effect, OpenArticle
from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.lists.listing import Line
from astana_reader.search.completing import completions
from astana_reader.search.meaning import meaning
from astana_reader.search.parsing import parse_query
from astana_reader.search.terms import Query as Parsed
from astana_reader.settings.file_stamp import folder_time
from astana_reader.text.visible import visible_line, visible_path

from . import highlight_changes as changes
from .highlight_rows import BY_ARTICLE, ORDERS, Row, Rows, lines_of, listed_of
from .highlight_search import first_marks, found_marks, publication, take_indexed
from .highlight_side import percent_of, side_of
from .learned import how_learned
from .search_rows import query_runs
from .view import DIM, TEXT, WARN, Query, View
from .viewing import Sources, ViewKind

_KEYS = (
    KeyHint("pen", "pen"),
    KeyHint("tags", "tags"),
    KeyHint("note", "note"),
    KeyHint("filter", "query"),
    KeyHint("sort", "group"),
)
_PICKED_KEYS = (
    KeyHint("pen", "pen"),
    KeyHint("tags", "tags"),
    KeyHint("link", "link"),
    KeyHint("export", "export"),
    KeyHint("sort", "group"),
)
_LASTS = 20
"""Seconds after which the files are looked at again though none of their folder was replaced."""
_LOOK = 1.0
"""Seconds between two looks at whether any was."""
_NO_DAYS: Mapping[str, date] = {}
_HINT = "words, tag: pen: without: …"
_NOTHING = {
    "without:evidence": "Every claim here has its evidence.",
    "without:answer": "Every question here has its answer.",
    "link:contradicts": "No highlight here contradicts another.",
}


def load(sources: Sources, asked: Asked) -> Iterator[View | None]:
    """The highlights that meet the query, of what is read of the library so far."""
    query = parse_query(asked.query)
    files = mark_files(sources.library.annotations)
    if not files.kept:
        if query.term is None and asked.order in ("", BY_ARTICLE) and (few := first_marks(sources)):
            yield _shown(sources, asked, query, few, [(f, m) for f in few.files for m in f.marks])
        yield from take_indexed(sources, files)
    for marks in files.read(lasts=_LASTS):
        if marks is None:
            yield None
            continue
        days = publication(sources, marks.files) if marks.whole else {}  # the first come soon
        for found in found_marks(sources, marks, query, days):
            yield _shown(sources, asked, query, marks, found, days)


def _shown(
    sources: Sources,
    asked: Asked,
    query: Parsed,
    marks: LibraryMarks,
    found: Sequence[Found],
    days: Mapping[str, date] = _NO_DAYS,
) -> View:
    groups = listed_of(marks, found, asked.order, sources.settings)
    return _view(Rows(replace(groups, days=days)), sources, asked, query)


# --- the view -------------------------------------------------------------------------------------


def _view(rows: Rows, sources: Sources, asked: Asked, query: Parsed) -> View:
    known = how_learned(sources.library, query)
    marks, shown = rows.listed.marks, rows.listed.found
    every = len(marks.by_id)
    right = f"{shown:,} of {every:,}" if query.term else f"{every:,}"
    return View(
        title="Highlights",
        wide_about=visible_path(sources.library.root),
        about=(
            _many(len(marks.files), "article"),
            _many(every, "highlight"),
        ),
        right=[(asked.order or ORDERS[0], DIM)],
        query=Query(query_runs(query), _HINT, right, _complete(marks)),
        means=[(meaning(query), DIM)] if query.term else [],
        wrong=next(iter(query.problems), ""),
        behind=[(known, DIM)] if known else [],
        items=rows,
        lines=partial(lines_of, rows),
        side=partial(side_of, rows),
        opens=lambda item: _opens(rows.listed.rows[item.index]),
        told=lambda item: _told(rows.listed.rows[item.index], rows, sources),
        keys=_KEYS,
        picked_keys=_PICKED_KEYS,
        empty=_empty(asked.query, every),
    )


def _many(number: int, noun: str) -> str:
    """1,486 highlights."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


def _empty(typed: str, every: int) -> tuple[str, ...]:
    if not every:
        return ("No highlights yet. Enter marks a sentence while you read.",)
    words = " ".join(typed.split())
    return (_NOTHING.get(words, f"Nothing matches “{visible_line(words)}”. Esc clears the query."),)


def _complete(marks: LibraryMarks) -> Callable[[str], Sequence[str]]:
    """Completes queries with the tags and sites there are, looked up when the first is typed."""

    @cache
    def values() -> dict[str, tuple[str, ...]]:
        counts = tag_counts(mark.tags for _, mark in marks.by_id.values())
        tags = sorted(counts, key=lambda tag: (-counts[tag], tag))
        sites = dict.fromkeys(file.article.site for file in marks.files if file.article.site)
        return {"tag": tuple(tags), "site": tuple(sites)}

    return lambda typed: completions(typed, values())


def _opens(row: Row) -> Iterable[Effect]:
    if row.file.place is None:
        return ()
    return (OpenArticle(row.file.place, row.mark.id),)


def _told(row: Row, rows: Rows, sources: Sources) -> Line:
    name = sources.settings.pen(row.mark.pen).name
    place = [(f"{name} {row.number:,} of {rows.listed.found:,}", TEXT)]
    return place if row.file.place else [*place, ("   its article is gone", WARN)]


def _count(sources: Sources) -> int:
    return sum(known.highlights for known in index_of(sources.library.annotations, sources.state))


def _watch(sources: Sources, cancelled: threading.Event) -> Iterator[object]:
    """Gives something whenever a file of marks came, went or was replaced."""
    folder = sources.library.annotations
    before = folder_time(folder)
    while not cancelled.wait(_LOOK):
        if (now := folder_time(folder)) != before:
            before = now
            yield now


KIND = ViewKind(
    "all-highlights",
    load,
    watch=_watch,
    actions=changes.ACTIONS,
    answers=changes.ANSWERS,
    detail=percent_of,
    orders=ORDERS,
    count=_count,
)
