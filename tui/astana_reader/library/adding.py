"""Adding to a library: pages, files, folders and texts."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from astana_reader.articles.article import NO_OPTIONS, ArticleError, Options, sha256
from astana_reader.articles.formats import choose_format

from .article_states import KeptStates, State, save_states
from .describing import wanted_at
from .documents import Told
from .opening import Opened, open_article
from .places import Library, data_folder, files_under, state_folder
from .web_identity import is_web_address


def places_of(name: str) -> list[Path | str]:
    """What a name is of: a web address, a file, or the files of a folder that can be read."""
    if is_web_address(name):
        return [name]
    path = Path(name).expanduser()
    return sorted(files_under(path)) if path.is_dir() else [path]


def add_opened(opened: Opened) -> tuple[str, ...]:
    """Take an article in, so that it is listed, also where it was removed; what there is to say.

    Raises StoreError.
    """
    _, told = opened.store.save(opened.ready(opened.records))
    with suppress(OSError):  # a missing text costs precision, never marks
        opened.keep_text()
    state, root, id = state_folder(), opened.library.root, opened.article.id
    kept = KeptStates(state, root).by_id.get(id)
    if kept and kept.state == State.REMOVED:
        save_states(state, root, {id: replace(kept, state="", set_at="")})
    return told


def add_places(
    library: Library,
    places: list[Path | str],
    told: Told | None = None,
    cancelled: threading.Event | None = None,
) -> Iterator[Opened | ArticleError]:
    """Add articles one after the other; why one can't be read. Raises StoreError."""
    for place in places:
        if cancelled and cancelled.is_set():
            return
        try:
            opened = open_article(library, wanted_at(library, place).load(told, cancelled))
            add_opened(opened)
            yield opened
        except ArticleError as error:
            yield error


def keep_text_as_file(data: bytes, options: Options = NO_OPTIONS) -> Path:
    """A text that is no file yet as one of the user's data folder. Raises OSError."""
    form = choose_format(data, asked=options.format)
    suffix = form.suffixes[0] if form.suffixes else ".html"
    path = data_folder() / "texts" / f"{sha256(data)[:16]}{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def text_as_place(text: str) -> list[Path | str]:
    """What a text from the clipboard means: an address or a path on one line, else itself.

    Raises OSError if it can't be kept.
    """
    line = text.strip()
    if line and "\n" not in line and (is_web_address(line) or Path(line).expanduser().exists()):
        return places_of(line)
    return [keep_text_as_file(text.encode())] if line else []
