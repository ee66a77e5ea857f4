"""What the answers of dialogs do."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from astana_reader.annotations.history import Change, Edit
from astana_reader.annotations.records import clean_note
from astana_reader.timeline.publication import parse_date

from .dating import set_date
from .effects import Ask, Effect, Question, Recompute, Save
from .finding import go_to_hit
from .jumping import jump
from .listing import set_filter
from .marking import set_note, set_tags
from .reading import Reading


def answer(reading: Reading, ask: Ask, value: object) -> Iterable[Effect]:
    """Take the answer of a dialog; None closes it without one."""
    question = ask.question
    if question is Question.SEARCH:
        _end_search(reading, value)
    elif question is Question.FILTER and value is None:
        set_filter(reading, "")
    elif question is Question.TAGS and isinstance(value, list):
        return set_tags(reading, ask.target, value)
    elif question is Question.NOTE and isinstance(value, str):
        return set_note(reading, ask.target, value)
    elif question is Question.ARTICLE_NOTE and isinstance(value, str):
        return _set_article_note(reading, value)
    elif question is Question.OUTLINE and isinstance(value, int):
        jump(reading, value)
    elif question is Question.CORRECTION and isinstance(value, str):
        return set_date(reading, ask.target, value)
    elif question is Question.DATE and isinstance(value, str):
        return set_published(reading, parse_date(value) if value.strip() else None)
    return ()


def _end_search(reading: Reading, words: object) -> None:
    if words is None:
        reading.search = None
        reading.changed()
    elif isinstance(words, str) and words.strip():
        go_to_hit(reading, reading.page.caret)


def _set_article_note(reading: Reading, note: str) -> Iterable[Effect]:
    record, cleaned = reading.notebook.records.article, clean_note(note)
    if record.note == cleaned:
        return ()
    reading.do(Edit("note", (Change(record, replace(record, note=cleaned)),)))
    return (Save(),)


def set_published(reading: Reading, day: date | None) -> Iterable[Effect]:
    """Keep the publication date that the reader set; None goes back to the article's own."""
    record = reading.notebook.records.article
    if record.published == day:
        return ()
    reading.do(Edit("publication date", (Change(record, replace(record, published=day)),)))
    return (Save(), Recompute())


def date_problem(value: str) -> str:
    """What is wrong with a publication date that is being typed; empty for one that is right."""
    try:
        parse_date(value)
    except ValueError as error:
        return str(error) if value.strip() else ""
    return ""
