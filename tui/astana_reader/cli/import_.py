"""`import`: what was marked in other programs, into an article or all over the library."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from astana_reader.articles.article import Options
from astana_reader.exchange.imports.formats import IMPORTS, ImportFormat, format_of

from .inputs import (
    contents_of,
    failures_told,
    library_of,
    load_and_tell,
    open_in_library,
    read_named,
    save_records,
)
from .options import reading_options
from .output import fail, say, shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from astana_reader.articles.article import Article
    from astana_reader.exchange.imports.found import Clipping, Found, Work
    from astana_reader.exchange.imports.matching import Candidate
    from astana_reader.library.places import Library

LARGEST = 256 * 1024 * 1024
"""Bytes of an archive or a database."""
LARGEST_TEXT = 64 * 1024 * 1024
_TOLD = 20
"""Bad records that are told one by one."""


@dataclass(frozen=True, slots=True)
class _Run:
    """How an import was asked for."""

    ctx: click.Context
    options: Options
    dry: bool


@click.command("import")
@click.argument("source", metavar="FILE")
@click.option("--into", "name", metavar="ARTICLE", help="The article they are of.")
@click.option("-f", "--format", "form", type=click.Choice(list(IMPORTS)), help="What FILE is.")
@click.option("--dry-run", "dry", is_flag=True, help="Say what would be taken in, write nothing.")
@click.option("--keep-going", is_flag=True, help="Leave bad records out and take the others.")
@reading_options
@click.pass_context
def command(
    ctx: click.Context,
    /,
    source: str,
    name: str | None,
    form: str | None,
    options: Options,
    **how: bool,
) -> None:
    """Take in what was marked in other programs.

    Without --into each article is looked for in the library, by its text, address or title; what
    it does not have becomes a text of its own.
    """
    run = _Run(ctx, options, how["dry"])
    with failures_told():
        article = load_and_tell(name, options) if name else None
        found = _named(_read(source, form), source)
        _tell_problems(found, how["keep_going"])
        if article is None:
            _into_library(run, found.works, Path(source).name)
        else:
            _into_article(run, found.works, article)
    if run.dry:
        say("Nothing was written.")
    if found.problems:
        sys.exit(1)


def _read(source: str, form: str | None) -> Found:
    data = _packed(Path(source)) if Path(source).is_dir() else contents_of(source, LARGEST)
    kind = IMPORTS[form] if form else _recognized(source, data)
    if len(data) > LARGEST_TEXT and not data.startswith((b"PK", b"SQLite")):
        fail(f"{shown(source)} is larger than {LARGEST_TEXT // 1024**2} MB: nothing was taken in.")
    try:
        return kind.read(data)
    except ValueError as error:
        fail(f"{shown(source)} is no {kind.name} export: {shown(str(error))}.")


def _packed(folder: Path) -> bytes:
    """The databases of a folder: Apple Books has two, which belong together."""
    from astana_reader.exchange.imports.apple_books import packed

    name = shown(str(folder))
    try:
        return packed(folder)
    except OSError as error:
        fail(f"{name} can't be read: {error.strerror}.")
    except ValueError as error:
        fail(f"{name}: {error}.")


def _recognized(source: str, data: bytes) -> ImportFormat:
    kind = format_of(data)
    if kind is None and source != "-" and not source.endswith(".json"):
        fail(f"{shown(source)} looks like none of the formats. Say which with -f, of {_choices()}.")
    return kind or IMPORTS["json"]


def _choices() -> str:
    return ", ".join(sorted(IMPORTS))


def _named(found: Found, source: str) -> Found:
    """The works, one without a name called by the file."""
    stem = shown(Path(source).stem)
    works = (
        work if work.title or work.url or work.sha256 else replace(work, title=stem)
        for work in found.works
    )
    return replace(found, works=tuple(works))


def _tell_problems(found: Found, keep_going: bool) -> None:
    for problem in found.problems[:_TOLD]:
        say(problem)
    if len(found.problems) > _TOLD:
        say(f"{len(found.problems) - _TOLD} more were left out.")
    if found.problems and not keep_going:
        fail("Nothing was taken in. --keep-going takes the other records.")


def _into_article(run: _Run, works: Sequence[Work], article: Article) -> None:
    from astana_reader.exchange.imports.matching import is_of

    own = works if len(works) == 1 else [work for work in works if is_of(work, article)]
    if works and not own:
        fail(f"None of the {len(works)} articles in it is “{article.title}”: nothing was taken in.")
    if len(own) < len(works):
        say(f"{len(works) - len(own)} other articles in it were left alone.")
    for work in own:
        _take(run, work, article, keep_lost=True)


def _into_library(run: _Run, works: Sequence[Work], name: str) -> None:
    from astana_reader.exchange.imports.matching import match
    from astana_reader.library.places import data_folder

    folder = data_folder() / "imported"
    paths = match(works, _candidates(library_of(run.ctx), folder))
    links = []
    for work, path in zip(works, paths, strict=True):
        if path is None and not (work.clippings or work.page):
            links.append(work)
            continue
        rest = _into_file(run, folder, work, path)
        if rest:
            _keep_clippings(run, folder, work, rest)
    if links:
        _keep_links(run, folder, name, links)


def _candidates(library: Library, folder: Path) -> Iterator[Candidate]:
    """The articles of the library that can be read, each once."""
    from astana_reader.articles.article import ArticleError
    from astana_reader.exchange.imports.matching import Candidate
    from astana_reader.exchange.imports.own_texts import is_own_text
    from astana_reader.library.catalog import list_articles
    from astana_reader.library.index import index_of
    from astana_reader.library.places import state_folder

    known = index_of(library.annotations, state_folder())
    addresses = {path: one.article.url for one in known for path in one.article.paths}
    for entry in list_articles(library):
        if entry.path is None or is_own_text(entry.path, folder):
            continue
        try:
            article = read_named(str(entry.path), Options())
        except ArticleError as error:
            say(str(error))
        else:
            yield Candidate(article, addresses.get(str(entry.path), ""))


def _into_file(run: _Run, folder: Path, work: Work, path: Path | None) -> Sequence[Clipping]:
    """Take a work into its file, the page that came with it where there is none; what is left."""
    from astana_reader.annotations.store import writing
    from astana_reader.articles.article import ArticleError
    from astana_reader.exchange.imports.own_texts import write_page

    if path is None and work.page and run.dry:
        say(f"“{work.title}” would be added: {_count(work)}.")
        return ()
    if path is None:
        with writing(folder):
            path = write_page(folder, work)
    if path is None:
        return work.clippings
    try:
        article = read_named(str(path), run.options)
    except ArticleError as error:
        say(str(error))
        return work.clippings
    return _take(run, work, article, keep_lost=False)


def _keep_clippings(run: _Run, folder: Path, work: Work, rest: Sequence[Clipping]) -> None:
    """Quotes without an article become a text of their own."""
    from astana_reader.annotations.store import writing
    from astana_reader.exchange.imports.own_texts import write_clippings

    alone = replace(work, clippings=tuple(rest), page=None)
    if run.dry:
        say(f"“{work.title or work.url}”: {_count(alone)} would become a text of their own.")
        return
    with writing(folder):
        path = write_clippings(folder, alone, rest)
    say(f"What has no place in an article of the library is kept as {shown(str(path))}.")
    bare = (replace(c, start=None, prefix="", suffix="") for c in rest)
    kept = replace(alone, own="", sha256="", clippings=tuple(bare))
    _take(run, kept, read_named(str(path), Options()), keep_lost=True)


def _keep_links(run: _Run, folder: Path, name: str, links: Sequence[Work]) -> None:
    from astana_reader.annotations.store import writing
    from astana_reader.exchange.imports.own_texts import write_links

    count = f"{len(links)} links without a text"
    if run.dry:
        say(f"{count} would be kept as a list.")
        return
    with writing(folder):
        path = write_links(folder, name, links)
    opened = open_in_library(run.ctx, read_named(str(path), Options()))
    if not opened.store.path.exists():  # so that the list is in the library
        save_records(opened, opened.records)
    say(f"{count} are listed in {shown(str(path))}.")


def _take(run: _Run, work: Work, article: Article, *, keep_lost: bool) -> Sequence[Clipping]:
    """Take a work into its article; the clippings that have no place there, if not kept as lost."""
    from astana_reader.annotations.history import apply
    from astana_reader.exchange.formats import FORMATS
    from astana_reader.exchange.imported import Imported, import_edit, outcome
    from astana_reader.exchange.imports.placing import place_work, taking, with_orphans

    opened = open_in_library(run.ctx, article)
    revision = "" if opened.records.article.sha256 == article.id else article.id
    rest: tuple[Clipping, ...] = ()
    if work.own:
        imported = FORMATS["json"].read(work.own, article)
        edit = import_edit(opened.records, imported, revision)
    else:
        placed = place_work(work, article.text)
        placed = with_orphans(work, placed) if keep_lost else placed
        edit, rest = taking(opened.records, work, placed, revision), placed.rest
        imported = Imported(placed.annotations)
    if edit.changes and not run.dry:
        save_records(opened, apply(opened.records, edit))
    for sentence in outcome(opened.records, imported, edit):
        say(sentence if keep_lost else f"“{article.title}”: {sentence}")
    return rest


def _count(work: Work) -> str:
    from astana_reader.text.wording import counted

    return counted(len([c for c in work.clippings if c.quote]), "highlight")
