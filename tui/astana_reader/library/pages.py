"""Pages as they were fetched, kept to be read again without a network.

`<sha256>.html.gz` is what came, `<sha256>.toml` beside it says from where. What is no page is
kept under its own suffix (`.md.gz`), what is packed in itself as it is (`.pdf`, `.epub`). A page
that is read is kept in the cache folder; with the first mark, or `add`, it moves to
`annotations/pages/`.
"""

from __future__ import annotations

import gzip
import json
import shutil
import threading
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from astana_reader.articles.article import NO_OPTIONS, ArticleError, Options, Source, sha256
from astana_reader.articles.formats import choose_format
from astana_reader.articles.loading import Input
from astana_reader.settings.toml import read_toml
from astana_reader.text.visible import visible_line

from .documents import Told, Wanted
from .fetching import LIMITS, Fetched, Request, checked_address, fetch
from .places import Library, cache_folder
from .web_identity import web_key

FOLDER = "pages"
_GZIP = ".gz"


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page that is kept."""

    sha256: str
    """Of its bytes, in hex."""
    url: str
    """As it was asked for."""
    final_url: str
    fetched: str
    """When, as ISO 8601 in UTC."""
    status: int = 200
    type: str = ""
    charset: str = ""


def wanted_page(
    library: Library,
    url: str,
    options: Options = NO_OPTIONS,
    *,
    fresh: bool = False,
) -> Wanted:
    """A page of the web: the one that is kept, or fetched where none is or `fresh` is asked for.

    Raises ArticleError for an address that can't be fetched at all.
    """
    url = checked_address(url)
    folders = (library.annotations / FOLDER, cache_folder() / FOLDER)

    def get(options: Options, told: Told | None, cancelled: threading.Event | None) -> Input:
        kept = None if fresh else kept_page(folders, url)
        if kept is None:
            fetched = fetch(Request(url, options.allow_local), told, cancelled)
            page = keep(folders[1], fetched)
            if kept_page(folders[:1], url):  # the library goes on with what it has
                with suppress(OSError):
                    take_into_library(library.annotations, page.sha256)
            return _input(page, fetched.data, options, fetched.notices)
        return _input(*kept, options)

    def at_hand() -> bool:
        return not fresh and kept_page(folders, url) is not None

    return Wanted(visible_line(url), get, options, at_hand=at_hand)


def _input(page: Page, data: bytes, options: Options, notices: tuple[str, ...] = ()) -> Input:
    name = visible_line(page.final_url)
    source = Source(url=page.final_url, options=options)
    return Input(data, name, name, source, page.charset, page.type, notices=notices)


def kept_page(folders: tuple[Path, ...], url: str) -> tuple[Page, bytes] | None:
    """The page of an address, or of another one of the same page, that was fetched last."""
    key = web_key(url)
    found = (
        (page.fetched, -number, folder, page)
        for number, folder in enumerate(folders)
        for page in _pages(folder)
        if key and key in {web_key(page.url), web_key(page.final_url)}
    )
    for _, _, folder, page in sorted(found, key=lambda one: one[:2], reverse=True):
        data = _bytes_of(folder, page)
        if data is not None:
            return page, data
    return None


def fetched_when(library: Library, digest: str) -> str:
    """When the page with these bytes was fetched, ISO 8601 in UTC; empty if it is not kept."""
    for folder in (library.annotations / FOLDER, cache_folder() / FOLDER):
        with suppress(OSError, ValueError, TypeError, KeyError):
            return _page_of(digest, read_toml(folder / f"{digest}.toml")).fetched
    return ""


def _pages(folder: Path) -> Iterator[Page]:
    for path in folder.glob("*.toml"):
        with suppress(OSError, ValueError, TypeError, KeyError):
            yield _page_of(path.stem, read_toml(path))


def _page_of(digest: str, values: dict[str, Any]) -> Page:
    """Raises TypeError and KeyError for what is no page."""
    known = {f.name: values[f.name] for f in fields(Page) if f.name in values}
    for name, value in known.items():
        if not isinstance(value, int if name == "status" else str):
            raise TypeError(name)
    return Page(**{**known, "sha256": digest})


def _bytes_of(folder: Path, page: Page) -> bytes | None:
    """The bytes of a page; None if they are not there or are not what was kept."""
    for path in _files(folder, page.sha256):
        with suppress(OSError, EOFError, zlib.error):
            with gzip.open(path) if path.suffix == _GZIP else path.open("rb") as file:
                data = file.read(LIMITS.largest + 1)
            if sha256(data) == page.sha256:
                return data
    return None


def _files(folder: Path, digest: str) -> list[Path]:
    """What may hold the bytes of a page, whatever its suffix."""
    found = folder.glob(f"{digest}.*")
    return sorted(path for path in found if path.suffix not in {".toml", ".tmp"})


def _suffix(fetched: Fetched) -> str:
    """The suffix of the file that a page is kept in, by what it is."""
    form = choose_format(fetched.data, urlsplit(fetched.url).path, fetched.media_type)
    own = form.suffixes[0] if form.suffixes else ".html"
    return own if form.is_packed else own + _GZIP


def keep(folder: Path, fetched: Fetched) -> Page:
    """Keep a page that was fetched. Raises ArticleError if the folder can't be written."""
    page = Page(
        sha256(fetched.data), fetched.asked, fetched.url, fetched.fetched,
        fetched.status, fetched.media_type, fetched.charset,
    )  # fmt: skip
    values = {name: value for name, value in asdict(page).items() if name != "sha256"}
    lines = "".join(
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in values.items()
    )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        suffix = _suffix(fetched)
        data = gzip.compress(fetched.data, mtime=0) if suffix.endswith(_GZIP) else fetched.data
        _write(folder / f"{page.sha256}{suffix}", data)
        _write(folder / f"{page.sha256}.toml", lines.encode())
    except OSError as error:
        raise ArticleError(f"The page can't be kept: {error.strerror}.") from error
    return page


def _write(path: Path, data: bytes) -> None:
    temporary = path.with_name(f"{path.name}.tmp")
    temporary.write_bytes(data)
    temporary.replace(path)


def take_into_library(annotations: Path, digest: str) -> None:
    """Keep a page of the cache folder in the library, for as long as its marks. Raises OSError."""
    cache, folder = cache_folder() / FOLDER, annotations / FOLDER
    kept = (path.name for path in _files(cache, digest))
    for name in (*kept, f"{digest}.toml"):
        if (cache / name).is_file() and not (folder / name).exists():
            folder.mkdir(parents=True, exist_ok=True)
            temporary = folder / f"{name}.tmp"
            shutil.copyfile(cache / name, temporary)
            temporary.replace(folder / name)
