"""Putting the entities right: retyping, merging, splitting, rejecting, renaming, adding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from astana_reader.annotations.history import Edit
from astana_reader.annotations.notebook import Placed
from astana_reader.annotations.verdicts import ENTITY, correcting, new_correction
from astana_reader.engines.findings import FoundEntity
from astana_reader.entities.memory import KINDS as REMEMBERED_KINDS
from astana_reader.entities.memory import Remembered
from astana_reader.entities.mentions import folded
from astana_reader.reading.effects import (
    Ask,
    Asked,
    Effect,
    OpenView,
    Question,
    Recompute,
    Remember,
    Save,
    Target,
)
from astana_reader.reading.keys import Act
from astana_reader.reading.lists.entity_list import library_key, rejected_key
from astana_reader.reading.reading import Reading
from astana_reader.text.spans import Span

from .change import neighbour
from .handlers import Handler
from .mark import selected_passage

TYPE_NAMES = {"PERSON": "a person", "ORG": "an organisation", "PLACE": "a place", "OTHER": "other"}
_NOT_CHOSEN = "Choose an entity first."


def verdicts(reading: Reading) -> list[Placed]:
    """The reader's verdicts on entities, in the order they were given."""
    return [p for p in reading.notebook.corrections if p.correction.subject == ENTITY]


def chosen_entity(reading: Reading) -> tuple[int, FoundEntity] | None:
    """The chosen entity with its number."""
    item = reading.chosen
    if item is None or item.index < 0:
        return None
    return item.index, reading.findings.entities[item.index]


def chosen_mention(reading: Reading) -> Span | None:
    """The mention of the chosen entity that is at hand."""
    found = chosen_entity(reading)
    if found is None:
        return None
    mentions = reading.findings.mentions
    numbers = mentions.numbers_of(found[0])
    return mentions.spans[numbers[min(reading.list_state.at, len(numbers) - 1)]]


def _judge(
    reading: Reading, span: Span, label: str, verdict: Mapping[str, Any]
) -> Iterable[Effect]:
    article, records = reading.article, reading.notebook.records
    made = new_correction(
        records, article.text, article.id, (span.start, span.end), ENTITY, verdict
    )
    return _do(reading, correcting(label, (None, made)))


def _do(reading: Reading, edit: Edit) -> Iterable[Effect]:
    reading.do(edit)
    return (Save(), Recompute())


def _judge_chosen(reading: Reading, label: str, **verdict: str) -> Iterable[Effect]:
    """Give a verdict on the chosen entity, with the name it had, for the library to remember."""
    found, span = chosen_entity(reading), chosen_mention(reading)
    if found is None or span is None:
        reading.notice = _NOT_CHOSEN
        return ()
    return _judge(reading, span, label, {**verdict, "was": found[1].name})


# --- one key each ---------------------------------------------------------------------------------


def _retype(type_: str, reading: Reading, _act: Act) -> Iterable[Effect]:
    found = chosen_entity(reading)
    if found and found[1].type != type_:
        reading.notice = f"{found[1].name} is {TYPE_NAMES[type_]}. u takes that back."
    return _judge_chosen(reading, "type", kind="retype", type=type_)


def _split(reading: Reading, _act: Act) -> Iterable[Effect]:
    found = chosen_entity(reading)
    if found and reading.findings.mentions.count(found[0]) < 2:
        reading.notice = f"{found[1].name} has this mention only."
        return ()
    return _judge_chosen(reading, "split", kind="split")


def _reject(reading: Reading, _act: Act) -> Iterable[Effect]:
    """Say that the chosen entity is none, or bring back one of which that was said."""
    chosen = reading.list_state.chosen
    for placed in verdicts(reading):
        if rejected_key(placed) == chosen:
            return _do(reading, correcting("entity", (placed.correction, None)))
    if _left_out_by_library(reading):
        reading.notice = "The library leaves it out everywhere. A brings it back."
        return ()
    found, next_one = chosen_entity(reading), neighbour(reading)
    effects = _judge_chosen(reading, "entity", kind="reject")
    if found:
        reading.notice = f"{found[1].name} left out. u brings it back."
        reading.list_state.chosen = next_one
    return effects


def _walk(by: int, reading: Reading, act: Act) -> Iterable[Effect]:
    """Show the next mention of the chosen entity; after the last comes the first."""
    found = chosen_entity(reading)
    if found is None:
        reading.notice = _NOT_CHOSEN
        return ()
    state = reading.list_state
    state.at = (state.at + by * act.count) % reading.findings.mentions.count(found[0])
    span = chosen_mention(reading)
    if span:
        reading.page.preview(span.start)
    return ()


def _change_order(reading: Reading, _act: Act) -> Iterable[Effect]:
    reading.by_appearance = not reading.by_appearance
    order = "first appearance" if reading.by_appearance else "count"
    reading.notice = f"In order of {order}."
    return ()


def _fold(reading: Reading, _act: Act) -> Iterable[Effect]:
    """Show or fold the entities that are not sure."""
    if not reading.findings.unsure:
        reading.notice = "Every name here is sure."
        return ()
    reading.maybe_shown = not reading.maybe_shown
    return ()


def _join(reading: Reading, act: Act) -> Iterable[Effect]:
    """Make the chosen entity one with whom it may be; ask where it may be several."""
    found = chosen_entity(reading)
    names = found[1].may_be if found else ()
    if not names:
        reading.notice = "Only a row that says “may be” is joined so; m merges any."
        return ()
    if len(names) > 1:
        return _ask(Question.MERGE, reading, act)
    return _judge_chosen(reading, "merging", kind="merge", into=names[0])


def _remember(reading: Reading, _act: Act) -> Iterable[Effect]:
    """Have the library remember the last verdict on the chosen entity, or forget it again."""
    forgotten = _left_out_by_library(reading)
    if forgotten:
        return (Remember(forgotten, forget=True),)
    placed = _last_verdict(reading)
    verdict = dict(placed.correction.verdict) if placed else {}
    name = str(verdict.pop("was", ""))
    if placed and not name:
        name = reading.article.text[placed.start : placed.end]
    if verdict.get("kind") not in REMEMBERED_KINDS:
        reading.notice = "Put it right first: r, m, N or X. Then A remembers that."
        return ()
    meant = Remembered(" ".join(name.split()), verdict)
    return (Remember(meant, forget=meant in reading.remembered),)


def _left_out_by_library(reading: Reading) -> Remembered | None:
    """What the library remembers of the chosen row, if it leaves that entity out."""
    chosen = reading.list_state.chosen
    names = {folded(e.name) for e in reading.findings.left_out if library_key(e) == chosen}
    return next((known for known in reading.remembered if folded(known.name) in names), None)


def _last_verdict(reading: Reading) -> Placed | None:
    """The last thing that was said of the chosen entity in this article."""
    found = chosen_entity(reading)
    mentions = reading.findings.mentions_of(found[0]) if found else []
    starts = {span.start for span in mentions}
    about = [
        placed
        for placed in verdicts(reading)
        if placed.start in starts or rejected_key(placed) == reading.list_state.chosen
    ]
    return max(about, key=lambda placed: placed.correction.created, default=None)


# --- what needs an answer -------------------------------------------------------------------------


def _ask(question: Question, reading: Reading, _act: Act) -> Iterable[Effect]:
    span = chosen_mention(reading)
    if span is None:
        reading.notice = _NOT_CHOSEN
        return ()
    return (Ask(question, Target(span=span)),)


def _ask_type(reading: Reading, _act: Act) -> Iterable[Effect]:
    passage = selected_passage(reading)
    if passage is None:
        reading.notice = "Select a name first: v selects."
        return ()
    return (Ask(Question.ENTITY_TYPE, Target(span=passage)),)


def merge_into(reading: Reading, _target: Target, name: str) -> Iterable[Effect]:
    """Make the chosen entity one with the entity of a name."""
    if found := chosen_entity(reading):
        reading.notice = f"{found[1].name} is one with {name} now. u takes that back."
    return _judge_chosen(reading, "merging", kind="merge", into=name)


def rename(reading: Reading, _target: Target, name: str) -> Iterable[Effect]:
    """Show the chosen entity under another name."""
    name = " ".join(name.split())
    return _judge_chosen(reading, "name", kind="rename", name=name) if name else ()


def add_entity(reading: Reading, target: Target, type_: str) -> Iterable[Effect]:
    """Make an entity of a passage and of all that reads the same."""
    if target.span is None:
        return ()
    reading.page.clear_selection()
    words = " ".join(reading.article.text[target.span.start : target.span.end].split())
    reading.notice = f"{words} is {TYPE_NAMES[type_]} now. u takes that back."
    return _judge(reading, target.span, "entity", {"kind": "add", "type": type_})


def _dossier(reading: Reading, _act: Act) -> Iterable[Effect]:
    """Show what all articles of the library tell of the chosen entity."""
    found = chosen_entity(reading)
    if found is None:
        reading.notice = _NOT_CHOSEN
        return ()
    source = reading.article.source
    own = str(source.path or source.url)
    return (OpenView("dossier", Asked(subjects=(found[1].name, *filter(None, [own])))),)


ACTIONS: dict[str, Handler] = {
    "next-of-these": partial(_walk, 1),
    "previous-of-these": partial(_walk, -1),
    "entity-order": _change_order,
    "maybe-entities": _fold,
    "join-entity": _join,
    "retype-person": partial(_retype, "PERSON"),
    "retype-org": partial(_retype, "ORG"),
    "retype-place": partial(_retype, "PLACE"),
    "retype-other": partial(_retype, "OTHER"),
    "split-mention": _split,
    "reject-entity": _reject,
    "remember-entity": _remember,
    "merge-entity": partial(_ask, Question.MERGE),
    "rename-entity": partial(_ask, Question.RENAME),
    "entity-page": partial(_ask, Question.ENTITY),
    "entity-dossier": _dossier,
    "add-entity": _ask_type,
}
