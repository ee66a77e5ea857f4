"""`search`: words, marks and fields over the whole library."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import click

from .inputs import library_of, user_settings
from .options import table_option
from .output import echo_json, fail, say, shown

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from sqlite3 import Connection

    from astana_reader.library.places import Library
    from astana_reader.search.freshness import KnownIndex
    from astana_reader.search.ready import Ready
    from astana_reader.search.results import Found, Hit, Progress
    from astana_reader.search.terms import Query
    from astana_reader.settings.config import Settings

_BEFORE, _AFTER = 30, 50
"""Cells of the words before and after a hit."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A search, and how its answer is to be printed."""

    library: Library
    query: Query
    settings: Settings
    form: str
    limit: int | None


class _QueryCommand(click.Command):
    """A word with a minus before it is one that is not wanted, unless it is an option here."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        options: list[str] = []
        words: list[str] = []
        left = iter(args)
        for arg in left:
            if arg == "--":
                words += left
            elif arg in ("-f", "--format", "--limit"):
                options += [arg, *islice(left, 1)]
            elif arg.startswith("--") or arg in ("-h", "-fjson", "-ftable"):
                options.append(arg)
            else:
                words.append(arg)
        return super().parse_args(ctx, [*options, "--", *words])


@click.command("search", cls=_QueryCommand)
@click.argument("words", nargs=-1, required=True, metavar="QUERY...")
@table_option
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N articles.")
@click.pass_context
def command(ctx: click.Context, words: tuple[str, ...], form: str, limit: int | None) -> None:
    """Search the texts, quotes, notes, tags and titles of the library.

    Words, “phrases”, -not, or, begin*, near(a b); tag: pen: note: in: entity: title: site: state:
    before: after: when: without: narrow it down.
    """
    from contextlib import closing

    from astana_reader.library.places import state_folder
    from astana_reader.search.cache import get_about
    from astana_reader.search.freshness import FINGERPRINT, known_index
    from astana_reader.search.meaning import meaning
    from astana_reader.search.parsing import parse_query

    query = parse_query(" ".join(words))
    for problem in query.problems:
        say(shown(problem))
    if query.term is None:
        fail("There is nothing to search for.")
    say(f"means {shown(meaning(query))}")
    asked = _Asked(library_of(ctx), query, user_settings(), form, limit)
    known = known_index(asked.library, state_folder(), day_first=asked.settings.day_first)
    if known is None:
        _bring_up_to_date(asked)
        return
    with closing(known.database) as database:
        before, is_answered = get_about(database, FINGERPRINT), _answer(asked, known)
    if not is_answered:
        _bring_up_to_date(asked)
    elif not known.is_current:
        _catch_up(asked, before)


def _answer(asked: _Asked, known: KnownIndex) -> bool:
    """Print what the index has as it is; False where it has to be brought up to date for that."""
    import sqlite3

    from astana_reader.search.cache import cache_path, is_damage, problem_of, progress, remove

    done = progress(known.database)
    if known.is_current and asked.query.of_learned and done.learned < done.indexed:
        return False
    try:
        _show(asked, known.database)
    except sqlite3.Error as error:
        say(problem_of(error))
        if is_damage(error):
            remove(cache_path(asked.library))
        return False
    return True


def _bring_up_to_date(asked: _Asked) -> None:
    """Search the index once it holds what changed."""
    import sqlite3

    from astana_reader.search.cache import CacheError, problem_of

    try:
        with _ready(asked) as ready:
            for notice in ready.notices:
                say(notice)
            if asked.query.of_learned:
                _learn(asked, ready)
            _show(asked, ready.database)
    except CacheError as error:
        fail(str(error))
    except sqlite3.Error as error:
        fail(problem_of(error))


def _catch_up(asked: _Asked, before: str) -> None:
    """Index what changed after it was searched, where looking for that takes long.

    `before` is the fingerprint that the index had when it was searched.
    """
    from astana_reader.search.cache import CacheError, get_about
    from astana_reader.search.freshness import FINGERPRINT

    say("The library's folder is slow: this is what was indexed before. "
        "Looking for changes now; Ctrl+C stops that.")  # fmt: skip
    try:
        with _ready(asked) as ready:
            if get_about(ready.database, FINGERPRINT) != before:
                say("Something had changed: search again to find it.")
    except CacheError as error:
        fail(str(error))


def _ready(asked: _Asked) -> AbstractContextManager[Ready]:
    from astana_reader.library.places import state_folder
    from astana_reader.search.ready import ready_index

    days = asked.settings.day_first
    return ready_index(asked.library, state_folder(), _progress, day_first=days)


def _learn(asked: _Asked, ready: Ready) -> None:
    """Names and times are found only for a query that asks for them: it takes minutes."""
    import sqlite3

    from astana_reader.library.places import state_folder
    from astana_reader.search.cache import problem_of, progress
    from astana_reader.search.collecting import list_library
    from astana_reader.search.learning import learn
    from astana_reader.search.meaning import known_of

    library, backend = asked.library, asked.settings.entities.get("backend", "")
    if ready.writable:
        try:
            listed = list_library(library, state_folder())
            days = asked.settings.day_first
            for _ in learn(ready.database, library, listed, backend, day_first=days):
                _tell(known_of(progress(ready.database)))
        except sqlite3.Error as error:
            say(problem_of(error))
    known = progress(ready.database)
    if known.learned < known.total:
        say(f"{known_of(known).capitalize()} articles.")


def _show(asked: _Asked, database: Connection) -> None:
    """Print what is found. Raises sqlite3.Error."""
    if not sum(_echo(one, asked.form, asked.settings) for one in _found(asked, database)):
        say("Nothing was found.")


def _found(asked: _Asked, database: Connection) -> Iterator[Found]:
    from astana_reader.library.places import state_folder
    from astana_reader.search.index import Index
    from astana_reader.search.searching import search

    states = None
    if asked.query.of_states:
        from astana_reader.search.states import ArticleStates

        states = ArticleStates(asked.library, state_folder())
    pens = {id: asked.settings.pen(id).name for id in asked.settings.pens}
    return search(Index(database, pens, states), asked.query, asked.limit)


def _progress(done: Progress) -> None:
    _tell(f"indexing {done.indexed:,} of {done.total:,}")


def _tell(progress: str) -> None:
    """Tell how far something is, on a line that the next one takes; nothing where no one looks."""
    if sys.stderr.isatty():
        click.echo(f"\r\x1b[Kastana-reader: {progress}\r", err=True, nl=False)


def _echo(found: Found, form: str, settings: Settings) -> int:
    from astana_reader.text.wording import counted, short_day

    if form == "json":
        echo_json(found.row)
        return 1
    day = short_day(found.published) if found.published else "undated"
    about = ", ".join(filter(None, (shown(found.site), day, counted(found.total, "hit"))))
    click.echo(f"{shown(found.title)} ({about})\n  {shown(found.key)}")
    for hit in found.hits:
        click.echo(_line(hit, settings).rstrip())
    return 1


def _line(hit: Hit, settings: Settings) -> str:
    """The letter of its pen, and the words found in a column of their own."""
    from astana_reader.search.excerpts import clip_end, clip_start
    from astana_reader.text.graphemes import cells

    letter = settings.pen(hit.pen).letter if hit.mark else " "
    before = clip_start(shown(hit.before) + " " * hit.before.endswith(" "), _BEFORE)
    after = shown(hit.text) + " " * hit.after.startswith(" ") + shown(hit.after)
    note = "note: " if hit.place == "note" else "#" if hit.place == "tag" else ""
    return f"  {letter} {' ' * (_BEFORE - cells(before))}{before}{note}{clip_end(after, _AFTER)}"
