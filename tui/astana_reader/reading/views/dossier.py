"""An entity over many articles: its roles, its quotes, the articles, the company it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from astana_reader.annotations.entity_memory import forget_verdict, keep_verdict, load_verdicts
from astana_reader.entities.across import Verdict
from astana_reader.reading.effects import Asked, Beside, Done, Effect, OpenView
from astana_reader.reading.key_hints import KeyHint
from astana_reader.reading.keys import Act
from astana_reader.reading.lists.items import Item, Items
from astana_reader.reading.lists.listing import Line
from astana_reader.search.meaning import known_of
from astana_reader.search.naming import Naming, articles_naming
from astana_reader.text.spans import Span
from astana_reader.text.wording import counted

from .dossier_facts import Dossier, dossier_of, sentence_of
from .dossier_rows import article_line, head, quote_lines, role_line
from .dossier_side import card_of, reasons, side_of
from .hand import COMMON, open_chosen
from .many import MOST, all_keys, growing, opening
from .view import DIM, HEAD, TEXT, Pane, Side, View
from .viewing import Sources, Viewing, ViewKind

_ROLES, _QUOTES, _ARTICLES = "Roles", "Quotes", "Articles"
_FEW = {_ROLES: 3, _QUOTES: 8, _ARTICLES: 8}
"""Rows of a group that is not unfolded."""
_WITHOUT_INDEX = 40
"""Articles that are looked at where no index tells which name it: the newest."""
_KEYS = (
    KeyHint("open-row", "open"),
    KeyHint("other-pane", "next part"),
    KeyHint("articles-timeline", "timeline"),
    KeyHint("join-person", "merge"),
    KeyHint("escape", "back"),
)


@dataclass(frozen=True, slots=True)
class _DossierView(View):
    """The view with what it shows, for its actions."""

    dossier: Dossier | None = None


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the list: of a group, which one of it; -1 for its head, -2 for what is folded."""

    group: str
    number: int


def load(sources: Sources, asked: Asked) -> Iterator[View]:
    """The dossier of the entity named first, better as more articles are looked at.

    The other subjects are keys of articles that are looked at whatever the index knows.
    """
    name, *own = asked.subjects or ("",)
    naming = articles_naming(sources.library, name, MOST)
    keys = [*own, *naming.keys]
    if naming.progress is None or not naming.progress.learned:
        keys += all_keys(sources)[:_WITHOUT_INDEX]
    keys = list(dict.fromkeys(keys))
    verdicts = load_verdicts(sources.library.annotations)
    for found in growing(sources, keys):
        dossier = dossier_of(found, name, verdicts)
        looked_at = len(found), len(keys)
        yield _view(dossier, asked, naming, looked_at) if dossier else _nobody(name, looked_at)


def _nobody(name: str, looked_at: tuple[int, int]) -> View:
    done, of = looked_at
    said = f"Looking for {name} in {of - done:,} more articles …" if done < of else ""
    nothing = said or f"No article that was looked at names {name}."
    return View(title=name, items=Items(), lines=lambda _item, _pane: [[]], empty=(nothing,))


def _view(dossier: Dossier, asked: Asked, naming: Naming, looked_at: tuple[int, int]) -> View:
    rows = list(_rows(dossier, asked))
    about = [dossier.type, counted(len(dossier.digests), "article")]
    if looked_at[0] < looked_at[1]:
        about.append(f"{looked_at[0]:,} of {looked_at[1]:,} looked at")
    elif naming.progress and naming.progress.learned < naming.progress.total:
        about.append(known_of(naming.progress))
    return _DossierView(
        title=dossier.name,
        about=tuple(about),
        right=[(counted(dossier.mentions, "mention"), DIM)],
        items=Items(_item(dossier, n, row) for n, row in enumerate(rows)),
        lines=lambda item, pane: _lines(dossier, rows[item.index], pane),
        head=lambda pane: head(dossier, _day(dossier, rows, pane), pane),
        side=lambda item, pane: _side(dossier, rows[item.index] if item else None, pane),
        opens=lambda item: _opens(dossier, rows[item.index]),
        told=lambda item: _told(dossier, rows[item.index]),
        keys=_KEYS,
        picked_keys=_KEYS,
        dossier=dossier,
    )


def _counts(dossier: Dossier) -> dict[str, int]:
    return {
        _ROLES: len(dossier.roles),
        _QUOTES: len(dossier.quotes),
        _ARTICLES: len(dossier.digests),
    }


def _rows(dossier: Dossier, asked: Asked) -> Iterator[_Row]:
    for group, count in _counts(dossier).items():
        if count:
            shown = count if group in asked.unfolded else min(count, _FEW[group])
            yield _Row(group, -1)
            yield from (_Row(group, number) for number in range(shown))
            if shown < count:
                yield _Row(group, -2)


def _item(dossier: Dossier, place: int, row: _Row) -> Item:
    if row.number == -1:
        return Item(index=place)
    if row.number == -2:
        return Item(f"more {row.group}", index=place)
    number, offset = _place(dossier, row)
    told = dossier.roles[row.number].name if row.group == _ROLES else str(offset)
    return Item(f"{row.group} {dossier.digests[number].key} {told}", index=place)


def _place(dossier: Dossier, row: _Row) -> tuple[int, int]:
    """The number of the article, and where a row goes in it."""
    if row.group == _ROLES:
        return dossier.roles[row.number].place
    if row.group == _QUOTES:
        quote = dossier.quotes[row.number]
        return quote.article, quote.span.start
    return row.number, dossier.firsts[row.number]


def _day(dossier: Dossier, rows: Sequence[_Row], pane: Pane) -> date | None:
    """The day of the chosen row."""
    row = rows[pane.item.index] if pane.item else None
    if row is None or row.number < 0:
        return None
    return dossier.digests[_place(dossier, row)[0]].published


def _lines(dossier: Dossier, row: _Row, pane: Pane) -> list[Line]:
    if row.number == -1:
        title: Line = [(f"{row.group} ", HEAD), (f"{_counts(dossier)[row.group]:,}", DIM)]
        first = row.group == next(group for group, count in _counts(dossier).items() if count)
        return [title] if first or pane.tight else [[], title]
    if row.number == -2:
        more = _counts(dossier)[row.group] - _FEW[row.group]
        return [[(" " * 17 if row.group != _ROLES else "  ", TEXT), (f"↓ {more:,} more", DIM)]]
    if row.group == _ROLES:
        return [role_line(dossier.roles[row.number], pane)]
    if row.group == _QUOTES:
        return quote_lines(dossier, dossier.quotes[row.number], pane)
    return [article_line(dossier, row.number, pane)]


def _side(dossier: Dossier, row: _Row | None, pane: Pane) -> Side:
    if row is None or row.number < 0:
        return side_of(dossier, reasons(dossier, pane), pane)
    number, offset = _place(dossier, row)
    text = _passage(dossier, row)
    return side_of(dossier, card_of(dossier, number, offset, text, _rank(dossier, row), pane), pane)


def _passage(dossier: Dossier, row: _Row) -> str:
    """The sentence that a row is about."""
    number, offset = _place(dossier, row)
    text = dossier.digests[number].text
    if row.group == _QUOTES:
        sentence = dossier.quotes[row.number].sentence
        return text[sentence.start : sentence.end]
    sentence = sentence_of(dossier.digests[number], Span(offset, offset))
    return text[sentence.start : sentence.end]


def _rank(dossier: Dossier, row: _Row) -> str:
    noun = {_ROLES: "role", _QUOTES: "quote", _ARTICLES: "article"}[row.group]
    return f"{noun} {row.number + 1:,} of {_counts(dossier)[row.group]:,}"


def _opens(dossier: Dossier, row: _Row) -> Iterable[Effect]:
    if row.number < 0:
        return ()
    number, offset = _place(dossier, row)
    return (opening(dossier.digests[number], offset),)


def _told(dossier: Dossier, row: _Row) -> Line:
    if row.number < 0:
        return [("Enter shows them all", DIM)]
    return [(dossier.name, TEXT), (f"   {_rank(dossier, row)}", DIM)]


# --- actions --------------------------------------------------------------------------------------


def _open(viewing: Viewing, act: Act) -> Iterable[Effect]:
    """Read the article at the row; unfold a group on its last one."""
    item = viewing.chosen
    if item and item.key.startswith("more "):
        return viewing.ask(unfolded=viewing.asked.unfolded | {item.key.removeprefix("more ")})
    return open_chosen(viewing, act)


def _next_part(viewing: Viewing, act: Act) -> Iterable[Effect]:
    """Go on to the first row of the next group; where the side has no room, show that."""
    if viewing.narrow:
        return COMMON["other-pane"](viewing, act)
    items = viewing.items
    heads = [n for n, item in enumerate(items) if not item.key]
    here = items.place(viewing.state.chosen)
    following = next((n for n in heads if n > here), heads[0] if heads else -1)
    if following >= 0:
        viewing.state.chosen = items.nth(items.rank(following)).key
    return ()


def _timeline(viewing: Viewing, _act: Act) -> Iterable[Effect]:
    """The timeline of the articles that name it."""
    dossier = _dossier(viewing)
    if dossier is None:
        return ()
    keys = tuple(digest.key for digest in dossier.digests)
    return (OpenView("merged-timeline", Asked(subjects=keys)),)


def _dossier(viewing: Viewing) -> Dossier | None:
    return viewing.view.dossier if isinstance(viewing.view, _DossierView) else None


def _judge(viewing: Viewing, act: Act, *, same: bool) -> Iterable[Effect]:
    """Say that another of the last name is the same person, or that it is not; remembered."""
    dossier = _dossier(viewing)
    others = dossier.apart if dossier else ()
    if dossier is None or not others:
        viewing.notice = "Nobody else of that name is known."
        return ()
    other = others[min(act.count, len(others)) - 1]
    verdict = Verdict(dossier.name, other.name, same=same)
    folder = viewing.sources.library.annotations
    return (Beside(partial(_keep, folder, verdict), "Remembering …"),)


def _keep(folder: Path, verdict: Verdict) -> Done:
    before = next((each for each in load_verdicts(folder) if each.key == verdict.key), None)
    _try(partial(keep_verdict, folder, verdict))
    said = "are one person" if verdict.same else "are two people"
    back = partial(_take_back, folder, verdict, before)
    return Done(f"{verdict.one} and {verdict.other} {said}. u takes it back.", back)


def _take_back(folder: Path, verdict: Verdict, before: Verdict | None) -> Done:
    """Have the library remember what it did before."""
    if before:
        _try(partial(keep_verdict, folder, before))
    else:
        _try(partial(forget_verdict, folder, verdict))
    return Done("It is as it was.", partial(_keep, folder, verdict))


def _try(work: Callable[[], None]) -> None:
    """Raises OSError where the library can't be written in time."""
    try:
        work()
    except TimeoutError as error:
        raise OSError("The library is being written by another program.") from error


KIND = ViewKind(
    "dossier",
    load,
    actions={
        "open-row": _open,
        "other-pane": _next_part,
        "articles-timeline": _timeline,
        "join-person": partial(_judge, same=True),
        "part-person": partial(_judge, same=False),
    },
    waits="Looking for it in the articles …",
)
