"""The tags of the library: how often each is given, and what changes them everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from astana_reader.library.index import index_of
from astana_reader.library.retagging import Outcome, rename_tags, undo_rename
from astana_reader.library.tags import Renaming, Tag, one_tag, tags_of
from astana_reader.reading.effects import (
    Ask,
    Asked,
    Beside,
    Done,
    Effect,
    OpenView,
    Question,
    Target,
)
from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.keys import Act
from astana_reader.reading.lists.items import Item, Items
from astana_reader.reading.lists.listing import Line
from astana_reader.reading.look.ink import spread
from astana_reader.text.graphemes import clip
from astana_reader.text.wording import capitalized, counted

from .view import DIM, HEAD, STRONG, TEXT, Pane, Query, Side, View
from .viewing import Sources, Viewing, ViewKind

_KEYS = (
    KeyHint("pick", "pick"),
    KeyHint("rename-tag", "rename"),
    KeyHint("delete-tag", "delete"),
    KeyHint("filter", "filter"),
    KeyHint("sort", "sort"),
)
_PICKED_KEYS = (KeyHint("merge-tags", "merge"), KeyHint("delete-tag", "delete"))
_BY_COUNT, _BY_NAME = "by count", "by name"


def load(sources: Sources, asked: Asked) -> Iterator[View]:
    """The tags that fit the words of the query."""
    index = index_of(sources.library.annotations, sources.state)
    every = tags_of(index)
    words = asked.query.casefold().split()
    fitting = [tag for tag in every if all(word in tag.name.casefold() for word in words)]
    if asked.order == _BY_NAME:
        fitting.sort(key=lambda tag: tag.name.casefold())
    yield _view(fitting, len(every), len(index), asked)


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
        opens=lambda item: (OpenView("all-highlights", Asked(f"tag:{_quoted(item.key)}")),),
        told=lambda item: [(f"#{tags[item.index].name}", TEXT), *_place(item, len(tags))],
        keys=_KEYS,
        picked_keys=_PICKED_KEYS,
        empty=(nothing if asked.query else "No tags yet. t tags a highlight while you read.",),
    )


def _quoted(tag: str) -> str:
    """A tag as a query has it."""
    return f"“{tag}”" if " " in tag else tag


def _place(item: Item, of: int) -> Line:
    return [(f"   {item.index + 1:,} of {of:,}", DIM)]


def _lines(tag: Tag, pane: Pane) -> list[Line]:
    ink = STRONG if pane.chosen else TEXT
    sign = [pane.sign("", DIM), (" ", TEXT)] if pane.picked else [("  ", TEXT)]
    name = (clip(f"#{tag.name}", max(1, pane.width - 10)), ink)
    return [spread([*sign, name, ("  ", TEXT)], [(f"{tag.highlights:,}", DIM)], pane.width, TEXT)]


def _side(tag: Tag | None, pane: Pane) -> Side:
    if tag is None:
        return Side()
    lines: list[Line] = [[(clip(f"#{tag.name}", pane.width), STRONG)], []]
    lines.append([("Articles ", HEAD), (f"{len(tag.articles):,}", DIM)])
    room = max(0, pane.height - len(lines) - 1)
    for article in tag.articles[:room]:
        title = clip(article.article.title, pane.width - 8)
        right = [(str(tag.count_in(article)), DIM)]
        lines.append(spread([("  ", TEXT), (title, TEXT), ("  ", TEXT)], right, pane.width, TEXT))
    if len(tag.articles) > room:
        lines.append([(f"  ↓ {len(tag.articles) - room:,} more", DIM)])
    return Side(lines)


# --- changing them --------------------------------------------------------------------------------


def _ask_name(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Ask for another name of the tag, or for the one that the picked are to have."""
    if not viewing.meant:
        viewing.notice = "There is no tag to rename."
        return ()
    return (Ask(Question.RENAME, Target(ids=viewing.meant)),)


def _ask_merge(viewing: Viewing, act: Act) -> Iterable[Effect]:
    if len(viewing.meant) < 2:
        viewing.notice = "Pick the tags that are to be one with Space first."
        return ()
    return _ask_name(viewing, act)


def _rename(viewing: Viewing, target: Target, name: str) -> Iterable[Effect]:
    """Give tags the name that was typed."""
    try:
        return _change(viewing, Renaming(target.ids, one_tag(name)))
    except ValueError as error:
        viewing.notice = f"{capitalized(str(error))}."
        return ()


def _delete(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    return _change(viewing, Renaming(viewing.meant, "")) if viewing.meant else ()


def _change(viewing: Viewing, renaming: Renaming) -> Iterable[Effect]:
    sources = viewing.sources
    viewing.state.picked.clear()
    if renaming.new:
        viewing.state.chosen = renaming.new

    def work() -> Done:
        outcome = rename_tags(sources.library.annotations, sources.state, renaming)
        return Done(f"{_said(outcome)} u takes it back.")

    return (Beside(work, "Changing the tags …"),)


def _undo(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """Take back the last change of tags, whoever made it and when."""
    annotations = viewing.sources.library.annotations

    def work() -> Done:
        outcome = undo_rename(annotations)
        return Done(f"Taken back: {_said(outcome)}" if outcome else "Nothing to undo.")

    return (Beside(work, "Taking back …"),)


def _said(outcome: Outcome) -> str:
    return " ".join((*outcome.problems, f"{outcome.renaming.words}: {outcome.counts}."))


def _count(sources: Sources) -> int:
    return len(tags_of(index_of(sources.library.annotations, sources.state)))


KIND = ViewKind(
    "tags",
    load,
    actions={
        "rename-tag": _ask_name,
        "merge-tags": _ask_merge,
        "delete-tag": _delete,
        "undo": _undo,
    },
    answers={Question.RENAME: _rename},
    orders=(_BY_COUNT, _BY_NAME),
    count=_count,
)
