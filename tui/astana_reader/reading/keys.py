"""Reads keys: a machine over the action table that knows counts and sequences."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from astana_reader.settings.actions import ANY_KEY, PEN_KEY, Action

_LONGEST_COUNT = 5
_PEN_DIGITS = frozenset("123456")

_NAMES = {
    "escape": "esc", "pageup": "pgup", "pagedown": "pgdn", "ctrl+pageup": "ctrl+pgup",
    "ctrl+pagedown": "ctrl+pgdn", "ctrl+at": "ctrl+@", "return": "enter",
}  # fmt: skip
_LABELS = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "pgup": "PgUp", "pgdn": "PgDn",
    "esc": "Esc", "enter": "Enter", "space": "Space", "tab": "Tab", "home": "Home", "end": "End",
    "delete": "Delete", "backspace": "Backspace", "f1": "F1", PEN_KEY: "1…6", ANY_KEY: "x",
}  # fmt: skip

# With the kitty protocol these arrive as keys of their own.
_LONE_MODIFIERS = frozenset(
    f"{side}_{key}"
    for side in ("left", "right")
    for key in ("shift", "control", "alt", "super", "hyper", "meta")
) | {"caps_lock", "num_lock", "scroll_lock", "iso_level3_shift", "iso_level5_shift"}


def key_name(key: str, character: str | None) -> str:
    """A key event as the table writes it: a printable key is itself, others have names.

    `key` and `character` are Textual's: `left_parenthesis` and `(`, `ctrl+z` and `\\x1a`. A
    modifier alone has no name.
    """
    if key in _LONE_MODIFIERS:
        return ""
    if key.startswith(("alt+", "ctrl+", "super+", "hyper+", "meta+")):
        return _NAMES.get(key, key)
    if character and len(character) == 1 and character.isprintable() and character != " ":
        return character
    return _NAMES.get(key, key)


def key_label(sequence: str) -> str:
    """A key sequence for people: `] h` as ]h, `ctrl+d` as Ctrl+d, `pgdn` as PgDn."""
    labels = [_one_label(key) for key in sequence.split(" ")]
    space = " " if PEN_KEY in sequence and len(labels) > 1 else ""
    return space.join(labels)


def _one_label(key: str) -> str:
    *modifiers, last = key.split("+") if len(key) > 1 and not key.endswith("+") else [key]
    last = _LABELS.get(last, last)
    return "+".join([*(modifier.capitalize() for modifier in modifiers), last])


@dataclass(frozen=True, slots=True)
class Act:
    """An action that was keyed."""

    id: str
    count: int = 1
    counted: bool = False
    """Whether a count was typed."""
    arg: str = ""
    """What stood for {1-6} or {any}."""


@dataclass(slots=True)
class _Node:
    action: str = ""
    next: dict[str, _Node] = field(default_factory=dict)


SWALLOWED: Final = "swallowed"
"""The key was taken: a sequence or a count has begun, or was broken off."""


class KeyMachine:
    """Turns keys into acts. Raises ValueError for a table in which two actions share keys."""

    def __init__(self, actions: Iterable[Action], contexts: Iterable[str]) -> None:
        wanted = set(contexts)
        self._root = _Node()
        for action in actions:
            if wanted & set(action.contexts):
                for sequence in action.keys:
                    self._add(sequence, action.id)
        self.reset()

    def _add(self, sequence: str, id: str) -> None:
        node = self._root
        for key in sequence.split(" "):
            if node.action:
                raise ValueError(f"“{sequence}” of {id} begins with a key of {node.action}")
            node = node.next.setdefault(key, _Node())
        if node.next or node.action not in ("", id):
            other = node.action or "a longer sequence"
            raise ValueError(f"“{sequence}” is a key of {id} and of {other}")
        node.action = id

    def reset(self) -> None:
        """Forget what was begun."""
        self._node = self._root
        self._count = ""
        self._typed: list[str] = []

    @property
    def pending(self) -> str:
        """What was typed of a count and a sequence, for the status line."""
        return self._count + "".join(self._typed)

    @property
    def expected(self) -> list[tuple[str, str]]:
        """The keys that may end a sequence that was begun, each with its action."""
        if not self._typed:
            return []
        return [(key, node.action) for key, node in self._node.next.items() if node.action]

    def begins(self, key: str) -> bool:
        """Whether a sequence begins with a key."""
        return key in self._root.next

    def feed(self, key: str, *, selecting: bool = False) -> Act | str | None:
        """An act, SWALLOWED, or None for a key that is not in the table.

        While `selecting`, the digits of the pens are keys of their own, not counts.
        """
        begun = self._node is not self._root
        if key == "esc" and (begun or self._count):
            self.reset()
            return SWALLOWED
        if not begun and self._is_count(key, selecting):
            self._count = (self._count + key)[:_LONGEST_COUNT]
            return SWALLOWED
        node, arg = self._follow(key, allow_pen=begun or selecting)
        if node is None:
            self.reset()
            return SWALLOWED if begun else None
        if node.action:
            counted, count = bool(self._count), int(self._count or 1)
            self.reset()
            return Act(node.action, count, counted, arg)
        self._node = node
        self._typed.append(key)
        return SWALLOWED

    def _is_count(self, key: str, selecting: bool) -> bool:
        if len(key) != 1 or not ("0" <= key <= "9") or (key == "0" and not self._count):
            return False
        return not (selecting and key in _PEN_DIGITS)

    def _follow(self, key: str, *, allow_pen: bool) -> tuple[_Node | None, str]:
        following = self._node.next
        if key in following:
            return following[key], ""
        if allow_pen and key in _PEN_DIGITS and PEN_KEY in following:
            return following[PEN_KEY], key
        if ANY_KEY in following and (len(key) == 1 or key == "space"):
            return following[ANY_KEY], " " if key == "space" else key
        return None, ""
