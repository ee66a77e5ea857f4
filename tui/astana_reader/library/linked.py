"""Marks that point at marks, seen from one article: which, where, and what they say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from astana_reader.annotations.link_kinds import kind_words
from astana_reader.annotations.records import Annotation, ArticleRecord, Link, Records
from astana_reader.annotations.store import ArticleStore
from astana_reader.text.visible import visible_line

from .index import Indexed
from .web_identity import web_key


@dataclass(frozen=True, slots=True)
class FarMark:
    """A highlight of another article."""

    annotation: Annotation
    article: ArticleRecord
    place: Path | str | None
    """Where the article is to be read; None where it is gone."""

    @property
    def title(self) -> str:
        return visible_line(self.article.title) or self.source

    @property
    def source(self) -> str:
        """The article's site, else its host or its file's name."""
        return source_of(self.article, self.place)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What of the library's other articles is linked with one."""

    links: Mapping[str, tuple[Link, Path]] = field(default_factory=dict)
    """Links that lead here, and the files they are in, by the links' ids."""
    marks: Mapping[str, FarMark] = field(default_factory=dict)
    """The ends that are not here, by their ids; one that is gone is left out."""


NOWHERE = Elsewhere()


@dataclass(frozen=True, slots=True)
class OtherEnd:
    """What a highlight is linked with."""

    link: Link
    outward: bool
    """Whether the link leads from the highlight to this."""
    annotation: Annotation | None
    """None where it was removed."""
    far: FarMark | None = None
    """None for a highlight of the same article."""
    file: Path | None = None
    """The file that holds the link, if it is another article's."""

    @property
    def id(self) -> str:
        return self.link.target if self.outward else self.link.source

    @property
    def words(self) -> str:
        """What the highlight says of this: “contradicted by”."""
        return kind_words(self.link.kind, outward=self.outward)


def learn_elsewhere(index: Iterable[Indexed], own: Path, records: Records) -> Elsewhere:
    """What of a library is linked with the article of the file `own`. Reads only what is."""
    others = {known.path: known for known in index if known.path != own}
    here = records.annotations
    links = {
        link.id: (link, known.path)
        for known in others.values()
        for link in known.links
        if link.target in here
    }
    wanted: dict[Path, set[str]] = {}
    for link, path in links.values():
        wanted.setdefault(path, set()).add(link.source)
    away = [link for link in records.links.values() if link.target not in here]
    of_text = {id: path for path, known in others.items() for id in known.text_ids} if away else {}
    for link in away:
        if path_there := of_text.get(link.target_article):
            wanted.setdefault(path_there, set()).add(link.target)
    found = (mark for path, ids in wanted.items() for mark in _marks(others[path], ids))
    return Elsewhere(links, {mark.annotation.id: mark for mark in found})


def _marks(known: Indexed, ids: Collection[str]) -> Iterator[FarMark]:
    records = ArticleStore(known.path).load().records
    place = place_of(known.article)
    for id in ids:
        if records and id in records.annotations:
            yield FarMark(records.annotations[id], known.article, place)


def place_of(article: ArticleRecord) -> Path | str | None:
    """Where an article was read last and still can be: its file, else its address."""
    latest = sorted(article.paths, key=article.paths.__getitem__, reverse=True)
    return next((path for path in map(Path, latest) if path.is_file()), None) or (
        article.url or None
    )


def source_of(article: ArticleRecord, place: Path | str | None) -> str:
    """The site of an article, else the host or the file that it was read from."""
    if article.site or article.url:
        return article.site or web_key(article.url).partition("/")[0]
    return visible_line(place.name) if isinstance(place, Path) else visible_line(article.title)


def other_ends(records: Records, elsewhere: Elsewhere, id: str) -> list[OtherEnd]:
    """What a highlight is linked with, the oldest first; the same said twice stands once."""
    links = [pair for pair in all_links(records, elsewhere) if id in _ends(pair[0])]
    return _ends_by_mark(links, records, elsewhere).get(id, [])


def all_ends(records: Records, elsewhere: Elsewhere) -> dict[str, list[OtherEnd]]:
    """What each highlight of the article is linked with; unlinked ones are left out."""
    return _ends_by_mark(all_links(records, elsewhere), records, elsewhere)


def _ends_by_mark(
    links: Iterable[tuple[Link, Path | None]], records: Records, elsewhere: Elsewhere
) -> dict[str, list[OtherEnd]]:
    found: dict[str, dict[tuple[str, str], OtherEnd]] = {}
    for link, file in sorted(links, key=lambda pair: (pair[0].created, pair[0].id)):
        for id, other in (_ends(link), _ends(link)[::-1]):
            if id in records.annotations:
                own = records.annotations.get(other)
                far = None if own else elsewhere.marks.get(other)
                mark = own or (far.annotation if far else None)
                end = OtherEnd(link, id == link.source, mark, far, file)
                found.setdefault(id, {}).setdefault((other, end.words), end)
    return {id: list(ends.values()) for id, ends in found.items()}


def all_links(records: Records, elsewhere: Elsewhere) -> Iterator[tuple[Link, Path | None]]:
    """The links that begin at a highlight which is there, with the files of those elsewhere."""
    for link in records.links.values():
        if link.source in records.annotations:
            yield link, None
    for link, file in elsewhere.links.values():
        if link.source in elsewhere.marks:
            yield link, file


def link_counts(records: Records, elsewhere: Elsewhere) -> dict[str, int]:
    """With how many others each highlight of the article is linked; unlinked ones are left out."""
    return {id: len(ends) for id, ends in all_ends(records, elsewhere).items()}


def _ends(link: Link) -> tuple[str, str]:
    return link.source, link.target
