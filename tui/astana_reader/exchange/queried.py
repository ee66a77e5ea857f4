"""Which marks of an article meet a query of the library's query language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from astana_reader.annotations.records import Annotation
from astana_reader.search.facts import NO_LINKS, ArticleFacts, Linked, matches_mark, name_key
from astana_reader.search.states import States, Subject
from astana_reader.search.terms import Query

from .marked import MarkedArticle


@dataclass(frozen=True, slots=True)
class MarkQuery:
    """A query, and what it asks that no article says of itself."""

    query: Query
    linked: Linked = NO_LINKS
    """Of the whole library."""
    states: States = lambda _articles: {}
    """The values of `state:`, by the paths of articles."""


def meeting(asked: MarkQuery, marked: MarkedArticle) -> Callable[[Annotation], bool]:
    """A function that tells whether a mark of an article meets a query.

    Names and times are those of `marked`, if these were found for it.
    """
    about = marked.article.metadata
    names = (n for e in marked.entities if e.sure for n in (e.name, *e.aliases))
    times = ((one.earliest, one.latest) for one in marked.expressions)
    pens = {id: marked.settings.pen(id).name for id in marked.settings.pens}
    path, count = str(marked.article.path), len(marked.highlights) + len(marked.orphans)
    facts = ArticleFacts(
        marked.article.title,
        about.author,
        about.site,
        about.url,
        marked.published,
        asked.states([Subject(path, marked.article.id, count)]).get(path, ""),
        marked.tags,
        marked.note,
        frozenset(map(name_key, names)),
        [(first, last) for first, last in times if first and last],
    )
    return lambda mark: matches_mark(asked.query, facts, mark, asked.linked, pens)
