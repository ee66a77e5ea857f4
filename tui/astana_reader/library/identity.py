"""Which file of a library belongs to an article, however it was renamed or changed since."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from astana_reader.annotations.texts import kept_text
from astana_reader.articles.article import Article

from .index import Indexed
from .likeness import likeness, shared, sketch
from .web_identity import web_key

SAME_PLACE = 0.15
"""Of five-word runs that a text at a known path or address must share to be the same article.

Revisions of one text that were measured share 0.23 and more, different texts of one book 0.03.
"""
SAME_ELSEWHERE = 0.6
"""Likewise for a text under a name that is not known."""
_SIMILAR_SKETCH = 0.3
_SLUG_LENGTH = 48


@dataclass(frozen=True, slots=True)
class Identified:
    """The file of an article and what is to be told of how it was found."""

    path: Path
    notice: str = ""
    twins: tuple[Path, ...] = ()
    """Other files of the very text, as from a machine where it had another name."""
    offered: Indexed | None = None
    """An article under another name that is so like this one that its marks may belong here."""


def identify(annotations: Path, article: Article, index: list[Indexed]) -> Identified:
    """Find the file of an article by its text, then its place, then its likeness to others."""
    same = [known.path for known in index if article.id in known.text_ids]
    if same:
        return Identified(same[0], twins=tuple(same[1:]))
    new_file = annotations / f"{slug(article.title)}-{article.id[:8]}.json"
    here = [known for known in index if _is_at(known, article)]
    for known in here:
        if _shared(annotations, known, article) >= SAME_PLACE:
            return Identified(known.path)
    alike = _most_alike(annotations, article, [known for known in index if known not in here])
    if alike and _is_gone(alike):
        return Identified(alike.path, f"Its marks are those of {_name(alike)}, which is gone.")
    if here:
        said = "Another text stood here before: its marks stay with it."
        return Identified(new_file, said, offered=alike)
    if alike:
        said = f"gm takes over the marks of {_name(alike)}, which is much like this."
        return Identified(new_file, said, offered=alike)
    return Identified(new_file)


def _is_gone(known: Indexed) -> bool:
    """Whether no file of an article is left; one that came from the web alone has its address."""
    paths = known.article.paths
    return not any(Path(path).exists() for path in paths) if paths else not known.article.url


def _is_at(known: Indexed, article: Article) -> bool:
    paths = {str(article.path), real_path(article.path)} if article.path else set()
    same_path = not paths.isdisjoint(known.article.paths)
    return same_path or bool(
        _keys(article.metadata.url, article.source.url) & _keys(known.article.url)
    )


def _keys(*urls: str) -> set[str]:
    return {key for url in urls if (key := web_key(url))}


def real_path(path: Path) -> str:
    """The one name of a file that may be reached by several: through links, or with “..”."""
    return os.path.realpath(path)


def _shared(annotations: Path, known: Indexed, article: Article) -> float:
    """What the article shares with the text last marked; a sketch serves where that is gone."""
    last = max(known.article.texts, key=known.article.texts.__getitem__, default="")
    old = kept_text(annotations, last or known.article.sha256)
    if old is not None:
        return shared(old, article.text)
    alike = likeness(known.article.sketch, sketch(article.text))
    return 2 * alike / (1 + alike)  # the least that the smaller text's share can be


def _most_alike(annotations: Path, article: Article, index: Sequence[Indexed]) -> Indexed | None:
    mine = sketch(article.text) if index else ""
    likely = [(likeness(known.article.sketch, mine), n, known) for n, known in enumerate(index)]
    likely = sorted((row for row in likely if row[0] >= _SIMILAR_SKETCH), reverse=True)[:3]
    for _, _, known in likely:
        if _shared(annotations, known, article) >= SAME_ELSEWHERE:
            return known
    return None


def _name(known: Indexed) -> str:
    return f"“{known.article.title}”"


def slug(title: str) -> str:
    """A title as a file name: lower case, words joined with hyphens, at most 48 characters."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    joined = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
    if len(joined) > _SLUG_LENGTH:
        joined = joined[: _SLUG_LENGTH + 1].rpartition("-")[0] or joined[:_SLUG_LENGTH]
    return joined or "article"
