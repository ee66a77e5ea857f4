"""Edits that a reader makes: new highlights, their pens, tags and notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from astana_reader.text.folding import fold
from astana_reader.text.queries import Query, find, readings

from .history import Change, Edit
from .records import (
    Annotation,
    ArticleRecord,
    Link,
    Records,
    Selector,
    clean_note,
    clean_tags,
    new_id,
    select,
    stamp,
)


def new_annotation(
    records: Records, text: str, text_id: str, span: tuple[int, int], pen: str
) -> Annotation:
    """A highlight of a span of the article's current text, whose id is `text_id`."""
    time = stamp()
    return Annotation(new_id(), time, time, selector_of(records, text, text_id, span), pen)


def selector_of(records: Records, text: str, text_id: str, span: tuple[int, int]) -> Selector:
    """A selector of a span of the current text, which need not be the article's first one."""
    revision = "" if records.article.sha256 == text_id else text_id
    return select(text, *span, revision)


def adding(annotations: Sequence[Annotation]) -> Edit:
    label = "highlight" if len(annotations) == 1 else f"{len(annotations)} highlights"
    return Edit(label, tuple(Change(None, annotation) for annotation in annotations))


def deleting(annotations: Iterable[Annotation], links: Iterable[Link] = ()) -> Edit:
    """Annotations taken away, with those of the article's `links` that lead from or to them."""
    changes = [Change(annotation, None) for annotation in annotations]
    ids = {change.before.id for change in changes if isinstance(change.before, Annotation)}
    loose = (link for link in links if link.source in ids or link.target in ids)
    return Edit("deletion", (*changes, *(Change(link, None) for link in loose)))


def linking(
    links: Iterable[Link], source: str, target: str, target_article: str, kind: str
) -> Edit:
    """A link from an annotation to one of the same or another article.

    `links` are those that are there already: one with the same ends is given the kind.
    `target_article` is the id of the first text of the article that the target is in.
    """
    time = stamp()
    for link in links:
        if (link.source, link.target) == (source, target):
            changed = replace(link, kind=kind)
            return Edit("link", (Change(link, changed),) if changed != link else ())
    made = Link(new_id(), time, time, source, target, target_article, kind)
    return Edit("link", (Change(None, made),))


def unlinking(links: Iterable[Link]) -> Edit:
    return Edit("link", tuple(Change(link, None) for link in links))


def links_of(records: Records, id: str) -> list[Link]:
    """The links that lead from or to an annotation, the oldest first.

    One that begins at an annotation which another program deleted is left out.
    """
    found = [
        link
        for link in records.links.values()
        if id in (link.source, link.target) and link.source in records.annotations
    ]
    return sorted(found, key=lambda link: (link.created, link.id))


def noting(records: Records, annotation: Annotation, note: str) -> Edit:
    """A note on an annotation as it was when the note was begun.

    If another program has deleted it meanwhile, it comes back with the note.
    """
    now = records.annotations.get(annotation.id)
    noted = replace(now or annotation, note=clean_note(note))
    return Edit("note", (Change(now, noted),) if noted != now else ())


def describing(article: ArticleRecord, **fields: Any) -> Edit:
    """Fields of an article as the reader sets them: title, author, site, url, published, tags.

    Each is merged by its own time.
    """
    described = replace(article, **fields)
    label = ", ".join(fields)
    return Edit(label, (Change(article, described),) if described != article else ())


def replacing(old: Annotation, new: Annotation) -> Edit:
    return _edit("edges", [(old, new)])


def placing(pairs: Iterable[tuple[Annotation, Annotation]]) -> Edit:
    """Annotations before and after they were given a place again."""
    return _edit("placing", pairs)


def taking_over(records: Records, into: ArticleRecord) -> Edit:
    """The annotations, corrections and links of another article as new ones.

    Their selectors name the text they were made on, which may not be the first one here.
    """
    time, first = stamp(), records.article.sha256
    made: list[Change] = []
    ids = {id: new_id() for id in (*records.annotations, *records.corrections)}
    for record in records.anchored:
        selector = record.selector
        selector = replace(selector, revision=selector.revision or first)
        new = replace(record, id=ids[record.id], modified=time, selector=selector)
        made.append(Change(None, new))
    own = (link for link in records.links.values() if link.source in ids)
    made += [Change(None, _taken(link, ids, into.sha256)) for link in own]
    return Edit("taking over", tuple(made))


def _taken(link: Link, ids: Mapping[str, str], first: str) -> Link:
    """A link between marks that have other ids now, in an article with this first text."""
    within = link.target in ids
    return replace(
        link,
        id=new_id(),
        modified=stamp(),
        source=ids[link.source],
        target=ids.get(link.target, link.target),
        target_article=first if within else link.target_article,
    )


def changing_pen(annotations: Iterable[Annotation], pen: str) -> Edit:
    return _edit("pen", ((a, replace(a, pen=pen)) for a in annotations))


def changing_tags(
    annotations: Iterable[Annotation], added: Iterable[str], removed: Collection[str] = ()
) -> Edit:
    """Add tags and remove others, given case-folded; each annotation keeps the rest of its own."""

    def change(annotation: Annotation) -> Annotation:
        kept = [tag for tag in annotation.tags if tag.casefold() not in removed]
        return replace(annotation, tags=clean_tags([*kept, *added]))

    return _edit("tags", ((a, change(a)) for a in annotations))


def extending_note(annotations: Iterable[Annotation], note: str) -> Edit:
    """Write a note below what each annotation's own says."""
    return _edit(
        "note",
        ((a, replace(a, note=clean_note(f"{a.note}\n\n{note}".strip()))) for a in annotations),
    )


def changing_note(annotations: Iterable[Annotation], note: str) -> Edit:
    cleaned = clean_note(note)
    return _edit("note", ((a, replace(a, note=cleaned)) for a in annotations))


def _edit(label: str, pairs: Iterable[tuple[Annotation, Annotation | None]]) -> Edit:
    return Edit(label, tuple(Change(old, new) for old, new in pairs if old != new))


def find_quote(text: str, quote: str, prefix: str = "", suffix: str = "") -> list[tuple[int, int]]:
    """Where a quote stands between a prefix and a suffix, whatever their typography.

    Places that have its capitals and accents go first: others count only where there are none.
    """
    for query in readings(quote):
        before, after = _plain(prefix, query), _plain(suffix, query)
        found = find(text, query).spans
        places = [
            (start, end)
            for start, end in zip(found.starts, found.ends, strict=True)
            if _plain(text[max(0, start - _reach(prefix)) : start], query).endswith(before)
            and _plain(text[end : end + _reach(suffix)], query).startswith(after)
        ]
        if places:
            return places
    return []


def _reach(words: str) -> int:
    """Code points in which some words surely stand, however they are spaced and composed."""
    return 4 * len(words) + 32 if words else 0


def _plain(words: str, query: Query) -> str:
    return " ".join(fold(words, case=query.case, accents=query.accents).split())
