"""How fast names are found, how that grows, and how right it is on annotated articles.

    python -m tests.benchmarks.entities                     speed, growth, odd texts, start
    python -m tests.benchmarks.entities --gold FILE ...      scores on files of JSON Lines

A gold file has {"doc", "text", "entities": [{"start", "end", "label"}]} on each line. Scores are
those of CoNLL-2003: a name is right with exactly its span and its type.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from astana_reader.articles.plain_text import find_blocks
from astana_reader.entities.mentions import TYPES, Entity
from astana_reader.entities.tagger import find_names
from astana_reader.entities.train import read_corpus
from tests.benchmarks.first_answer import SEED, first_answer

_ODD: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "no full stops": lambda text: text.replace(".", "").replace("\n", " "),
    "a table": lambda text: "| Leeds | 3 | York | 12 | 1.5 |\n" * (len(text) // 32),
    "people": lambda text: "Ann Lee met Bob Ray. " * (len(text) // 21),
    "one token": lambda text: "A" * len(text),
    "another script": lambda text: "Мама мыла раму. " * (len(text) // 16),
}


def _find(text: str) -> tuple[Entity, ...]:
    return find_names(text, find_blocks(text)).entities


def show_speed() -> None:
    """Words a second for texts of growing length, of the seed's sentences."""
    seed = SEED.read_text(encoding="utf-8").strip() + "\n\n"
    _find(seed)
    for thousands in (1, 10, 100, 1000):
        text = seed * (thousands * 1000 // len(seed.split()) + 1)
        begun = time.process_time()
        found = _find(text)
        rate = len(text.split()) / (time.process_time() - begun)
        print(f"{len(text.split()):9,} words: {rate:7,.0f} a second, {len(found)} entities")


def show_odd_texts() -> None:
    """Seconds for texts of odd kinds, and for twice as long ones."""
    seed = SEED.read_text(encoding="utf-8").strip() + "\n\n"
    for name, made in _ODD.items():
        seconds, count = [], 0
        for size in (250_000, 500_000):
            text = made(seed * (size // len(seed) + 1))
            begun = time.process_time()
            count = sum(len(entity.mentions) for entity in _find(text))
            seconds.append(time.process_time() - begun)
        print(f"{name:15} {seconds[0]:6.2f} s, twice as long {seconds[1]:6.2f} s, {count:,} names")


def show_start() -> None:
    """Milliseconds to the names of the seed in an engine process that is ready, and its memory.

    The best of five.
    """
    runs = [first_answer("entities") for _ in range(5)]
    best = min(run.elapsed for run in runs)
    print(f"first answer: {best:.0f} ms from ready; {runs[0].memory:.0f} MB in the engine process")


def show_scores(path: Path) -> None:
    """Precision, recall and F1 by type, and of people, organisations and places together."""
    right, found, gold = Counter[str](), Counter[str](), Counter[str]()
    for row in read_corpus(path):
        known = {(each["start"], each["end"], each["label"]) for each in row["entities"]}
        seen = {(m.start, m.end, e.type) for e in _find(row["text"]) for m in e.mentions}
        right.update(type_ for _, _, type_ in known & seen)
        found.update(type_ for _, _, type_ in seen)
        gold.update(type_ for _, _, type_ in known)
    print(path.name)
    for name, types in [*((type_, [type_]) for type_ in TYPES), ("three", list(TYPES[:3]))]:
        _show_score(name, *(sum(each[t] for t in types) for each in (right, found, gold)))


def _show_score(name: str, right: int, found: int, gold: int) -> None:
    precision, recall = right / max(found, 1), right / max(gold, 1)
    f1 = 2 * right / max(found + gold, 1)
    print(f"  {name:7} P {precision:6.1%}  R {recall:6.1%}  F1 {f1:6.1%}  of {gold:,}")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.entities")
    parser.add_argument("--gold", nargs="+", type=Path, default=[], metavar="FILE")
    gold = parser.parse_args(arguments).gold
    for path in gold:
        show_scores(path)
    if not gold:
        show_start()
        show_speed()
        show_odd_texts()


if __name__ == "__main__":
    main()
