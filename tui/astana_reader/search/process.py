"""Keeps the index of a library up to date, in a process of its own, so that no key waits for it.

Run as `python -P -m astana_reader.search.process`. Given: “library”, as JSON. Told: “progress”
whenever more is to be found, as JSON, “problem” with a sentence. The end of its input ends it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from astana_reader.library.places import Library
from astana_reader.library.worker import (
    Message,
    end_with_input,
    read_message,
    take_pipes,
    write_message,
)

from .cache import (
    cache_path,
    has_full_text,
    is_damage,
    open_to_read,
    open_to_write,
    problem_of,
    progress,
    remove,
    set_about,
)
from .collecting import Listed, list_again, list_library
from .freshness import FINGERPRINT, fingerprint, watch_of
from .indexing import update
from .learning import learn
from .ready import indexing_lock
from .results import Progress

MODULE = __name__
_PAUSE: Final = 0.8
"""Seconds between two looks at the library's files."""
_RARELY: Final = 8
"""A look may take so small a part of the processor's time."""
_LONGEST: Final = 60.0
"""Seconds to wait after a look at a folder that answers slowly: as long as the look took, or so
long."""

Tell = Callable[[Message], None]


@dataclass(frozen=True, slots=True)
class Task:
    """What the process is given."""

    root: str
    articles: str
    state: str
    cache: str
    backend: str = ""
    """How names are found."""
    day_first: bool | None = None
    """The user's order of dates in figures."""

    @property
    def library(self) -> Library:
        return Library(Path(self.root), Path(self.articles), "given")

    @property
    def message(self) -> Message:
        return Message("library", json.dumps(asdict(self)).encode())


def progress_of(message: Message) -> Progress:
    """What a message of progress tells. Raises ValueError and TypeError for what is none."""
    return Progress(**json.loads(message.data))


def keep_up(task: Task, tell: Tell) -> None:
    """Index what changes, as long as it runs."""
    path = cache_path(task.library, Path(task.cache))
    before: Progress | str | None = None
    while True:
        try:
            with indexing_lock(path) as mine:
                if mine:
                    _index(task, path, tell)
                    continue
            with closing(open_to_read(path)) as database:
                known = progress(database)
            if known != before:
                tell(_told(known))
            before = known
        except Exception as error:  # another look may do
            problem = problem_of(error)
            if problem != before:
                tell(Message("problem", problem.encode()))
            before = problem
            if isinstance(error, sqlite3.Error) and is_damage(error):
                remove(path)
        time.sleep(_PAUSE)


def _index(task: Task, path: Path, tell: Tell) -> None:
    """Index the library and look for changes until the file of the index is gone."""
    library, state, days = task.library, Path(task.state), task.day_first
    with closing(open_to_write(path, full_text=has_full_text())) as database:
        made = path.stat().st_ino
        watch = watch_of(database, library, state)
        if (known := progress(database)).total:
            tell(_told(known))
        listed: dict[str, Listed] | None = None
        while path.exists() and path.stat().st_ino == made:
            begun, used = time.monotonic(), time.process_time()
            changed = watch.changed() if listed is not None else set[str]()
            if changed or listed is None:
                again = list_again(listed, changed) if listed else None
                listed = list_library(library, state) if again is None else again
                watch.also(_outside(library, listed))
                made_of = fingerprint(watch, library, day_first=days)
                update(database, library, listed, lambda x: tell(_told(x)), day_first=days)
                set_about(database, FINGERPRINT, made_of)
                tell(_told(progress(database)))
                learning = learn(database, library, listed, task.backend, day_first=days)
            looked, used = time.monotonic() - begun, time.process_time() - used
            if next(learning, None):
                tell(_told(progress(database)))
            else:
                time.sleep(max(_PAUSE, _RARELY * used, min(looked, _LONGEST)))


def _outside(library: Library, listed: Mapping[str, Listed]) -> list[str]:
    inside = f"{library.articles}{os.sep}"
    found = (key for key, one in listed.items() if one.entry.path)
    return [key for key in found if not key.startswith(inside)]


def _told(known: Progress) -> Message:
    return Message("progress", json.dumps(asdict(known)).encode())


def main() -> None:
    source, output = take_pipes()
    given = read_message(source)
    if given is None:
        return
    end_with_input(source)
    if hasattr(os, "nice"):
        os.nice(10)
    keep_up(Task(**json.loads(given.data)), lambda message: write_message(output, message))


if __name__ == "__main__":
    main()
