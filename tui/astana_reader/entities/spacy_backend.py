"""Names by a spaCy model that the user has: `[entities] backend = "spacy:en_core_web_sm"`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from . import lexicon as lx
from .lines import Line
from .mentions import EntityType
from .rules import Found

PREFIX = "spacy:"
_MODELS = {
    "zh": "zh_core_web_sm",
    **{code: f"{code}_core_news_sm" for code in "de fr es it pt nl da sv fi pl ro el lt".split()},
    **{code: f"{code}_core_news_sm" for code in "hr mk sl uk ru ca ja ko nb".split()},
}
"""spaCy's own small models by language."""
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


def model_for(code: str) -> str:
    """The name of spaCy's small model for a language, or empty where it has none."""
    return _MODELS.get(code, "")


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
    except Exception as error:  # a model of another version fails in any way
        message = f"spaCy can't load {name}: python -m spacy download {name} may bring it."
        raise BackendError(message) from error


def tag(pipeline: Any, text: str, lines: Sequence[Line]) -> list[list[Found]]:
    """The names that a pipeline finds in lines, as tokens of theirs. Raises BackendError."""
    passages = [text[line.starts[0] : line.ends[-1]] for line in lines]
    try:
        read = list(pipeline.pipe(passages))
    except Exception as error:  # a model of another version fails in any way
        message = "The spaCy model can't read this text: it may be of another version of spaCy."
        raise BackendError(message) from error
    return [list(_names(text, line, found)) for line, found in zip(lines, read, strict=True)]


def _names(text: str, line: Line, found: Any) -> Iterator[Found]:
    offset, last = line.starts[0], 0
    for span in found.ents:
        type_ = _TYPES.get(span.label_)
        if type_ is None:
            continue
        start, end = bare(text, offset + span.start_char, offset + span.end_char, type_)
        first = max(last, bisect_left(line.starts, start))
        last_token = bisect_left(line.ends, end)
        if start < end and first <= last_token < len(line.ends):
            last = last_token + 1
            yield first, last, type_


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
