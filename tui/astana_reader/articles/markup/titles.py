"""The headline of a document: its first block, said once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from astana_reader.articles.document import BlockKind
from astana_reader.articles.pieces import Look, Piece

_WORDS = re.compile(r"\w+")
_NEAR = 5
"""Pieces at the start among which the body may say its title."""


def with_title(pieces: Sequence[Piece], title: str) -> tuple[list[Piece], str]:
    """The pieces with the title as a heading of level 1 before them, and the title.

    Where the body says it among its first pieces, that one is the heading. Without a title it is
    the first heading of level 1.
    """
    pieces = list(pieces)
    if not title:
        return pieces, next((p.text for p in pieces if _is_heading(p) and p.look.level == 1), "")
    for number, piece in enumerate(pieces[:_NEAR]):
        if _is_heading(piece) and is_same_title(piece.text, title):
            pieces[number] = replace(piece, look=replace(piece.look, level=1))
            return pieces, title
    return [Piece(title, Look(BlockKind.HEADING, level=1)), *pieces], title


def is_same_title(one: str, other: str) -> bool:
    """Whether two titles have the same words, whatever their signs and letter case."""
    return _WORDS.findall(one.casefold()) == _WORDS.findall(other.casefold())


def _is_heading(piece: Piece) -> bool:
    return piece.look.kind is BlockKind.HEADING
