"""A search of an index: which articles meet a query, in which order, and their hits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from .cache import SHIFT, is_full_text
from .evaluating import Units, matching, most_have
from .hits import found_in
from .index import Index
from .results import Found
from .selecting import ARTICLES, MARKS, expression
from .terms import TEXT, All, AnyOf, Near, Query, Term, Words

_TEXT_WEIGHTS: Final = "1.0, 6.0, 3.0, 3.0, 1.0, 1.0"
"""Of the text, the title, the note, author with site and tags, and what is of marks alone."""
_MARKED: Final = 1e6
"""What the words count in each mark: more than any text can."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What meets a query."""

    query: Query
    units: Units
    """Articles, or units where the query is about marks. Never changed."""
    articles: Units

    @classmethod
    def of(cls, index: Index, query: Query) -> Answer:
        """Raises sqlite3.Error."""
        units = matching(index, query)
        articles = {unit >> SHIFT for unit in units} if query.of_marks else units
        return cls(query, units, articles)


def search(index: Index, query: Query, limit: int | None = None) -> Iterator[Found]:
    """The articles that meet a query, the best first, each with all its hits.

    Raises sqlite3.Error.
    """
    answer = Answer.of(index, query)
    yield from show(index, answer, ranked(index, answer)[:limit])


def show(index: Index, answer: Answer, articles: Iterable[int]) -> Iterator[Found]:
    """Articles of an answer with their hits."""
    for id in articles:
        if found := found_in(index, answer.query, id, answer.units):
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

    Those with the words in more marks come first, then those that bm25 finds to fit better;
    without words the date alone counts.
    """
    order = newest(index, answer, len(answer.articles))
    if is_full_text(index.database):
        order.sort(key=_scores(index, answer).__getitem__)
    return order[:count]


def _scores(index: Index, answer: Answer) -> defaultdict[int, float]:
    """How well articles fit, the lower the better."""
    run, query = index.database.execute, answer.query
    scores: defaultdict[int, float] = defaultdict(float)
    words = query.term and not query.of_marks and _words_in(query.term, index)
    if words:
        asked = f"select rowid, bm25(text_words, {_TEXT_WEIGHTS}) from text_words"
        scores.update(run(f"{asked} where text_words match ?", (words,)).fetchall())
    if marked := _in_marks(each for each in query.wanted if isinstance(each, Words | Near)):
        asked = f"select rowid >> {SHIFT}, count(*) from mark_words where mark_words match ?"
        for id, marks in run(f"{asked} group by 1", (marked,)):
            scores[id] -= marks * _MARKED
    return scores


def _in_marks(leaves: Iterable[Words | Near]) -> str:
    """Any of some words in a mark, as FTS5 takes it; those that are asked of the text count there.

    Empty where there are none.
    """
    columns = {where: columns for where, columns in MARKS.columns.items() if where != TEXT}
    parts = (f"({columns[x.where]}({expression(x)}))" for x in leaves if x.where in columns)
    return " OR ".join(parts)


def _words_in(term: Term, index: Index) -> str:
    """The words of a query as FTS5 takes them, to rank by; empty where it has none.

    A word that more than half of all have weighs nothing in bm25 and costs the most.
    """
    if isinstance(term, Words | Near):
        asked = f"{ARTICLES.columns[term.where]}({expression(term)})"
        return "" if most_have(index, ARTICLES, term) else asked
    if isinstance(term, All | AnyOf):
        between = " AND " if isinstance(term, All) else " OR "
        parts = (_words_in(each, index) for each in term.terms)
        known = between.join(filter(None, parts))
        return f"({known})" if known else ""
    return ""
