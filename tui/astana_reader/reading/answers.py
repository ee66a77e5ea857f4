"""What the answers of dialogs do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from astana_reader.annotations.history import Change, Edit
from astana_reader.annotations.records import clean_note
from astana_reader.timeline.publication import parse_date

from .actions.entities import add_entity, merge_into, rename
from .actions.find import go_to_hit, look_for
from .actions.jump import jump
from .actions.lists import leave_list, set_filter
from .actions.mark import set_note, set_tags
from .actions.timeline import set_date
from .effects import Ask, Effect, Question, Recompute, Save, Target
from .reading import Reading


def answer(reading: Reading, ask: Ask, value: object) -> Iterable[Effect]:
    """Take the answer of a dialog; None closes it without one."""
    if ask.question is Question.SEARCH:
        _end_search(reading, value)
    elif ask.question is Question.FILTER:
        set_filter(reading, value if isinstance(value, str) else "")
    elif take := _TAKERS.get((ask.question, type(value))):
        return take(reading, ask.target, value)
    return ()


def _end_search(reading: Reading, words: object) -> None:
    if words is None:
        reading.search = None
        reading.changed()
    elif isinstance(words, str) and (wanted := words if words.strip() else reading.last_words):
        if reading.search is None or reading.search.words != wanted:
            look_for(reading, wanted)
        go_to_hit(reading, reading.page.caret + (0 if words.strip() else 1))


def _set_article_note(reading: Reading, note: str) -> Iterable[Effect]:
    record, cleaned = reading.notebook.records.article, clean_note(note)
    if record.note == cleaned:
        return ()
    reading.do(Edit("note", (Change(record, replace(record, note=cleaned)),)))
    return (Save(),)


def set_published(reading: Reading, typed: str) -> Iterable[Effect]:
    """Keep the publication date that the reader set; nothing goes back to the article's own."""
    day = parse_date(typed) if typed.strip() else None
    record = reading.notebook.records.article
    if record.published == day:
        return ()
    reading.do(Edit("publication date", (Change(record, replace(record, published=day)),)))
    return (Save(), Recompute())


def date_problem(parse: Callable[[str], object], typed: str) -> str:
    """What is wrong with a date that is being typed; empty for one that is right."""
    try:
        parse(typed)
    except ValueError as error:
        return str(error)
    return ""


def _jump(reading: Reading, _target: Target, offset: int) -> Iterable[Effect]:
    leave_list(reading, back=True)
    jump(reading, offset)
    return ()


_TAKERS: dict[tuple[Question, type], Callable[[Reading, Target, Any], Iterable[Effect]]] = {
    (Question.TAGS, list): set_tags,
    (Question.NOTE, str): set_note,
    (Question.ARTICLE_NOTE, str): lambda reading, _, note: _set_article_note(reading, note),
    (Question.OUTLINE, int): _jump,
    (Question.ENTITY, int): _jump,
    (Question.CORRECTION, str): set_date,
    (Question.DATE, str): lambda reading, _, day: set_published(reading, day),
    (Question.ENTITY_TYPE, str): add_entity,
    (Question.MERGE, str): lambda reading, _, name: merge_into(reading, name),
    (Question.RENAME, str): lambda reading, _, name: rename(reading, name),
}
"""What is done with an answer, by its question and what it is."""
