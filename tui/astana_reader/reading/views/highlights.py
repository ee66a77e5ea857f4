"""All highlights of the library: found by a query, grouped, and changed one or many at once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache, partial
from pathlib import Path

from astana_reader.annotations.files import tag_counts
from astana_reader.annotations.records import ArticleRecord
from astana_reader.library.catalog import listed
from astana_reader.library.index import index_of
from astana_reader.library.marks import Found, LibraryMarks, MarkedFile, read_marks
from astana_reader.library.places import Library
from astana_reader.reading.effects import Asked, Effect, OpenArticle
from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.lists.listing import Line
from astana_reader.search.completing import completions
from astana_reader.search.facts import ArticleFacts, Linked, matches_mark
from astana_reader.search.meaning import meaning
from astana_reader.search.parsing import parse_query
from astana_reader.search.states import ArticleStates
from astana_reader.search.terms import Field
from astana_reader.search.terms import Query as Parsed
from astana_reader.settings.file_stamp import folder_time
from astana_reader.text.visible import visible_line

from . import highlight_changes as changes
from .highlight_rows import ORDERS, Row, Rows, lines_of, listed_of
from .highlight_side import percent_of, side_of
from .learned import how_learned, learned_of
from .search_rows import query_runs
from .view import DIM, TEXT, WARN, Query, View
from .viewing import Sources, ViewKind

_KEYS = (
    KeyHint("filter", "query"),
    KeyHint("sort", "group"),
    KeyHint("note", "note"),
    KeyHint("tags", "tags"),
    KeyHint("pen", "pen"),
)
_PICKED_KEYS = (
    KeyHint("sort", "group"),
    KeyHint("export", "export"),
    KeyHint("link", "link"),
    KeyHint("tags", "tags"),
    KeyHint("pen", "pen"),
)
_LASTS = 60
"""Seconds after which it is looked up again when articles were published."""
_HINT = "words, tag: pen: without: …"
_NOTHING = {
    "without:evidence": "Every claim here has its evidence.",
    "without:answer": "Every question here has its answer.",
    "link:contradicts": "No highlight here contradicts another.",
}


def load(sources: Sources, asked: Asked) -> Iterator[View]:
    """The highlights that meet the query, of what is read of the library so far."""
    query = parse_query(asked.query)
    for marks in read_marks(sources.library.annotations):
        days = _days(sources, marks.files) if marks.whole else {}  # the first is to come soon
        found = _found(sources, marks, query, days)
        groups = listed_of(marks, found, asked.order, sources.settings)
        yield _view(Rows(replace(groups, days=days)), sources, asked, query)


def _found(
    sources: Sources, marks: LibraryMarks, query: Parsed, days: Mapping[str, date]
) -> list[Found]:
    if query.term is None:
        return [(file, mark) for file in marks.files for mark in file.marks]
    links = Linked.of(link for file in marks.files for link in file.links)
    pens = {id: sources.settings.pen(id).name for id in sources.settings.pens}
    about = _facts(sources, marks.files, query, days)
    return [
        (file, mark)
        for file, facts in zip(marks.files, about, strict=True)
        for mark in file.marks
        if matches_mark(query, facts, mark, links, pens)
    ]


def _facts(
    sources: Sources, files: Sequence[MarkedFile], query: Parsed, days: Mapping[str, date]
) -> Iterator[ArticleFacts]:
    """What is known of each article, as far as the query asks for it."""
    states: Mapping[str, str] = {}
    if any(isinstance(leaf, Field) and leaf.name == "state" for leaf in query.leaves):
        articles = [(_key(file), _text_id(file.article), len(file.marks)) for file in files]
        states = ArticleStates(sources.library, sources.state)(articles)
    learned = learned_of(sources.library, query)
    for file in files:
        about, key = file.article, _key(file)
        names, times = learned(key)
        yield ArticleFacts(
            file.title,
            about.author,
            about.site,
            about.url,
            days.get(file.path.name),
            states.get(key, ""),
            about.tags,
            about.note,
            names,
            times,
        )


def _key(file: MarkedFile) -> str:
    """What the library's list knows an article by."""
    return str(file.place or file.path.name)


def _text_id(about: ArticleRecord) -> str:
    """The id of the text that was marked last."""
    return max(about.texts, key=about.texts.__getitem__, default=about.sha256)


def _days(sources: Sources, files: Sequence[MarkedFile]) -> dict[str, date]:
    """When the articles were published, by the names of their files of marks."""
    known = folder_time(sources.library.articles), len(files), time.monotonic() // _LASTS
    days = _published(sources.library, sources.state, known)
    return {**days, **{f.path.name: f.article.published for f in files if f.article.published}}


@lru_cache(maxsize=1)
def _published(library: Library, state: Path, _known: tuple[float, ...]) -> dict[str, date]:
    """The days that articles and what stands beside them give: a query is asked at each key."""
    found: dict[str, date] = {}
    for entry, preview in listed(library, state):
        day = entry.published or (preview.day if preview else None)
        if entry.store and day:
            found[entry.store.name] = day
    return found


# --- the view -------------------------------------------------------------------------------------


def _view(rows: Rows, sources: Sources, asked: Asked, query: Parsed) -> View:
    known = how_learned(sources.library, query)
    marks, shown = rows.listed.marks, rows.listed.found
    every = len(marks.by_id)
    right = f"{shown:,} of {every:,}" if query.term else f"{every:,}"
    return View(
        title="Highlights",
        about=(
            visible_line(_short(sources.library.root)),
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


def _short(root: Path) -> str:
    """A path from the user's home as shells write it."""
    home = Path.home()
    return f"~/{root.relative_to(home)}" if root.is_relative_to(home) else str(root)


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


KIND = ViewKind(
    "all-highlights",
    load,
    actions=changes.ACTIONS,
    answers=changes.ANSWERS,
    detail=percent_of,
    orders=ORDERS,
    count=_count,
)
