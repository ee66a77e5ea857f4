"""Where clippings stand in an article, and the annotations they become."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from astana_reader.annotations.anchoring import Status, anchor
from astana_reader.annotations.edits import find_quote
from astana_reader.annotations.history import Change, Edit
from astana_reader.annotations.records import (
    Annotation,
    Link,
    Records,
    Selector,
    clean_note,
    clean_tags,
    select,
    stamp,
)
from astana_reader.exchange.imported import Imported, import_edit

from .found import Clipping, Pointer, Work

_NAMESPACE = uuid.UUID("b0c1f1de-6b5f-4b39-9a0b-5e2f7c1f0a77")
"""Of ids made from what a clipping holds."""
_UUID = re.compile(r"(?:urn:uuid:)?[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}\Z")


@dataclass(frozen=True, slots=True)
class Placed:
    """The annotations of a work in a text, and the clippings that have no place there."""

    annotations: tuple[Annotation, ...]
    rest: tuple[Clipping, ...]
    notes: tuple[str, ...]
    """On the work as a whole."""
    links: tuple[Link, ...] = ()


def place_work(work: Work, text: str) -> Placed:
    """Place what was marked in a work in a text that may be its own."""
    annotations, rest = [], []
    for clipping in work.clippings:
        if clipping.quote:
            selector = place(clipping, text)
            if selector:
                annotations.append(annotation_of(work, clipping, selector))
            else:
                rest.append(clipping)
    notes = (work.note, *(c.note for c in work.clippings if not c.quote))
    told = tuple(filter(None, dict.fromkeys(notes)))
    return Placed(tuple(annotations), tuple(rest), told, tuple(_links(work)))


def place(clipping: Clipping, text: str) -> Selector | None:
    """Where a quote stands in a text, whatever its typography; None if it has no place."""
    quote, hint = clipping.quote, clipping.start
    if hint is not None and text[hint : hint + len(quote)] == quote:
        return select(text, hint, hint + len(quote))
    if hint is None and not (clipping.prefix or clipping.suffix):
        first = text.find(quote)  # most stand there letter for letter, and there may be thousands
        if first >= 0:
            return select(text, first, first + len(quote))
    places = find_quote(text, quote, clipping.prefix, clipping.suffix)
    if not places and (clipping.prefix or clipping.suffix):
        anywhere = find_quote(text, quote)
        places = anywhere if len(anywhere) == 1 else []
    if places:
        return select(text, *min(places, key=lambda span: abs(span[0] - (hint or 0))))
    at = anchor(_unplaced(clipping), text)
    if at.status is Status.ORPHAN:
        return None
    return replace(select(text, at.start, at.end), quote=quote)


def orphan(work: Work, clipping: Clipping) -> Annotation:
    """The annotation of a clipping that has no place."""
    return annotation_of(work, clipping, _unplaced(clipping))


def _unplaced(clipping: Clipping) -> Selector:
    start = min(clipping.start or 0, 2**30)
    end = start + len(clipping.quote)
    return Selector(start, end, clipping.quote, clipping.prefix, clipping.suffix)


def annotation_of(work: Work, clipping: Clipping, selector: Selector) -> Annotation:
    return Annotation(
        id=_id(work, clipping),
        created=clipping.created or clipping.modified or stamp(),
        modified=clipping.modified or clipping.created,
        selector=selector,
        pen=clipping.pen,
        tags=clean_tags(clipping.tags),
        note=clean_note(clipping.note),
    )


def _id(work: Work, clipping: Clipping) -> str:
    """The clipping's own id if it has one like ours, else one made of what it holds: importing
    twice changes nothing, whatever became of the article's text.
    """
    if own := _own_id(clipping.key):
        return own
    held = [clipping.key] if clipping.key else [
        clipping.quote, clipping.note, clipping.tags, clipping.created, clipping.start,
    ]  # fmt: skip
    return uuid.uuid5(_NAMESPACE, json.dumps([work.key, *held])).hex


def _own_id(key: str) -> str:
    """A key as an id of ours, if it is one; else nothing."""
    return uuid.UUID(key).hex if _UUID.match(key) else ""


def _links(work: Work) -> Iterator[Link]:
    """What its passages say of each other, and of such as have ids like ours."""
    if not any(clipping.pointers for clipping in work.clippings):
        return
    ids = {c.name or c.key: _id(work, c) for c in work.clippings if c.quote}
    for clipping in work.clippings:
        for pointer in clipping.pointers:
            target = ids.get(pointer.to) or _own_id(pointer.to)
            if clipping.quote and target:
                yield _link(_id(work, clipping), target, pointer)


def _link(source: str, target: str, pointer: Pointer) -> Link:
    made = uuid.uuid5(_NAMESPACE, json.dumps([source, target, pointer.kind])).hex
    created = pointer.created or pointer.modified or stamp()
    return Link(
        id=_own_id(pointer.key) or made,
        created=created,
        modified=pointer.modified or created,
        source=source,
        target=target,
        target_article=pointer.article,
        kind=pointer.kind,
    )


def taking(records: Records, work: Work, placed: Placed, revision: str) -> Edit:
    """The edit that takes a work in: its marks, its tags, and its notes below the reader's own."""
    edit = import_edit(records, Imported(placed.annotations, links=placed.links), revision)
    about = records.article
    notes = [note for note in placed.notes if note not in about.note]
    described = replace(
        about,
        note=clean_note("\n\n".join(filter(None, (about.note, *notes)))),
        tags=clean_tags((*about.tags, *work.tags)),
    )
    changed = (Change(about, described),) if described != about else ()
    return Edit(edit.label, (*edit.changes, *changed))


def with_orphans(work: Work, placed: Placed) -> Placed:
    """What has no place becomes marks that are lost, to be placed by hand."""
    lost: Iterable[Annotation] = (orphan(work, clipping) for clipping in placed.rest)
    return replace(placed, annotations=(*placed.annotations, *lost), rest=())
