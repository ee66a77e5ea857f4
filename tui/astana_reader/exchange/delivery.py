"""What an export will make of the file it goes to, before anything is written."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from astana_reader.library.identity import slug
from astana_reader.text.visible import visible, visible_line

from .destination import ExportError
from .formats import Format
from .living import FENCES, MARKDOWN, Fences, is_ours, updated
from .marked import MarkedArticle

_HEAD = 4096
_LOOKED_AT = 1 << 20
"""Code points of a file that are looked at while a path is typed."""
_BOM = "\ufeff"
_UNREADABLE = "\0"


class Standing(StrEnum):
    """What is where an export is to go."""

    NOTHING = "nothing"
    OURS = "ours"
    OTHER = "other"


def standing(path: Path, form: Format) -> Standing:
    """What is at a path: nothing, an export of this format, or another file."""
    if not path.exists():
        return Standing.NOTHING
    old, fences = _text_at(path, _LOOKED_AT), FENCES.get(form.id)
    known = is_ours(fences, old) if fences else _is_signed(form, old)
    return Standing.OURS if known else Standing.OTHER


@dataclass(frozen=True, slots=True)
class Delivery:
    """A file and what is to stand in it."""

    path: Path
    text: str
    old: str = ""
    """What stands there now, if it was read: for the formats that are updated."""
    touched: int = 0
    """Pieces of ours that were changed by hand, and so stay as they are."""

    def diff(self) -> str:
        """What would change, as a unified diff; empty for nothing."""
        name = visible_line(str(self.path))
        old = self.old or (_text_at(self.path) if self.path.is_file() else "")
        old = "" if old == _UNREADABLE else old
        lines = difflib.unified_diff(
            visible(old).splitlines(), visible(self.text).splitlines(), name, name, lineterm=""
        )
        return "".join(f"{line}\n" for line in lines)


def deliver(
    form: Format, articles: Sequence[MarkedArticle], path: Path, *, force: bool = False
) -> Delivery:
    """An export as it is to stand at `path`: what is ours there updated, the rest as it is.

    Raises ExportError where what is there is no export of this format, unless `force`, which
    puts the export in its place.
    """
    new = form.write(articles)
    if not path.is_file():
        return Delivery(path, new)
    fences = _fences(form, new)
    old = _text_at(path, None if fences else _HEAD)
    known = is_ours(fences, old) if fences else _is_signed(form, old) or _text_at(path) == new
    if not known and not force:
        raise ExportError(
            f"{visible_line(str(path))} is there and is no {form.name} export of ours. "
            "--force replaces it."
        )
    if not fences or not known:
        return Delivery(path, new)
    deleted = frozenset(id for marked in articles for id in marked.deleted)
    made = updated(fences, old, new, deleted)
    return Delivery(path, made.text, old, made.touched)


def file_in(folder: Path, form: Format, marked: MarkedArticle) -> Path:
    """The file of an article's living export in a folder.

    Where one is called so that is not its export, it has the beginning of its id in its name.
    """
    stem, id = slug(marked.article.title), marked.article.id
    path = folder / f"{stem}{form.suffix}"
    fences = FENCES.get(form.id)
    if fences and path.is_file():
        ids = {piece.id for piece in fences.pieces(_text_at(path))} - {""}
        known = {f"article-{id[:12]}", *(a.id for a, _, _ in marked.all), *marked.deleted}
        if ids.isdisjoint(known):
            return folder / f"{stem}-{id[:8]}{form.suffix}"
    return path


def deliver_beside(
    form: Format, articles: Sequence[MarkedArticle], path: Path, *, force: bool = False
) -> Delivery | None:
    """The file that belongs beside an export; None if there is none, or it is there.

    Raises ExportError where another is there, unless `force`.
    """
    made = form.side_file(articles)
    if made is None:
        return None
    suffix, text = made
    beside = path.with_suffix(suffix)
    if beside.is_file():
        with suppress(OSError, ValueError):
            if beside.read_bytes() == text.encode("utf-8"):
                return None
        if not force:
            name = visible_line(str(beside))
            raise ExportError(f"{name} belongs to the export, and another text is there.")
    return Delivery(beside, text)


def _text_at(path: Path, most: int | None = None) -> str:
    """The text of a file, or as many code points of it."""
    try:
        with path.open(encoding="utf-8") as file:
            return file.read(most).removeprefix(_BOM)
    except (OSError, ValueError):
        return _UNREADABLE


def _fences(form: Format, new: str) -> Fences | None:
    """What sets our pieces apart: a template may write them as Markdown does."""
    fenced = form.is_template and any(piece.id for piece in MARKDOWN.pieces(new))
    return MARKDOWN if fenced else FENCES.get(form.id)


def _is_signed(form: Format, old: str) -> bool:
    head = old[:_HEAD]
    return not old.strip() or any(sign in head for sign in form.signs)
