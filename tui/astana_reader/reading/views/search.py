"""A search of the library as it is typed: hits in their context, by article."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import lru_cache, partial
from pathlib import Path

from astana_reader.reading.effects import Asked, Beside, Done, Effect, OpenArticle, OpenView
from astana_reader.reading.keys import Act
from astana_reader.reading.lists.items import Item
from astana_reader.search.cache import (
    CacheError,
    is_damage,
    open_to_read,
    problem_of,
    progress,
    remove,
)
from astana_reader.search.client import keep_indexed, usable_cache
from astana_reader.search.completing import completions, known_values
from astana_reader.search.index import Index
from astana_reader.search.kept import drop_search, keep_search, look_at_search
from astana_reader.search.looking import Looked
from astana_reader.search.parsing import parse_query
from astana_reader.search.results import Found, Progress
from astana_reader.search.searching import Answer, newest, ranked, show
from astana_reader.search.states import ArticleStates
from astana_reader.search.suggesting import nearest_word

from .search_rows import Results, results_view
from .search_side import passage, side_of
from .view import View
from .viewing import Sources, Viewing, ViewKind

MOST = 300
"""Articles that are shown, the best ones."""
_FIRST = 12
"""Articles of which the first screen is made."""
_MANY = 10_000
"""Articles of which the newest are shown before they are ranked."""


def load(sources: Sources, asked: Asked) -> Iterator[View]:
    """What meets the query so far: the first articles at once, then all that are shown."""
    query = parse_query(asked.query)
    nothing = Results(asked, query, sources)
    try:
        with closing(open_to_read(usable_cache(sources.library))) as database:
            yield from map(_view, _results(database, nothing))
    except CacheError:
        yield _view(replace(nothing, known=Progress(0, 0, 0)))
    except sqlite3.Error as error:
        if is_damage(error):  # what keeps it up to date makes it anew once it is gone
            remove(usable_cache(sources.library))
        yield _view(replace(nothing, problem=problem_of(error)))


def _view(results: Results) -> View:
    return results_view(results, side_of)


def _results(database: sqlite3.Connection, begun: Results) -> Iterator[Results]:
    sources, query = begun.sources, begun.query
    known = progress(database)
    path = usable_cache(sources.library)
    values = _values(path, known.indexed, known.learned // 200)
    begun = replace(begun, known=known, complete=partial(completions, values=values))
    if query.term is None:
        yield begun
        return
    pens = {id: sources.settings.pen(id).name for id in sources.settings.pens}
    index = Index(database, pens, ArticleStates(sources.library, sources.state))
    answer = Answer.of(index, query)
    linked = database.execute("select source from links union select target from links")
    ids = frozenset(id for (id,) in linked)
    begun = replace(begun, articles=len(answer.articles), linked=ids)
    look_at_search(sources.library, sources.state, query.typed, len(answer.articles))
    if not answer.articles:
        yield replace(begun, meant=nearest_word(database, query))
        return
    if len(answer.articles) > _MANY:
        first = list(show(index, answer, newest(index, answer, _FIRST)))
        yield replace(begun, found=tuple(first))
    found: list[Found] = []
    for one in show(index, answer, ranked(index, answer, MOST)):
        found.append(one)
        if len(found) in (_FIRST, 4 * _FIRST):
            yield replace(begun, found=tuple(found))
    whole = len(answer.articles) <= MOST
    yield replace(begun, found=tuple(found), whole=whole)


@lru_cache(maxsize=1)
def _values(path: Path, _indexed: int, _learned: int) -> dict[str, tuple[str, ...]]:
    """The values of fields, made anew when enough was indexed."""
    with closing(open_to_read(path)) as database:
        return known_values(database)


def watch(sources: Sources, cancelled: threading.Event) -> Iterator[object]:
    """Keep the index up to date; gives something whenever more can be found."""
    backend = sources.settings.entities.get("backend", "")
    day_first = sources.settings.day_first
    return keep_indexed(sources.library, sources.state, cancelled, backend, day_first=day_first)


# --- actions --------------------------------------------------------------------------------------


def _step(by: int, viewing: Viewing, act: Act) -> Iterable[Effect]:
    """Go on to the next hit, over the borders of articles."""
    viewing.state.choose(viewing.items, by * act.count)
    return ()


def _unfold(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Show all hits of the chosen one's article, or the first ones again."""
    item = viewing.chosen
    if item is None:
        return ()
    article = article_of(item)
    return viewing.ask(unfolded=viewing.asked.unfolded ^ {article})


def article_of(item: Item) -> str:
    """The key of the article that a row is of."""
    return item.key.partition("\n")[0]


def _along(viewing: Viewing, act: Act) -> Iterable[Effect]:
    """Read at the other end of the link that is told of the chosen hit."""
    item = viewing.chosen
    looked = viewing.details.get(item.key) if item else None
    link = looked.link if isinstance(looked, Looked) else None
    if link is None or not link.place:
        viewing.notice = "What it is linked with is gone." if link else "It is not linked."
        return ()
    if act.count > 1:
        viewing.notice = "Enter opens the highlight, where all its links are."
        return ()
    return (OpenArticle(link.place, link.mark),)


def _timeline(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """The timeline of the articles that were found."""
    keys = tuple(dict.fromkeys(article_of(item) for item in viewing.items if item.key))
    return (OpenView("merged-timeline", Asked(subjects=keys)),) if keys else ()


def _keep(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Have the search stand on the desk."""
    query = viewing.asked.query.strip()
    if parse_query(query).term is None:
        viewing.notice = "There is no search to keep: / asks for one."
        return ()
    return (Beside(partial(_kept, viewing.sources, query), "Keeping …"),)


def _kept(sources: Sources, query: str) -> Done:
    if not keep_search(sources.library, sources.state, query):
        return Done("This search is kept: it stands on the desk.")
    return Done("Kept: it stands on the desk.", partial(_dropped, sources, query))


def _dropped(sources: Sources, query: str) -> Done:
    drop_search(sources.library, sources.state, query)
    return Done("Kept no longer.", partial(_kept, sources, query))


KIND = ViewKind(
    "search",
    load,
    actions={
        "next-result": partial(_step, 1),
        "previous-result": partial(_step, -1),
        "all-results": _unfold,
        "keep-search": _keep,
        "along-link": _along,
        "articles-timeline": _timeline,
    },
    detail=passage,
    keeps_query=True,
    waits="Opening the index …",
    watch=watch,
)
