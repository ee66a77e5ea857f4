"""The command line: every command imports what it uses when it is run."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from . import __version__

if TYPE_CHECKING:
    from .annotations.records import Records
    from .articles.article import Article
    from .exchange.marked import MarkedArticle
    from .library.opening import Opened
    from .library.places import Library
    from .settings.config import Settings
    from .ui.prepaint import Prepaint

FORMAT_IDS = ("md", "json", "csv", "txt")
PEN_IDS = ("claim", "evidence", "question", "quote", "contradiction", "to-verify")


class _Commands(click.Group):
    """The first word that is no option decides: a command's name, else an article to read.

    After “--” comes an article, whatever its name.
    """

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta["words"] = list(args)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        words = ctx.meta["words"]
        if words[: len(words) - len(args)][-1:] == ["--"]:
            return "", read, ["--", *args]
        if self.get_command(ctx, args[0]) is None:
            return "", read, args
        return super().resolve_command(ctx, args)


class _NamelessContext(click.Context):
    """Of reading, which goes without a command's name."""

    @property
    def command_path(self) -> str:
        return self.parent.command_path if self.parent else ""


class _Nameless(click.Command):
    context_class = _NamelessContext


@click.group(
    cls=_Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "ignore_unknown_options": True},
    options_metavar="[--library DIR]",
    subcommand_metavar="[ARTICLE | COMMAND ...]",
)
@click.option(
    "--library",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The library to use: a folder with articles and annotations.",
)
@click.version_option(__version__, prog_name="astana-reader")
@click.pass_context
def commands(ctx: click.Context, library: Path | None) -> None:
    """Read an article with its entities, its timeline and your highlights beside it.

    Without ARTICLE the library's list is shown. A file named like a command is opened as ./list.
    """
    ctx.meta["library"] = library
    if ctx.invoked_subcommand is None:
        ctx.invoke(read)


def _published(_ctx: click.Context, _param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    from .timeline.publication import parse_date

    try:
        return parse_date(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


published_option = click.option(
    "--published",
    callback=_published,
    metavar="DATE",
    help="The publication date, for this run only: 2017-01-22.",
)
force_option = click.option("--force", is_flag=True, help="Open a text of over 64 MB.")
as_option = click.option(
    "--as",
    "read_as",
    type=click.Choice(["text"]),
    expose_value=False,
    metavar="FORMAT",
    help="The format to read it in, whatever its name: text is the only one so far.",
)
articles_argument = click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
table_option = click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    help="A table for people or JSON for programs.",
)


@click.command(cls=_Nameless)
@click.argument("article", required=False)
@published_option
@force_option
@as_option
@click.pass_context
def read(
    ctx: click.Context,
    article: str | None = None,
    published: date | None = None,
    force: bool = False,
) -> None:
    """Read ARTICLE; without a terminal, print its text."""
    if not sys.stdout.isatty():
        if article is None:
            ctx.invoke(list_command)
            return
        with _told():
            click.echo(_load(article, force=force).text, nl=False)
        return
    from .ui.app import run

    with _told(ctx.obj):
        loaded = _read(article, force=force) if article else None
        sys.exit(run(_library(ctx), loaded, published, ctx.obj))


@commands.command()
@articles_argument
@click.option(
    "-f", "--format", "form", type=click.Choice(FORMAT_IDS), required=True, help="The format."
)
@click.option(
    "-o", "--output", type=click.File("w", encoding="utf-8", lazy=True), default="-", metavar="FILE"
)
@click.pass_context
def export(ctx: click.Context, articles: tuple[str, ...], form: str, output: Any) -> None:
    """Write the annotations of articles in a format that other tools read."""
    from .exchange.as_json import json_value
    from .exchange.formats import FORMATS
    from .text.visible import visible_json

    for number, (_, article) in enumerate(_each(articles)):
        marked = _marked(ctx, article)
        if form == "json" and len(articles) > 1:
            output.write(visible_json(json_value(marked)) + "\n")
        else:
            written, shape = FORMATS[form].write(marked), FORMATS[form]
            more = shape.between + written.removeprefix(shape.heading)
            output.write(more if number else written)


@commands.command(name="import")
@click.argument("source", metavar="FILE")
@click.option("--into", "name", required=True, metavar="ARTICLE", help="The article they are of.")
@click.option("-f", "--format", "form", type=click.Choice(["json"]), default="json")
@click.pass_context
def import_command(ctx: click.Context, source: str, name: str, form: str) -> None:
    """Take annotations from FILE into an article."""
    from .annotations.history import apply
    from .exchange.formats import FORMATS, READERS
    from .exchange.imported import import_edit, outcome

    with _told():
        article = _load(name)
        opened = _open(ctx, article)
        try:
            imported = READERS[form](_contents(source), article)
        except ValueError as error:
            _fail(f"{_shown(source)} is no {FORMATS[form].name} export: {error}.")
        revision = "" if opened.records.article.sha256 == article.id else article.id
        edit = import_edit(opened.records, imported, revision)
        if edit.changes:
            _save(opened, apply(opened.records, edit))
        for sentence in (*outcome(opened.records, imported, edit), *imported.problems):
            _say(sentence)
        if imported.problems:
            sys.exit(1)


@commands.command()
@click.argument("name", metavar="ARTICLE")
@click.option("--quote", required=True, help="The passage; white space matches any white space.")
@click.option("--prefix", default="", help="What stands before it.")
@click.option("--suffix", default="", help="What stands after it.")
@click.option("--pen", type=click.Choice(PEN_IDS), default="claim", show_default=True)
@click.option("--tag", "tags", multiple=True, help="A tag; may be given several times.")
@click.option("--note", default="", help="A note.")
@click.pass_context
def highlight(ctx: click.Context, /, name: str, **mark: Any) -> None:
    """Highlight a passage of an article; prints the new highlight's id."""
    from dataclasses import replace

    from .annotations.edits import adding, find_quote, new_annotation
    from .annotations.history import apply
    from .annotations.records import clean_note, clean_tags

    with _told():
        article = _load(name)
        opened = _open(ctx, article)
        places = find_quote(article.text, mark["quote"], mark["prefix"], mark["suffix"])
        if not places:
            _fail(f"{_shown(name)} has no such passage.")
        if len(places) > 1:
            _say(f"The passage occurs {len(places)} times: the first was taken.")
        made = new_annotation(opened.records, article.text, article.id, places[0], mark["pen"])
        made = replace(made, tags=clean_tags(mark["tags"]), note=clean_note(mark["note"]))
        _save(opened, apply(opened.records, adding([made])))
        click.echo(made.id)


@commands.command()
@articles_argument
@published_option
@table_option
@click.option("--merge", is_flag=True, help="One line of time for all the articles together.")
@click.pass_context
def timeline(
    ctx: click.Context,
    articles: tuple[str, ...],
    published: date | None,
    form: str,
    merge: bool,
) -> None:
    """Find the time expressions of articles and what they date."""
    from .annotations.verdicts import date_corrections
    from .exchange import timeline_json
    from .library.opening import publication
    from .timeline import merged
    from .timeline.events import find_events
    from .timeline.tagger import find_expressions

    found: list[merged.Article] = []
    for name, article in _each(articles):
        opened = _open(ctx, article)
        corrections = date_corrections(opened.notebook().corrections)
        day = publication(article, opened.records, published).date
        expressions = find_expressions(article.text, article.blocks, day, corrections)
        events = find_events(article.text, expressions, day)
        if merge:
            found.append(merged.Article(_shown(name), article.text, events))
        elif form == "json":
            value = timeline_json.timeline_value(name, day, expressions, events)
            _echo_json(value)
        else:
            _echo_table(name, articles, timeline_json.timeline_table(article.text, events))
    if merge:
        line = merged.merge_events(found)
        if form == "json":
            _echo_json(timeline_json.merged_value(found, line))
        else:
            _echo_table("", (), timeline_json.merged_table(found, line))


@commands.command()
@articles_argument
@table_option
@click.option("--merge", is_flag=True, help="Who appears in which of the articles, and with whom.")
@click.pass_context
def entities(ctx: click.Context, articles: tuple[str, ...], form: str, merge: bool) -> None:
    """Find the people, organisations and places that articles name."""
    from .annotations.entity_memory import load_remembered
    from .annotations.verdicts import entity_corrections
    from .entities import across, tagger
    from .entities.spacy_backend import BackendError
    from .exchange import entities_json

    sources: list[across.Source] = []
    backend = _settings().entities.get("backend", "")
    for name, article in _each(articles):
        opened = _open(ctx, article)
        corrections = entity_corrections(opened.notebook().corrections)
        remembered = load_remembered(opened.store.path.parent)
        try:
            found = tagger.find_entities(
                article.text, article.blocks, corrections, remembered, backend
            )
        except BackendError as error:
            _fail(str(error))
        if merge:
            sources.append(across.Source(_shown(name), article.text, article.blocks, found))
        elif form == "json":
            value = entities_json.entities_value(name, found)
            _echo_json(value)
        else:
            _echo_table(name, articles, entities_json.entities_table(found))
    if merge:
        rows, names = across.merge_articles(sources), [source.name for source in sources]
        if form == "json":
            value = entities_json.merged_value(names, rows)
            _echo_json(value)
        else:
            _echo_table("", (), entities_json.merged_table(names, rows))
    if tagger.status():
        _say(tagger.status())


@commands.command(name="list")
@table_option
@click.pass_context
def list_command(ctx: click.Context, form: str = "table") -> None:
    """List the articles of the library and what was marked in them."""
    from .library.catalog import list_articles
    from .text.graphemes import cells, clip
    from .text.wording import counted

    library = _library(ctx)
    entries = list_articles(library)
    if not entries:
        _say(f"No articles here yet. Put text files into {_shown(str(library.articles))}.")
    for entry in entries:
        if form == "json":
            _echo_json(entry.row)
        else:
            marks = counted(entry.highlights, "mark") if entry.highlights else ""
            published = entry.published.isoformat() if entry.published else ""
            path = _shown(str(entry.path or "no file"))
            title = clip(entry.title, 50)
            title += " " * (50 - cells(title))
            click.echo(f"{title}  {published:10}  {marks:10}  {path}".rstrip())


@commands.command()
@articles_argument
@table_option
@click.pass_context
def diff(ctx: click.Context, articles: tuple[str, ...], form: str) -> None:
    """Show what changed in articles since they were last marked, sentence by sentence."""
    from .annotations.versions import Version, compare, count_kinds
    from .articles.plain_text import find_blocks
    from .exchange.diff_table import diff_lines, diff_value

    for name, article in _each(articles):
        opened = _open(ctx, article)
        new, notebook = Version(article.text, article.blocks), opened.notebook()
        text, since = opened.last_version() or (article.text, None)
        old = Version(text, find_blocks(text)) if since else new
        changes = compare(old, new)
        if form == "json":
            _echo_json(diff_value(name, since, (old, new), changes, notebook))
        else:
            _echo_table(name, articles, diff_lines(old, new, changes, notebook))
        if since is None:
            _say(f"{_shown(name)}: no earlier version of it was marked.")
        else:
            _say(
                f"Since {since[:16].replace('T', ' ')} UTC: {count_kinds(changes) or 'no change'}."
            )


@commands.command()
@click.option("--repair", is_flag=True, help="Put right what can be; nothing is thrown away.")
@click.pass_context
def check(ctx: click.Context, repair: bool) -> None:
    """Verify every file of the library's annotations."""
    from .annotations.verification import check_files
    from .library.index import annotation_files
    from .library.places import MARKER, marker_problem
    from .text.wording import counted

    library = _library(ctx)
    folder = library.annotations
    files = annotation_files(folder)
    marker = marker_problem(library)
    left = 0
    if marker:
        click.echo(f"{MARKER} {marker}.")
        left += 1
    with _told():
        for fault in check_files(folder, files, repair=repair):
            done = f": {fault.done}" if fault.done else ""
            click.echo(f"{fault.name} {fault.problem}{done}.")
            left += not fault.done
    _say(f"{counted(len(files), 'annotation file')} checked in {_shown(str(folder))}.")
    if left:
        sys.exit(1)


@commands.command()
@click.pass_context
def where(ctx: click.Context) -> None:
    """Say where the library, the settings and the reading positions are."""
    from .library.places import config_file, state_folder

    library = _library(ctx)
    for label, path in (
        ("library", f"{library.root} ({library.origin})"),
        ("articles", library.articles),
        ("annotations", library.annotations),
        ("settings", config_file()),
        ("state", state_folder()),
    ):
        click.echo(f"{label:12} {_shown(str(path))}")


@commands.command()
def keys() -> None:
    """List every action with its id, its keys and what it does."""
    settings = _settings()
    for group in dict.fromkeys(action.group for action in settings.actions):
        click.echo(f"{group}")
        for action in settings.actions:
            if action.group == group:
                click.echo(f"  {action.id:20} {'  '.join(action.keys):18} {action.help}")


# --- what the commands share ----------------------------------------------------------------------


def _library(ctx: click.Context) -> Library:
    from .library.places import find_library

    return find_library(ctx.meta.get("library"), Path.cwd())


def _settings() -> Settings:
    from .library.places import config_file
    from .settings.config import load_settings

    settings, problems = load_settings(config_file())
    for problem in problems:
        _say(problem)
    return settings


def _read(name: str, *, force: bool = False) -> Article:
    from .articles.loading import read_article, read_standard_input

    if name == "-":
        return read_standard_input(force=force)
    return read_article(Path(name), force=force)


def _contents(name: str) -> str:
    """The text of a file, or of standard input. Raises ValueError where it is not UTF-8."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as error:
        _fail(f"{_shown(name)} can't be read: {error.strerror}.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None


def _load(name: str, *, force: bool = False) -> Article:
    """Read an article and tell what is to be known of how it was read."""
    article = _read(name, force=force)
    for notice in article.notices:
        _say(notice)
    return article


def _open(ctx: click.Context, article: Article) -> Opened:
    from .library.opening import open_article

    opened = open_article(_library(ctx), article)
    for problem in opened.problems:
        _say(problem)
    return opened


def _marked(ctx: click.Context, article: Article) -> MarkedArticle:
    from .exchange.marked import MarkedArticle
    from .library.opening import publication

    opened = _open(ctx, article)
    published = publication(article, opened.records).date
    return MarkedArticle.of(opened, published, _settings())


def _save(opened: Opened, records: Records) -> None:
    from contextlib import suppress

    _, problems = opened.store.save(opened.ready(records))
    for problem in problems:
        _say(problem)
    with suppress(OSError):  # a missing text costs precision, never marks
        opened.keep_text()


def _each(names: tuple[str, ...]) -> Iterator[tuple[str, Article]]:
    """The articles that can be read; ends with exit code 1 if one could not."""
    from .articles.article import ArticleError

    failed = False
    for name in names:
        try:
            article = _load(name)
        except ArticleError as error:
            _say(str(error))
            failed = True
        else:
            yield name, article
    if failed:
        sys.exit(1)


@contextmanager
def _told(shown: Prepaint | None = None) -> Iterator[None]:
    """End with a message and exit code 1 where an article or the library fails.

    `shown` gives the terminal back first, so that the message stays.
    """
    from .annotations.store import StoreError
    from .articles.article import ArticleError

    try:
        yield
    except (ArticleError, StoreError) as error:
        if shown is not None:
            shown.restore()
        _fail(str(error))


def _echo_table(name: str, names: tuple[str, ...], lines: Iterable[str]) -> None:
    """Print a table, under its article's name where there are several."""
    if len(names) > 1:
        click.echo(f"{_shown(name)}:")
    for line in lines:
        click.echo(line)


def _echo_json(value: object) -> None:
    from .text.visible import visible_json

    click.echo(visible_json(value))


def _say(message: str) -> None:
    click.echo(f"astana-reader: {message}", err=True)


def _fail(message: str) -> NoReturn:
    _say(message)
    sys.exit(1)


def _shown(name: str) -> str:
    from .text.visible import visible_line

    return visible_line(name)
