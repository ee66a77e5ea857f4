"""Which articles of an index, or which of their marks, meet a query.

A query about articles is answered with ids of articles, one about marks with units (see `cache`):
marks, and articles as far as they have tags, notes and words of their own. Each leaf gives a set,
sets are joined as the query says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from .cache import SHIFT, is_full_text, unpacked
from .facts import LONGEST_TIME, is_name, is_pen, is_site, is_tag
from .terms import NOTE, QUOTE, TEXT, TITLE, All, AnyOf, Field, Leaf, Near, Not, Query, Term, Words
from .words import NEAR, occurs

Units = set[int]
States = Callable[[Iterable[tuple[str, str, int]]], Mapping[str, str]]
"""Gives the values of `state:` by the keys of articles, their texts' ids and how many marks."""
_LAST: Final = 2**62
_ARTICLE_TEXTS: Final = (
    "select a.id, t.text, title, note, author, site, tags "
    "from articles a join texts t on a.id = t.id where a.id between ? and ?"
)
_TAG: Final = "\x1f"
_TEXT_COLUMNS: Final = {"": "", TEXT: "{text} : ", TITLE: "{title} : ", NOTE: "{note} : "}
_MARK_COLUMNS: Final = {"": "", QUOTE: "{quote} : ", TEXT: "{quote} : ", NOTE: "{note} : "}


@dataclass(frozen=True, slots=True)
class Index:
    """An index to ask, and what is known beside it."""

    database: sqlite3.Connection
    pens: Mapping[str, str] = field(default_factory=dict)
    """The names that the user gave pens, by their ids."""
    states: States = lambda _articles: {}
    """The states of articles by their keys."""


def matching(index: Index, query: Query) -> tuple[Units, Mapping[Leaf, Units]]:
    """The articles that meet a query, or the units where it is about marks; and those of each leaf.

    A query that asks nothing is met by all articles. A leaf of which nothing depended any more is
    left out. Raises sqlite3.Error.
    """
    asked = _Asked(index, of_marks=query.of_marks, full_text=is_full_text(index.database))
    return (asked.of(query.term) if query.term else asked.everything), asked.known


@dataclass(slots=True)
class _Asked:
    index: Index
    of_marks: bool
    full_text: bool
    known: dict[Leaf, Units] = field(default_factory=dict)
    _everything: Units | None = None

    @property
    def everything(self) -> Units:
        if self._everything is None:
            articles = self.numbers("select id from articles")
            if self.of_marks:
                articles = {id << SHIFT for id in articles} | self.numbers("select id from marks")
            self._everything = articles
        return self._everything

    def of(self, term: Term) -> Units:
        if isinstance(term, Not):
            return self.everything - self.of(term.term)
        if isinstance(term, AnyOf):
            return set().union(*map(self.of, term.terms))
        if isinstance(term, All):
            return self.of_all(term)
        if term not in self.known:
            self.known[term] = self.of_leaf(term)
        return self.known[term]

    def of_all(self, term: All) -> Units:
        """Those that meet all terms; what is not wanted is taken away last."""
        found: Units | None = None
        for each in term.terms:
            if not isinstance(each, Not):
                met = self.of(each)
                found = met if found is None else found & met
                if not found:
                    return set()
        found = self.everything if found is None else found
        for each in term.terms:
            if isinstance(each, Not):
                found = found - self.of(each.term)
        return found

    def of_leaf(self, leaf: Leaf) -> Units:
        if isinstance(leaf, Words | Near):
            return self.of_words(leaf)
        if leaf.name in ("tag", "pen", "note", "link", "without"):
            return self.of_mark_field(leaf)
        return self.of_articles(set(self.articles_of(leaf)))

    def numbers(self, query: str, values: Iterable[object] = ()) -> Units:
        return {number for (number,) in self.index.database.execute(query, tuple(values))}

    def of_articles(self, ids: Units) -> Units:
        """Articles, with their marks where the query is about these."""
        if not self.of_marks:
            return ids
        return {unit for unit in self.everything if unit >> SHIFT in ids}

    def of_units(self, units: Iterable[int]) -> Units:
        return set(units) if self.of_marks else {unit >> SHIFT for unit in units}

    # --- words ------------------------------------------------------------------------------------

    def of_words(self, leaf: Words | Near) -> Units:
        if leaf.where == TITLE and self.of_marks:  # it is the same for all marks of an article
            return self.of_articles({unit >> SHIFT for unit in self.found_words(leaf)})
        return self.found_words(leaf)

    def found_words(self, leaf: Words | Near) -> Units:
        if not self.full_text:
            return self.of_units(self.scanned(leaf))
        found: Units = set()
        asked = expression(leaf)
        if leaf.where in _TEXT_COLUMNS:
            columns = _TEXT_COLUMNS[leaf.where]
            query = "select rowid from text_words where text_words match ?"
            articles = self.numbers(query, [f"{columns}({asked})"])
            found |= {id << SHIFT for id in articles} if self.of_marks else articles
        if leaf.where in _MARK_COLUMNS:
            columns = _MARK_COLUMNS[leaf.where]
            query = "select rowid from mark_words where mark_words match ?"
            found |= self.of_units(self.numbers(query, [f"{columns}({asked})"]))
        if isinstance(leaf, Words) and leaf.accented:
            articles = {unit >> SHIFT for unit in found} if self.of_marks else found
            return self.of_units(self.scanned(leaf, articles))
        return found

    def scanned(self, leaf: Words | Near, articles: Units | None = None) -> Iterator[int]:
        """The units with some words, looked for in the texts themselves."""
        for unit, texts in self.texts(leaf.where, articles):
            if any(occurs(text, leaf) for text in texts):
                yield unit

    def texts(self, where: str, articles: Units | None) -> Iterator[tuple[int, list[str]]]:
        """What stands in each unit, as far as it is asked for."""
        if where in _TEXT_COLUMNS:
            for id, text, *about in self.rows_of(articles, _ARTICLE_TEXTS, 0):
                whole = [unpacked(text)] if where in ("", TEXT) else []
                yield id << SHIFT, whole + _chosen(where, about)
        if where in _MARK_COLUMNS:
            query = "select id, quote, note, tags from marks where id between ? and ?"
            for unit, quote, note, tags in self.rows_of(articles, query, SHIFT):
                yield (
                    unit,
                    {NOTE: [note], QUOTE: [quote], TEXT: [quote]}.get(
                        where, [quote, note, *tags.split(_TAG)]
                    ),
                )

    def rows_of(self, articles: Units | None, query: str, shift: int) -> Iterator[Any]:
        """The rows of some articles, or of all."""
        run = self.index.database.execute
        if articles is None:
            yield from run(query, (0, _LAST))
        else:
            for id in articles:
                yield from run(query, (id << shift, ((id + 1) << shift) - 1))

    # --- fields -----------------------------------------------------------------------------------

    def of_mark_field(self, asked: Field) -> Units:
        run = self.index.database.execute
        if asked.name == "note":
            notes = self.numbers("select id from articles where note != ''")
            return {id << SHIFT for id in notes} | self.numbers(
                "select id from marks where note != ''"
            )
        if asked.name == "tag":
            return self.of_tag(asked.value)
        if asked.name == "link":
            ends = "select {} from links where ?1 in (kind, '*')"
            linked = f"mark in ({ends.format('source')}) or mark in ({ends.format('target')})"
            return self.numbers(f"select id from marks where {linked}", (asked.value,))
        if asked.name == "pen":
            pens = {pen for (pen,) in run("select distinct pen from marks")}
            fit = [pen for pen in pens if is_pen(asked.value, pen, self.index.pens)]
            slots = ", ".join("?" * len(fit))
            return self.numbers(f"select id from marks where pen in ({slots})", fit)
        pen, kind = {"evidence": ("claim", "supports")}.get(asked.value, ("question", "answers"))
        return self.numbers(
            "select id from marks where pen = ? and not exists "
            "(select 1 from links where target = mark and kind = ?)", (pen, kind)
        )  # fmt: skip

    def of_tag(self, asked: str) -> Units:
        run = self.index.database.execute
        found: Units = set()
        queries = (("select id, tags from articles where tags != ''", SHIFT),
                   ("select id, tags from marks where tags != ''", 0))  # fmt: skip
        fits: dict[str, bool] = {}
        for query, shift in queries:
            for id, tags in run(query):
                if tags not in fits:
                    fits[tags] = any(is_tag(asked, tag) for tag in tags.split(_TAG))
                if fits[tags]:
                    found.add(id << shift)
        return found

    def articles_of(self, asked: Field) -> Iterable[int]:
        """The articles that meet a field which is about articles."""
        if asked.name == "entity":
            return self.naming(asked.value)
        if asked.name == "when":
            return self.telling_of(asked)
        if asked.name in ("before", "after"):
            return self.published(asked)
        if asked.name == "state":
            query = "select key, text_id, marks, id from articles"
            known = self.index.database.execute(query).fetchall()
            states = self.index.states(row[:3] for row in known)
            return [id for key, _, _, id in known if states.get(key) == asked.value]
        run = self.index.database.execute
        if asked.name == "title":
            return self.numbers("select id from articles where title != ''")
        rows = run("select id, site, host from articles where site != '' or host != ''")
        return [id for id, site, host in rows if is_site(asked.value, site, host)]

    def naming(self, asked: str) -> Units:
        names = [id for id, key in self.index.database.execute("select id, key from names")
                 if is_name(asked, key)] if asked != "*" else None  # fmt: skip
        if names is None:
            return self.numbers("select article from mentions")
        found: Units = set()
        for name in names:
            found |= self.numbers("select article from mentions where name = ?", (name,))
        return found

    def telling_of(self, asked: Field) -> Units:
        if asked.first is None or asked.last is None:
            return set()
        return self.numbers(f"select article from times where {TOLD}", told_days(asked))

    def published(self, asked: Field) -> Units:
        if asked.first is None or asked.last is None:
            return set()
        if asked.name == "before":
            query, day = "published != '' and published < ?", asked.first
        else:
            query, day = "published > ?", asked.last
        return self.numbers(f"select id from articles where {query}", [day.isoformat()])


TOLD: Final = (
    "first between ? and ? and last >= ? and (last - first < ? or (first >= ? and last <= ?))"
)


def told_days(asked: Field) -> tuple[int, ...]:
    """The values of TOLD: times that lie in the time asked for, or touch it and are not long."""
    first, last = (asked.first or date.min).toordinal(), (asked.last or date.max).toordinal()
    long = LONGEST_TIME.days
    return (first - long, last, first, long, first, last)


def expression(leaf: Words | Near) -> str:
    """A leaf as FTS5 takes it. Each word is quoted, so that no letter of it can be a command."""
    if isinstance(leaf, Near):
        return f"NEAR({' '.join(map(_quoted, leaf.words))}, {NEAR})"
    return _quoted(leaf)


def _quoted(words: Words) -> str:
    return f'"{" ".join(words.words)}"' + ("*" if words.prefix else "")


def _chosen(where: str, about: list[str]) -> list[str]:
    title, note, author, site, tags = about
    return {TEXT: [], TITLE: [title], NOTE: [note]}.get(
        where, [title, note, author, site, *tags.split(_TAG)]
    )
