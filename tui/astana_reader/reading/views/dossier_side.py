"""What stands beside a dossier: the company it keeps, who is kept apart, and the chosen row."""

from __future__ import annotations

from astana_reader.reading.lists.entity_list import GROUPS
from astana_reader.reading.lists.listing import Line, wrapped
from astana_reader.reading.look.ink import spread
from astana_reader.text.graphemes import clip
from astana_reader.text.wording import counted, weekday_and_day

from .dossier_facts import Apart, Companion, Dossier, sentences_between
from .view import DIM, HEAD, ITALIC, STRONG, TEXT, Pane, Side

_CARD = 12
"""Rows of the card with its rule."""
_FAR = 100
"""Sentences up to which they are counted."""
_OF_A_TYPE = 5
"""Names of a type that are shown where there is room for few."""
_SENTENCE = 6


def side_of(dossier: Dossier, card: list[Line], pane: Pane) -> Side:
    """The company, by type as in Entities, and under the rule what is told of the chosen row."""
    size = min(max(_CARD, len(card) + 2), pane.height // 2)
    rule = max(0, pane.height - size)
    lines: list[Line] = [[("Company ", STRONG), (f"{len(dossier.company):,}", DIM)]]
    apart = [_apart(each, pane) for each in dossier.apart[:3]]
    room = rule - 1 - len(lines) - (len(apart) + 1 if apart else 0)
    lines += _company(dossier, room, pane)
    return Side([*lines, *([[], *apart] if apart else [])], card, rule)


def _company(dossier: Dossier, room: int, pane: Pane) -> list[Line]:
    lines: list[Line] = []
    for type_, name in GROUPS.items():
        group = [each for each in dossier.company if each.type == type_]
        left = room - len(lines) - 2
        if not group or left < 1:
            continue
        lines += [[], [(f"{name} ", HEAD), (f"{len(group):,}", DIM)]]
        lines += [_companion(each, pane) for each in group[: min(left, _OF_A_TYPE)]]
    return lines


def _companion(each: Companion, pane: Pane) -> Line:
    room = max(1, pane.width - 8)
    name = clip(each.name, room)
    role = clip(each.role, room - len(name) - 2) if len(name) + 6 < room else ""
    left: Line = [("  ", TEXT), (name, TEXT), ("  ", TEXT), (role, DIM)]
    return spread(left, [(f"{each.count:,}", DIM)], pane.width, TEXT)


def _apart(each: Apart, pane: Pane) -> Line:
    told = f"{each.name}, {each.role}" if each.role else each.name
    sign = "may be" if each.reason else "apart"
    left: Line = [(f"{sign}  ", ITALIC), (clip(told, max(1, pane.width - 14)), DIM)]
    return spread(left, [(f"{each.articles:,}", DIM)], pane.width, TEXT)


def card_of(
    dossier: Dossier, number: int, offset: int, text: str, rank: str, pane: Pane
) -> list[Line]:
    """The day of an article, which of its kind the row is, the sentence, and what else is told."""
    digest = dossier.digests[number]
    title = weekday_and_day(digest.published) if digest.published else digest.title
    head = spread(
        [(clip(title, pane.width - len(rank) - 2), STRONG)], [(rank, DIM)], pane.width, TEXT
    )
    lines: list[Line] = [head, []]
    lines += [[(row, TEXT)] for row in wrapped(text, pane.width, _SENTENCE)]
    if reason := _reason(dossier, number, offset):
        rows = wrapped(reason, max(1, pane.width - 5), 2)
        why = [[("why  " if not n else "     ", ITALIC), (row, DIM)] for n, row in enumerate(rows)]
        lines += [[], *why]
    return [*lines, [(clip(digest.title, pane.width), DIM)]] if digest.published else lines


def _reason(dossier: Dossier, number: int, offset: int) -> str:
    """Why it is meant where it is called by another form of its name; empty by its own."""
    form = _form(dossier, number, offset)
    if not form or form == dossier.name:
        return ""
    digest = dossier.digests[number]
    before = digest.text.rfind(dossier.name, 0, offset)
    if before < 0:
        return f"“{form}” is another form of its name"
    count = sentences_between(digest, before, offset, _FAR + 1)
    if not count:
        return f"“{form}”: named in full in the same sentence"
    far = counted(count, "sentence") if count <= _FAR else f"over {_FAR} sentences"
    return f"“{form}”: named in full {far} before"


def _form(dossier: Dossier, number: int, offset: int) -> str:
    """How the entity is called at or first after a place, as the text has it."""
    wanted = {dossier.name, *dossier.aliases}
    text = dossier.digests[number].text
    found = [(text.find(name, offset), name) for name in wanted if text.find(name, offset) >= 0]
    return max((name for at, name in found if at == min(found)[0]), key=len, default="")


def reasons(dossier: Dossier, pane: Pane) -> list[Line]:
    """Why somebody may be the same person, and the keys that settle it."""
    told = next((each.reason for each in dossier.apart if each.reason), "")
    if not told:
        return []
    rows = wrapped(told, pane.width, 3)
    return [*([(row, DIM)] for row in rows), [("m joins them, X keeps them apart.", ITALIC)]]
