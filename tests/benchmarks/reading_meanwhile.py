"""How soon a key is painted while a library is being indexed beside, and while it is not.

    python -m tests.benchmarks.reading_meanwhile [--articles 5000]

Runs the installed reader in a terminal of 120x40: scrolls through an article, opens the search,
which begins the index, comes back and scrolls on.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from astana_reader.library.places import Library
from astana_reader.search.cache import CacheError, cache_path, open_to_read, progress
from tests.benchmarks.large_library import make_library
from tests.terminal import Terminal

KEYS = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/astana-reader-benchmark"))
    asked = parser.parse_args()
    library = make_library(asked.folder / str(asked.articles), asked.articles)
    article = min(library.articles.rglob("*.txt"))
    with tempfile.TemporaryDirectory() as home:
        names = ("STATE", "CACHE", "CONFIG", "DATA")
        own = {f"XDG_{name}_HOME": f"{home}/{name.lower()}" for name in names}
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **own}
        program = Path(sys.executable).with_name("astana-reader")
        command = [str(program), "--library", str(library.root), str(article)]
        with Terminal(command, environment) as terminal:
            terminal.until(b"article-00000")
            terminal.settle(quiet=2.0, most=60.0)
            show("without indexing", scroll(terminal))
            terminal.type("g/")
            terminal.until(b"Indexing")
            for _ in range(2):  # the query's line is left, then the search
                terminal.press("\x1b", quiet=0.5)
            begun = indexed(library, Path(home))
            show("while it is indexed", scroll(terminal))
            ended = indexed(library, Path(home))
    print(f"{begun:,} to {ended:,} of {asked.articles:,} articles were indexed meanwhile")


def scroll(terminal: Terminal) -> list[float]:
    """Milliseconds from a key to what it paints."""
    keys = "j" * (KEYS // 4) + "k" * (KEYS // 4)
    return [found.last_ms for key in keys * 2 if (found := terminal.press(key))]


def show(name: str, figures: list[float]) -> None:
    ordered = sorted(figures)
    p95 = ordered[int(0.95 * (len(ordered) - 1))]
    print(f"{name:24} median {statistics.median(ordered):6.1f} ms, p95 {p95:6.1f} ms")


def indexed(library: Library, home: Path) -> int:
    """How many articles are in the index."""
    try:
        folder = home / "cache" / "astana-reader"
        with closing(open_to_read(cache_path(library, folder))) as database:
            return progress(database).indexed
    except CacheError:
        return 0


if __name__ == "__main__":
    main()
