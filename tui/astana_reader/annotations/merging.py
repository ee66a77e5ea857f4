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
from typing import TypeVar

from .records import Annotation, ArticleRecord, Correction, Records, Row, parse_time
from .rows import annotation_row, article_row, correction_row

KEEP_DELETED = timedelta(days=366)

R = TypeVar("R", Annotation, Correction)


def merge(one: Records, other: Records, base: Records | None = None) -> Records:
    """The records of both sides, each in its latest state.

    With `base`, what both last had in common, the losing row of a record that both sides have
    changed since is kept in `superseded`. Without it every losing row that differs is.
    """
    deleted = _later_times(one.deleted, other.deleted)
    annotations = _latest(one.annotations, other.annotations, annotation_row)
    corrections = _latest(one.corrections, other.corrections, correction_row)
    superseded = {_key(row): row for row in (*one.superseded, *other.superseded)}
    for row in (
        *_losers(one, other, base, lambda r: r.annotations, annotation_row),
        *_losers(one, other, base, lambda r: r.corrections, correction_row),
    ):
        superseded[_key(row)] = row
    return Records(
        article=_merge_article(one.article, other.article),
        annotations=_living(annotations, deleted),
        corrections=_living(corrections, deleted),
        deleted={
            id: time
            for id, time in deleted.items()
            if not any(id in m and m[id].modified > time for m in (annotations, corrections))
        },
        superseded=tuple(superseded[key] for key in sorted(superseded)),
    )


def without_old_deletions(records: Records, time: str) -> Records:
    """The records without the deletions that are over a year older than `time`."""
    oldest = parse_time(time) - KEEP_DELETED
    kept = {id: at for id, at in records.deleted.items() if parse_time(at) >= oldest}
    return records if len(kept) == len(records.deleted) else replace(records, deleted=kept)


def based_on(records: Records, first: str) -> Records:
    """The records for a file whose first text is another: each names the text it was made on."""
    own = records.article.sha256
    if own == first:
        return records

    def based(record: R) -> R:
        made_on = record.selector.revision or own
        revision = "" if made_on == first else made_on
        return replace(record, selector=replace(record.selector, revision=revision))

    return replace(
        records,
        article=replace(records.article, sha256=first),
        annotations={id: based(a) for id, a in records.annotations.items()},
        corrections={id: based(c) for id, c in records.corrections.items()},
    )


def _latest(one: Mapping[str, R], other: Mapping[str, R], row: Callable[[R], Row]) -> dict[str, R]:
    latest = dict(one)
    for id, record in other.items():
        mine = latest.get(id)
        if mine is None or _beats(record, mine, row):
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
            gone = theirs.deleted.get(id, "")
            if base is not None and (record == known.get(id) or rival == known.get(id, rival)):
                continue
            beaten = rival is not None and _beats(rival, record, row)
            if beaten or gone >= record.modified:
                losers.append(row(record))
    return losers


def _living(records: Mapping[str, R], deleted: Mapping[str, str]) -> dict[str, R]:
    return {id: r for id, r in records.items() if r.modified > deleted.get(id, "")}


def _later_times(one: Mapping[str, str], other: Mapping[str, str]) -> dict[str, str]:
    return {id: max(one.get(id, ""), other.get(id, "")) for id in {**one, **other}}


def _merge_article(one: ArticleRecord, other: ArticleRecord) -> ArticleRecord:
    def rank(record: ArticleRecord) -> tuple[str, str]:
        return record.modified, _json(article_row(replace(record, paths={}, texts={}, sketch="")))

    def last_marked(record: ArticleRecord) -> tuple[str, str]:
        return max(record.texts.values(), default=""), record.sketch

    return replace(
        max(one, other, key=rank),
        paths=_later_times(one.paths, other.paths),
        texts=_later_times(one.texts, other.texts),
        sketch=max(one, other, key=last_marked).sketch,
    )


def _key(row: Row) -> tuple[str, str, str]:
    return str(row.get("id")), str(row.get("modified")), _json(row)


def _json(row: Row) -> str:
    return json.dumps(row, sort_keys=True, ensure_ascii=False)
