"""Renaming, merging and deleting tags in all the files of a library, and taking that back.

What is to be changed is first written down, in `tags.json` of the library's state folder, then done
file by file. So a change that is cut off can be taken back, or is finished before the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from astana_reader.annotations.backups import STATE
from astana_reader.annotations.history import Change, Edit, apply, undo
from astana_reader.annotations.records import Annotation, Records, Row, clean_tags
from astana_reader.annotations.storage import (
    locked,
    own_folder,
    read_bytes,
    to_json,
    write_atomically,
)
from astana_reader.annotations.store import ArticleStore, StoreError, writing
from astana_reader.settings.json_values import field_of, parse_object
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted

from .index import index_of
from .tags import FileChange, Renaming, Tags, changes_by

_RECORD = "tags.json"


@dataclass(frozen=True, slots=True)
class LastChange:
    """The record of the last renaming."""

    renaming: Renaming
    files: tuple[FileChange, ...]
    finished: bool = False
    """Whether all files were gone through."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a renaming, or taking one back, came to."""

    renaming: Renaming
    articles: int = 0
    highlights: int = 0
    problems: tuple[str, ...] = ()
    """What stayed as it is, and why, a sentence each."""

    @property
    def counts(self) -> str:
        return f"{counted(self.highlights, 'highlight')} in {counted(self.articles, 'article')}"


def rename_tags(annotations: Path, state: Path, renaming: Renaming) -> Outcome:
    """Give tags another name in all of a library. Raises StoreError where nothing can be written.

    A change before that was cut off is finished first.
    """
    with _alone(annotations):
        before = last_change(annotations)
        problems = _finish(annotations, before) if before and not before.finished else ()
        files = tuple(changes_by(index_of(annotations, state), renaming))
        if not files:
            return Outcome(renaming, problems=problems)
        _keep(annotations, LastChange(renaming, files))
        outcome = _go_through(annotations, LastChange(renaming, files), back=False)
        _keep(annotations, LastChange(renaming, files, finished=True))
        return replace(outcome, problems=(*problems, *outcome.problems))


def undo_rename(annotations: Path) -> Outcome | None:
    """Take back the last renaming; None if there is none. Raises StoreError.

    What was changed since stays as it is, and is told.
    """
    with _alone(annotations):
        last = last_change(annotations)
        if last is None:
            return None
        outcome = _go_through(annotations, last, back=True)
        (annotations / STATE / _RECORD).unlink(missing_ok=True)
        return outcome


@contextmanager
def _alone(annotations: Path) -> Iterator[None]:
    """Hold the lock of the record; what can't be written is raised as a StoreError."""
    with writing(annotations):
        own_folder(annotations)
        with locked(annotations / STATE / "tags.lock"):
            yield


def _finish(annotations: Path, last: LastChange) -> tuple[str, ...]:
    outcome = _go_through(annotations, last, back=False)
    _keep(annotations, replace(last, finished=True))
    return ("The change before was cut off and is finished now.", *outcome.problems)


def _go_through(annotations: Path, last: LastChange, *, back: bool) -> Outcome:
    """Change the files that a record names, or change them back."""
    articles = highlights = 0
    problems: list[str] = []
    for file in last.files:
        try:
            changed, done, stale = _change_file(annotations / file.name, file, back=back)
        except StoreError as error:
            problems.append(f"“{visible_line(file.title)}” was left out: {error}")
            continue
        articles += changed
        highlights += done
        if stale:
            marks = counted(stale, "highlight")
            problems.append(f"“{visible_line(file.title)}”: {marks} changed since, left alone.")
    return Outcome(last.renaming, articles, highlights, tuple(problems))


def _change_file(path: Path, change: FileChange, *, back: bool) -> tuple[bool, int, int]:
    """Whether anything was changed, in how many highlights, and how many another changed since."""
    store = ArticleStore(path)
    loaded = store.load()
    if loaded.records is None:
        raise StoreError("it is gone.")
    records = loaded.records
    edit, stale = _edit(records, change, back=back)
    if edit.changes:
        store.save(undo(records, edit.reverse) if back else apply(records, edit))
    marks = sum(isinstance(each.after, Annotation) for each in edit.changes)
    return bool(edit.changes), marks, stale


def _edit(records: Records, change: FileChange, *, back: bool) -> tuple[Edit, int]:
    changes: list[Change] = []
    stale = 0
    for id, pair in change.marks.items():
        before, after = pair[::-1] if back else pair
        mark = records.annotations.get(id)
        if mark and mark.tags == before:
            changes.append(Change(mark, replace(mark, tags=after)))
        elif mark and mark.tags != after:
            stale += 1
    if change.article:
        before, after = change.article[::-1] if back else change.article
        if records.article.tags == before:
            changes.append(Change(records.article, replace(records.article, tags=after)))
    return Edit("tags", tuple(changes)), stale


# --- the record -----------------------------------------------------------------------------------


def _keep(annotations: Path, last: LastChange) -> None:
    write_atomically(annotations / STATE / _RECORD, to_json(_row(last)))


def _row(last: LastChange) -> Row:
    return {
        "old": list(last.renaming.old),
        "new": last.renaming.new,
        "finished": last.finished,
        "files": [
            {"name": f.name, "title": f.title, "marks": dict(f.marks), "article": f.article}
            for f in last.files
        ],
    }


def last_change(annotations: Path) -> LastChange | None:
    """The record of the last renaming; None if there is none that can be read."""
    try:
        row = parse_object(read_bytes(annotations / STATE / _RECORD))
        renaming = Renaming(clean_tags(field_of(row, "old", list)), field_of(row, "new", str))
        files = tuple(_file(each) for each in field_of(row, "files", list))
        return LastChange(renaming, files, row.get("finished") is True)
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _file(row: Mapping[str, Any]) -> FileChange:
    name, marks, article = field_of(row, "name", str), field_of(row, "marks", dict), row["article"]
    if Path(name).name != name or not name.endswith(".json") or name.startswith("."):
        raise ValueError("a file is not one of the library's")
    pairs = {str(id): _pair(pair) for id, pair in marks.items()}
    title = visible_line(field_of(row, "title", str))
    return FileChange(name, title, pairs, _pair(article) if article else None)


def _pair(value: Any) -> tuple[Tags, Tags]:
    before, after = value
    return clean_tags(before), clean_tags(after)
