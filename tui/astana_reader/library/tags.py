"""The tags of a library, and giving them other names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from astana_reader.annotations.records import Records, clean_tags
from astana_reader.annotations.store import ArticleStore
from astana_reader.text.wording import listed

from .index import Indexed

Tags = tuple[str, ...]
_LIKE = 0.6
"""How alike a name must be to be offered for one that is not there."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, whatever its case."""

    name: str
    highlights: int
    articles: tuple[Indexed, ...]
    """Those that have it themselves, or highlights that do."""

    def count_in(self, article: Indexed) -> int:
        """How many highlights of an article have it."""
        folded = self.name.casefold()
        return sum(count for name, count in article.tags.items() if name.casefold() == folded)


def tags_of(index: Iterable[Indexed]) -> list[Tag]:
    """All tags of a library, those of the most highlights first."""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    articles: dict[str, dict[Path, Indexed]] = {}
    for known in index:
        for tag, count in (*known.tags.items(), *((tag, 0) for tag in known.article.tags)):
            folded = tag.casefold()
            names.setdefault(folded, tag)
            counts[folded] = counts.get(folded, 0) + count
            articles.setdefault(folded, {})[known.path] = known
    found = (
        Tag(names[folded], counts[folded], tuple(those.values()))
        for folded, those in articles.items()
    )
    return sorted(found, key=lambda tag: (-tag.highlights, -len(tag.articles), tag.name.casefold()))


def missing_tag(tags: Iterable[Tag], name: str) -> str:
    """What to say of a tag that nothing has; empty for one that is there."""
    names = {tag.name.casefold(): tag.name for tag in tags}
    if name.casefold() in names:
        return ""
    near = get_close_matches(name.casefold(), list(names), 1, _LIKE)
    meant = f" Did you mean “{names[near[0]]}”?" if near else ""
    return f"Nothing has the tag “{name}”.{meant}"


def one_tag(typed: str) -> str:
    """A tag as it is kept. Raises ValueError for what is none, or several."""
    tags = clean_tags([typed])
    if len(tags) != 1 or "," in typed:
        raise ValueError("a tag is a word or some, without a comma")
    return tags[0]


@dataclass(frozen=True, slots=True)
class Renaming:
    """Tags that get another name, all the same one; an empty one takes them away."""

    old: Tags
    new: str

    @property
    def words(self) -> str:
        """“#aleppo and #Aleppo renamed to #aleppo”."""
        more = [f"{len(self.old) - 3:,} more"] if len(self.old) > 3 else []
        old = listed([*(f"#{tag}" for tag in self.old[:3]), *more])
        if not self.new:
            return f"{old} deleted"
        return f"{old} {'merged into' if len(self.old) > 1 else 'renamed to'} #{self.new}"

    def of(self, tags: Tags) -> Tags:
        """The tags of a highlight after it; the new one stands where the first of the old was."""
        old = {tag.casefold() for tag in self.old}
        return clean_tags(self.new if tag.casefold() in old else tag for tag in tags)


@dataclass(frozen=True, slots=True)
class FileChange:
    """What is changed in the file of one article: the tags before and after."""

    name: str
    """Of the file."""
    title: str
    marks: Mapping[str, tuple[Tags, Tags]]
    """By the ids of highlights."""
    article: tuple[Tags, Tags] | None = None
    """Of the article itself, where that has any of them."""


def changes_by(index: Sequence[Indexed], renaming: Renaming) -> list[FileChange]:
    """What a renaming changes in a library. Reads the files that have one of its tags."""
    old = {tag.casefold() for tag in renaming.old}
    found = []
    for known in index:
        if old.isdisjoint(tag.casefold() for tag in (*known.tags, *known.article.tags)):
            continue
        records = ArticleStore(known.path).load().records
        change = _change(known.path.name, records, renaming) if records else None
        found += [change] if change and (change.marks or change.article) else []
    return found


def _change(name: str, records: Records, renaming: Renaming) -> FileChange:
    pairs = {id: (a.tags, renaming.of(a.tags)) for id, a in records.annotations.items() if a.tags}
    marks = {id: pair for id, pair in pairs.items() if pair[0] != pair[1]}
    own = records.article.tags
    article = (own, renaming.of(own)) if own != renaming.of(own) else None
    return FileChange(name, records.article.title, marks, article)
