"""Kindle: `My Clippings.txt`, in whatever language the device speaks.

Words differ from language to language, the form does not: title and author, a line with kind,
place and date between bars, an empty line, the text. KOReader writes the same in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from astana_reader.annotations.records import normal_time

from .found import Clipping, Found, Work, each, grouped, line, note, text_of, words

_END = re.compile(r"^={8,}[ \t]*$", re.MULTILINE)
_NOTES = (
    "note", "notiz", "nota", "notitie", "notatka", "notat", "anteckning", "заметка", "заметку",
    "笔记", "筆記", "メモ", "메모",
)  # fmt: skip
_BOOKMARKS = (
    "bookmark", "lesezeichen", "signet", "marcador", "segnalibro", "bladwijzer", "zakładka",
    "закладка", "закладку", "书签", "書籤", "ブックマーク", "북마크",
)  # fmt: skip
_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")
_TITLE = re.compile(r"(?P<title>.*?)\s*\((?P<author>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*\Z")


_STRETCH = 64
"""Locations or pages."""


@dataclass(frozen=True, slots=True)
class _Record:
    """A record of the file."""

    title: str
    author: str
    kind: str
    """highlight, note or bookmark"""
    place: tuple[str, int, int]
    """What is counted, pages or locations, and the first and the last of them."""
    time: str
    text: str


def fits(data: bytes) -> bool:
    try:
        head = text_of(data[: 64 * 1024].rpartition(b"\n")[0]).replace("\r\n", "\n")
    except ValueError:
        return False
    first = _END.split(head, maxsplit=1)[0].strip().split("\n")
    return bool(_END.search(head)) and len(first) > 1 and first[1].lstrip().startswith("-")


def read(data: bytes) -> Found:
    """The books of a file. Raises ValueError if it is no text."""
    parts = [part for part in _END.split(text_of(data).replace("\r\n", "\n")) if part.strip()]
    records, problems = each(parts, _record)
    books: dict[tuple[str, str], list[_Record]] = {}
    for record in records:
        books.setdefault((record.title, record.author), []).append(record)
    works = (
        Work(title=title, author=author, clippings=tuple(_clippings(found)))
        for (title, author), found in books.items()
    )
    return Found(grouped(works), tuple(problems))


def _record(part: str) -> _Record:
    head, _, rest = part.lstrip("\n\ufeff \t").partition("\n")
    about, _, text = rest.partition("\n")
    if not about.lstrip().startswith("-"):
        raise ValueError("its second line does not begin with “-”")
    bars = [piece.strip() for piece in about.strip().lstrip("- ").split("|")]
    titled = _TITLE.match(line(head.replace("\ufeff", "")))
    return _Record(
        title=titled["title"] if titled else line(head),
        author=titled["author"] if titled else "",
        kind=_kind(bars[0]),
        place=_place(bars[:-1] or bars),
        time=clipping_time(bars[-1]),
        text=text,
    )


def _kind(said: str) -> str:
    said = said.casefold()
    if any(re.search(rf"(?<!\w){word}(?!\w)", said) for word in _BOOKMARKS[:8]) or any(
        word in said for word in _BOOKMARKS[8:]
    ):
        return "bookmark"
    if any(re.search(rf"(?<!\w){word}(?!\w)", said) for word in _NOTES[:9]) or any(
        word in said for word in _NOTES[9:]
    ):
        return "note"
    return "highlight"


def _place(parts: list[str]) -> tuple[str, int, int]:
    """The last place told: a location, which is finer, comes after the page."""
    for number, part in reversed(list(enumerate(parts))):
        if found := list(_RANGE.finditer(part)):
            first, last = found[-1][1][:9], (found[-1][2] or found[-1][1])[:9]
            if len(last) < len(first):  # 8616-17, as older devices write
                last = first[: len(first) - len(last)] + last
            return ("location" if number else "page", int(first), max(int(first), int(last)))
    return ("", 0, 0)


# --- joining --------------------------------------------------------------------------------------


def _clippings(records: list[_Record]) -> Iterator[Clipping]:
    """The highlights of a book, each with the note written at its end, then the other notes."""
    highlights = _without_near_duplicates(r for r in records if r.kind == "highlight")
    notes: dict[int, list[str]] = {}
    loose = []
    for record in dict.fromkeys(r for r in records if r.kind == "note" and r.text.strip()):
        at = _noted(highlights, record)
        if at is None:
            loose.append(record)
        else:
            notes.setdefault(at, []).append(note(record.text))
    for at, record in enumerate(highlights):
        said = "\n\n".join(notes.get(at, ()))
        yield Clipping(words(record.text), said, created=record.time, modified=record.time)
    for record in loose:
        yield Clipping(note=note(record.text), created=record.time, modified=record.time)


def _without_near_duplicates(records: Iterable[_Record]) -> list[_Record]:
    """A highlight that is made longer or shorter is written anew: the longest is kept."""
    kept: list[_Record] = []
    near: dict[tuple[str, int], list[int]] = {}
    for record in records:
        if not record.text.strip():
            continue
        stretches = _stretches(record)
        for n in [n for stretch in stretches for n in near.get(stretch, ())]:
            other = kept[n]
            if _overlap(record, other) and _alike(record.text, other.text):
                longest = max(other, record, key=lambda r: len(r.text.strip()))
                kept[n] = replace(longest, place=_united(record.place, other.place))
                break
        else:
            for stretch in stretches:
                near.setdefault(stretch, []).append(len(kept))
            kept.append(record)
    return kept


def _stretches(record: _Record) -> list[tuple[str, int]]:
    """The stretches of a book that a record is in, so that not all are compared with all."""
    unit, start, end = record.place
    last = min(end // _STRETCH, start // _STRETCH + 3)
    return [(unit, number) for number in range(start // _STRETCH, last + 1)]


def _united(one: tuple[str, int, int], other: tuple[str, int, int]) -> tuple[str, int, int]:
    return one[0], min(one[1], other[1]), max(one[2], other[2])


def _overlap(one: _Record, other: _Record) -> bool:
    (unit, start, end), (other_unit, other_start, other_end) = one.place, other.place
    return unit == other_unit and start <= other_end and other_start <= end


def _alike(one: str, other: str) -> bool:
    short, long = sorted((" ".join(one.split()), " ".join(other.split())), key=len)
    return short in long


def _noted(highlights: list[_Record], record: _Record) -> int | None:
    """Which highlight a note stands at: one that ends there, else one around it."""
    at = record.place[1]
    around = [n for n, h in enumerate(highlights) if _overlap(h, record)]
    return min(around, key=lambda n: (abs(highlights[n].place[2] - at), -n), default=None)


# --- dates ----------------------------------------------------------------------------------------

_MONTHS = (
    "jan ene gen янв sty led", "feb fév fev luty фев", "mar mär mrt maa мар", "apr avr abr апр kwi",
    "may mai mag mei maj maio мая май", "jun juin giu июн cze", "jul juil lug июл lip",
    "aug aou aoû ago авг sie", "sep set сен wrz", "oct okt out ott окт paź", "nov ноя lis",
    "dec dez dic déc дек gru",
)  # fmt: skip
_DAY_FIRST = re.compile(r"(\d{1,2})[.ºª°]?\s+(?:de\s+)?([^\W\d_]{3,})\.?,?\s+(?:de\s+)?(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2}),?\s+(\d{4})")
_CJK = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_AFTER_NOON = re.compile(r"p\.?\s?m\b|下午|午後|오후", re.IGNORECASE)
_BEFORE_NOON = re.compile(r"a\.?\s?m\b|上午|午前|오전", re.IGNORECASE)


def clipping_time(said: str) -> str:
    """When a clipping was added, in any language known here; empty where that is not clear.

    The device tells no zone: its clock counts as UTC.
    """
    day = _day(said)
    if day is None:
        return ""
    hour = minute = second = 0
    if clock := _CLOCK.search(said):
        hour, minute, second = (int(part or 0) for part in clock.groups())
        if _AFTER_NOON.search(said) and hour < 12:
            hour += 12
        elif _BEFORE_NOON.search(said) and hour == 12:
            hour = 0
    try:
        return normal_time(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z".format(*day, hour, minute, second)
        )
    except ValueError:
        return ""


def _day(said: str) -> tuple[int, int, int] | None:
    for pattern in (_CJK, _ISO):
        if found := pattern.search(said):
            return int(found[1]), int(found[2]), int(found[3])
    for pattern, day, month in ((_DAY_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        for found in pattern.finditer(said):
            if number := _month(found[month]):
                return int(found[3]), number, int(found[day])
    return None


def _month(word: str) -> int:
    """The number of a month by how its name begins; 0 for another word."""
    folded = word.casefold()
    for number, names in enumerate(_MONTHS, 1):
        if folded.startswith(tuple(names.split())):
            return number
    return 0
