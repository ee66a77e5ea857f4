"""The articles of the desk in order: which fit, sorted, in groups, counted. For a thread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from astana_reader.library.article_states import State
from astana_reader.library.first_rows import MOST, FirstRows
from astana_reader.library.shelf import Shelved
from astana_reader.reading.lists.items import Item, Items
from astana_reader.text.wording import month

STATE_NAMES = {
    State.READING: "Reading",
    State.TO_READ: "To read",
    State.DONE: "Done",
    State.ARCHIVED: "Archived",
    State.REMOVED: "Removed",
}
"""In the order of the groups."""


class Group(StrEnum):
    """What articles are put together by."""

    STATE = "state"
    SOURCE = "source"
    TAG = "tag"
    MONTH = "month"
    NOTHING = ""


class Order(StrEnum):
    """What articles are sorted by."""

    OPENED = "last opened"
    TITLE = "title"
    PUBLISHED = "date"
    MARKS = "marks"
    LENGTH = "length"
    GIVEN = "its own order"
    """As they were named, or as a feed has them."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is asked of the list."""

    state: State | None = None
    """The only state that is shown; None for all but the removed."""
    words: str = ""
    """A filter."""
    group: Group = Group.STATE
    order: Order = Order.OPENED

    @property
    def told(self) -> str:
        """by state, last opened."""
        if self.order is Order.GIVEN and not self.group:
            return f"in {self.order}"
        by = [f"by {self.group}"] if self.group else []
        return ", ".join([*by, self.order if by else f"by {self.order}"])


@dataclass(frozen=True, slots=True)
class Arranged:
    """The list as it was asked for."""

    arrangement: Arrangement
    shown: Sequence[Shelved] = ()
    """An article for each item with a key, by its index; one with two tags stands in both."""
    items: Items = field(default_factory=Items)
    """The heads of groups have no key; their index is that of the first article under them."""
    heads: Mapping[int, tuple[str, int]] = field(default_factory=dict)
    """The name and the count of a group, by the place of its head among the items."""
    counts: Mapping[State, int] = field(default_factory=dict)
    """Of all articles, whatever is shown."""
    marks: int = 0
    total: int = 0
    """Of all but the removed."""
    known: int = 0
    """How many of these were read for their titles."""
    fitting: int = 0
    """How many different articles are shown."""
    beyond: int = 0
    """How many more there are that are not read yet."""


def arrange(articles: Iterable[Shelved], wanted: Arrangement) -> Arranged:
    """The articles that fit, in order, with a head over each group."""
    every = list(articles)
    counts = Counter(article.state for article in every)
    fitting = [article for article in every if _is_wanted(article, wanted)]
    fitting = in_order(fitting, wanted.order)
    groups = _grouped(fitting, wanted.group)
    shown: list[Shelved] = []
    items, heads = Items(), {}
    for name, members in groups:
        if name:
            heads[len(items)] = (name, len(members))
            items.append(Item(index=len(shown)))
        for article in members:
            items.append(Item(_key(article, items), index=len(shown)))
            shown.append(article)
    at_hand = [article for article in every if article.state is not State.REMOVED]
    marks = sum(article.entry.highlights for article in at_hand)
    known = sum(article.preview is not None for article in at_hand)
    return Arranged(wanted, shown, items, heads, counts, marks, len(at_hand), known, len(fitting))


def arranged_at_once(rows: FirstRows) -> Arranged:
    """The list as it was last, of which only the beginning is there."""
    made = arrange(rows.articles, Arrangement())
    heads = {n: (name, rows.groups.get(name, count)) for n, (name, count) in made.heads.items()}
    counts = {state: rows.states.get(state, 0) for state in State}
    return replace(
        made,
        heads=heads,
        counts=counts,
        marks=rows.marks,
        total=rows.total,
        fitting=rows.total,
        beyond=max(0, rows.total - len(made.shown)),
    )


def first_rows(arranged: Arranged) -> FirstRows:
    """What is to be kept of the list for the next time."""
    return FirstRows(
        arranged.shown[:MOST],
        dict(arranged.heads.values()),
        {str(state): count for state, count in arranged.counts.items()},
        arranged.marks,
        arranged.total,
    )


def _key(article: Shelved, items: Items) -> str:
    """The article's key, told from the one of the same article in another group."""
    key, number = article.key, 1
    while items.place(key) >= 0:
        number += 1
        key = f"{article.key}\n{number}"
    return key


def _is_wanted(article: Shelved, wanted: Arrangement) -> bool:
    state = article.state
    if wanted.state is not None:
        if state is not wanted.state:
            return False
    elif state is State.REMOVED and "state:" not in wanted.words.casefold():
        return False
    return not wanted.words or fits(article, wanted.words)


# --- order and groups -----------------------------------------------------------------------------

_NEWEST_FIRST: dict[Order, Callable[[Shelved], str | int]] = {
    Order.OPENED: lambda one: one.opened,
    Order.PUBLISHED: lambda one: one.published.isoformat() if one.published else "",
    Order.MARKS: lambda one: one.entry.highlights,
    Order.LENGTH: lambda one: one.length,
}


def in_order(articles: Iterable[Shelved], order: Order) -> list[Shelved]:
    """The articles sorted: the latest, the most, the longest first, then by title."""
    if order is Order.GIVEN:
        return list(articles)
    found = sorted(articles, key=lambda one: (one.entry.title.casefold(), one.key))
    if order in _NEWEST_FIRST:
        found.sort(key=_NEWEST_FIRST[order], reverse=True)
    return found


def _grouped(articles: Sequence[Shelved], group: Group) -> list[tuple[str, list[Shelved]]]:
    if group is Group.NOTHING:
        return [("", list(articles))]
    found: dict[str, list[Shelved]] = {}
    for article in articles:
        for name in _GROUPS[group](article):
            found.setdefault(name, []).append(article)
    return [(_NAMES[group](name), found[name]) for name in sorted(found, key=_RANKS[group])]


_GROUPS: dict[Group, Callable[[Shelved], Sequence[str]]] = {
    Group.STATE: lambda one: (one.state,),
    Group.SOURCE: lambda one: (one.source,),
    Group.TAG: lambda one: one.entry.tags or ("",),
    Group.MONTH: lambda one: (one.published.isoformat()[:7] if one.published else "",),
}
_NAMES: dict[Group, Callable[[str], str]] = {
    Group.STATE: lambda name: STATE_NAMES[State(name)],
    Group.SOURCE: lambda name: name or "no source",
    Group.TAG: lambda name: f"#{name}" if name else "no tag",
    Group.MONTH: lambda name: month(date.fromisoformat(f"{name}-01")) if name else "undated",
}
_STATES = list(STATE_NAMES)
_RANKS: dict[Group, Callable[[str], Any]] = {
    Group.STATE: lambda name: _STATES.index(State(name)),
    Group.SOURCE: lambda name: (not name, name.casefold()),
    Group.TAG: lambda name: (not name, name.casefold()),
    Group.MONTH: lambda name: [-ord(letter) for letter in name] or [0],
}


# --- filter ---------------------------------------------------------------------------------------


def fits(article: Shelved, words: str) -> bool:
    """Whether an article fits a filter: words of title and source, #tag, site:cnn, state:done."""
    source, title = article.source.casefold(), article.entry.title.casefold()
    return all(_fits_word(article, word, source, title) for word in words.casefold().split())


def _fits_word(article: Shelved, word: str, source: str, title: str) -> bool:
    if word.startswith("#"):
        return any(tag.casefold().startswith(word[1:]) for tag in article.entry.tags)
    if word.startswith("site:"):
        return word[5:] in source
    if word.startswith("state:"):
        named = [
            article.state,
            "changed" if article.changed else "",
            "gone" if article.gone else "",
        ]
        return any(name.startswith(_ALIASES.get(word[6:], word[6:])) for name in named if name)
    return word in source or word in title


_ALIASES = {"new": "to-read", "": " "}
