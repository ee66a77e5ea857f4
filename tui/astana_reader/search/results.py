"""What a search found, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where something of a query stands, with the words around it on one line.

    `start` and `end` count code points of the article's text where `place` is “text” or “quote”,
    of the note, the tag or the title itself else. They are None in a mark that has no place.
    """

    start: int | None
    end: int | None
    place: str
    """“text”, “quote”, “note”, “tag” or “title”."""
    before: str
    text: str
    after: str
    mark: str = ""
    """The id of the mark that it is in."""
    pen: str = ""
    offset: int = 0
    """Where to go in the article, in code points."""
    whole: bool = False
    """Whether it is a mark that was asked for by what it is, not by words in it."""

    @property
    def in_text(self) -> bool:
        """Whether its places are of the article's text."""
        return self.place in ("text", "quote") and self.start is not None


@dataclass(frozen=True, slots=True)
class Found:
    """An article that meets a query, with its hits: those in marks first, then in text order."""

    id: int
    """In the index."""
    key: str
    """Its path or its address, as the library's list has it."""
    text_id: str
    title: str
    site: str = ""
    published: date | None = None
    marks: int = 0
    """How many it has."""
    url: str = ""
    path: str = ""
    hits: tuple[Hit, ...] = ()

    @property
    def source(self) -> Path | str | None:
        """Where it can be read; None where it is gone."""
        return Path(self.path) if self.path else self.url or None

    @property
    def total(self) -> int:
        return len(self.hits)

    @property
    def row(self) -> dict[str, object]:
        """As `search -f json` writes it."""
        return {
            "article": self.key,
            "id": self.text_id,
            "title": self.title,
            "total": self.total,
            "hits": [
                {
                    "start": hit.start,
                    "end": hit.end,
                    "in": hit.place,
                    "mark": hit.mark or None,
                    "before": hit.before,
                    "text": hit.text,
                    "after": hit.after,
                }
                for hit in self.hits
            ],
        }


@dataclass(frozen=True, slots=True)
class Progress:
    """How much of a library is in its index."""

    indexed: int
    learned: int
    """Of how many articles names and times are known."""
    total: int
