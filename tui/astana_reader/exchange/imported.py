"""What an import brings, and the edit that takes it in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from astana_reader.annotations.history import Change, Edit
from astana_reader.annotations.records import (
    Annotation,
    ArticleRecord,
    Link,
    Records,
    clean_tags,
)
from astana_reader.text.wording import counted


@dataclass(frozen=True, slots=True)
class Imported:
    """Annotations from elsewhere, placed in the article where that was possible."""

    annotations: tuple[Annotation, ...]
    """`modified` is empty where nobody said when that was: older than all that is here."""
    note: str = ""
    """On the whole article."""
    tags: tuple[str, ...] = ()
    """Of the whole article."""
    problems: tuple[str, ...] = ()
    """What was left out and why, a sentence each."""
    links: tuple[Link, ...] = ()


def import_edit(records: Records, imported: Imported, revision: str = "") -> Edit:
    """The edit that takes in what is new, or newer than what is there.

    What is there already, or was changed here since, stays as it is. A record that was deleted
    here comes back: it was asked for. `revision` is that of the text the import was placed in.
    """
    changes = [*_changes(records, imported, revision), *_links(records, imported)]
    about = records.article
    described = replace(
        about,
        note=about.note or imported.note,
        tags=clean_tags((*about.tags, *imported.tags)),
    )
    changes += [Change(about, described)] if described != about else []
    return Edit("import", tuple(changes))


def outcome(records: Records, imported: Imported, edit: Edit) -> Iterator[str]:
    """What `import_edit` made of an import, a sentence each; `records` are those before it."""
    taken = sum(isinstance(change.after, Annotation) for change in edit.changes)
    there = len({annotation.id for annotation in imported.annotations}) - taken
    yield f"{taken} taken in, {there} there already."
    if links := sum(isinstance(change.after, Link) for change in edit.changes):
        yield f"{counted(links, 'link')} between highlights taken in."
    about = next((c.after for c in edit.changes if isinstance(c.after, ArticleRecord)), None)
    before = records.article
    if about and about.tags != before.tags:
        yield f"{counted(len(about.tags) - len(before.tags), 'tag')} of the article taken in."
    if about and about.note != before.note:
        yield "The note on the article was taken in too."
    elif imported.note and imported.note != before.note:
        yield "The article has a note of its own: the one in the file was left out."


def _changes(records: Records, imported: Imported, revision: str) -> Iterator[Change]:
    for annotation in {a.id: a for a in imported.annotations}.values():
        incoming = replace(annotation, selector=replace(annotation.selector, revision=revision))
        mine = records.annotations.get(annotation.id)
        if mine is None:
            yield Change(None, incoming)
        elif incoming.modified > mine.modified and incoming != _at_time(mine, incoming.modified):
            yield Change(mine, incoming)


def _links(records: Records, imported: Imported) -> Iterator[Change]:
    """What is new or newer of the links that begin at a highlight which is there then."""
    ids = {*records.annotations, *(annotation.id for annotation in imported.annotations)}
    ends = {(link.source, link.target) for link in records.links.values()}
    for link in {link.id: link for link in imported.links}.values():
        within = link.target in ids
        if not (within or link.target_article):
            continue
        incoming = replace(link, target_article=records.article.sha256) if within else link
        mine = records.links.get(link.id)
        if mine is None and link.source in ids and (link.source, link.target) not in ends:
            yield Change(None, incoming)
        elif mine and link.modified > mine.modified and link.kind != mine.kind:
            yield Change(mine, incoming)


def _at_time(annotation: Annotation, modified: str) -> Annotation:
    return replace(annotation, modified=modified)
