"""The tags of the library, each with how many highlights and articles have it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from astana_reader.library.index import Indexed, index_of
from astana_reader.reading.effects import Asked
from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.lists.items import Item, Items
from astana_reader.reading.lists.listing import Line
from astana_reader.reading.look.ink import spread
from astana_reader.text.graphemes import clip
from astana_reader.text.wording import counted

from .view import DIM, HEAD, STRONG, TEXT, Pane, Query, Side, View
from .viewing import Sources, ViewKind

_KEYS = (KeyHint("sort", "sort"), KeyHint("filter", "filter"), KeyHint("escape", "back"))
_BY_COUNT, _BY_NAME = "by count", "by name"


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and the articles that it stands in."""

    name: str
    articles: tuple[Indexed, ...]


def load(sources: Sources, asked: Asked) -> Iterator[View]:
    """The tags that fit the words of the query."""
    index = index_of(sources.library.annotations, sources.state)
    every = tags_of(index)
    words = asked.query.casefold().split()
    fitting = [tag for tag in every if all(word in tag.name.casefold() for word in words)]
    if asked.order == _BY_NAME:
        fitting.sort(key=lambda tag: tag.name.casefold())
    yield _view(fitting, len(every), len(index), asked)


def tags_of(index: Sequence[Indexed]) -> list[Tag]:
    """All tags of a library, those of the most articles first."""
    names: dict[str, str] = {}
    found: dict[str, list[Indexed]] = {}
    for article in index:
        for tag in article.tags:
            names.setdefault(tag.casefold(), tag)
            found.setdefault(tag.casefold(), []).append(article)
    tags = [Tag(names[folded], tuple(articles)) for folded, articles in found.items()]
    return sorted(tags, key=lambda tag: (-len(tag.articles), tag.name.casefold()))


def _view(tags: Sequence[Tag], every: int, articles: int, asked: Asked) -> View:
    count = f"{len(tags):,} of {every:,}" if asked.query else ""
    nothing = f"Nothing matches “{asked.query}”. Esc clears the filter."
    return View(
        title="Tags",
        about=(counted(articles, "marked article"), counted(every, "tag")),
        right=[(asked.order or _BY_COUNT, DIM)],
        query=Query(hint="filter: words of the tag", right=count),
        items=Items(Item(tag.name, index=n) for n, tag in enumerate(tags)),
        lines=lambda item, pane: _lines(tags[item.index], pane),
        side=lambda item, pane: _side(tags[item.index] if item else None, pane),
        told=lambda item: [(f"#{tags[item.index].name}", TEXT), *_place(item, len(tags))],
        keys=_KEYS,
        picked_keys=_KEYS,
        empty=(nothing if asked.query else "No tags yet. t tags a highlight while you read.",),
    )


def _place(item: Item, of: int) -> Line:
    return [(f"   {item.index + 1:,} of {of:,}", DIM)]


def _lines(tag: Tag, pane: Pane) -> list[Line]:
    ink = STRONG if pane.chosen else TEXT
    sign = [pane.sign("", DIM), (" ", TEXT)] if pane.picked else [("  ", TEXT)]
    name = (clip(f"#{tag.name}", max(1, pane.width - 10)), ink)
    return [
        spread([*sign, name, ("  ", TEXT)], [(f"{len(tag.articles):,}", DIM)], pane.width, TEXT)
    ]


def _side(tag: Tag | None, pane: Pane) -> Side:
    if tag is None:
        return Side()
    lines: list[Line] = [[(clip(f"#{tag.name}", pane.width), STRONG)], []]
    lines.append([("Articles ", HEAD), (f"{len(tag.articles):,}", DIM)])
    room = max(0, pane.height - len(lines) - 1)
    for article in tag.articles[:room]:
        title = clip(article.article.title, pane.width - 8)
        right = [(str(article.highlights), DIM)]
        lines.append(spread([("  ", TEXT), (title, TEXT), ("  ", TEXT)], right, pane.width, TEXT))
    if len(tag.articles) > room:
        lines.append([(f"  ↓ {len(tag.articles) - room:,} more", DIM)])
    return Side(lines)


def _count(sources: Sources) -> int:
    return len(tags_of(index_of(sources.library.annotations, sources.state)))


KIND = ViewKind(
    "tags",
    load,
    orders=(_BY_COUNT, _BY_NAME),
    count=_count,
)
