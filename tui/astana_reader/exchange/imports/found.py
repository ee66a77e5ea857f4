"""What a file of another program holds: works, and what was marked in each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeVar

from astana_reader.annotations.records import clean_note, clean_tags, normal_time
from astana_reader.settings.pens import PEN_IDS
from astana_reader.text.visible import visible, visible_line

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pointer:
    """What a passage says of another."""

    kind: str
    to: str
    """The key of the other, or its name."""
    article: str = ""
    """The id of the first text of the other's article; empty where it is the same."""
    key: str = ""
    created: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Clipping:
    """A passage that was marked, or without a quote a note on the whole work."""

    quote: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    pen: str = PEN_IDS[0]
    created: str = ""
    """As in records; empty where the file does not say."""
    modified: str = ""
    prefix: str = ""
    suffix: str = ""
    start: int | None = None
    """In code points of a text that may be the article's."""
    key: str = ""
    """What the other program knows it by."""
    name: str = ""
    """What pointers of the file call it, where that is no key."""
    pointers: tuple[Pointer, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A whole article that an export brings along."""

    data: bytes
    suffix: str
    """Of its file name, with the dot."""


@dataclass(frozen=True, slots=True)
class Work:
    """An article or a book as another program knew it."""

    title: str = ""
    author: str = ""
    url: str = ""
    published: str = ""
    """A day in ISO form."""
    saved: str = ""
    """When it was saved, as in records."""
    tags: tuple[str, ...] = ()
    note: str = ""
    clippings: tuple[Clipping, ...] = ()
    page: Page | None = None
    sha256: str = ""
    """The id of its text, where the file is our own."""
    own: str = ""
    """This work alone as our own JSON, which has a reader that loses nothing."""

    @property
    def key(self) -> str:
        """What it is known by from one import to the next."""
        return self.sha256 or self.url or f"{self.title}\n{self.author}"


@dataclass(frozen=True, slots=True)
class Found:
    """The works of a file, and what was left out and why, a sentence each."""

    works: tuple[Work, ...]
    problems: tuple[str, ...] = ()


def each(rows: Iterable[Any], read: Callable[[Any], T]) -> tuple[list[T], list[str]]:
    """What can be made of rows, and a sentence for each, by its number, that nothing can."""
    made, problems = [], []
    for number, row in enumerate(rows, 1):
        try:
            made.append(read(row))
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as error:
            problems.append(left_out(number, error))
    return made, problems


def left_out(number: int, error: Exception) -> str:
    said = f"it has no {error}" if isinstance(error, KeyError) else str(error)
    return f"Record {number} was left out: {visible_line(said)[:200]}."


def grouped(parts: Iterable[Work]) -> tuple[Work, ...]:
    """Works with the clippings of all rows about each, in the order of the file."""
    works: dict[str, Work] = {}
    for part in parts:
        known = works.get(part.key)
        works[part.key] = _joined(known, part) if known else part
    return tuple(works.values())


def _joined(one: Work, other: Work) -> Work:
    notes = dict.fromkeys(filter(None, (one.note, other.note)))
    return replace(
        one,
        title=one.title or other.title,
        author=one.author or other.author,
        tags=clean_tags((*one.tags, *other.tags)),
        note="\n\n".join(notes),
        clippings=one.clippings + other.clippings,
    )


# --- fields ---------------------------------------------------------------------------------------


def text_of(data: bytes) -> str:
    """UTF-8, or UTF-16 with its mark. Raises ValueError."""
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError("it is not UTF-8 text") from None


def line(value: object) -> str:
    """A field that is a line of text. Raises ValueError for one that is no text."""
    return visible_line(_text(value))


def words(value: object) -> str:
    """A quote: text as the article's is, with `\\n` as line ends."""
    return visible(_text(value).replace("\r\n", "\n").replace("\r", "\n")).strip()


def note(value: object) -> str:
    return clean_note(_text(value)).strip()


def tag_list(value: object) -> tuple[str, ...]:
    """Tags as a list of texts. Raises ValueError."""
    if value is None:
        return ()
    if not isinstance(value, list):
        raise ValueError("its tags are no list")
    return clean_tags(_text(tag) for tag in value)


def _text(value: object) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"a text was expected, not {type(value).__name__}")
    return value


def moment(value: object) -> str:
    """A time as records have it, of ISO text or seconds since 1970; empty for any other.

    One without a zone counts as UTC: a bad time is no reason to lose a mark.
    """
    try:
        if isinstance(value, (int, float)) or (isinstance(value, str) and value.isdecimal()):
            return normal_time(datetime.fromtimestamp(float(value), UTC).isoformat())
        if not isinstance(value, str):
            return ""
        time = datetime.fromisoformat(value.strip())
        return normal_time((time if time.tzinfo else time.replace(tzinfo=UTC)).isoformat())
    except (ValueError, OverflowError, OSError):
        return ""


def web_address(value: object) -> str:
    """The value if it is a web address: nothing else may reach a browser."""
    found = line(value)
    return found if found.startswith(("http://", "https://")) and " " not in found else ""


def without_fragment(address: str) -> str:
    """A web address of ours without the words that a browser looks for on the page."""
    return address.partition(":~:text=")[0].removesuffix("#")


def objects(value: object, what: str) -> Iterator[Any]:
    """The items of a list. Raises ValueError where it is none."""
    if not isinstance(value, list):
        raise ValueError(f"it has no list of {what}")
    return iter(value)


def row_of(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("it is no object")
    return value
