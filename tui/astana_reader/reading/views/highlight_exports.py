"""Exporting highlights of the whole library: their articles are read on a thread."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from astana_reader.articles.article import Article, ArticleError
from astana_reader.exchange.delivery import deliver
from astana_reader.exchange.destination import ExportError, write_export
from astana_reader.exchange.filters import of_ids
from astana_reader.exchange.formats import FORMATS, Format
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.library.documents import wanted_file
from astana_reader.library.marks import MarkedFile
from astana_reader.library.opening import open_article, publication
from astana_reader.library.pages import wanted_page
from astana_reader.reading.effects import Beside, Done, Effect
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted

from .highlight_rows import Row
from .viewing import Sources

_NAME = "highlights"
"""Of the file, without its suffix."""


def export_formats() -> list[Format]:
    """The formats that hold highlights of several articles."""
    holding = ("quote", "everything")
    return [
        form
        for form in FORMATS.values()
        if not form.alone and any(what.startswith(holding) for what, _ in form.kept)
    ]


def export_rows(sources: Sources, rows: Iterable[Row], form: Format) -> Iterable[Effect]:
    """Write highlights in a format to a file in the working folder; an earlier one is updated."""
    files: dict[Path, tuple[MarkedFile, set[str]]] = {}
    for row in rows:
        files.setdefault(row.file.path, (row.file, set()))[1].add(row.mark.id)
    path = Path.cwd() / f"{_NAME}{form.suffix}"

    def work() -> Done:
        articles, problems = [], []
        for file, ids in files.values():
            try:
                articles.append(of_ids(_marked(sources, file), ids))
            except ArticleError as error:
                problems.append(str(error))
        problems += [_write(sources, articles, form, path)] if articles else []
        return Done(" ".join(filter(None, problems)) or _said(articles, path))

    return (Beside(work, "Exporting …"),)


def _said(articles: list[MarkedArticle], path: Path) -> str:
    count = sum(len(marked.all) for marked in articles)
    return f"{counted(count, 'highlight')} written to {visible_line(str(path))}."


def _write(sources: Sources, articles: list[MarkedArticle], form: Format, path: Path) -> str:
    """Write the export; why that could not be, if so."""
    own = [marked.article.path for marked in articles if marked.article.path]
    try:
        made = deliver(form, articles, path)
        write_export(path, made.text, own, sources.library.annotations)
    except ExportError as error:
        return str(error)
    return ""


def _marked(sources: Sources, file: MarkedFile) -> MarkedArticle:
    """An article with all its marks. Raises ArticleError where it can't be read."""
    opened = open_article(sources.library, _article(sources, file), sources.state)
    day_first = sources.settings.day_first
    day = publication(opened.article, opened.records, day_first=day_first).date
    return MarkedArticle.of(opened, day, sources.settings)


def _article(sources: Sources, file: MarkedFile) -> Article:
    if file.place is None:
        raise ArticleError(f"“{visible_line(file.title)}” is not where it was read.")
    if isinstance(file.place, Path):
        return wanted_file(file.place).load()
    return wanted_page(sources.library, file.place).load()
