"""What the reader says of the article: its title, author, site, address and tags."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from astana_reader.annotations.edits import describing
from astana_reader.annotations.records import ArticleRecord, clean_tags
from astana_reader.reading.answer_values import TagChange
from astana_reader.reading.effects import Ask, Copy, Effect, Question, Save, Target
from astana_reader.reading.keys import Act
from astana_reader.reading.reading import Reading
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import long_day

from .handlers import Handler


def set_field(reading: Reading, target: Target, value: str) -> Iterable[Effect]:
    """Keep a field of the article as the reader typed it; nothing is the article's own again."""
    (field,) = target.ids
    record, own = reading.notebook.records.article, getattr(reading.article.metadata, field)
    if field not in record.set_by_reader:
        record = replace(record, **{field: own})  # what undoing goes back to
    return _describe(reading, record, field, visible_line(value) or own)


def set_article_tags(reading: Reading, _target: Target, change: TagChange) -> Iterable[Effect]:
    """Add tags to the article, or take them away."""
    record = reading.notebook.records.article
    kept = [tag for tag in record.tags if tag.casefold() not in change.removed]
    return _describe(reading, record, "tags", clean_tags([*kept, *change.added]))


def _describe(
    reading: Reading, before: ArticleRecord, field: str, value: object
) -> Iterable[Effect]:
    edit = describing(before, **{field: value})
    if not edit.changes:
        return (Ask(Question.ARTICLE),)
    reading.do(edit)
    return (Save(), Ask(Question.ARTICLE))


def url_problem(typed: str) -> str:
    """What is wrong with an address that is typed; nothing is no address."""
    typed = typed.strip()
    if not typed or (typed.startswith(("http://", "https://")) and " " not in typed):
        return ""
    return "an address begins with http:// or https://"


def reference(reading: Reading) -> str:
    """The article as a source: Author: Title. Site, 22 January 2017. https://…"""
    about, day = reading.metadata, reading.published
    author = f"{about.author}: " if about.author else ""
    place = ", ".join(part for part in (about.site, long_day(day) if day else "") if part)
    return " ".join(
        p for p in (f"{author}{about.title}.", f"{place}." if place else "", about.url) if p
    )


def _copy_reference(reading: Reading, _act: Act) -> Iterable[Effect]:
    return (Copy(reference(reading), "the reference"),)


def _ask_tags(_reading: Reading, _act: Act) -> Iterable[Effect]:
    return (Ask(Question.ARTICLE_TAGS),)


ACTIONS: dict[str, Handler] = {
    "copy-reference": _copy_reference,
    "tags-of-article": _ask_tags,
}
