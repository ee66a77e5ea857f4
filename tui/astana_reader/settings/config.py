"""The user's config.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from .actions import ACTIONS, Action, conflict
from .looks import RANGES, THEMES
from .pens import PEN_IDS, Pen, pen_of
from .toml import read_toml

_CHOICES = {
    "theme": THEMES,
    "glyphs": ("unicode", "ascii"),
    "pen_lines": ("auto", "always", "never"),
    "entity_marks": ("first", "all", "none"),
}
_BACKEND = re.compile(r"spacy:\S.*\Z")


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices; a value of None leaves it to what was used last."""

    theme: str | None = None
    column: int | None = None
    """Width of the text in cells, 40 to 80."""
    sidebar: int | None = None
    """Width of the sidebar in cells, 30 to 60."""
    glyphs: str = "unicode"
    pen_lines: str = "auto"
    entity_marks: str = "first"
    mouse: bool = True
    entities: Mapping[str, str] = field(default_factory=dict)
    """How names are found: `backend`, the program's own or `spacy:MODEL`, by name or folder."""
    pens: Mapping[str, str] = field(default_factory=dict)
    """Names by pen id."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Key sequences by action id."""

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions, the user's keys in place of the default ones."""
        keys = self.keys
        return tuple(replace(a, keys=keys[a.id]) if a.id in keys else a for a in ACTIONS)

    def pen(self, id: str) -> Pen:
        """The pen of a record as the user named it; see `pen_of` for an id that is not known."""
        pen = pen_of(id)
        return replace(pen, name=self.pens.get(id, pen.name))


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings of a config.toml and what was wrong with it, a sentence each.

    A missing file means the defaults; so does each unusable value.
    """
    try:
        values = read_toml(path)
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, ValueError) as error:
        return Settings(), (f"config.toml was left out: {str(error)!a}.",)
    problems: list[str] = []
    settings = Settings(**dict(_usable(values, problems)))
    return _without_conflicts(settings, problems), tuple(problems)


def _without_conflicts(settings: Settings, problems: list[str]) -> Settings:
    """The settings without keys that can't be told from other keys."""
    while found := conflict(settings.actions):
        (id, keys), (other, other_keys) = found
        if id not in settings.keys:
            id, keys, other, other_keys = other, other_keys, id, keys
        problems.append(
            f"config.toml: [keys] {id} has its usual keys: {keys!a} can't be told from "
            f"{other_keys!a} of {other}."
        )
        left = {each: kept for each, kept in settings.keys.items() if each != id}
        settings = replace(settings, keys=left)
    return settings


def _usable(values: Mapping[str, Any], problems: list[str]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        reader = _READERS.get(name, _unknown)
        try:
            yield name, reader(name, value)
        except ValueError as error:
            problems.append(f"config.toml: {error}")


def _unknown(name: str, _value: object) -> None:
    raise ValueError(f"there is no setting {name!a}.")


def _choice(name: str, value: object) -> str:
    if value not in _CHOICES[name]:
        raise ValueError(f"{name} is one of {', '.join(_CHOICES[name])}.")
    return str(value)


def _cells(name: str, value: object) -> int:
    low, high = RANGES[name]
    if not isinstance(value, int) or not low <= value <= high:
        raise ValueError(f"{name} is a number from {low} to {high}.")
    return value


def _switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{name} is true or false.")
    return value


def _entity_options(_name: str, value: object) -> dict[str, str]:
    backend = value.get("backend") if isinstance(value, dict) and len(value) == 1 else None
    if not (isinstance(backend, str) and backend.isprintable() and _BACKEND.match(backend)):
        raise ValueError('[entities] has one setting: backend = "spacy:en_core_web_sm".')
    return {"backend": backend}


def _pen_names(_name: str, value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError('[pens] gives a name to a pen: claim = "thesis".')
    for id, name in value.items():
        if id not in PEN_IDS:
            raise ValueError(f"[pens] knows no {id!a}, only {', '.join(PEN_IDS)}.")
        if not isinstance(name, str) or not name.strip() or not name.isprintable():
            raise ValueError(f"[pens] the name of {id} is a word or two.")
    return {id: name.strip() for id, name in value.items()}


def _key_lists(_name: str, value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict):
        raise ValueError("[keys] gives keys to an action: undo = ['u', 'ctrl+z'].")
    return {id: _key_list(id, sequences) for id, sequences in value.items()}


def _key_list(id: str, sequences: object) -> tuple[str, ...]:
    listed = [sequences] if isinstance(sequences, str) else sequences
    if not any(action.id == id for action in ACTIONS):
        raise ValueError(f"[keys] knows no action {id!a}: see astana-reader keys.")
    if not isinstance(listed, list) or not all(isinstance(s, str) and s.split() for s in listed):
        raise ValueError(f"[keys] {id} is a list of keys, such as ['u', 'ctrl+z'].")
    return tuple(" ".join(sequence.split()) for sequence in listed)


_READERS = {
    **dict.fromkeys(_CHOICES, _choice),
    **dict.fromkeys(RANGES, _cells),
    "mouse": _switch,
    "entities": _entity_options,
    "pens": _pen_names,
    "keys": _key_lists,
}
