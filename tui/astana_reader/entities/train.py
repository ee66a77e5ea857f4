"""Train the model: python -m astana_reader.entities.train CORPUS... [--raw TEXTS] [-o MODEL].

A corpus is JSON Lines, plain or gzipped: {"doc", "text", "entities": [{"start", "end", "label"}]},
offsets in code points, labels PERSON, ORG, PLACE and OTHER. Texts without annotations (`--raw`) are
tagged by a first model, with `--teacher` by it and neural networks together, and join the training
of the model that ships (self-training, distillation). The same input and seed give the same model.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import sys
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from astana_reader.articles.plain_text import find_blocks

from . import crf
from . import lexicon as lx
from .consistency import settle
from .context import read_context
from .features import features
from .lines import Line, read_lines
from .mentions import TYPES
from .rules import Found, is_name_word, tag
from .teacher import LABELS, Teacher, best_labels, train_teacher

_SETTINGS = {"c1": 0.3, "c2": 0.5, "max_iterations": 100}
_WEIGHT = 2
"""How often the annotated texts count beside the texts that a model tagged."""
_UPPER, _TITLE, _DATELINE = 0.04, 0.04, 0.5
"""Shares of sentences learned in capitals, with capitals, and of first places as datelines."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text, read, with the labels of its tokens."""

    lines: list[Line]
    ruled: list[list[Found]]
    labels: list[list[str]]


Row = tuple[list[list[str]], list[str]]


def read_corpus(path: Path) -> Iterator[dict[str, Any]]:
    """The documents of a file of JSON Lines. Raises ValueError where a line is none."""
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            try:
                yield json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{path.name}, line {number} is no JSON: {error.msg}") from error


def document(row: dict[str, Any]) -> Document:
    """An annotated text. Peoples are OTHER wherever the annotators passed them over."""
    text = row["text"]
    lines = read_lines(text, find_blocks(text))
    entities = sorted(row.get("entities", ()), key=lambda entity: entity["start"])
    marked = [e for e in entities if e["label"] in TYPES]
    labels, at = [], 0
    for line in lines:
        while at < len(marked) and marked[at]["end"] <= line.starts[0]:
            at += 1
        labels.append(_labels(line, marked[at:]))
    return Document(lines, tag(lines), labels)


def _labels(line: Line, marked: Sequence[dict[str, Any]]) -> list[str]:
    labels, at = [], 0
    for word, start, end in zip(line.words, line.starts, line.ends, strict=True):
        while at < len(marked) and marked[at]["end"] <= start:
            at += 1
        if at < len(marked) and marked[at]["start"] < end:
            begins = start <= marked[at]["start"]
            labels.append(("B-" if begins else "I-") + marked[at]["label"])
        else:
            labels.append("B-OTHER" if word in lx.DEMONYMS else "O")
    return labels


def rows(read: Document, chance: random.Random | None) -> Iterator[Row]:
    """Features and labels of each sentence; with `chance` some in capitals, as headlines are."""
    context = read_context(read.lines, read.ruled)
    for line, ruled, labels in zip(read.lines, read.ruled, read.labels, strict=True):
        if any(map(is_name_word, line.words)) and line.place != "speaker":
            seen = _varied(line, labels, chance) if chance else line
            found = ruled if seen is line else tag([seen])[0]
            yield features(seen, found, context), labels


def _varied(line: Line, labels: Sequence[str], chance: random.Random) -> Line:
    words, draw = line.words, chance.random()
    if draw < _UPPER:
        return replace(line, words=[word.upper() for word in words], look="upper")
    if draw < _UPPER + _TITLE and len(words) < 20:
        raised = [word[0].upper() + word[1:] if len(word) > 3 else word for word in words]
        return replace(line, words=raised, look="title")
    if labels[0] == "B-PLACE" and chance.random() < _DATELINE:
        end = next((at for at in range(1, len(labels)) if labels[at] != "I-PLACE"), len(labels))
        return replace(line, words=[*(word.upper() for word in words[:end]), *words[end:]])
    return line


def self_labelled(model: crf.Model, teacher: Teacher | None, read: Document) -> Document:
    """The document with the labels that a model gives it, alone or with the teacher."""
    found = _taught(model, teacher, read) if teacher else crf.tag(model, read.lines, read.ruled)
    labels = []
    for line, names in zip(read.lines, settle(read.lines, found, read.ruled), strict=True):
        row = ["O"] * len(line.words)
        for start, end, type_ in names:
            row[start:end] = ["I-" + type_] * (end - start)
            row[start] = "B-" + type_
        labels.append(row)
    return replace(read, labels=labels)


def _taught(model: crf.Model, teacher: Teacher, read: Document) -> list[list[Found]]:
    """The names of each line by the summed scores of the model and the teacher."""
    context, found = read_context(read.lines, read.ruled), [list[Found]() for _ in read.lines]
    numbers = [n for n, line in enumerate(read.lines) if any(map(is_name_word, line.words))]
    seen = [features(read.lines[n], read.ruled[n], context) for n in numbers]
    for number, rows, scores in zip(numbers, seen, teacher.scores(seen), strict=True):
        model.tagger.set(rows)
        summed = [
            [
                score + math.log(max(model.tagger.marginal(label, at), 1e-9))
                for label, score in zip(LABELS, row, strict=True)
            ]
            for at, row in enumerate(scores.tolist())
        ]
        found[number] = crf.spans(best_labels(summed))
    return found


def fit(rows_: Iterable[Row], path: Path, settings: dict[str, Any] | None = None) -> None:
    """Train on rows and write the model, compressed."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer("lbfgs", verbose=False)
    for row, labels in rows_:
        trainer.append(row, labels)
    trainer.set_params({**_SETTINGS, "feature.possible_transitions": True, **(settings or {})})
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "model"
        trainer.train(str(plain))
        path.write_bytes(zlib.compress(plain.read_bytes(), 9))


def train(gold: Sequence[Document], raw: Sequence[Document], path: Path, options: Any) -> None:
    """Train on `gold`, then for each round on it and on `raw` as the model before tagged it."""
    say = partial(print, file=sys.stderr, flush=True)
    annotated = partial(_annotated, gold, options.seed)
    fit(annotated(1), path)
    say(f"annotated texts alone: {path.stat().st_size:,} bytes")
    taught = options.teacher and raw
    teacher = train_teacher(list(annotated(1)), options.seed, options.teacher) if taught else None
    for number in range(options.rounds if raw else 0):
        model = crf.load(path)
        tagged = (row for text in raw for row in rows(self_labelled(model, teacher, text), None))
        fit((*annotated(options.weight), *tagged), path)
        say(f"round {number + 1}: {path.stat().st_size:,} bytes")


def _annotated(gold: Sequence[Document], seed: int, times: int) -> Iterator[Row]:
    chance = random.Random(seed)  # noqa: S311  (it must be the same each time)
    for _ in range(times):
        for read in gold:
            yield from rows(read, chance)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m astana_reader.entities.train")
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS")
    parser.add_argument("--raw", type=Path, metavar="TEXTS", help="texts without annotations")
    parser.add_argument("--share", type=int, default=1, metavar="N", help="every Nth of them")
    parser.add_argument("--teacher", type=int, default=0, metavar="N", help="networks that help")
    parser.add_argument("--rounds", type=int, default=1, help="of self-training")
    parser.add_argument("--weight", type=int, default=_WEIGHT, help="of the annotated texts")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("-o", "--output", type=Path, default=crf.MODEL_FILE, metavar="MODEL")
    options = parser.parse_args()
    gold = [document(row) for path in options.corpora for row in read_corpus(path)]
    texts = list(read_corpus(options.raw))[:: options.share] if options.raw else []
    train(gold, [document(row) for row in texts], options.output, options)


if __name__ == "__main__":
    main()
