"""What one mark may say to another, in words, and what it most likely says."""

from __future__ import annotations

from .records import LINK_KINDS

SUPPORTS, CONTRADICTS, ANSWERS, SEE_ALSO = LINK_KINDS

_WORDS = {
    SUPPORTS: ("supports", "supported by"),
    CONTRADICTS: ("contradicts", "contradicted by"),
    ANSWERS: ("answers", "answered by"),
    SEE_ALSO: ("see also", "see also"),
}


def kind_words(kind: str, *, outward: bool) -> str:
    """What a link says, read from the mark that points or, not `outward`, from the other."""
    forth, back = _WORDS.get(kind, (kind, f"{kind}, from"))
    return forth if outward else back


def likely_kind(source: str, target: str) -> str:
    """What a mark of one pen most likely says to one of another."""
    if source == "contradiction":
        return CONTRADICTS
    if target == "question":
        return ANSWERS
    return SUPPORTS if source == "evidence" else SEE_ALSO
