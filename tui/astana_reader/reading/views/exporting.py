"""Exporting several articles: read on a thread, shown in the sheet, written on a thread."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from astana_reader.articles.article import ArticleError
from astana_reader.entities.mentions import entity_order
from astana_reader.exchange import destination
from astana_reader.exchange.delivery import deliver
from astana_reader.exchange.filters import ALL, filtered
from astana_reader.exchange.formats import DATES, FORMATS, NAMES, Format
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.library.describing import wanted_at
from astana_reader.library.export_choice import ExportChoice, save_choice
from astana_reader.library.opening import open_article, publication
from astana_reader.reading.effects import Beside, Copy, Done, Effect, Export
from astana_reader.search.digesting import digests
from astana_reader.search.digests import Digest
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted
from astana_reader.timeline.event import order

from .many import wanted as asked_of
from .viewing import Sources


def marked_at(sources: Sources, place: Path | str | None) -> MarkedArticle:
    """The article at a place with all its marks; takes a while. Raises ArticleError."""
    if place is None:
        raise ArticleError("One of the articles is not where it was read.")
    opened = open_article(sources.library, wanted_at(sources.library, place).load(), sources.state)
    day_first = sources.settings.day_first
    day = publication(opened.article, opened.records, day_first=day_first).date
    return MarkedArticle.of(opened, day, sources.settings)


def export_all(
    sources: Sources, articles: Sequence[MarkedArticle], wanted: Export
) -> Iterable[Effect]:
    """Write articles as the sheet was answered, to a file or to the clipboard."""
    form, library = FORMATS[wanted.format], sources.library
    chosen = [filtered(marked, wanted.wanted or ALL) for marked in articles]
    choice = ExportChoice(form.id, wanted.folder)

    def work() -> Done:
        if form.alone and len(chosen) > 1:
            return Done(f"A {form.name} file is of one article: export them one by one.")
        save_choice(sources.state, library.root, choice)
        whole = _all_with_findings(sources, chosen, form.holds) if form.holds else chosen
        if wanted.path is None:
            return Done("", then=(Copy(form.write(whole), f"the {form.name}"),))
        return Done(_written(wanted.path, form, whole, library.annotations))

    return (Beside(work, "Exporting …"),)


def _all_with_findings(
    sources: Sources, articles: Sequence[MarkedArticle], holds: Collection[str]
) -> list[MarkedArticle]:
    """The articles with what the engines find in them, where that is not there already."""
    bare = [_key(marked) for marked in articles if not marked.events]
    found = {digest.key: digest for digest in digests(asked_of(sources, bare))} if bare else {}
    return [
        with_findings(marked, found[_key(marked)], holds) if _key(marked) in found else marked
        for marked in articles
    ]


def with_findings(
    marked: MarkedArticle, digest: Digest, holds: Collection[str] = (NAMES, DATES)
) -> MarkedArticle:
    """An article with what was found in it, in the order of the lists beside the open article.

    `holds` says what of NAMES and DATES goes out.
    """
    if NAMES in holds:
        entities = sorted([*digest.entities, *digest.unsure], key=entity_order)
        marked = replace(marked, entities=tuple(entities))
    if DATES in holds:
        events = tuple(sorted(digest.events, key=order))
        marked = replace(marked, expressions=digest.expressions, events=events)
    return marked


def _key(marked: MarkedArticle) -> str:
    """The key of an article in the library."""
    return str(marked.article.path or marked.article.source.url)


def _written(path: Path, form: Format, articles: Sequence[MarkedArticle], store: Path) -> str:
    """Write an export; what came of it. No article's file is ever written over."""
    own = [marked.article.path for marked in articles if marked.article.path]
    try:
        destination.refuse(path, own, store)
        made = deliver(form, articles, path, force=True)
        destination.write_export(path, made.text, own, store)
    except destination.ExportError as error:
        return str(error)
    return f"{counted(len(articles), 'article')} written to {visible_line(str(path))}."
