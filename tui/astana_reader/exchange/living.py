"""Exports that live on: what is ours in a file is updated, what its reader wrote stays.

Each piece of ours carries its id and a checksum. A piece that was changed by hand is left alone,
one whose mark was deleted is told to be so, and what is new is put after what it follows.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

_ID = r"(?P<id>[0-9a-f]{32}|article-[0-9a-f]{12})"
_SUM = r"(?P<sum>[0-9a-f]{12})"
_DELETED = "deleted in the library"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a file: ours if it has an id."""

    text: str
    id: str = ""
    body: str = ""
    """What it says, without what sets it apart."""
    touched: bool = False
    """Whether it was changed by hand."""


@dataclass(frozen=True, slots=True)
class Fences:
    """How a format sets our pieces apart."""

    pieces: Callable[[str], Iterator[Piece]]
    """All the parts of a file, in order."""
    join: Callable[[str, str], str]
    """A piece of an id and a body."""
    strike: Callable[[str], str]
    """A body that says that its mark was deleted."""
    gap: str
    """Between two pieces."""


@dataclass(frozen=True, slots=True)
class Updated:
    """A file with what is ours brought up to date."""

    text: str
    touched: int = 0
    """Pieces that were changed by hand and so were left alone."""


def is_ours(fences: Fences, text: str) -> bool:
    """Whether a file has a piece of ours, or nothing at all."""
    return not text.strip() or any(piece.id for piece in fences.pieces(text))


def updated(fences: Fences, old: str, new: str, deleted: AbstractSet[str]) -> Updated:
    """The old file with the pieces of the new export; what stands between them stays."""
    if not old.strip():
        return Updated(new)
    coming = {piece.id: piece for piece in fences.pieces(new) if piece.id}
    kept = list(_kept(fences, old, coming, deleted))
    text = "".join(piece.text for piece in _with_new(fences, kept, coming))
    return Updated(text, sum(piece.touched for piece in kept))


def _kept(
    fences: Fences, old: str, coming: dict[str, Piece], deleted: AbstractSet[str]
) -> Iterator[Piece]:
    """The pieces of the old file as they are now."""
    seen: set[str] = set()
    for piece in fences.pieces(old):
        if not piece.id or piece.touched:
            yield piece
        elif piece.id in seen:  # a copy that its reader made
            yield Piece(piece.text)
        elif piece.id in deleted:
            yield Piece(fences.join(piece.id, fences.strike(piece.body)), piece.id)
        else:
            yield coming.get(piece.id, piece)
        seen.add(piece.id)


def _with_new(fences: Fences, kept: list[Piece], coming: dict[str, Piece]) -> Iterator[Piece]:
    """The pieces with those that were not there, each after the one it follows."""
    there = {piece.id for piece in kept}
    after: dict[str, list[Piece]] = {}
    last = ""
    for id, piece in coming.items():
        if id in there:
            last = id
        else:
            after.setdefault(last, []).append(piece)
    for piece in kept:
        yield piece
        if piece.id:
            yield from _spaced(fences.gap, after.pop(piece.id, ()))
    if lost := after.pop("", []):
        ends = kept[-1].text.endswith("\n") if kept else True
        yield Piece(fences.gap.removeprefix("\n") if ends else fences.gap)
        yield Piece(fences.gap.join(piece.text for piece in lost) + "\n")


def _spaced(gap: str, pieces: Iterable[Piece]) -> Iterator[Piece]:
    for piece in pieces:
        yield Piece(gap + piece.text, piece.id)


def _checksum(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def _between(text: str, found: Iterable[tuple[int, int, Piece]]) -> Iterator[Piece]:
    """The pieces that were found at places of a text, and what stands between them."""
    end = 0
    for first, last, piece in found:
        yield Piece(text[end:first])
        yield piece
        end = last
    yield Piece(text[end:])


# --- Markdown: link definitions, which no page shows ----------------------------------------------

_LOOKS_FENCED = re.compile(r"^(?=[^\S\n]{0,3}\[//\]: # \(astana-reader )", re.MULTILINE)
_FENCED = re.compile(
    rf"^\[//\]: # \(astana-reader {_ID}\)\n\n"
    r"(?P<body>[^\n]*(?:\n(?!\[//\]: # \(astana-reader )[^\n]*)*?)\n\n"
    rf"\[//\]: # \(astana-reader end {_SUM}\)$",
    re.MULTILINE,
)


def unfenced(text: str) -> str:
    """The text so that no line of it looks like one of Markdown's fences."""
    return _LOOKS_FENCED.sub(r"\\", text)


def _markdown_pieces(text: str) -> Iterator[Piece]:
    found = (
        (*m.span(), Piece(m[0], m["id"], m["body"], m["sum"] != _checksum(m["body"])))
        for m in _FENCED.finditer(text)
    )
    return _between(text, found)


def _join_markdown(id: str, body: str) -> str:
    begin, end = f"(astana-reader {id})", f"(astana-reader end {_checksum(body)})"
    return f"[//]: # {begin}\n\n{body}\n\n[//]: # {end}"


def _strike_markdown(body: str) -> str:
    first, newline, rest = body.partition("\n")
    return body if first.endswith(_DELETED) else f"{first} · {_DELETED}{newline}{rest}"


MARKDOWN = Fences(_markdown_pieces, _join_markdown, _strike_markdown, "\n\n")


# --- Org: a property, which says how many lines after its drawer are ours -------------------------

_PART = re.compile(
    rf"^\*+ [^\n]*\n:PROPERTIES:\n:astana-reader: {_ID} (?P<lines>\d{{1,7}}) {_SUM}\n"
    r"(?::[^\n]*\n)*?:END:$",
    re.MULTILINE,
)
_HEADLINE = re.compile(r"^(\*+ “[^\n]*”)")


def _org_pieces(text: str) -> Iterator[Piece]:
    return _between(text, (_org_piece(text, m) for m in _PART.finditer(text)))


def _org_piece(text: str, match: re.Match[str]) -> tuple[int, int, Piece]:
    end = match.end()
    for _ in range(int(match["lines"])):
        following = text.find("\n", end + 1)
        end = following if following >= 0 else len(text)
    whole = text[match.start() : end]
    lines = whole.split("\n")
    body = "\n".join([*lines[:2], *lines[3:]])
    return match.start(), end, Piece(whole, match["id"], body, match["sum"] != _checksum(body))


def _join_org(id: str, body: str) -> str:
    lines = body.split("\n")
    after = len(lines) - lines.index(":END:") - 1
    return "\n".join([*lines[:2], f":astana-reader: {id} {after} {_checksum(body)}", *lines[2:]])


def _strike_org(body: str) -> str:
    return body if f"” {_DELETED}" in body else _HEADLINE.sub(rf"\1 {_DELETED}", body, count=1)


ORG = Fences(_org_pieces, _join_org, _strike_org, "\n")

FENCES = {"md": MARKDOWN, "org": ORG}
"""The formats whose exports are updated, by their ids."""
