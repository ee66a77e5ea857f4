"""A search of an index: which articles meet a query, in which order, and their hits."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from .cache import SHIFT, is_full_text
from .evaluating import Index, expression, matching
from .hits import found_in
from .results import Found
from .terms import NOTE, QUOTE, TEXT, TITLE, All, AnyOf, Leaf, Near, Query, Term, Words

_TEXT_WEIGHTS: Final = "1.0, 6.0, 3.0, 3.0"
"""Of the text, the title, the note, and author, site and tags."""
_MARKED: Final = 1e6
"""What the words count in a mark: more than any text can."""
_TEXT_COLUMNS: Final = {TEXT: "{text} : ", TITLE: "{title} : ", NOTE: "{note} : ", QUOTE: ""}


@dataclass(frozen=True, slots=True)
class Answer:
    """What meets a query."""

    query: Query
    units: frozenset[int]
    """Articles, or units where the query is about marks."""
    articles: frozenset[int]
    common: frozenset[Leaf] = frozenset()
    """What so many meet that it tells nothing of how well one fits."""

    @classmethod
    def of(cls, index: Index, query: Query) -> Answer:
        """Raises sqlite3.Error."""
        found, leaves = matching(index, query)
        units = frozenset(found)
        articles = frozenset(unit >> SHIFT for unit in units) if query.of_marks else units
        table = "marks" if query.of_marks else "articles"
        (half,) = index.database.execute(f"select count(*) / 2 from {table}").fetchone()
        common = frozenset(leaf for leaf, met in leaves.items() if len(met) > half)
        return cls(query, units, articles, common)


def search(index: Index, query: Query, limit: int | None = None) -> Iterator[Found]:
    """The articles that meet a query, the best first, each with all its hits.

    Raises sqlite3.Error.
    """
    answer = Answer.of(index, query)
    yield from show(index, answer, ranked(index, answer)[:limit])


def show(index: Index, answer: Answer, articles: Iterable[int]) -> Iterator[Found]:
    """Articles of an answer with their hits."""
    for id in articles:
        if found := found_in(index, answer.query, id, set(answer.units)):
            yield found


def newest(index: Index, answer: Answer, count: int) -> list[int]:
    """The articles of an answer that were published last, at most so many."""
    found: list[int] = []
    for (id,) in index.database.execute("select id from articles order by published desc, id"):
        if id in answer.articles:
            found.append(id)
            if len(found) == count:
                break
    return found


def ranked(index: Index, answer: Answer, count: int | None = None) -> list[int]:
    """The articles of an answer, the best first; those that are as good the newest first.

    Those with the words in a mark come before those with them only in the text, each ranked by
    bm25; without words the date alone counts.
    """
    order = newest(index, answer, len(answer.articles))
    if not is_full_text(index.database):
        return order[:count]
    scores = _scores(index, answer)
    place = {id: number for number, id in enumerate(order)}

    def key(id: int) -> tuple[float, int]:
        return scores.get(id, 0.0), place[id]

    return heapq.nsmallest(count, order, key=key) if count else sorted(order, key=key)


def _scores(index: Index, answer: Answer) -> dict[int, float]:
    """How well articles fit, the lower the better."""
    run, query = index.database.execute, answer.query
    scores: dict[int, float] = {}
    words = query.term and _words_in(query.term, answer.common)
    if words and not query.of_marks:
        asked = f"select rowid, bm25(text_words, {_TEXT_WEIGHTS}) from text_words"
        scores = dict(run(f"{asked} where text_words match ?", (words,)).fetchall())
    leaves = [leaf for leaf in query.wanted if isinstance(leaf, Words | Near)]
    telling = [leaf for leaf in leaves if leaf not in answer.common]
    for asked, some in (("0.0", leaves), ("bm25(mark_words)", telling)):
        marked = " OR ".join(f"({expression(leaf)})" for leaf in some if leaf.where != TEXT)
        if not marked:
            continue
        rows = run(f"select rowid, {asked} from mark_words where mark_words match ?", (marked,))
        for unit, score in rows:
            id = unit >> SHIFT
            before = scores.get(id, 0.0)
            scores[id] = (before if before <= -_MARKED else before - _MARKED) + score
    return scores


def _words_in(term: Term, common: AbstractSet[Leaf]) -> str:
    """The words of a query as FTS5 takes them, to rank by; empty where it has none.

    A word that more than half of all have weighs nothing in bm25 and costs the most.
    """
    if isinstance(term, Words | Near):
        asked = f"{_TEXT_COLUMNS.get(term.where, '')}({expression(term)})"
        return "" if term in common else asked
    if isinstance(term, All | AnyOf):
        between = " AND " if isinstance(term, All) else " OR "
        parts = (_words_in(each, common) for each in term.terms)
        known = between.join(filter(None, parts))
        return f"({known})" if known else ""
    return ""
