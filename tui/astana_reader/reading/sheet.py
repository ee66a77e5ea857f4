"""What is known of an article, each with where it was found: the rows of its sheet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from astana_reader.articles.document import Evidence
from astana_reader.library.metadata import FIELDS
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted, long_day
from astana_reader.text.words import count_words

from .lists.sheet_row import SheetRow
from .reading import Reading

_COUNTED = 300_000
"""Code points up to which words are counted; in a longer text they are reckoned."""
_LETTERS_A_WORD = 6
_WORDS_A_MINUTE = 238
"""That adults read silently, the mean of 190 studies (Brysbaert 2019)."""
_FIELDS = (
    ("Title", "title"), ("Author", "author"), ("Site", "site"), ("Address", "url"),
    ("Language", "language"), ("Identifier", "identifier"),
)  # fmt: skip
YOURS = "yours"


def sheet_rows(reading: Reading) -> tuple[SheetRow, ...]:
    """All rows, a blank one between groups."""
    groups = (_facts(reading), _dates(reading), _own(reading), _read(reading))
    rows: list[SheetRow] = []
    for group in groups:
        found = list(group)
        rows += [*([SheetRow()] if rows and found else []), *found]
    return tuple(rows)


def _facts(reading: Reading) -> Iterator[SheetRow]:
    metadata, forced = reading.metadata, reading.article.source.options.language
    own = reading.notebook.records.article.set_by_reader
    for name, field in _FIELDS:
        value: str = getattr(metadata, field)
        changed = field if field in FIELDS else ""
        if field == "language" and forced:
            yield SheetRow(name, forced, "--language")
        elif value or changed:
            is_own = value != getattr(reading.article.metadata, field) and own.get(field)
            found = YOURS if is_own else _found(metadata.evidence, field, value)
            yield SheetRow(name, value or "–", found, field=changed)
    if path := reading.article.path:
        yield SheetRow("File", visible_line(str(path)))


def _found(evidence: tuple[Evidence, ...], field: str, value: str) -> str:
    """Where a value stands; empty where nothing says it."""
    fitting = [e for e in evidence if e.field == field and e.value == value]
    best = next((e for e in fitting if e.taken), fitting[0] if fitting else None)
    return best.found if best else ""


def _dates(reading: Reading) -> Iterator[SheetRow]:
    """The publication date, and under it all that is said of one."""
    evidence = [e for e in reading.article.metadata.evidence if e.field == "published"]
    days = {e.value for e in evidence if e.taken or not _is_change(e)}
    doubt = "" if len(days) < 2 else "⚠ two dates" if len(days) == 2 else f"⚠ {len(days)} dates"
    taken = reading.publication
    value = long_day(taken.date) if taken.date else "not known: D sets it"
    said = doubt or taken.why
    yield SheetRow("Published", value, said, is_doubt=bool(doubt), field="published")
    for one in evidence:
        said = f"{long_day(date.fromisoformat(one.value))}   {one.found}"
        yield SheetRow("", said, "taken" if one.taken and taken.origin == "article" else "")


def _is_change(evidence: Evidence) -> bool:
    return "modif" in evidence.found.casefold() or "updat" in evidence.found.casefold()


def _own(reading: Reading) -> Iterator[SheetRow]:
    record = reading.notebook.records.article
    tags, note = " ".join(f"#{tag}" for tag in record.tags), visible_line(record.note)
    yield SheetRow("Tags", tags or "–", YOURS if tags else "", field="tags")
    yield SheetRow("Note", note or "–", YOURS if note else "", field="note")


def _read(reading: Reading) -> Iterator[SheetRow]:
    text, highlights = reading.article.text, reading.notebook.highlights
    if len(text) <= _COUNTED:
        count, about = count_words(text), ""
    else:
        count, about = len(text) // _LETTERS_A_WORD // 1000 * 1000, "about "
    percent = reading.home.percent
    words = "1 word" if count == 1 else f"{about}{count:,} words"
    yield SheetRow("Read", f"{words}, {percent}% read", _time_left(count * (100 - percent) // 100))
    notes = sum(1 for highlight in highlights if highlight.annotation.note)
    names, dates = len(reading.findings.entities), len(reading.findings.expressions)
    yield SheetRow(
        "Marks",
        f"{counted(len(highlights), 'highlight')}, {counted(notes, 'note')}",
        f"{counted(names, 'name')}, {counted(dates, 'date')}",
    )
    if reading.fetched:
        yield SheetRow("Fetched", _minute(reading.fetched), "kept as it came")
    for notice in reading.article.notices:
        yield SheetRow("Left out" if "left out" in notice else "To know", notice)


def _time_left(words: int) -> str:
    """How long so many words are read."""
    minutes = -(-words // _WORDS_A_MINUTE)
    if not minutes:
        return ""
    if minutes < 60:
        return f"{counted(minutes, 'minute')} left"
    return f"{counted(round(minutes / 60), 'hour')} left"


def _minute(time: str) -> str:
    """A time for people, as the clock here says: 28 November 2026, 21:14."""
    try:
        there = datetime.fromisoformat(time).astimezone()
    except ValueError:
        return visible_line(time)
    return f"{long_day(there.date())}, {there:%H:%M}"
