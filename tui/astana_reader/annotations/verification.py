"""Verifying all that a library's annotations folder holds, and putting right what can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted

from .backups import STATE, set_aside
from .conflict_copies import conflict_copies
from .entity_memory import read_kept, restore_remembered
from .files import Loaded, read_file
from .records import REMEMBERED, Records
from .store import ArticleStore, writing
from .texts import FOLDER, kept_text


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong, and what was done about it."""

    name: str
    """Of the file, relative to the folder."""
    problem: str
    done: str = ""
    """Empty where nothing was, or can be, done."""


def check_files(annotations: Path, files: list[Path], *, repair: bool) -> Iterator[Fault]:
    """What is wrong with a folder: the articles' files, the entities', the kept texts.

    Raises StoreError if a repair could not be written.
    """
    with writing(annotations):
        yield from _faults(annotations, files, repair=repair)


def _faults(annotations: Path, files: list[Path], *, repair: bool) -> Iterator[Fault]:
    for path in files:
        yield from _check_file(path, repair=repair)
    yield from _check_remembered(annotations, repair=repair)
    for path in sorted((annotations / FOLDER).glob("*.txt.gz")):
        yield from _check_text(annotations, path, repair=repair)
    for path in sorted(annotations.rglob(".*.tmp")):
        done = ""
        if repair:
            path.unlink(missing_ok=True)
            done = "removed"
        yield Fault(_name(annotations, path), "is left over from a write that was cut off", done)


def _check_file(path: Path, *, repair: bool) -> Iterator[Fault]:
    loaded = read_file(path)
    copies = {copy: read_file(copy) for copy in conflict_copies(path)}
    name = _name(path.parent, path)
    done = ""
    if repair and not loaded.newer and (loaded.damaged or loaded.bad_rows or copies):
        done = _repair(path, loaded)
    if loaded.damaged:
        yield Fault(name, "can't be read", done)
    for table, _ in loaded.bad_rows:
        yield Fault(name, f"has a row in “{table}” that is no record", done)
    for copy, held in copies.items():
        problem, told = _about_copy(held)
        yield Fault(_name(path.parent, copy), problem, done and told)
    if loaded.newer:
        yield Fault(name, "was written by a newer astana-reader")
    if loaded.records:
        yield from _check_quotes(path, loaded.records)


def _about_copy(copy: Loaded) -> tuple[str, str]:
    """What a conflict copy is, and what a repair does with it."""
    if copy.newer:
        return "is a conflict copy by a newer astana-reader", ""
    if copy.damaged:
        return "is a conflict copy that can't be read", "set aside"
    return "is a conflict copy", "taken in"


def _repair(path: Path, loaded: Loaded) -> str:
    """Write the file anew from what can be read of it, its backup and its conflict copies."""
    records = ArticleStore(path).load().records
    if records is None:
        parts = [part for part in (path, *conflict_copies(path)) if part.exists()]
        kept = [set_aside(part, "damaged").name for part in parts]
        return f"no backup can be read either: set aside as {STATE}/{', '.join(kept)}"
    ArticleStore(path).save(records)
    if not loaded.damaged:
        return f"what is no record is kept in {STATE}/"
    count = counted(len(records.annotations), "highlight")
    return f"restored from a backup with {count}, the damaged file is in {STATE}/"


def _check_quotes(path: Path, records: Records) -> Iterator[Fault]:
    """Whether each quote stands where its record says in the text it was made on."""
    texts: dict[str, str | None] = {}
    for annotation in records.annotations.values():
        selector = annotation.selector
        made_on = selector.revision or records.article.sha256
        if made_on not in texts:
            texts[made_on] = kept_text(path.parent, made_on)
        text = texts[made_on]
        if text is not None and text[selector.start : selector.end] != selector.quote:
            shown = visible_line(selector.quote)[:40]
            yield Fault(_name(path.parent, path), f"“{shown}” is not where its record says")


def _check_remembered(annotations: Path, *, repair: bool) -> Iterator[Fault]:
    """Whether what the library remembers of entities can be read."""
    kept = read_kept(annotations)
    done = ""
    if repair and (kept.damaged or kept.bad_rows or kept.copies):
        restore_remembered(annotations)
        count = counted(len(kept.rows), "decision")
        done = f"restored with {count}, what can't be read is in {STATE}/"
    for path in kept.damaged:
        yield Fault(_name(annotations, path), "can't be read", done)
    for _ in kept.bad_rows:
        yield Fault(REMEMBERED, "has a row that is no decision", done)
    for path in kept.copies:
        yield Fault(_name(annotations, path), "is a conflict copy", done and "taken in")


def _check_text(annotations: Path, path: Path, *, repair: bool) -> Iterator[Fault]:
    if kept_text(annotations, path.name.removesuffix(".txt.gz")) is None:
        done = ""
        if repair:
            kept = annotations / STATE / f"{path.name}.damaged"
            kept.parent.mkdir(exist_ok=True)
            path.replace(kept)
            done = f"set aside in {STATE}/: it costs precision, no marks"
        yield Fault(_name(annotations, path), "is not the text that its name says", done)


def _name(folder: Path, path: Path) -> str:
    return visible_line(str(path.relative_to(folder)))
