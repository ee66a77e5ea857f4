"""Finding a command by what people type: an ex command, a key, an id, words, other words for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from astana_reader.settings.actions import ARTICLE, LIST, Action
from astana_reader.settings.synonyms import SYNONYMS

from .effects import Effect, OpenArticle, Perform, Press
from .keys import key_label
from .reading import Focus, Reading

_EX = {
    "q": "quit", "quit": "quit", "q!": "quit", "wq": "quit", "x": "export", "w": "export",
    "write": "export", "e": "library", "ls": "library", "h": "help", "help": "help",
    "u": "undo", "noh": "escape", "marks": "highlights",
}  # fmt: skip
"""What vim and less call it."""
_OPEN = re.compile(r"(?:e|edit|open)\s+(\S.*)")
_RECENT = 5
_ON_HIGHLIGHT = ("pen", "tags", "note", "delete", "copy", "end-forth", "end-back")
_WITH_SELECTION = ("highlight", "tags", "note", "copy", "add-entity", "date-event")


@dataclass(frozen=True, slots=True)
class Command:
    """What can be done, with its keys."""

    label: str
    effect: Effect
    keys: str = ""


def find_commands(reading: Reading, typed: str) -> list[Command]:
    """What was most likely meant, best first; without words the recent ones and what fits here."""
    actions = _offered(reading)
    typed = typed.strip().removeprefix(":").strip()
    if not typed:
        return [_command(action) for action in _by_place(reading, actions)]
    if typed.isdecimal() and typed.isascii():
        number = int(typed[:6])
        return [Command(f"Go to paragraph {number}", Perform("end", number), f"{number}G")]
    if found := _OPEN.fullmatch(typed):
        path = Path(found[1]).expanduser()
        return [Command(f"Open {path}", OpenArticle(path))]
    exact = [a for a in actions if a.id == _EX.get(typed)]
    exact += [a for a in actions if typed in (a.id, *a.keys, *map(key_label, a.keys))]
    ranked = matching_actions(_by_place(reading, actions), typed)
    return [_command(action) for action in dict.fromkeys([*exact, *ranked])]


def note_recent(reading: Reading, id: str) -> None:
    """Offer a command first from now on."""
    recent = [known for known in reading.recent if known != id]
    reading.recent = [id, *recent][:_RECENT]


def _offered(reading: Reading) -> list[Action]:
    """All that can be done from here."""
    contexts = {ARTICLE} if reading.focus is Focus.PAGE else {ARTICLE, LIST, reading.tab}
    return [
        action
        for action in reading.settings.actions
        if contexts & set(action.contexts) and not action.keys[0].startswith("{")
    ]


def _by_place(reading: Reading, actions: Sequence[Action]) -> list[Action]:
    """The recent ones first, then what fits what is under the caret, then the rest."""
    fitting: Sequence[str] = ()
    if reading.page.selection:
        fitting = _WITH_SELECTION
    elif reading.highlight_here():
        fitting = _ON_HIGHLIGHT
    order = {id: place for place, id in enumerate([*reading.recent, *fitting])}
    return sorted(actions, key=lambda action: order.get(action.id, len(order)))


def _command(action: Action) -> Command:
    """Do it; of one that wants a further key, begin its keys."""
    keys = action.keys[0].split(" ")
    effect = Press(tuple(keys[:-1])) if keys[-1].startswith("{") else Perform(action.id)
    return Command(action.help, effect, "  ".join(map(key_label, action.keys)))


def matching_actions(actions: Iterable[Action], typed: str) -> list[Action]:
    """The actions that all the words typed are in; those that have them as whole words first."""
    words = typed.casefold().split()
    ranked = [(_rank(action, words), action) for action in actions]
    found = [(rank, action) for rank, action in ranked if rank <= _INSIDE]
    return [action for _, action in sorted(found, key=lambda pair: pair[0])]


_ID, _WHOLE, _BEGINS, _MEANS, _INSIDE, _ABSENT = range(6)
"""How well a word fits an action, best first."""


def _rank(action: Action, words: Iterable[str]) -> int:
    """How well the word fits that fits worst."""
    text = f"{action.help} {action.id} {' '.join(action.keys)}".casefold()
    there = re.findall(r"\w+", text)
    others = SYNONYMS.get(action.id, "").split()

    def fit(word: str) -> int:
        if word == action.id:
            return _ID
        if word in there:
            return _WHOLE
        if any(other.startswith(word) for other in there):
            return _BEGINS
        if any(other.startswith(word) for other in others):
            return _MEANS
        return _INSIDE if word in text else _ABSENT

    return max(map(fit, words), default=_INSIDE)
