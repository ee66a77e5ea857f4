"""Digests of many articles: made in a process beside, as that takes long, and kept.

The process is run as `python -P -m astana_reader.search.digesting`. Given: “articles”, as JSON.
Told: “digest” for each. A digest is kept in the cache folder as long as nothing that it is made of
changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from astana_reader.annotations.entity_memory import load_remembered
from astana_reader.annotations.records import REMEMBERED
from astana_reader.library.places import Library, cache_folder
from astana_reader.library.state_files import signature
from astana_reader.library.worker import (
    End,
    Limits,
    Message,
    WorkEndedError,
    end_with_input,
    read_message,
    take_pipes,
    work,
    write_message,
)

from .collecting import Listed, collect, list_library
from .digests import Digest, digest_of, packed_digest, unpacked_digest

MODULE = __name__
_VERSION: Final = 2
"""Of the digests and of what the engines find."""
_LIMITS: Final = Limits(seconds=300.0)
_TRIES: Final = 5
"""Processes that end one after the other before they made anything, until that is given up."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Articles of a library by their keys, and how the engines look at them."""

    root: str
    articles: str
    state: str
    keys: tuple[str, ...]
    backend: str = ""
    day_first: bool | None = None

    @property
    def library(self) -> Library:
        return Library(Path(self.root), Path(self.articles), "given")


def digests(
    wanted: Wanted, cancelled: threading.Event | None = None, cache: Path | None = None
) -> Iterator[Digest]:
    """The digests of articles: first those that are kept, then each as it is made.

    An article that is not in the library, or on which the process ended, is left out.
    """
    folder = (cache or cache_folder()) / "digests"
    listed = list_library(wanted.library, Path(wanted.state))
    rest: list[str] = []
    for key in wanted.keys:
        kept = _kept(_file(folder, wanted, key), _stamp(wanted, listed.get(key)))
        if kept:
            yield kept
        elif key in listed:
            rest.append(key)
    failed = 0
    while rest and failed < _TRIES:
        try:
            for message, made in _beside(wanted, rest, cancelled):
                failed = 0
                rest.remove(made.key)
                _keep(_file(folder, wanted, made.key), _stamp(wanted, listed[made.key]), message)
                yield made
        except WorkEndedError as ended:
            if ended.end is End.CANCELLED:
                return
            del rest[0]  # the one that it ended on
            failed += 1
        else:
            return


def _beside(
    wanted: Wanted, keys: list[str], cancelled: threading.Event | None
) -> Iterator[tuple[Message, Digest]]:
    """Digests as a process makes them. Raises WorkEndedError."""
    asked = asdict(wanted) | {"keys": list(keys)}
    given = [Message("articles", json.dumps(asked).encode())]
    messages = work(MODULE, given, _LIMITS, cancelled)
    with suppress(OSError, ValueError, TypeError, KeyError), closing(messages):
        for message in messages:
            yield message, unpacked_digest(message.data)


def _file(folder: Path, wanted: Wanted, key: str) -> Path:
    name = hashlib.sha256(f"{wanted.root}\n{key}".encode("utf-8", "surrogatepass")).hexdigest()
    return folder / f"{name[:32]}.z"


def _stamp(wanted: Wanted, listed: Listed | None) -> str:
    """Changes with the article, its marks, what the library remembers, and the settings."""
    remembered = signature([wanted.library.annotations / REMEMBERED])
    about = (_VERSION, wanted.backend, wanted.day_first, remembered, listed and listed.stamp)
    return hashlib.sha256(json.dumps(about).encode()).hexdigest()


def _kept(path: Path, stamp: str) -> Digest | None:
    try:
        head, _, data = zlib.decompress(path.read_bytes()).partition(b"\n")
        return unpacked_digest(data) if head.decode() == stamp else None
    except (OSError, ValueError, TypeError, KeyError, zlib.error):
        return None


def _keep(path: Path, stamp: str, message: Message) -> None:
    with suppress(OSError):  # it is made anew then
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(zlib.compress(stamp.encode() + b"\n" + message.data, 3))
        part.replace(path)


def _made(wanted: Wanted) -> Iterator[Digest]:
    library = wanted.library
    remembered = load_remembered(library.annotations)
    listed = list_library(library, Path(wanted.state))
    for one in _known(listed.get(key) for key in wanted.keys):
        collected = collect(library, one, day_first=wanted.day_first)
        yield digest_of(collected, remembered, wanted.backend, day_first=wanted.day_first)


def _known(listed: Iterable[Listed | None]) -> Iterator[Listed]:
    return (one for one in listed if one is not None)


def main() -> None:
    source, output = take_pipes()
    given = read_message(source)
    if given is None:
        return
    end_with_input(source)
    if hasattr(os, "nice"):
        os.nice(5)
    row = json.loads(given.data)
    wanted = Wanted(**(row | {"keys": tuple(row["keys"])}))
    for digest in _made(wanted):
        write_message(output, Message("digest", packed_digest(digest)))


if __name__ == "__main__":
    main()
