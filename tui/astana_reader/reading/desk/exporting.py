"""Exporting articles of the desk: read on a thread, shown in the sheet, written on a thread."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from astana_reader.exchange import destination
from astana_reader.exchange.delivery import deliver
from astana_reader.exchange.filters import filtered
from astana_reader.exchange.formats import FORMATS, Format
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.library.describing import wanted_at
from astana_reader.library.export_choice import ExportChoice, load_choice, save_choice
from astana_reader.library.opening import open_article, publication
from astana_reader.library.shelf import Shelved
from astana_reader.reading.effects import Ask, Beside, Copy, Done, Effect, Export, Question
from astana_reader.reading.views.viewing import Sources
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted

from .desk import Desk


def gather(desk: Desk) -> Iterable[Effect]:
    """Read the picked articles, else the chosen one, and ask how to export them."""
    meant = [article for article in desk.meant if article.entry.place]
    if not meant:
        return ()

    def work() -> Done:
        desk.last_export = load_choice(desk.sources.state, desk.library.root)
        desk.gathered = tuple(_marked(desk.sources, article) for article in meant)
        return Done("", then=(Ask(Question.EXPORT),))

    return (Beside(work, f"Reading {counted(len(meant), 'article')} …"),)


def _marked(sources: Sources, article: Shelved) -> MarkedArticle:
    """An article with its marks. Raises ArticleError."""
    opened = open_article(
        sources.library, wanted_at(sources.library, article.entry.place).load(), sources.state
    )
    day_first = sources.settings.day_first
    day = publication(opened.article, opened.records, day_first=day_first).date
    return MarkedArticle.of(opened, day, sources.settings)


def export(desk: Desk, wanted: Export) -> Iterable[Effect]:
    """Write what was gathered in a format, to a file or to the clipboard."""
    form, library = FORMATS[wanted.format], desk.library
    articles = [filtered(marked, wanted.wanted) for marked in desk.gathered]
    desk.gathered, choice = (), ExportChoice(form.id, wanted.folder)
    if form.alone and len(articles) > 1:
        desk.notice = f"A {form.name} file is of one article: export them one by one."
        return ()

    def work() -> Done:
        save_choice(desk.sources.state, library.root, choice)
        if wanted.path is None:
            return Done("", then=(Copy(form.write(articles), f"the {form.name}"),))
        return Done(_written(wanted.path, form, articles, library.annotations))

    return (Beside(work, "Exporting …"),)


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
