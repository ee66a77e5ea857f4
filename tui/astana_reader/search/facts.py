"""What the fields of a query ask of an article and of a mark, and whether a mark meets a query.

This needs no index: whoever has marks at hand can filter them by a query.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from astana_reader.library.web_identity import web_key

from .terms import NOTE, QUOTE, TEXT, TITLE, All, AnyOf, Field, Leaf, Near, Not, Query, Term, Words
from .words import occurs, words_of

if TYPE_CHECKING:
    from astana_reader.annotations.records import Annotation, Link

LONGEST_TIME = timedelta(days=31)
"""A time that a text speaks of is one of a shorter time asked for only up to this length."""


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """What is known of an article beside its text."""

    title: str = ""
    author: str = ""
    site: str = ""
    url: str = ""
    published: date | None = None
    state: str = ""
    """A value of `state:`."""
    tags: tuple[str, ...] = ()
    note: str = ""
    names: Collection[str] = ()
    """Of whom and what it names, aliases too, each as `name_key` gives it."""
    times: Collection[tuple[date, date]] = ()
    """The first and last day of each time that it speaks of."""


@dataclass(frozen=True, slots=True)
class Linked:
    """The ids of marks that other marks point at, and of those that are linked at all."""

    supported: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Of those at either end of a link, by its kind; “*” for any."""

    @classmethod
    def of(cls, links: Iterable[Link]) -> Linked:
        links = list(links)
        supported = frozenset(link.target for link in links if link.kind == "supports")
        answered = frozenset(link.target for link in links if link.kind == "answers")
        kinds: dict[str, set[str]] = {"*": set()}
        for link in links:
            for kind in (link.kind, "*"):
                kinds.setdefault(kind, set()).update((link.source, link.target))
        return cls(supported, answered, {kind: frozenset(ids) for kind, ids in kinds.items()})


NO_LINKS = Linked()


def matches_mark(
    query: Query,
    article: ArticleFacts,
    mark: Annotation,
    linked: Linked = NO_LINKS,
    pens: Mapping[str, str] | None = None,
) -> bool:
    """Whether a mark meets a query: words stand in its quote, note or tags.

    `pens` are the names that the user gave pens, by their ids. A query that asks nothing is met
    by all.
    """
    return query.term is None or _Mark(article, mark, linked, pens or {}).meets(query.term)


@dataclass(frozen=True, slots=True)
class _Mark:
    article: ArticleFacts
    mark: Annotation
    linked: Linked
    pens: Mapping[str, str] = field(default_factory=dict)

    def meets(self, term: Term) -> bool:
        if isinstance(term, All):
            return all(map(self.meets, term.terms))
        if isinstance(term, AnyOf):
            return any(map(self.meets, term.terms))
        if isinstance(term, Not):
            return not self.meets(term.term)
        return self.meets_leaf(term)

    def meets_leaf(self, leaf: Leaf) -> bool:
        if isinstance(leaf, Words | Near):
            return any(occurs(text, leaf) for text in self.texts(leaf.where))
        if leaf.name in ("tag", "pen", "note", "link", "without"):
            return self.meets_of_marks(leaf)
        return article_meets(leaf, self.article)

    def texts(self, where: str) -> tuple[str, ...]:
        quote, note = self.mark.selector.quote, self.mark.note
        return {TEXT: (quote,), QUOTE: (quote,), NOTE: (note,), TITLE: (self.article.title,)}.get(
            where, (quote, note, *self.mark.tags)
        )

    def meets_of_marks(self, leaf: Field) -> bool:
        if leaf.name == "tag":
            return any(is_tag(leaf.value, tag) for tag in self.mark.tags)
        if leaf.name == "pen":
            return is_pen(leaf.value, self.mark.pen, self.pens)
        if leaf.name == "note":
            return bool(self.mark.note)
        if leaf.name == "link":
            return self.mark.id in self.linked.kinds.get(leaf.value, ())
        return is_without(leaf.value, self.mark.pen, self.mark.id, self.linked)


# --- what a field asks ----------------------------------------------------------------------------


def article_meets(asked: Field, article: ArticleFacts) -> bool:
    """Whether an article meets a field that is about articles."""
    if asked.name == "title":
        return bool(article.title)
    if asked.name == "site":
        return is_site(asked.value, article.site, host_of(article.url))
    if asked.name == "state":
        return article.state == asked.value
    if asked.name == "entity":
        return any(is_name(asked.value, name) for name in article.names)
    if asked.name == "when":
        return any(is_time(asked, *time) for time in article.times)
    return is_published(asked, article.published)


def is_tag(asked: str, tag: str) -> bool:
    asked, tag = asked.lstrip("#").casefold(), tag.casefold()
    return tag.startswith(asked[:-1]) if asked.endswith("*") else tag == asked


def is_pen(asked: str, pen: str, names: Mapping[str, str]) -> bool:
    asked = asked.casefold()
    return asked == "*" or asked in (pen.casefold(), names.get(pen, pen).casefold())


def is_without(asked: str, pen: str, id: str, linked: Linked) -> bool:
    """Whether a mark is a claim that nothing supports, or a question that nothing answers."""
    if asked == "evidence":
        return pen == "claim" and id not in linked.supported
    return pen == "question" and id not in linked.answered


def host_of(url: str) -> str:
    """The host of an address without www. and the like; empty where it is none."""
    return web_key(url).partition("/")[0]


def is_site(asked: str, site: str, host: str) -> bool:
    asked = asked.casefold()
    return bool(site or host) if asked == "*" else asked in site.casefold() or asked in host


def is_published(asked: Field, day: date | None) -> bool:
    """Of `before:` and `after:`; an article without a date meets neither."""
    if day is None or asked.first is None or asked.last is None:
        return False
    return day < asked.first if asked.name == "before" else day > asked.last


def is_time(asked: Field, first: date, last: date) -> bool:
    """Whether a time lies in the time asked for, or touches it and is not much longer."""
    if asked.first is None or asked.last is None or first > asked.last or last < asked.first:
        return False
    return (first >= asked.first and last <= asked.last) or last - first < LONGEST_TIME


def name_key(name: str) -> str:
    """A name for comparing: its folded words."""
    return " ".join(words_of(name))


def is_name(asked: str, key: str) -> bool:
    """Whether all words asked for are of a name; the last may only begin so with *."""
    wanted, words = words_of(asked), key.split()
    if asked.endswith("*"):
        last = wanted.pop() if wanted else ""
        return set(wanted) <= set(words) and any(word.startswith(last) for word in words)
    return bool(wanted) and set(wanted) <= set(words)
