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

from .backups import STATE, back_up, backups_of, lock_of, set_aside, set_rows_aside
from .conflict_copies import conflict_copies
from .files import Loaded, read_file, write_file
from .merging import based_on, merge, without_old_deletions
from .records import Records, stamp
from .storage import locked
from .texts import keep_text

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
        loaded = self._completed(read_file(self.path))
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
            known = self._completed(loaded).records
        merged = merge(records, known, base) if known else records
        merged = without_old_deletions(merged, stamp())
        told: tuple[str, ...] = ()
        if merged != in_file or (loaded and loaded.bad_rows) or not self.path.exists():
            told = self._keep_old(loaded)
            write_file(self.path, merged)
        left = [copy for copy in copies if not _set_aside(copy)]
        self._signature, self._seen, self._sound = (file_stamp(self.path), left), merged, True
        return merged, told

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

    def _completed(self, loaded: Loaded) -> Loaded:
        """What the file held, with its backup where it is damaged and the copies beside it."""
        records, problems = loaded.records, list(loaded.problems)
        if loaded.damaged:
            good = (read_file(backup).records for backup in backups_of(self.path))
            records = next((held for held in good if held), None)
            done = "come from their backup" if records else "can't be read and have no backup"
            problems.insert(0, f"The marks {done}. Their file goes to {STATE}/ at the next mark.")
        for copy in self._copies():
            other = read_file(copy)
            if other.records and not other.newer:
                records = _joined(records, other.records)
                problems.append(f"Taken in: the marks of {_name(copy)}.")
            else:
                problems += other.problems
        return replace(loaded, records=records, problems=tuple(problems))

    def _signature_now(self) -> _Signature:
        return file_stamp(self.path), self._copies()


def _set_aside(copy: Path) -> bool:
    """Set a copy aside that was taken in or can't be read; False for one of a later version."""
    loaded = read_file(copy)
    if not loaded.newer:
        set_aside(copy, "damaged" if loaded.damaged else "merged")
    return not loaded.newer


def _joined(records: Records | None, others: Records) -> Records:
    if records is None:
        return others
    return merge(records, based_on(others, records.article.sha256))


def _name(path: Path) -> str:
    return visible_line(path.name)


def _reason(error: OSError, path: Path) -> str:
    folder = visible_line(str(path))
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return f"The folder is read-only: {folder}."
    return f"{os.strerror(error.errno or 0)}: {folder}."
