"""Names by a spaCy model that the user has: `[entities] backend = "spacy:en_core_web_sm"`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from astana_reader.text.spans import Spanned

from . import lexicon as lx
from .mentions import EntityType, Mention

PREFIX = "spacy:"
_TYPES: dict[str, EntityType] = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "PLACE", "LOC": "PLACE",
    "FAC": "PLACE", "PLACE": "PLACE", "NORP": "OTHER", "EVENT": "OTHER", "WORK_OF_ART": "OTHER",
    "LAW": "OTHER", "PRODUCT": "OTHER", "LANGUAGE": "OTHER", "MISC": "OTHER", "OTHER": "OTHER",
}  # fmt: skip
"""The labels of OntoNotes and CoNLL-2003; dates, times and amounts are no names."""
_THE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)
_WORD = re.compile(r"([^\W\d_]+)\.?\s+")
_ENDING = re.compile(r"['’]s?\Z")


class BackendError(Exception):
    """The backend can't be used; the message says what happened and what to do next."""


@cache
def load(backend: str) -> Any:
    """The pipeline of `spacy:NAME`, an installed package or a folder. Raises BackendError."""
    name = backend.removeprefix(PREFIX)
    folder = Path(name).expanduser()
    try:
        import spacy  # an optional package of seconds
    except ImportError:
        message = 'spaCy is not installed: pip install "astana-reader[spacy]" brings it.'
        raise BackendError(message) from None
    try:
        return spacy.load(folder if folder.is_dir() else name)
    except (ImportError, OSError, ValueError) as error:
        message = f"spaCy can't load {name}: python -m spacy download {name} may bring it."
        raise BackendError(message) from error


def find_mentions(pipeline: Any, text: str, blocks: Sequence[Spanned]) -> tuple[Mention, ...]:
    """The mentions that a pipeline finds in blocks, in order."""
    passages = ((text[block.start : block.end], block.start) for block in blocks)
    return tuple(
        mention
        for found, start in pipeline.pipe(passages, as_tuples=True)
        for mention in _mentions(text, found, start)
    )


def _mentions(text: str, found: Any, offset: int) -> Iterator[Mention]:
    for span in found.ents:
        type_ = _TYPES.get(span.label_)
        if type_ is not None:
            start, end = bare(text, offset + span.start_char, offset + span.end_char, type_)
            if start < end:
                yield Mention(start, end, text[start:end], type_)


def bare(text: str, start: int, end: int, type_: EntityType) -> tuple[int, int]:
    """A span without its article, its possessive ending and, of a person, the title."""
    article = _THE.match(text, start, end)
    start = article.end() if article and article.end() < end else start
    ending = _ENDING.search(text[start:end])
    end = start + ending.start() if ending and ending.start() else end
    while type_ == "PERSON":
        word = _WORD.match(text, start, end)
        if word is None or word[1] not in lx.TITLES:
            break
        start = word.end()
    return start, end
