"""What the answers of dialogs do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from astana_reader.annotations.history import Change, Edit
from astana_reader.annotations.records import clean_note
from astana_reader.text.wording import counted
from astana_reader.timeline.publication import parse_date

from .actions.find import go_to_hit, look_for
from .actions.jump import jump
from .actions.lists import leave_list, set_filter
from .effects import Effect, Recompute, Save, Target, Unlock
from .reading import Reading


def search_typed(reading: Reading, words: str) -> str:
    """Show the hits of the words typed so far; what is said of them."""
    found = look_for(reading, words)
    if not words.strip():
        return ""
    return found.problem or counted(len(found), "hit")


def end_search(reading: Reading, _target: Target, words: str) -> Iterable[Effect]:
    """Go to the next hit; without words to one of those that were searched for last."""
    if wanted := words if words.strip() else "".join(reading.searched[-1:]):
        if reading.search is None or reading.search.typed != wanted:
            look_for(reading, wanted)
        go_to_hit(reading, reading.page.caret + (0 if words.strip() else 1))
    return ()


def give_up_search(reading: Reading) -> None:
    """Leave the search without a hit."""
    reading.search = None
    reading.changed()


def filter_typed(reading: Reading, words: str) -> str:
    """Show only the rows that fit the words typed so far."""
    set_filter(reading, words)
    return ""


def end_filter(reading: Reading, _target: Target, words: str) -> Iterable[Effect]:
    """Keep the filter."""
    set_filter(reading, words)
    return ()


def set_article_note(reading: Reading, _target: Target, note: str) -> Iterable[Effect]:
    """Keep a note on the whole article."""
    record, cleaned = reading.notebook.records.article, clean_note(note)
    if record.note == cleaned:
        return ()
    reading.do(Edit("note", (Change(record, replace(record, note=cleaned)),)))
    return (Save(),)


def set_published(reading: Reading, _target: Target, typed: str) -> Iterable[Effect]:
    """Keep the publication date that the reader set; nothing goes back to the article's own."""
    day = parse_date(typed) if typed.strip() else None
    record = reading.notebook.records.article
    if record.published == day:
        return ()
    reading.do(Edit("publication date", (Change(record, replace(record, published=day)),)))
    return (Save(), Recompute())


def preview_offset(reading: Reading, offset: str) -> str:
    """Show a place of the outline that is chosen; nothing is said of it."""
    reading.page.preview(int(offset))
    return ""


def end_outline(reading: Reading) -> None:
    """Go back to where the page was before the outline."""
    reading.page.end_preview(back=True)


def unlock(reading: Reading, _target: Target, password: str) -> Iterable[Effect]:
    """Read the article with a password."""
    reading.notice = ""
    return (Unlock(password),)


def date_problem(parse: Callable[[str], object], typed: str) -> str:
    """What is wrong with a date that is being typed; empty for one that is right."""
    try:
        parse(typed)
    except ValueError as error:
        return str(error)
    return ""


def go_to_offset(reading: Reading, _target: Target, offset: int) -> Iterable[Effect]:
    """Go to a place that was chosen of many."""
    leave_list(reading, back=True)
    jump(reading, offset)
    return ()
