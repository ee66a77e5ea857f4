"""The statistical tagger: a linear-chain CRF (Lafferty and others, 2001) by python-crfsuite.

The model is kept compressed, so that a damaged file is noticed before the library reads it, which
would not notice.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

from .context import read_context
from .features import features
from .lines import Line
from .mentions import EntityType
from .rules import Found, is_name_word

MODEL_FILE = Path(__file__).parent / "data" / "model.z"
NOTICE = "The model for names can't be read: rules find fewer. Reinstalling puts it back."


class ModelError(Exception):
    """The model can't be read; the message says so to the reader."""


@dataclass(frozen=True, slots=True)
class Model:
    """A tagger of crfsuite with the bytes of its model, which it reads from as long as it lives."""

    tagger: Any
    data: bytes


def load(path: Path) -> Model:
    """The model of a file. Raises ModelError."""
    try:
        import pycrfsuite  # a compiled library: on use

        tagger = pycrfsuite.Tagger()
        data = zlib.decompress(path.read_bytes())
        tagger.open_inmemory(data)
    except (ImportError, OSError, ValueError, zlib.error) as error:
        raise ModelError(NOTICE) from error
    return Model(tagger, data)


@cache
def model() -> Model | None:
    """The shipped model, or None if it can't be read."""
    try:
        return load(MODEL_FILE)
    except ModelError:
        return None


def tag(model: Model, lines: Sequence[Line], ruled: Sequence[Sequence[Found]]) -> list[list[Found]]:
    """The names of each line, in order."""
    context, tagger = read_context(lines, ruled), model.tagger
    found: list[list[Found]] = []
    for line, labels in zip(lines, ruled, strict=True):
        if any(map(is_name_word, line.words)) and line.place != "speaker":
            found.append(spans(tagger.tag(features(line, labels, context))))
        else:
            found.append([])  # few names are written small, and most of a text would pay for them
    return found


def spans(labels: Sequence[str]) -> list[Found]:
    """The names that labels B-TYPE, I-TYPE and O mark."""
    found: list[Found] = []
    start, current = 0, ""
    for at, label in enumerate([*labels, "O"]):
        if current and not (label[0] == "I" and label[2:] == current):
            found.append((start, at, cast(EntityType, current)))
            current = ""
        if label != "O" and not current:
            start, current = at, label[2:]
    return found
