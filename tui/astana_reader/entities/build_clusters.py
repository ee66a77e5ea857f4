"""Build the table of word clusters: python -m astana_reader.entities.build_clusters TEXTS...

Words that stand beside the same words go into one cluster: positive pointwise mutual information
with the neighbours at one and two places, reduced by a truncated singular value decomposition, then
k-means (Turney and Pantel 2010). numpy is installed for the build alone. TEXTS are JSON Lines.
"""

from __future__ import annotations

import importlib
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from astana_reader.articles.plain_text import find_blocks

from .features import CLUSTERS_FILE
from .lines import read_lines
from .train import read_corpus

_FEWEST = 6
_NEIGHBOURS = 3000
_DIMENSIONS = 100
_FINE, _COARSE = 500, 60
_ROUNDS = 25
_SEED = 7


def sentences(paths: Iterable[Path]) -> Iterator[list[str]]:
    """The words of every sentence in lower case."""
    for path in paths:
        for row in read_corpus(path):
            for line in read_lines(row["text"], find_blocks(row["text"])):
                yield [
                    "0" if word[0].isdigit() else word.lower().replace("’", "'")
                    for word in line.words
                ]


def vectors(np: Any, read: list[list[str]]) -> tuple[list[str], Any]:
    """The words that occur often enough and a vector of length one for each."""
    counts = Counter(word for words in read for word in words)
    vocabulary = [word for word, count in counts.most_common() if count >= _FEWEST]
    number = {word: at for at, word in enumerate(vocabulary)}
    size = min(_NEIGHBOURS, len(vocabulary))
    table = np.zeros((len(vocabulary), 4 * size), dtype=np.float32)
    for words in read:
        at = [number.get(word, -1) for word in words]
        for place, word in enumerate(at):
            if word < 0:
                continue
            for slot, step in enumerate((-2, -1, 1, 2)):
                near = place + step
                if 0 <= near < len(at) and 0 <= at[near] < size:
                    table[word, slot * size + at[near]] += 1
    rows, columns = table.sum(1, keepdims=True), table.sum(0, keepdims=True) ** 0.75
    with np.errstate(divide="ignore", invalid="ignore"):
        table = np.log(table * columns.sum() / (rows * columns))
    table = np.maximum(np.nan_to_num(table, nan=0, neginf=0, posinf=0), 0)
    return vocabulary, _reduced(np, table)


def _reduced(np: Any, table: Any) -> Any:
    """Randomised truncated SVD (Halko and others 2011)."""
    chance = np.random.default_rng(_SEED)
    basis = table @ chance.standard_normal((table.shape[1], _DIMENSIONS + 20), dtype=np.float32)
    for _ in range(4):
        basis, _ = np.linalg.qr(basis)
        basis = table @ (table.T @ basis)
    basis, _ = np.linalg.qr(basis)
    left, values, _ = np.linalg.svd(basis.T @ table, full_matrices=False)
    found = (basis @ left)[:, :_DIMENSIONS] * values[:_DIMENSIONS] ** 0.5
    return found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)


def k_means(np: Any, points: Any, count: int) -> tuple[Any, Any]:
    """The cluster of each point, and the middles, by spherical k-means."""
    chance = np.random.default_rng(_SEED)
    middles = points[chance.choice(len(points), count, replace=False)]
    for _ in range(_ROUNDS):
        owners = (points @ middles.T).argmax(1)
        sums = np.zeros_like(middles)
        np.add.at(sums, owners, points)
        middles = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return owners, middles


def main() -> None:
    np = importlib.import_module("numpy")
    vocabulary, points = vectors(np, list(sentences(map(Path, sys.argv[1:]))))
    owners, middles = k_means(np, points, _FINE)
    coarse, _ = k_means(np, middles, _COARSE)
    members: list[list[str]] = [[] for _ in range(_FINE)]
    for word, owner in zip(vocabulary, owners, strict=True):
        members[owner].append(word)
    table = "\n".join(f"{coarse[n]} {' '.join(sorted(words))}" for n, words in enumerate(members))
    CLUSTERS_FILE.write_bytes(zlib.compress(table.encode(), 9))
    sys.stdout.write(f"{len(vocabulary)} words, {CLUSTERS_FILE.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
