"""The rows of an index that meet a field of a query, as selects."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from typing import Final

from .cache import SHIFT
from .facts import LONGEST_TIME, is_name, is_pen, is_site
from .index import Index
from .selecting import MARKS, Kind, Sql
from .states import ArticleStates, Subject
from .terms import Field
from .words import words_of

_NOTHING: Final = Sql("select 0 as id where 0")
_PENS: Final = """
with recursive pens(pen) as (select min(pen) from marks union all
    select (select min(pen) from marks where pen > pens.pen) from pens where pen is not null)
select pen from pens where pen is not null
"""
"""The pens of all marks, by their index, without going through them."""
TOLD: Final = (
    "first between ? and ? and last >= ? and (last - first < ? or (first >= ? and last <= ?))"
)


def told_days(asked: Field) -> tuple[int, ...]:
    """The values of TOLD: times that lie in the time asked for, or touch it and are not long."""
    first, last = (asked.first or date.min).toordinal(), (asked.last or date.max).toordinal()
    long = LONGEST_TIME.days
    return (first - long, last, first, long, first, last)


def numbered(numbers: Iterable[int]) -> Sql:
    """Numbers that are known as a select of them."""
    return Sql("select value from json_each(?)", (json.dumps(list(numbers)),))


def rows_of_field(index: Index, kind: Kind, asked: Field, *, full_text: bool) -> Sql:
    """The rows of a kind that meet a field, or the articles of one that is about these."""
    if asked.name == "tag":
        return _tagged(kind, asked.value)
    if asked.name == "note":
        return Sql(f"select id from {kind.rows} where note != ''")
    if asked.name in ("pen", "link", "without"):
        return _of_marks(index, asked) if kind is MARKS else _NOTHING
    if asked.name == "entity":
        return _naming(index, asked.value, full_text=full_text)
    if asked.name == "when":
        return Sql(f"select article from times where {TOLD}", told_days(asked))
    return _of_articles(index, asked)


# --- of marks -------------------------------------------------------------------------------------


def _tagged(kind: Kind, asked: str) -> Sql:
    tag = asked.lstrip("#").casefold()
    begun = tag.endswith("*")  # many are found faster in the order of what bears them
    where = "tag >= ? and tag < ?" if begun else "tag = ?"
    values = (tag[:-1], f"{tag[:-1]}\U0010ffff") if begun else (tag,)
    number = "unit as id" if kind is MARKS else f"unit >> {SHIFT} as id"
    bears = f"unit & {(1 << SHIFT) - 1} {'!=' if kind is MARKS else '='} 0"
    table = "tags indexed by tags_of" if begun else "tags"
    return Sql(f"select distinct {number} from {table} where {bears} and {where}", values)


def _of_marks(index: Index, asked: Field) -> Sql:
    if asked.name == "link":
        ends = " union all ".join(
            f"select {end} from links where ? in (kind, '*')" for end in ("source", "target")
        )
        return Sql(f"select id from marks where mark in ({ends})", (asked.value, asked.value))
    if asked.name == "pen":
        pens = (pen for (pen,) in index.database.execute(_PENS))
        fit = tuple(pen for pen in pens if is_pen(asked.value, pen, index.pens))
        return Sql(f"select id from marks where pen in ({', '.join('?' * len(fit))})", fit)
    pen, kind = {"evidence": ("claim", "supports")}.get(asked.value, ("question", "answers"))
    linked = "select id from marks where mark in (select target from links where kind = ?)"
    return Sql(f"select id from marks where pen = ? and id not in ({linked})", (pen, kind))


# --- of articles ----------------------------------------------------------------------------------


def _of_articles(index: Index, asked: Field) -> Sql:
    if asked.name == "title":
        return Sql("select id from articles where title != ''")
    if asked.name == "state":
        return _in_state(index, asked.value)
    if asked.name == "site":
        return _of_site(index, asked.value)
    if asked.first is None or asked.last is None:
        return _NOTHING
    if asked.name == "before":
        where, day = "published != '' and published < ?", asked.first
    else:
        where, day = "published > ?", asked.last
    return Sql(f"select id from articles where {where}", (day.isoformat(),))


def _naming(index: Index, asked: str, *, full_text: bool) -> Sql:
    if asked == "*":
        return Sql("select article from mentions")
    words = words_of(asked)
    if not words:
        return _NOTHING
    known = numbered(())
    if full_text:
        begins = "*" if asked.endswith("*") else ""
        typed = " AND ".join(f'"{word}"' for word in words) + begins
        known = Sql("select rowid from name_words where name_words match ?", (typed,))
    else:
        rows = index.database.execute("select id, key from names")
        known = numbered(id for id, key in rows if is_name(asked, key))
    return Sql(f"select article from mentions where name in ({known.text})", known.values)


def _in_state(index: Index, asked: str) -> Sql:
    """Most articles were never opened: their marks alone tell their state."""
    if index.states is None:
        return _NOTHING
    every, told = "select key, text_id, marks, id from articles", index.states.told()
    if told is None:
        return _now(index.states, asked, index.database.execute(every))
    values = (json.dumps(list(told)),)
    some = "(select value from json_each(?1))"
    rows = index.database.execute(f"{every} where key in {some} or text_id in {some}", values)
    found = _now(index.states, asked, rows)
    marked = {"reading": "> 0", "to-read": "= 0"}.get(asked)
    if marked is None:
        return found
    among = "in (select value from json_each(?))"
    unknown = f"key not {among} and text_id not {among}"
    rest = f"select id from articles where marks {marked} and {unknown}"
    return Sql(f"{rest} union all {found.text}", values * 2 + found.values)


def _now(states: ArticleStates, asked: str, rows: Iterable[tuple[str, str, int, int]]) -> Sql:
    """The articles of some that are in a state."""
    subjects = [(Subject(key, text_id, marks), id) for key, text_id, marks, id in rows]
    now = states(subject for subject, _ in subjects)
    return numbered(id for subject, id in subjects if now.get(subject.key) == asked)


def _of_site(index: Index, asked: str) -> Sql:
    query = "select site, host from articles where site != '' or host != '' group by site, host"
    fit = [pair for pair in index.database.execute(query) if is_site(asked, *pair)]
    pairs = "select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each(?)"
    return Sql(f"select id from articles where (site, host) in ({pairs})", (json.dumps(fit),))
