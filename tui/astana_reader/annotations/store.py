"""The file of one article in a library: read it, merge into it, write it."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from astana_reader.settings.file_stamp import FileStamp, file_stamp
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted

from .backups import STATE, back_up, backup_time, backups_of, lock_of, set_aside, set_rows_aside
from .conflict_copies import conflict_copies
from .files import Loaded, read_file, write_file
from .merging import based_on, merge, without_old_deletions
from .records import Records, stamp
from .storage import is_own_json, locked, remove_strays
from .texts import FOLDER, keep_text

_Signature = tuple[FileStamp | None, list[Path]]
"""Of the file, None where there is none, and what copies are beside it."""


class StoreError(Exception):
    """Marks could not be written; the message says why. What was on disk is still there."""


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Raise what fails while something is written to a library's folder as a StoreError."""
    try:
        yield
    except TimeoutError as error:
        raise StoreError("Another program keeps the library locked.") from error
    except OSError as error:
        raise StoreError(_reason(error, folder)) from error


class ArticleStore:
    """One article's file. Not for use by two threads at once."""

    def __init__(self, path: Path, twins: Iterable[Path] = ()) -> None:
        """`twins` are other files of the same article: they are taken in like conflict copies."""
        self.path = path
        self._twins = tuple(twins)
        self._signature: _Signature = None, []
        self._sound = True
        """Whether all of the file was understood, so that it may be replaced unread."""
        self._seen: Records | None = None
        self._kept: set[str] = set()

    def load(self) -> Loaded:
        """Read the file, a backup where it is damaged, and the copies beside it.

        Needs no lock and writes nothing.
        """
        signature = self._signature_now()
        loaded = self._completed(read_file(self.path), signature[1])
        self._signature, self._seen, self._sound = signature, loaded.records, loaded.sound
        return loaded

    def changed(self) -> bool:
        """Whether the file or the copies beside it are not those last read or written here."""
        return self._signature_now() != self._signature

    def save(self, records: Records) -> tuple[Records, tuple[str, ...]]:
        """Merge the records into the file; the merged records and what there is to say.

        Raises StoreError if they could not be written.
        """
        with writing(self.path.parent), locked(lock_of(self.path)):
            for folder in (".", STATE, FOLDER):
                remove_strays(self.path.parent / folder)
            return self._merge_into_file(records)

    def keep_text(self, id: str, text: str) -> None:
        """Keep a text that marks were made on, looked at only the first time. Raises OSError."""
        if id not in self._kept:
            keep_text(self.path.parent, id, text)
            self._kept.add(id)

    def _merge_into_file(self, records: Records) -> tuple[Records, tuple[str, ...]]:
        base = known = in_file = self._seen
        loaded: Loaded | None = None
        signature = self._signature_now()
        copies = signature[1]
        if signature != self._signature or not self._sound or copies:
            loaded = read_file(self.path)
            if loaded.newer:
                raise StoreError(f"A newer astana-reader wrote {_name(self.path)}.")
            in_file = loaded.records
            known = self._completed(loaded, copies).records
        merged = merge(records, known, base) if known else records
        merged = without_old_deletions(merged, stamp())
        told: tuple[str, ...] = ()
        if merged != in_file or (loaded and loaded.bad_rows) or not self.path.exists():
            target = self._target(merged)
            told = self._keep_old(loaded)
            write_file(target, merged)
        left = [copy for copy in copies if not _set_aside(copy)]
        self._signature, self._seen, self._sound = (file_stamp(self.path), left), merged, True
        return merged, told

    def _target(self, records: Records) -> Path:
        """The file to write: where it is a link, what that leads to.

        A library from elsewhere may have laid a link to any file of its reader's. So it is
        followed only to a regular file of this user that is a store of this article already.
        """
        if not self.path.is_symlink():
            return self.path
        target = self.path.resolve()
        held = read_file(target).records if is_own_json(target) else None
        if held is None or not is_same_article(held, records):
            raise StoreError(
                f"{_name(self.path)} is a link to a file that is no store of this article: "
                "nothing was written. Take the link away to go on."
            )
        return target

    def _keep_old(self, loaded: Loaded | None) -> tuple[str, ...]:
        """Keep what the file was, and what could not be read of it, before it is replaced."""
        if loaded and loaded.damaged:
            kept = set_aside(self.path, "damaged")
        elif loaded and loaded.bad_rows:
            kept = set_rows_aside(self.path, loaded.bad_rows)
        else:
            if self.path.exists():
                with suppress(OSError):  # a missing backup must not cost the new marks
                    back_up(self.path)
            return ()
        return (f"What could not be read is kept as {STATE}/{_name(kept)}.",)

    def _copies(self) -> list[Path]:
        """What is there of the article beside its file."""
        return conflict_copies(self.path) + [twin for twin in self._twins if twin.exists()]

    def _completed(self, loaded: Loaded, copies: Iterable[Path]) -> Loaded:
        """What the file held, with its backup where it is damaged and the copies beside it."""
        records, problems = loaded.records, list(loaded.problems)
        if loaded.damaged and not loaded.newer:
            records, told = self._restored(loaded)
            problems.insert(0, f"{told} Their file goes to {STATE}/ at the next mark.")
        for copy in copies:
            other = read_file(copy)
            if other.records and records and not is_same_article(records, other.records):
                problems.append(f"Not taken in, it is of another article: {_name(copy)}.")
            elif other.records and not other.newer:
                records = _joined(records, other.records)
                problems.append(f"Taken in: the marks of {_name(copy)}.")
            else:
                problems += other.problems
        return replace(loaded, records=records, problems=tuple(problems))

    def _restored(self, loaded: Loaded) -> tuple[Records | None, str]:
        """What a damaged file still holds, joined with its latest good backup; what to say."""
        rescued = loaded.records
        good = ((backup, read_file(backup)) for backup in backups_of(self.path))
        backup, held = next(
            ((path, found.records) for path, found in good if found.records and found.sound),
            (None, None),
        )
        if rescued is None and held is None:
            return None, "The marks can't be read and have no backup."
        if backup is None or held is None:
            count = counted(len(rescued.annotations) if rescued else 0, "highlight")
            return rescued, f"The file of the marks is damaged and has no backup: {count} read."
        if rescued is None:
            return held, f"The marks come from their backup of {backup_time(backup)}."
        joined = merge(rescued, held)
        old = len(joined.annotations.keys() - rescued.annotations.keys())
        missing = len(loaded.broken - joined.annotations.keys() - {""})
        return joined, (
            f"The file of the marks is damaged: {len(rescued.annotations)} were read from it, "
            f"{old} come from their backup of {backup_time(backup)}, {missing} are missing."
        )

    def _signature_now(self) -> _Signature:
        return file_stamp(self.path), self._copies()


def _set_aside(copy: Path) -> bool:
    """Set a copy aside that was taken in or can't be read; False for one of a later version."""
    loaded = read_file(copy)
    if not loaded.newer:
        set_aside(copy, "damaged" if loaded.damaged else "merged")
    return not loaded.newer


def is_same_article(one: Records, other: Records) -> bool:
    """Whether two files are of one article: they have a text in common."""
    return not _text_ids(one).isdisjoint(_text_ids(other))


def _text_ids(records: Records) -> set[str]:
    return {records.article.sha256, *records.article.texts}


def _joined(records: Records | None, others: Records) -> Records:
    if records is None:
        return others
    return merge(records, based_on(others, records.article.sha256))


def _name(path: Path) -> str:
    return visible_line(path.name)


def _reason(error: OSError, path: Path) -> str:
    folder = visible_line(str(path))
    if error.errno == errno.ELOOP:
        link = visible_line(str(error.filename))
        return f"{link} is a link, so nothing is written there. Take it away to go on."
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"The folder is read-only: {folder}."
    return f"{os.strerror(error.errno or 0)}: {folder}."
