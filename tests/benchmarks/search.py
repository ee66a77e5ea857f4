"""How fast a large library is indexed and searched, how large its index is, and how others do.

    python -m tests.benchmarks.search                          5,000 articles, 20,000 highlights
    python -m tests.benchmarks.search --articles 50000         ten times as many
    python -m tests.benchmarks.search --names                  wait for names and times as well
    python -m tests.benchmarks.search --ask                    only ask the index that is there
    python -m tests.benchmarks.search --others                 notmuch and recoll on the same texts

Libraries are made under --folder and kept there. Seconds are those of the clock, and of all the
processes in brackets; a machine that does other things beside shows in the first.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import statistics
import threading
import time
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

from astana_reader.library.places import Library
from astana_reader.search.cache import cache_path, open_to_read
from astana_reader.search.client import keep_indexed
from astana_reader.search.index import Index
from astana_reader.search.parsing import parse_query
from astana_reader.search.results import Progress
from astana_reader.search.searching import Answer, newest, ranked, show
from astana_reader.search.states import ArticleStates
from tests.benchmarks.large_library import make_library
from tests.benchmarks.other_searches import compare

FORMS = (
    "zovipu", "ceasefire", "the", "the of and", "“peace talks”", "“of the”", "“the war” city",
    "gov*", "t*", "co* t*", "“the g*”", "war or talks", "a or b or the or of or and",
    "war -ceasefire", "-the", "-(war or talks)", "the -(a b)", "near(war city)", "near(the of)",
    "near(the of and)", "théâtre", "“the théâtre”", "北京", "tag:“topic 7”", "tag:topic*",
    "-tag:topic*", "pen:claim", "pen:*", "pen:claim the", "pen:claim tag:topic* -war", "note:ask",
    "note:*", "in:quote war", "in:quote the", "in:note who", "in:text the of", "title:number",
    "title:*", "title:t*", "site:cnn", "site:*", "state:to-read", "state:reading war",
    "before:2005", "after:2016-11", "after:2001 before:2020 the", "entity:moss", "entity:m*",
    "entity:*", "entity:aleppo pen:claim", "when:2016", "when:1900..2030", "when:2016-03-12 the",
    "without:evidence", "without:answer", "without:evidence the", "link:*", "link:supports",
    "(a or b) -the pen:*", "(the or tag:topic*) (of or pen:claim)",
)  # fmt: skip
HITS = 50
ROUNDS = 7


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=5000)
    parser.add_argument("--folder", type=Path, default=Path("/tmp/astana-reader-benchmark"))
    parser.add_argument("--names", action="store_true")
    parser.add_argument("--others", action="store_true")
    parser.add_argument("--ask", action="store_true")
    asked = parser.parse_args()
    folder = asked.folder / str(asked.articles)
    library = make_library(folder, asked.articles)
    texts = sum(path.stat().st_size for path in library.articles.rglob("*.txt"))
    print(f"{asked.articles:,} articles, {texts / 1e6:.1f} MB of text")
    if not asked.ask:
        _index(library, folder, texts, names=asked.names)
    _ask(library, folder)
    if not asked.ask:
        _edit(library, folder)
    if asked.others:
        compare(library, asked.folder)


def _index(library: Library, folder: Path, texts: int, *, names: bool) -> None:
    """The first index, by the process beside, and how large it is."""
    for made in ("cache", "state"):
        shutil.rmtree(folder / made, ignore_errors=True)
    cancelled = threading.Event()
    begun, before, told = time.perf_counter(), _used(), 0.0
    for known in keep_indexed(library, folder / "state", cancelled, cache=folder / "cache"):
        assert isinstance(known, Progress), known
        seconds = time.perf_counter() - begun
        if known.indexed and not told:
            told = seconds
            print(f"{'first articles to be found':32} {seconds:8.1f} s")
        if known.indexed == known.total and told >= 0:
            told = -1.0
            print(f"{'all texts and marks':32} {seconds:8.1f} s")
            if not names:
                break
        if known.total and known.learned == known.total:
            print(f"{'names and times':32} {seconds:8.1f} s")
            break
    cancelled.set()
    print(f"{'… on the processor':32} {_used() - before:8.1f} s")
    _show_size(library, folder, texts)


def _show_size(library: Library, folder: Path, texts: int) -> None:
    path = cache_path(library, folder / "cache")
    with closing(open_to_read(path)) as database:
        (kept,) = database.execute("select total(length(text)) from texts").fetchone()
    size = sum(each.stat().st_size for each in path.parent.glob(f"{path.stem}*"))
    print(
        f"{'index':32} {(size - kept) / texts:8.2f} x the text, {kept / texts:.2f} x for the texts"
    )


def _used() -> float:
    """Seconds on the processor of this process and those that it ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _ask(library: Library, folder: Path) -> None:
    """The first 50 hits of queries of every form, ranked; and the newest, not ranked."""
    with closing(open_to_read(cache_path(library, folder / "cache"))) as database:
        states = ArticleStates(library, folder / "state")
        index = Index(database, states=states)
        slowest = ("", 0.0)
        print(f"\n{'query':40} {'articles':>8} {'newest':>10} {'ranked':>10}")
        for form in FORMS:
            query = parse_query(form)
            count = len(Answer.of(index, query).articles)

            def first(index: Index = index, form: str = form) -> None:
                answer = Answer.of(index, parse_query(form))
                _until_enough(show(index, answer, newest(index, answer, HITS)))

            def best(index: Index = index, form: str = form) -> None:
                answer = Answer.of(index, parse_query(form))
                _until_enough(show(index, answer, ranked(index, answer, HITS)))

            new, good = _milliseconds(first), _milliseconds(best)
            slowest = max(slowest, (form, good), key=lambda one: one[1])
            print(f"{form:40} {count:8,} {new:7.1f} ms {good:7.1f} ms")
    print(f"the slowest: {slowest[0]}, {slowest[1]:.1f} ms")


def _until_enough(found: Iterable[object]) -> None:
    hits = 0
    for one in found:
        hits += max(1, getattr(one, "total", 0))
        if hits >= HITS:
            return


def _milliseconds(work: Callable[[], None]) -> float:
    """The median time on the processor of some rounds."""
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        rounds.append(1000 * (time.process_time() - begun))
    return statistics.median(rounds)


def _edit(library: Library, folder: Path) -> None:
    """How soon a saved change is found, while the process beside runs."""
    cancelled, ready = threading.Event(), threading.Event()
    cache = folder / "cache"

    def run() -> None:
        for known in keep_indexed(library, folder / "state", cancelled, cache=cache):
            if isinstance(known, Progress) and known.indexed == known.total:
                ready.set()

    thread = threading.Thread(target=run)
    thread.start()
    ready.wait()
    path = sorted(library.articles.rglob("*.txt"))[len(str(folder))]
    before = path.read_text(encoding="utf-8")
    seconds = []
    for number in range(5):
        word = f"zyzzyva{number}"
        path.write_text(f"{before}\n{word}\n", encoding="utf-8")
        seconds.append(_until_found(library, cache, word))
    path.write_text(before, encoding="utf-8")
    cancelled.set()
    thread.join()
    print(f"\nan edited article is found after {statistics.median(seconds):.2f} s, "
          f"at most {max(seconds):.2f} s")  # fmt: skip


def _until_found(library: Library, cache: Path, word: str) -> float:
    begun = time.perf_counter()
    with closing(open_to_read(cache_path(library, cache))) as database:
        while not Answer.of(Index(database), parse_query(word)).articles:
            time.sleep(0.02)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
