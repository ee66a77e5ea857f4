"""`export`: marks in the formats of other tools."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from astana_reader.articles.article import Options
from astana_reader.exchange.formats import FORMATS

from .inputs import each_article, library_of, open_in_library, user_settings
from .options import day_option, reading_options
from .output import fail, say, shown

if TYPE_CHECKING:
    from astana_reader.articles.article import Article
    from astana_reader.exchange.filters import Filter
    from astana_reader.exchange.formats import Format
    from astana_reader.exchange.marked import MarkedArticle
    from astana_reader.exchange.queried import MarkQuery
    from astana_reader.search.terms import Field
    from astana_reader.settings.config import Settings


@dataclass(frozen=True, slots=True)
class _Target:
    """Where an export goes, and how."""

    output: Path
    folder: Path | None
    """One file for each article in it."""
    dry_run: bool
    force: bool


def _list_formats(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if not wanted or ctx.resilient_parsing:
        return
    for form in FORMATS.values():
        click.echo(f"{form.id:11} {form.suffix:7} {form.name}: {form.about}")
        for what, how in form.lost:
            click.echo(f"{'':19} can't hold {what}: {how}")
    ctx.exit()


def _show_template(ctx: click.Context, _param: click.Parameter, form: str | None) -> None:
    if form is None or ctx.resilient_parsing:
        return
    from astana_reader.exchange.templates import shipped_template

    click.echo(shipped_template(form), nl=False)
    ctx.exit()


def _query(ctx: click.Context, _param: click.Parameter, typed: str | None) -> MarkQuery | None:
    """A query of marks, with what it asks of the whole library."""
    if typed is None or ctx.resilient_parsing:
        return None
    from astana_reader.exchange.queried import MarkQuery
    from astana_reader.library.index import index_of
    from astana_reader.library.places import state_folder
    from astana_reader.search.facts import Linked
    from astana_reader.search.meaning import meaning
    from astana_reader.search.parsing import parse_query
    from astana_reader.search.states import ArticleStates

    library, state = library_of(ctx), state_folder()
    query = parse_query(typed)
    for problem in query.problems:
        say(shown(problem))
    if query.term is None:
        raise click.BadParameter("it asks for nothing.")
    say(f"Marks: {shown(meaning(query))}.")
    links = (link for known in index_of(library.annotations, state) for link in known.links)
    return MarkQuery(query, Linked.of(links), ArticleStates(library, state))


@click.command("export")
@click.argument("articles", nargs=-1, metavar="ARTICLE...")
@click.option("-f", "--format", "form", type=click.Choice(list(FORMATS)), help="The format.")
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="A Jinja template that makes the export, in place of a format.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, allow_dash=True, dir_okay=False),
    default="-",
    metavar="FILE",
    help="The file to write, whole or not at all; “-” is standard output.",
)
@click.option(
    "--per-article",
    "folder",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="Write a file for each article into DIR.",
)
@click.option("--all", "everything", is_flag=True, help="Every article of the library.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only marks with this tag.")
@click.option("--pen", "pens", multiple=True, metavar="PEN", help="Only marks of this pen.")
@click.option("--entity", "names", multiple=True, metavar="NAME", help="Only marks that name it.")
@click.option("--query", callback=_query, metavar="QUERY", help="Only marks that meet it.")
@day_option("--since", "Only marks made on this day or later.")
@day_option("--until", "Only marks made on this day or before.")
@click.option("--dry-run", is_flag=True, help="Show what would change in the file as a diff.")
@click.option(
    "--list",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_list_formats,
    help="The formats and what each can't hold.",
)
@click.option(
    "--show-template",
    type=click.Choice(["md"]),
    is_eager=True,
    expose_value=False,
    callback=_show_template,
    help="The template that makes what -f md does, to begin with.",
)
@reading_options
@click.pass_context
def command(  # noqa: PLR0913  # each is an option of the command line
    ctx: click.Context,
    *,
    articles: tuple[str, ...],
    form: str | None,
    template: Path | None,
    output: Path,
    folder: Path | None,
    everything: bool,
    tags: tuple[str, ...],
    pens: tuple[str, ...],
    names: tuple[str, ...],
    query: MarkQuery | None,
    since: date | None,
    until: date | None,
    dry_run: bool,
    options: Options,
) -> None:
    """Write the annotations of articles in a format that other tools read.

    An earlier Markdown or Org export is brought up to date: what you wrote into it stays. --force
    replaces a file that is none.
    """
    from astana_reader.annotations.garbage import no_collection
    from astana_reader.exchange.filters import Filter

    wanted = Filter(tags, pens, names, since, until, query)
    shape = _shape(ctx, form, template)
    if everything or (query and not articles):
        articles += _all_articles(ctx) if everything else _marked_articles(ctx)
    if not articles:
        raise click.UsageError("Missing argument 'ARTICLE...'.", ctx)
    if shape.alone and folder is None and len(articles) > 1:
        raise click.UsageError(f"A {shape.name} file is of one article: --per-article DIR.", ctx)
    target = _Target(output, folder, dry_run, options.force)
    with no_collection():
        marked, whole = _gathered(ctx, articles, options, wanted, shape)
        _deliver_all(ctx, shape, marked, target, whole=whole)
    if not whole:
        sys.exit(1)


def _shape(ctx: click.Context, form: str | None, template: Path | None) -> Format:
    """The format, or that of a template."""
    if form is not None and template is None:
        return FORMATS[form]
    if template is None or form is not None:
        said = "Say the format: -f md, or --template FILE. --list lists all formats."
        raise click.UsageError(said, ctx)
    from astana_reader.exchange.destination import ExportError
    from astana_reader.exchange.templates import template_format

    try:
        return template_format(template)
    except ExportError as error:
        fail(str(error))


def _all_articles(ctx: click.Context) -> tuple[str, ...]:
    from astana_reader.library.catalog import list_articles

    return tuple(str(entry.path) for entry in list_articles(library_of(ctx)) if entry.path)


def _marked_articles(ctx: click.Context) -> tuple[str, ...]:
    """The articles that have marks, as far as they are still to be read."""
    from astana_reader.library.index import index_of
    from astana_reader.library.linked import place_of
    from astana_reader.library.places import state_folder

    index = index_of(library_of(ctx).annotations, state_folder())
    places = (place_of(known.article) for known in index if known.highlights)
    return tuple(str(place) for place in places if place)


def _gathered(
    ctx: click.Context,
    names: tuple[str, ...],
    options: Options,
    wanted: Filter,
    shape: Format,
) -> tuple[list[MarkedArticle], bool]:
    """The articles that can be read with the marks that are wanted, and whether it is all."""
    from astana_reader.exchange.filters import filtered
    from astana_reader.exchange.formats import DATES, NAMES

    asked = {leaf.name for leaf in _fields(wanted)} | ({"entity"} if wanted.entities else set())
    holds = shape.holds | {name for field, name in (("entity", NAMES), ("when", DATES))
                           if field in asked}  # fmt: skip
    settings, marked = user_settings(), []
    try:
        for _, article in each_article(names, options):
            marked.append(filtered(_marked_article(ctx, article, settings, holds), wanted))
    except SystemExit:  # what failed was told
        return marked, False
    return [one for one in marked if one.highlights or one.orphans or not wanted.query], True


def _fields(wanted: Filter) -> list[Field]:
    """The fields that a query asks for."""
    from astana_reader.search.terms import Field

    leaves = wanted.query.query.leaves if wanted.query else ()
    return [leaf for leaf in leaves if isinstance(leaf, Field)]


def _marked_article(
    ctx: click.Context, article: Article, settings: Settings, holds: frozenset[str]
) -> MarkedArticle:
    from astana_reader.exchange.formats import DATES, NAMES
    from astana_reader.exchange.marked import MarkedArticle
    from astana_reader.library.opening import publication

    opened = open_in_library(ctx, article)
    day = publication(article, opened.records, day_first=settings.day_first).date
    marked = MarkedArticle.of(opened, day, settings)
    corrections = opened.notebook().corrections if holds else ()
    if NAMES in holds:
        from astana_reader.annotations.entity_memory import load_remembered
        from astana_reader.engines.names import names_of

        remembered = load_remembered(opened.store.path.parent)
        backend = settings.entities.get("backend", "")
        found = names_of(article, corrections, remembered, backend).entities
        marked = replace(marked, entities=found)
    if DATES in holds:
        from astana_reader.engines.times import times_of

        times = times_of(article, day, corrections, day_first=settings.day_first)
        expressions, events = tuple(times.expressions), tuple(times.events)
        marked = replace(marked, expressions=expressions, events=events)
    return marked


def _deliver_all(
    ctx: click.Context,
    shape: Format,
    marked: list[MarkedArticle],
    target: _Target,
    *,
    whole: bool,
) -> None:
    from astana_reader.exchange.losses import losses

    for sentence in losses(shape, marked):
        say(sentence)
    if target.folder is not None:
        for path, one in _files(target.folder, shape, marked):
            _deliver(ctx, shape, [one], path, target)
    elif str(target.output) == "-":
        if marked:
            _print(shape, marked)
    elif whole:
        _deliver(ctx, shape, marked, target.output, target)


def _print(shape: Format, marked: list[MarkedArticle]) -> None:
    from astana_reader.exchange.destination import ExportError

    try:
        click.echo(shape.write(marked), nl=False)
    except ExportError as error:
        fail(str(error))


def _files(
    folder: Path, shape: Format, marked: list[MarkedArticle]
) -> Iterator[tuple[Path, MarkedArticle]]:
    """A file for each article, called by its title, and by its text where two are called alike."""
    from astana_reader.library.identity import slug

    seen: set[str] = set()
    for one in marked:
        name = slug(one.article.title)
        name = f"{name}-{one.article.id[:8]}" if name in seen else name
        seen.add(name)
        yield folder / f"{name}{shape.suffix}", one


def _deliver(
    ctx: click.Context, shape: Format, marked: list[MarkedArticle], path: Path, target: _Target
) -> None:
    """Write a file, or show what would change in it."""
    from astana_reader.exchange.delivery import deliver, deliver_beside
    from astana_reader.exchange.destination import ExportError, refuse, write_export

    sources = [m.article.path for m in marked if m.article.path]
    store = library_of(ctx).annotations
    try:
        refuse(path, sources, store)
        made = deliver(shape, marked, path, force=target.force)
        if made.touched:
            say(f"{made.touched} of the pieces were changed by hand and stay as they are.")
        if target.dry_run:
            click.echo(made.diff(), nl=False)
            return
        write_export(path, made.text, sources, store)
        if beside := deliver_beside(shape, marked, path, force=target.force):
            write_export(beside.path, beside.text, sources, store)
    except ExportError as error:
        fail(str(error))
