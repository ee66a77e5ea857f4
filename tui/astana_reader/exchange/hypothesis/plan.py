"""What a sync has to do: the rule of the store, between marks and annotations of Hypothesis.

The later change wins; of two at the same time the one that is larger as JSON. What was deleted
on one side is deleted on the other, unless it was changed there since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from astana_reader.annotations.records import Annotation, Records
from astana_reader.exchange.imports.found import Clipping

from .pairs import Pair

LONGEST_TAG = 1000
"""Characters, by h/schemas/annotation.py."""


class Do(StrEnum):
    """What is to be done with a mark and its annotation."""

    CREATE = "create"
    """the annotation"""
    UPDATE = "update"
    DELETE = "delete"
    TAKE = "take"
    """the mark, new or changed, from the annotation"""
    REMOVE = "remove"
    """the mark"""
    KEEP = "keep"
    """Both are as they should be."""
    FORGET = "forget"
    """Both are gone."""
    LEAVE = "leave"
    """It is somebody else's, and what was changed here stays here."""


@dataclass(frozen=True, slots=True)
class Remote:
    """An annotation of Hypothesis that is no answer to another."""

    id: str
    updated: str
    """As records have times."""
    mine: bool
    clipping: Clipping
    local: str = ""
    """The id of the mark that it becomes, unless one is paired with it."""

    @property
    def content(self) -> str:
        at = self.clipping
        return _content(at.quote, at.note, at.tags)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    do: Do
    local: Annotation | None = None
    remote: Remote | None = None
    pair: Pair | None = None


def content_of(annotation: Annotation) -> str:
    """What of a mark Hypothesis holds, for comparing."""
    return _content(annotation.selector.quote, annotation.note, annotation.tags)


def _content(quote: str, note: str, tags: Iterable[str]) -> str:
    """Without the white space between words, which differs from page to page."""
    cut = sorted(tag[:LONGEST_TAG].casefold() for tag in tags)
    return json.dumps([" ".join(quote.split()), note.strip(), cut])


def plan(
    records: Records, remotes: Mapping[str, Remote], pairs: Mapping[str, Pair]
) -> Iterator[Step]:
    """The steps that make both sides the same; `pairs` by the ids of annotations.

    `remotes` are all that are there, those that a search left out too.
    """
    for pair in pairs.values():
        local = records.annotations.get(pair.local)
        remote = remotes.get(pair.remote)
        yield Step(_known(records, local, remote, pair), local, remote, pair)
    paired = {pair.local for pair in pairs.values()}
    alone = {id: a for id, a in records.annotations.items() if id not in paired}
    equal = {content_of(annotation): annotation for annotation in alone.values()}
    for id, remote in remotes.items():
        if id not in pairs:
            twin = records.annotations.get(remote.local) or equal.pop(remote.content, None)
            if twin:
                alone.pop(twin.id, None)
            yield Step(_unknown(records, twin, remote), twin, remote)
    for annotation in alone.values():
        yield Step(Do.CREATE, annotation)


def _unknown(records: Records, twin: Annotation | None, remote: Remote) -> Do:
    """What to do with an annotation that nothing is known of; it may have been forgotten."""
    if twin is None:
        deleted = records.deleted.get(remote.local, "")
        gone = Do.DELETE if remote.mine else Do.LEAVE
        return gone if deleted > remote.updated else Do.TAKE
    if content_of(twin) == remote.content:
        return Do.KEEP
    if twin.modified > remote.updated:
        return Do.UPDATE if remote.mine else Do.LEAVE
    return Do.TAKE


def _known(records: Records, local: Annotation | None, remote: Remote | None, pair: Pair) -> Do:
    """What to do with two that were the same after the last sync."""
    if local is None and remote is None:
        return Do.FORGET
    if local is None and remote is not None:
        return _deleted_here(records.deleted.get(pair.local, ""), remote, pair)
    if remote is None:
        return Do.CREATE if local and local.modified != pair.modified else Do.REMOVE
    changed = local is not None and local.modified != pair.modified
    if remote.updated == pair.updated:
        return (Do.UPDATE if remote.mine else Do.LEAVE) if changed else Do.KEEP
    if not changed or local is None:
        return Do.TAKE
    if content_of(local) == remote.content:
        return Do.KEEP
    ours = (local.modified, content_of(local)) > (remote.updated, remote.content)
    return (Do.UPDATE if remote.mine else Do.LEAVE) if ours else Do.TAKE


def _deleted_here(deleted: str, remote: Remote, pair: Pair) -> Do:
    if remote.updated != pair.updated and remote.updated > deleted:
        return Do.TAKE
    return Do.DELETE if remote.mine else Do.LEAVE
