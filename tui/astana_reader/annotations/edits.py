"""Edits that a reader makes: new highlights, their pens, tags and notes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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


def linking(records: Records, source: str, target: str, target_article: str, kind: str) -> Edit:
    """A link from an annotation of these records to one of this or another article.

    `target_article` is the id of that article's first text. A link that is there already with
    the same ends is given the kind.
    """
    time = stamp()
    ends = (source, target, target_article)
    for link in records.links.values():
        if (link.source, link.target, link.target_article) == ends:
            changed = replace(link, kind=kind)
            return Edit("link", (Change(link, changed),) if changed != link else ())
    return Edit("link", (Change(None, Link(new_id(), time, time, *ends, kind)),))


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


def taking_over(records: Records) -> Edit:
    """The annotations and corrections of another article as new ones.

    Their selectors name the text they were made on, which may not be the first one here.
    """
    time, first = stamp(), records.article.sha256
    made: list[Change] = []
    for record in records.anchored:
        selector = record.selector
        selector = replace(selector, revision=selector.revision or first)
        made.append(Change(None, replace(record, id=new_id(), modified=time, selector=selector)))
    return Edit("taking over", tuple(made))


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
