"""Merging what two sides know of an article: the later change of a record wins.

A record's state is its latest row or its deletion, whichever has the later time; equal times are
settled by the larger JSON, a deletion before a row. Merging is commutative, associative and
idempotent, so files and processes may be merged in any order, any number of times.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any, TypeVar

from .records import (
    OWN_TIMES,
    Annotation,
    ArticleRecord,
    Correction,
    Link,
    Records,
    Row,
    parse_time,
)
from .rows import annotation_row, article_row, correction_row, link_row

KEEP_DELETED = timedelta(days=366)

R = TypeVar("R", Annotation, Correction, Link)
S = TypeVar("S", Annotation, Correction)


def merge(one: Records, other: Records, base: Records | None = None) -> Records:
    """The records of both sides, each in its latest state.

    With `base`, what both last had in common, the losing row of a record that both sides have
    changed since is kept in `superseded`. Without it every losing row that differs is.
    """
    deleted = _later_times(one.deleted, other.deleted)
    latest = [_latest(table(one), table(other), row) for table, row in _TABLES]
    superseded = {_key(row): row for row in (*one.superseded, *other.superseded)}
    for table, row in _TABLES:
        for loser in _losers(one, other, base, table, row):
            superseded[_key(loser)] = loser
    annotations, corrections, links = (_living(records, deleted) for records in latest)
    return Records(
        article=_merge_article(one.article, other.article),
        annotations=annotations,
        corrections=corrections,
        links=links,
        deleted={
            id: time
            for id, time in deleted.items()
            if not any(id in records and records[id].modified > time for records in latest)
        },
        superseded=tuple(superseded[key] for key in sorted(superseded)),
        others=merge_others(one.others, other.others, base.others if base else None),
    )


Tables = Mapping[str, Mapping[str, Any]]
"""Tables of other programs, their rows by TinyDB's numbers."""


def merge_others(one: Tables, other: Tables, base: Tables | None) -> Tables:
    """The tables of other programs of both sides. This program never changes them.

    So the side that differs from what both had is the newer one. Where that is not known, all
    rows of both are kept; one whose number is taken gets another.
    """
    if other in (one, base):
        return one
    if one == base:
        return other
    return {name: _united(one.get(name, {}), other.get(name, {})) for name in {**one, **other}}


def _united(one: Mapping[str, Any], other: Mapping[str, Any]) -> Mapping[str, Any]:
    texts, others = set(map(_json, one.values())), set(map(_json, other.values()))
    if texts <= others or others <= texts:
        return max(one, other, key=lambda rows: (len(set(map(_json, rows.values()))), _json(rows)))
    rows = {(_number(n), _json(row)): row for side in (one, other) for n, row in side.items()}
    united: dict[str, Any] = {}
    free = max(number for number, _ in rows) + 1
    for (number, _), row in sorted(rows.items(), key=lambda item: item[0]):
        taken = str(number) in united
        united[str(free if taken else number)] = row
        free += taken
    return united


def _number(name: str) -> int:
    return int(name) if name.isdecimal() else 0


def without_old_deletions(records: Records, time: str) -> Records:
    """The records without the deletions that are over a year older than `time`."""
    oldest = (parse_time(time) - KEEP_DELETED).isoformat(timespec="microseconds")[:26]
    kept = {id: at for id, at in records.deleted.items() if at >= oldest}
    return records if len(kept) == len(records.deleted) else replace(records, deleted=kept)


def based_on(records: Records, first: str) -> Records:
    """The records for a file whose first text is another: each names the text it was made on."""
    own = records.article.sha256
    if own == first:
        return records

    def based(record: S) -> S:
        made_on = record.selector.revision or own
        revision = "" if made_on == first else made_on
        return replace(record, selector=replace(record.selector, revision=revision))

    return replace(
        records,
        article=replace(records.article, sha256=first),
        annotations={id: based(a) for id, a in records.annotations.items()},
        corrections={id: based(c) for id, c in records.corrections.items()},
        links={
            id: replace(link, target_article=first) if link.target_article == own else link
            for id, link in records.links.items()
        },
    )


_TABLES: tuple[tuple[Callable[[Records], Mapping[str, Any]], Callable[[Any], Row]], ...] = (
    (lambda records: records.annotations, annotation_row),
    (lambda records: records.corrections, correction_row),
    (lambda records: records.links, link_row),
)
"""What is merged record by record, with the rows of its records."""


def _latest(one: Mapping[str, R], other: Mapping[str, R], row: Callable[[R], Row]) -> dict[str, R]:
    latest = dict(one)
    if one == other:
        return latest
    for id, record in other.items():
        mine = latest.get(id)
        if mine is None or (mine is not record and _beats(record, mine, row)):
            latest[id] = record
    return latest


def _beats(record: R, rival: R, row: Callable[[R], Row]) -> bool:
    if record.modified != rival.modified:
        return record.modified > rival.modified
    return record != rival and _json(row(record)) > _json(row(rival))


def _losers(
    one: Records,
    other: Records,
    base: Records | None,
    table: Callable[[Records], Mapping[str, R]],
    row: Callable[[R], Row],
) -> list[Row]:
    """The rows of records that the two sides changed differently and that did not win."""
    if base is one or base is other:
        return []
    losers = []
    known = table(base) if base else {}
    for mine, theirs in ((one, other), (other, one)):
        for id, record in table(mine).items():
            rival = table(theirs).get(id)
            if rival is record:
                continue
            gone = theirs.deleted.get(id, "")
            if base is not None and (record == known.get(id) or rival == known.get(id, rival)):
                continue
            beaten = rival is not None and _beats(rival, record, row)
            if beaten or gone >= record.modified:
                losers.append(row(record))
    return losers


def _living(records: Mapping[str, R], deleted: Mapping[str, str]) -> dict[str, R]:
    if records.keys().isdisjoint(deleted):
        return dict(records)
    return {id: r for id, r in records.items() if r.modified > deleted.get(id, "")}


def _later_times(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    return {id: max(one.get(id, ""), other.get(id, "")) for id in {**one, **other}}


def _merge_article(one: ArticleRecord, other: ArticleRecord) -> ArticleRecord:
    """Each field as it was set last, a tie goes to the larger JSON."""

    def rank(record: ArticleRecord) -> tuple[str, str]:
        return record.modified, _json({"sha256": record.sha256, **record.extra})

    def last_marked(record: ArticleRecord) -> tuple[str, str]:
        return max(record.texts.values(), default=""), record.sketch

    def last_set(record: ArticleRecord) -> tuple[str, str]:
        return record.time_of(name), _json(article_row(record)[name])

    latest = max(one, other, key=rank)
    values: dict[str, Any] = {}
    times: dict[str, str] = {}
    for name in OWN_TIMES:
        winner = max(one, other, key=last_set)
        values[name], times[name] = getattr(winner, name), winner.time_of(name)
    return replace(
        latest,
        **values,
        times={name: at for name, at in times.items() if at != latest.modified},
        paths=dict(sorted(_later_times(one.paths, other.paths).items())),
        texts=dict(sorted(_later_times(one.texts, other.texts).items())),
        sketch=max(one, other, key=last_marked).sketch,
    )


def _key(row: Row) -> tuple[str, str, str]:
    return str(row.get("id")), str(row.get("modified")), _json(row)


def _json(row: Any) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False)
