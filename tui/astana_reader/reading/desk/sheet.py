"""The sheet of an article of the desk that is not open: what is known, and changing it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from astana_reader.annotations.records import ArticleRecord, clean_tags
from astana_reader.library.shelf import Shelved
from astana_reader.reading.effects import Ask, Effect, Question, Target
from astana_reader.reading.lists.sheet_row import SheetRow
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted, long_day
from astana_reader.timeline.publication import parse_date

from . import work
from .arranging import STATE_NAMES
from .desk import Desk

_RECORDED = {"address": "url"}
"""Names of fields as the records have them, where these are others."""


def sheet_rows(article: Shelved) -> tuple[SheetRow, ...]:
    """The rows of the sheet, a blank one between groups."""
    groups = (_facts(article), _own(article), _read(article))
    rows: list[SheetRow] = []
    for group in groups:
        rows += [*([SheetRow()] if rows else []), *group]
    return tuple(rows)


def _facts(article: Shelved) -> Iterator[SheetRow]:
    entry, day = article.entry, article.published
    yield SheetRow("Title", entry.title, field="title")
    yield SheetRow("Author", entry.author or "–", field="author")
    yield SheetRow("Site", entry.site or "–", field="site")
    yield SheetRow("Address", visible_line(entry.address) or "–", field="address")
    yield SheetRow("Published", long_day(day) if day else "not known", field="published")
    if entry.path:
        yield SheetRow("File", visible_line(str(entry.path)))


def _own(article: Shelved) -> Iterator[SheetRow]:
    tags = " ".join(f"#{tag}" for tag in article.entry.own_tags)
    yield SheetRow("Tags", tags or "–", field="tags")


def _read(article: Shelved) -> Iterator[SheetRow]:
    yield SheetRow("State", STATE_NAMES[article.state])
    if article.opened:
        yield SheetRow("Read", f"{article.percent}% read")
    if article.length:
        yield SheetRow("Length", f"{article.length:,} characters")
    own = article.entry.own_tags
    tags = " ".join(f"#{tag}" for tag in article.entry.tags if tag not in own)
    marks = counted(article.entry.highlights, "highlight")
    yield SheetRow("Marks", f"{marks}  {tags}" if tags else marks)


def ask_sheet(desk: Desk) -> Iterable[Effect]:
    """Show the sheet of the chosen article."""
    chosen = desk.chosen
    return (Ask(Question.ARTICLE, Target((chosen.key,))),) if chosen else ()


def field_now(desk: Desk, target: Target) -> str:
    """What stands in the field that is to be changed."""
    field, key = target.ids
    found = work.articles_of(desk, [key])
    if not found:
        return ""
    article = found[0]
    if field == "published":
        return article.published.isoformat() if article.published else ""
    return ", ".join(article.entry.own_tags) if field == "tags" else getattr(article.entry, field)


def set_field(desk: Desk, target: Target, typed: str) -> Iterable[Effect]:
    """Keep a field of an article as it was typed; nothing is the article's own again."""
    field, key = target.ids
    articles = work.articles_of(desk, [key])
    value = _value(field, typed)
    if not value and field != "published" and articles and articles[0].preview:
        value = getattr(articles[0].preview, field, value)  # what the article itself says

    def change(_about: ArticleRecord) -> dict[str, Any]:
        return {_RECORDED.get(field, field): value}

    return work.set_fields(desk.sources, articles, change, field.capitalize())


def _value(field: str, typed: str) -> str | date | tuple[str, ...] | None:
    if field == "published":
        return parse_date(typed) if typed.strip() else None
    return clean_tags([typed]) if field == "tags" else visible_line(typed)
