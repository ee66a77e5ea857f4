"""The records of an article's file.

Times are ISO 8601 in UTC with microseconds and a Z, so that they sort as text.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from astana_reader.text.visible import visible, visible_line

CONTEXT = 32
"""Code points of prefix and suffix."""
REMEMBERED = "entities.json"
"""The file of what a library remembers of entities: no article's."""

Row = dict[str, Any]
_TIME = "%Y-%m-%dT%H:%M:%S.%fZ"
_NORMAL_TIME = re.compile(
    r"(?:19(?!00)|20)\d\d-"
    r"(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T"
    r"(?:[01]\d|2[0-3])(?::[0-5]\d){2}\.\d{6}Z\Z"
)
"""A time that surely is in that form already; others are looked at more closely."""


@dataclass(frozen=True, slots=True)
class Selector:
    """What was selected: where it stood and what stood there and around it.

    `start` and `end` count code points of the text whose id is `revision`; an empty revision is
    the article's first text.
    """

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    revision: str = ""


@dataclass(frozen=True, slots=True)
class Annotation:
    """A highlight with its pen, tags and note."""

    id: str
    created: str
    modified: str
    selector: Selector
    pen: str
    tags: tuple[str, ...] = ()
    note: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)
    """Fields that this version doesn't know, kept as they are."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A reader's verdict on what an engine found in a passage."""

    id: str
    created: str
    modified: str
    selector: Selector
    subject: str
    """What is corrected: "entity" or "date"."""
    verdict: Mapping[str, Any]
    extra: Mapping[str, Any] = field(default_factory=dict)


LINK_KINDS = ("supports", "contradicts", "answers", "see-also")
"""What a mark may say to another."""


@dataclass(frozen=True, slots=True)
class Link:
    """A mark that points at a mark, of this article or another."""

    id: str
    created: str
    modified: str
    source: str
    """The id of the annotation that points."""
    target: str
    """The id of the annotation it points at."""
    target_article: str
    """The id of the first text of the article that the target is in."""
    kind: str
    """One of LINK_KINDS, or one that a later version knows."""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """What an article's file knows of the article itself."""

    sha256: str
    """The id of the text that the first marks were made on."""
    modified: str
    title: str = ""
    author: str = ""
    site: str = ""
    url: str = ""
    paths: Mapping[str, str] = field(default_factory=dict)
    """When it was last marked at each path."""
    texts: Mapping[str, str] = field(default_factory=dict)
    """When each of its texts was last marked, by the text's id."""
    sketch: str = ""
    """Of the text last marked, to find it again changed and under another name."""
    published: date | None = None
    """The publication date that the reader set."""
    note: str = ""
    """The reader's note on the whole article."""
    tags: tuple[str, ...] = ()
    """Of the whole article."""
    times: Mapping[str, str] = field(default_factory=dict)
    """When those of OWN_TIMES were last set that were not at `modified`."""
    extra: Mapping[str, Any] = field(default_factory=dict)

    def time_of(self, name: str) -> str:
        """When one of OWN_TIMES was last set."""
        return self.times.get(name, self.modified)

    @property
    def set_by_reader(self) -> dict[str, Any]:
        """Those of OWN_TIMES that were set after the article was first marked, with their values.

        A new record has what its text says of itself, all of one time.
        """
        first = min(map(self.time_of, OWN_TIMES))
        return {name: getattr(self, name) for name in OWN_TIMES if self.time_of(name) > first}


OWN_TIMES = ("title", "author", "site", "url", "published", "note", "tags")
"""The fields of an article that are merged each by its own time."""


@dataclass(frozen=True, slots=True)
class Records:
    """All that an article's file holds."""

    article: ArticleRecord
    annotations: Mapping[str, Annotation] = field(default_factory=dict)
    corrections: Mapping[str, Correction] = field(default_factory=dict)
    deleted: Mapping[str, str] = field(default_factory=dict)
    """When a record was deleted, by its id."""
    superseded: tuple[Row, ...] = ()
    """Rows that lost against another process's change of the same record."""
    links: Mapping[str, Link] = field(default_factory=dict)
    others: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Tables of other programs, their rows by TinyDB's numbers: kept as they are."""

    @property
    def verdicts(self) -> tuple[date | None, Mapping[str, Correction]]:
        """All that bears on what the engines find."""
        return self.article.published, self.corrections

    @property
    def anchored(self) -> tuple[Annotation | Correction, ...]:
        """All that has a selector."""
        return *self.annotations.values(), *self.corrections.values()


def new_id() -> str:
    return uuid.uuid4().hex


def stamp(after: str = "") -> str:
    """The time, but never at or before `after`: a clock set back must not lose a change."""
    now = datetime.now(UTC).strftime(_TIME)
    return max(now, just_after(after)) if after else now


def just_after(time: str) -> str:
    """The first time after one."""
    return (parse_time(time) + timedelta(microseconds=1)).strftime(_TIME)


def normal_time(value: str) -> str:
    """A time in the one form that records have. Raises ValueError if it is none."""
    return value if _NORMAL_TIME.match(value) else parse_time(value).strftime(_TIME)


def parse_time(value: str) -> datetime:
    """A record's time. Raises ValueError if it is none."""
    time = datetime.fromisoformat(value)
    if time.tzinfo is None or not 1900 < time.year < 9000:
        raise ValueError("no time, or one without a zone")
    return time.astimezone(UTC)


def select(text: str, start: int, end: int, revision: str = "") -> Selector:
    """A selector of text[start:end]."""
    return Selector(
        start=start,
        end=end,
        quote=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        revision=revision,
    )


def clean_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Tags trimmed, without commas and control characters, each once whatever its case."""
    kept: dict[str, str] = {}
    for tag in tags:
        for part in tag.split(","):
            name = " ".join(visible_line(part).split()).lstrip("# ")
            if name:
                kept.setdefault(name.casefold(), name)
    return tuple(kept.values())


def clean_note(note: str) -> str:
    """A note with its control characters made visible and its end trimmed."""
    return visible(note.replace("\r\n", "\n").replace("\r", "\n")).rstrip() if note else ""
