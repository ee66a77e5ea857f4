"""A process that marks an article: python -m tests.annotations.writer FILE COUNT TAG.

Adds COUNT annotations one by one, with an edit and a deletion after every fourth, and prints what
it did with the id of each on its own line once it is saved.
"""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from astana_reader.annotations.history import Change, Edit, apply
from astana_reader.annotations.records import (
    Annotation,
    ArticleRecord,
    Records,
    new_id,
    select,
    stamp,
)
from astana_reader.annotations.store import ArticleStore

TEXT = "The peace talks are being held in Kazakhstan's capital city, Astana."


def main(path: Path, count: int, tag: str) -> None:
    store = ArticleStore(path)
    records = store.load().records or Records(ArticleRecord("a" * 64, stamp()))
    for n in range(count):
        annotation = Annotation(
            new_id(), stamp(), stamp(), select(TEXT, n % 60, n % 60 + 5), "claim", (tag,)
        )
        records = saved(store, records, Change(None, annotation))
        print("added", annotation.id, flush=True)  # noqa: T201  # what the test reads
        if n % 4 == 3:
            noted = replace(records.annotations[annotation.id], note="noted")
            records = saved(store, records, Change(records.annotations[annotation.id], noted))
            print("noted", annotation.id, flush=True)  # noqa: T201  # what the test reads
            extra = replace(annotation, id=new_id(), tags=("passing",))
            records = saved(store, records, Change(None, extra))
            records = saved(store, records, Change(records.annotations[extra.id], None))
            print("deleted", extra.id, flush=True)  # noqa: T201  # what the test reads


def missing(records: Records, said: Iterable[str]) -> list[str]:
    """What writers said they saved and is not in the records; a cut-off line said nothing."""
    lost = []
    for line in said:
        verb, _, id = line.partition(" ")
        if line.endswith("\n"):
            found = records.annotations.get(id.strip())
            kept = found is not None and (verb != "noted" or found.note == "noted")
            if kept == (verb == "deleted"):
                lost.append(line.strip())
    return lost


def saved(store: ArticleStore, records: Records, change: Change) -> Records:
    return store.save(apply(records, Edit("test", (change,))))[0]


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
