"""What a list tells of an article that only its text knows: its length, its first words, its date.

Kept in the user's state folder, so that an article is read again only when its file changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from astana_reader.articles.article import Article, ArticleError
from astana_reader.articles.document import BlockKind
from astana_reader.articles.sidecar import sidecar_path
from astana_reader.settings.json_values import typed_fields

from .documents import load_article
from .opening import stated_publication
from .places import Library
from .row_log import RowLog
from .state_files import signature, state_file

_KEPT_EVERY = 500
"""Articles that are read between two times that their previews are kept."""
OPENING = 400
"""Code points of an article's first words that are kept."""


@dataclass(frozen=True, slots=True)
class Preview:
    """An article at a glance."""

    id: str = ""
    """Of its text; empty if it can't be read."""
    title: str = ""
    site: str = ""
    length: int = 0
    """In code points."""
    opening: str = ""
    """Its first words, on one line."""
    published: str = ""
    """The date that the article itself gives, in ISO form."""
    day_first: str = ""
    """The same where a date in figures is read with the day first, if that is another."""
    problem: str = ""
    """Why it can't be read."""

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.published) if self.published else None

    def in_order(self, *, day_first: bool | None) -> Preview:
        """As a user sees it who reads dates in figures in that order."""
        return replace(self, published=self.day_first) if day_first and self.day_first else self


def read_previews(
    library: Library, paths: Iterable[Path], state: Path
) -> Iterator[tuple[Path, Preview]]:
    """The previews of articles: first those that are known, then each as it is read."""
    log = RowLog(_cache(library, state))
    paths = list(paths)
    ready = _current_previews(log.rows, paths)
    wanted = {str(path) for path in paths}
    rows = {name: row for name, row in log.rows.items() if name in wanted or Path(name).exists()}
    yield from ready.items()
    read = 0
    try:
        for path in paths:
            if path in ready:
                continue
            seen, preview = _signature(path), preview_of(path)
            rows[str(path)] = {"signature": seen, "preview": asdict(preview)}
            read += 1
            if read % _KEPT_EVERY == 0:
                log.save(rows)
            yield path, preview
    finally:
        log.save(rows)


def known_previews(library: Library, paths: Iterable[Path], state: Path) -> dict[Path, Preview]:
    """The previews of the articles that were read for one and are as they were."""
    return _current_previews(RowLog(_cache(library, state)).rows, paths)


def _cache(library: Library, state: Path) -> Path:
    return state_file(state, "previews", str(library.root))


def _current_previews(rows: Mapping[str, Any], paths: Iterable[Path]) -> dict[Path, Preview]:
    found = ((path, _current(rows.get(str(path)), path)) for path in paths)
    return {path: preview for path, preview in found if preview}


def preview_of(path: Path) -> Preview:
    """Read an article for its preview."""
    try:
        article = load_article(path)
    except ArticleError as error:
        return Preview(problem=str(error))
    stated = stated_publication(article)
    turned = stated if stated.sure else stated_publication(article, day_first=True)
    published, other = (one.date.isoformat() if one.date else "" for one in (stated, turned))
    return Preview(
        article.id,
        article.title,
        article.metadata.site,
        len(article.text),
        _opening(article),
        published,
        "" if other == published else other,
    )


def _opening(article: Article) -> str:
    """The first paragraphs; a text of headings alone gives those."""
    wanted = [block for block in article.blocks if block.kind is not BlockKind.HEADING]
    words: list[str] = []
    for block in wanted or article.blocks:
        words += article.text[block.start : min(block.end, block.start + OPENING)].split()
        if sum(map(len, words)) > OPENING:
            break
    return " ".join(words)[:OPENING]


def _signature(path: Path) -> list[list[str | int]]:
    """Of the article and its sidecar."""
    return signature((path, sidecar_path(path)))


def _current(row: object, path: Path) -> Preview | None:
    """A preview from the cache; None if the file changed since, or the row is of another form."""
    if not isinstance(row, dict) or row.get("signature") != _signature(path):
        return None
    values = typed_fields(Preview, row.get("preview"))
    if len(values) < len(fields(Preview)):
        return None
    preview = Preview(**values)
    try:
        for day in filter(None, (preview.published, preview.day_first)):
            date.fromisoformat(day)
    except ValueError:
        return None
    return preview
