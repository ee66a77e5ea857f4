"""The user's config.toml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from .actions import ACTIONS, Action, conflict
from .looks import FULL, RANGES, THEMES
from .pens import PEN_IDS, Pen, pen_of
from .toml import Key, read_toml_with_lines

_CHOICES = {
    "theme": THEMES,
    "glyphs": ("unicode", "ascii"),
    "pen_lines": ("auto", "always", "never"),
    "entity_marks": ("first", "all", "none"),
    "dates": ("day first", "month first"),
}
_LIKE = 0.7
"""How alike a word must be to one that is known, from 0 to 1, to be taken for a slip."""
_GROUP = re.compile(r"[\w-]{1,64}\Z", re.ASCII)
_API = re.compile(r"(https://|http://(127\.0\.0\.1|localhost)(?=[:/]))[^\s?#@]+\Z", re.ASCII)
"""A token goes nowhere unencrypted but to this machine."""
_BACKEND = re.compile(r"spacy:\S.*\Z")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one key of the config."""

    key: Key
    problem: str


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices; a value of None leaves it to what was used last."""

    theme: str | None = None
    column: int | None = None
    """Width of the text in cells, 40 to 100, or FULL."""
    sidebar: int | None = None
    """Width of the sidebar in cells, 30 to 90."""
    glyphs: str = "unicode"
    pen_lines: str = "auto"
    entity_marks: str = "first"
    dates: str | None = None
    """The order of dates in figures, where the text does not show it."""
    mouse: bool = True
    entities: Mapping[str, str] = field(default_factory=dict)
    """How names are found: `backend`, the program's own or `spacy:MODEL`, by name or folder."""
    export_on_save: Mapping[str, str] = field(default_factory=dict)
    """The `folder` whose exports are kept up to date, and their `format`."""
    hypothesis: Mapping[str, str] = field(default_factory=dict)
    """How to sync with it: `token_file`, `group`, `api`."""
    pens: Mapping[str, str] = field(default_factory=dict)
    """Names by pen id."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Key sequences by action id."""

    @property
    def actions(self) -> tuple[Action, ...]:
        """All actions, the user's keys in place of the default ones."""
        keys = self.keys
        return tuple(replace(a, keys=keys[a.id]) if a.id in keys else a for a in ACTIONS)

    @property
    def day_first(self) -> bool | None:
        """Whether 05/06/2024 is in June; None where the user does not say."""
        return self.dates == "day first" if self.dates else None

    def pen(self, id: str) -> Pen:
        """The pen of a record as the user named it; see `pen_of` for an id that is not known."""
        pen = pen_of(id)
        return replace(pen, name=self.pens[id]) if id in self.pens else pen


def load_settings(path: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings of a config.toml and what was wrong with it, a sentence each.

    A missing file means the defaults; so does each unusable value, and nothing else.
    """
    try:
        values, lines = read_toml_with_lines(path)
    except FileNotFoundError:
        return Settings(), ()
    except (OSError, ValueError) as error:
        return Settings(), (f"config.toml was left out: {str(error)!a}.",)
    faults: list[Fault] = []
    settings = Settings(**dict(_usable(values, faults)))
    settings = _without_conflicts(settings, faults)
    return settings, tuple(_told(fault, lines) for fault in faults)


def _told(fault: Fault, lines: Mapping[Key, int]) -> str:
    line = lines.get(fault.key)
    return f"config.toml{f', line {line}' if line else ''}: {fault.problem}"


def _nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was most likely meant, as the end of a sentence."""
    found = get_close_matches(word, list(known), 1, _LIKE)
    return f" Did you mean {found[0]}?" if found else ""


def _without_conflicts(settings: Settings, faults: list[Fault]) -> Settings:
    """The settings without keys that can't be told from other keys."""
    while found := conflict(settings.actions):
        (id, keys), (other, other_keys) = found
        if id not in settings.keys:
            id, keys, other, other_keys = other, other_keys, id, keys
        told = f"{keys!a} can't be told from {other_keys!a} of {other}."
        faults.append(Fault(("keys", id), f"[keys] {id} has its usual keys: {told}"))
        left = {each: kept for each, kept in settings.keys.items() if each != id}
        settings = replace(settings, keys=left)
    return settings


def _usable(values: Mapping[str, Any], faults: list[Fault]) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        try:
            if name in _TABLES:
                yield name.replace("-", "_"), _table(name, value, faults)
            else:
                yield name, _READERS.get(name, _unknown)(name, value)
        except ValueError as error:
            faults.append(Fault((name,), str(error)))


def _unknown(name: str, _value: object) -> None:
    near = _nearest(name, (*_READERS, *_TABLES))
    raise ValueError(f"there is no setting {name!a}.{near}")


def _table(name: str, value: object, faults: list[Fault]) -> dict[str, Any]:
    """What is usable of a table, each of its lines for itself."""
    example, read = _TABLES[name]
    if not isinstance(value, dict):
        raise ValueError(f"[{name}] {example}.")
    usable: dict[str, Any] = {}
    for key, each in value.items():
        try:
            usable[key] = read(key, each)
        except ValueError as error:
            faults.append(Fault((name, key), f"[{name}] {error}"))
    return usable


def _choice(name: str, value: object) -> str:
    if value not in _CHOICES[name]:
        near = _nearest(str(value), _CHOICES[name])
        raise ValueError(f"{name} is one of {', '.join(_CHOICES[name])}.{near}")
    return str(value)


def _cells(name: str, value: object) -> int:
    if (name, value) == ("column", "full"):
        return FULL
    low, high = RANGES[name]
    if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
        full = ', or "full"' if name == "column" else ""
        raise ValueError(f"{name} is a number from {low} to {high}{full}.")
    return value


def _switch(name: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(f"{name} is true or false.")
    return value


def _entity_option(key: str, value: object) -> str:
    if key != "backend" or not (
        isinstance(value, str) and value.isprintable() and _BACKEND.match(value)
    ):
        raise ValueError('has one setting: backend = "spacy:en_core_web_sm".')
    return value


def _export_option(key: str, value: object) -> str:
    if key == "format" and value in ("md", "org"):
        return str(value)
    if key == "folder" and _is_path(value):
        return str(value)
    raise ValueError('has two settings: folder = "~/notes", format = "md" or "org".')


def _hypothesis_option(key: str, value: object) -> str:
    if key == "token_file" and _is_path(value):
        return str(value)
    if key == "group" and isinstance(value, str) and _GROUP.match(value):
        return value
    if key == "api" and isinstance(value, str) and _API.match(value):
        return value.rstrip("/")
    said = 'has token_file = "~/.hypothesis-token", group = "a1b2c3d4", api = "https://…/api".'
    raise ValueError(said)


def _is_path(value: object) -> bool:
    """Whether a value names one place, wherever the program is started."""
    return isinstance(value, str) and value.isprintable() and value.startswith(("~", "/"))


def _pen_name(id: str, name: object) -> str:
    if id not in PEN_IDS:
        raise ValueError(f"knows no {id!a}, only {', '.join(PEN_IDS)}.{_nearest(id, PEN_IDS)}")
    if not isinstance(name, str) or not name.strip() or not name.isprintable():
        raise ValueError(f"the name of {id} is a word or two.")
    return name.strip()


def _key_list(id: str, sequences: object) -> tuple[str, ...]:
    listed = [sequences] if isinstance(sequences, str) else sequences
    ids = [action.id for action in ACTIONS]
    if id not in ids:
        near = _nearest(id, ids) or " astana-reader keys lists them."
        raise ValueError(f"knows no action {id!a}.{near}")
    if not isinstance(listed, list) or not all(isinstance(s, str) and s.split() for s in listed):
        raise ValueError(f"{id} is a list of keys, such as ['u', 'ctrl+z'].")
    return tuple(" ".join(sequence.split()) for sequence in listed)


_READERS: Mapping[str, Callable[[str, object], object]] = {
    **dict.fromkeys(_CHOICES, _choice),
    **dict.fromkeys(RANGES, _cells),
    "mouse": _switch,
}
_TABLES: Mapping[str, tuple[str, Callable[[str, object], object]]] = {
    "entities": ('has one setting: backend = "spacy:en_core_web_sm"', _entity_option),
    "export-on-save": ('names a folder: folder = "~/notes"', _export_option),
    "hypothesis": ('says how to sync: token_file = "~/.hypothesis-token"', _hypothesis_option),
    "pens": ('gives a name to a pen: claim = "thesis"', _pen_name),
    "keys": ("gives keys to an action: undo = ['u', 'ctrl+z']", _key_list),
}
