"""The keys that matter where the reader is, each with a word, for the status line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from astana_reader.settings.actions import PEN_KEY, Action

from .keys import key_label


class KeyHint(NamedTuple):
    """An action by its id and the word for it."""

    id: str
    word: str
    first: bool = False
    """Whether the first key of its sequence says enough: r for all that r begins."""


def labelled(actions: Iterable[Action], hints: Iterable[KeyHint]) -> list[tuple[str, str]]:
    """The first key of each, without the digit of a pen, with its word; empty if it has none."""
    bound = {action.id: action.keys for action in actions}

    def label(hint: KeyHint) -> str:
        sequence = bound[hint.id][0] if bound.get(hint.id) else ""
        shown = sequence.split(" ")[0] if hint.first else sequence.replace(PEN_KEY, "")
        return key_label(shown.strip())

    return [(label(hint), hint.word) for hint in hints]


def shown_key(actions: Iterable[Action], id: str) -> str:
    """The first key of an action, for a sentence; its id, as the settings have it, without one."""
    ((key, _),) = labelled(actions, [KeyHint(id, "")])
    return key or id
