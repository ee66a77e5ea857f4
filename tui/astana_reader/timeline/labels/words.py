"""The words of a label, made fit to be read: without what hangs at their edges, and cut."""

from __future__ import annotations

import re

LONGEST = 40  # characters of a label
NO_END = frozenset(
    "the a an his her its their our my your of and or but to at in on by for with from as that "
    "who which when while not is are was were has have had will would two three no some any after "
    "before since until than only even just mostly mainly partly largely chiefly".split()
)
_EDGES = " \t\n=,;:.-–—|•*!?/"
_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"))
_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:!?’”)])|(?<=[(“])\s+")


# The number of an item, who speaks in an interview, and what joins a piece to words before it.
_MARKER = re.compile(
    r"^\(?\d{1,3}[.)]\s+|^[A-Z]:\s+|^(?:to|of|for|in|on|at|by|with|and|but|or)\s+(?=(?:the|a|an|his|her)\s)"
)
_LEFT_OVER = re.compile(
    r"(?:\s+(?:well|(?:and|but|or)\s+again|and|but|or|into|of|for|from|with|by|to|the|a|an|as|than"
    r"|that))+$"
)
# What makes a clause hang on another, which the label leaves out.
_HANGING = re.compile(
    r"^(?:even (?:if|though|when)|if|though|although|because|when|whether)\s+", re.IGNORECASE
)

# “Last June was the warmest”: with its subject the verb has nothing to say.
_COPULA = re.compile(r"^(?:is|are|was|were)\s+(?=(?:the|a|an)\s)")


def tidied(words: str) -> str:
    """On one line, without marks, numbers of items and loose words at its edges."""
    words = _MARKER.sub("", _SPACE_BEFORE.sub("", " ".join(words.split()))).strip(_EDGES)
    words = _COPULA.sub("", _HANGING.sub("", _LEFT_OVER.sub("", words)))
    for opening, closing in _PAIRS:
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return " ".join(words.replace("()", "").split()).strip(_EDGES + "\"'‘’")


def clipped(words: str) -> str:
    """The words cut at 40 characters, between two of them where that is possible."""
    if len(words) <= LONGEST:
        return words
    cut = words[: LONGEST - 1]
    parts = cut.split(" ") if " " not in words[LONGEST - 1 : LONGEST] else [*cut.split(" "), ""]
    kept = " ".join(parts[:-1]) or cut
    while " " in kept and kept.rsplit(" ", 1)[1].lower() in NO_END:
        kept = kept.rsplit(" ", 1)[0]
    return kept.rstrip(_EDGES) + "…"
