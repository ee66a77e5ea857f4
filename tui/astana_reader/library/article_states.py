"""What the reader did with each article of a library: its state, when it was read last, and where.

Kept in `articles.json` of the user's state folder, by library and article id, never in a library.
What can't be read or written is as if it had never been.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path

from astana_reader.annotations.records import stamp
from astana_reader.annotations.storage import locked
from astana_reader.settings.json_values import typed_fields

from .positions import POSITIONS, load_position
from .state_files import STATES, load_object, save_object, state_file

_DONE = 100  # percent


class State(StrEnum):
    """How far the reader is with an article; the words of `state:`."""

    TO_READ = "to-read"
    READING = "reading"
    DONE = "done"
    ARCHIVED = "archived"
    REMOVED = "removed"
    """Taken out of the library; its marks are kept."""


_BY_NAME = {str(state): state for state in State}


@dataclass(frozen=True, slots=True)
class ArticleState:
    """What is kept of one article."""

    state: str = ""
    """As the reader set it, empty where it was not set."""
    set_at: str = ""
    """When, ISO 8601 in UTC."""
    opened: str = ""
    """When it was read last."""
    percent: int = 0
    path: str = ""
    """Its file when it was read last, or its web address."""
    title: str = ""
    site: str = ""

    def now(self, marks: int) -> State:
        """The state that the reader set, else the one that reading and marking say.

        One that is to be read is being read once it was opened after that.
        """
        was_set = _BY_NAME.get(self.state)
        opened_since = was_set is State.TO_READ and self.opened > self.set_at
        if was_set and not opened_since:
            return was_set
        if self.opened:
            return State.DONE if self.percent >= _DONE else State.READING
        return State.READING if marks else State.TO_READ


NOTHING = ArticleState()


class KeptStates:
    """What is kept of the articles of a library, by their texts and by where they are."""

    def __init__(self, state: Path, root: Path) -> None:
        rows = load_object(state / STATES).get(str(root))
        rows = rows if isinstance(rows, dict) else {}
        self.by_id = {id: ArticleState(**typed_fields(ArticleState, r)) for id, r in rows.items()}
        self._at = {kept.path: id for id, kept in self.by_id.items() if kept.path}
        self._state = state
        self._positions = _names_in(state / POSITIONS)

    @property
    def told(self) -> frozenset[str] | None:
        """The ids and places of all articles of which anything is kept.

        None where any may have a position that an older version left.
        """
        return None if self._positions else frozenset((*self.by_id, *self._at))

    def of(self, id: str, place: str) -> tuple[ArticleState, bool]:
        """What is kept of an article, and whether another text than its own was read there."""
        mine = self.by_id.get(id) or self._position(id)
        if mine.opened or mine.state:
            return mine, False
        before = self._at.get(place, "")
        there = self.by_id.get(before) or self._position(place)
        return there, bool(id and there.opened and before != id)

    def _position(self, key: str) -> ArticleState:
        """What a version that kept only reading positions left."""
        if not key or not self._positions:
            return NOTHING
        if state_file(self._state, POSITIONS, key).name not in self._positions:
            return NOTHING
        position = load_position(self._state, key)
        return ArticleState(opened=position.opened, percent=position.percent)


def _names_in(folder: Path) -> frozenset[str]:
    with suppress(OSError):
        return frozenset(file.name for file in os.scandir(folder))
    return frozenset()


def save_states(state: Path, root: Path, changed: Mapping[str, ArticleState]) -> None:
    """Keep what became of some articles, beside what other programs kept meanwhile."""
    with suppress(OSError, TimeoutError), locked(state / f"{STATES}.lock"):
        every = load_object(state / STATES)
        rows = every.get(str(root))
        rows = rows if isinstance(rows, dict) else {}
        rows |= {id: _row(kept) for id, kept in changed.items()}
        every[str(root)] = {id: row for id, row in rows.items() if row}
        save_object(state / STATES, every)


def _row(kept: ArticleState) -> dict[str, str | int]:
    """Only what is not as usual."""
    return {name: value for name, value in asdict(kept).items() if value}


def note_opened(state: Path, root: Path, id: str, read: ArticleState, since: str) -> None:
    """Keep that an article was read, `since` some time, with the state that the reader gave it.

    Who opens one that was removed wants it back.
    """
    before = KeptStates(state, root).by_id.get(id, NOTHING)
    is_back = before.state == State.REMOVED and since > before.set_at
    set_before = ("", "") if is_back else (before.state, before.set_at)
    kept = replace(read, state=set_before[0], set_at=set_before[1])
    save_states(state, root, {id: kept})


def with_state(kept: ArticleState, wanted: State) -> ArticleState:
    """As it is once the reader sets a state, now."""
    return replace(kept, state=wanted, set_at=stamp())
