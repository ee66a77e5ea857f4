"""The store under fire: killed, written by many at once, without room.

    python -m tests.benchmarks.torture kill [--times 300]
    python -m tests.benchmarks.torture race [--writers 4] [--marks 250]
    python -m tests.benchmarks.torture full
    python -m tests.benchmarks.torture latency ARTICLE...

kill: a process that adds, edits and deletes is killed at random moments; its file must be whole
and hold all that was said to be saved. race: processes mark one article at once. full: a disk of
128 KB that fills up and is freed again (needs the right to mount). latency: milliseconds from a
key to the file on disk, with 1,000 marks in it.
"""

from __future__ import annotations

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from queue import Queue

from astana_reader.annotations.edits import adding, new_annotation
from astana_reader.annotations.files import read_file
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import ArticleRecord, Records, stamp
from astana_reader.annotations.saver import NotSaved, Saved, Saver
from astana_reader.annotations.store import ArticleStore
from astana_reader.articles.loading import read_article
from astana_reader.library.opening import Opened, open_article
from astana_reader.library.places import Library
from tests.annotations.writer import missing

ROOT = Path(__file__).parents[2]
LONGEST_LIFE = 0.8
"""Seconds until the latest kill, of which starting up takes some."""
MARKS = 1000
SAVES = 60


def start_writer(path: Path, count: int, tag: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.annotations.writer", str(path), str(count), tag],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def kill(folder: Path, times: int) -> bool:
    path, chance = folder / "article.json", random.Random(1)
    said: list[str] = []
    unreadable = lost = cut_off = 0
    for number in range(times):
        if number % 50 == 0:
            path.unlink(missing_ok=True)  # a fresh one, so that all sizes are met
            said = []
        writer = start_writer(path, 10_000, "killed")
        threading.Timer(chance.uniform(0.15, LONGEST_LIFE), writer.kill).start()
        said += writer.communicate()[0].splitlines(keepends=True)
        cut_off += bool(list(folder.glob(".*.tmp")))
        loaded = read_file(path)
        unreadable += bool(loaded.problems)
        lost += len(missing(loaded.records, said) if loaded.records else said)
        print(f"\r{number + 1} kills", end="", flush=True)
    print(
        f"\r{times} kills, {cut_off} in the middle of a write: "
        f"{unreadable} unreadable files, {lost} saved actions missing"
    )
    return not unreadable and not lost


def race(folder: Path, writers: int, marks: int) -> bool:
    path = folder / "article.json"
    begun = time.perf_counter()
    running = [start_writer(path, marks, f"w{n}") for n in range(writers)]
    said = [writer.communicate()[0].splitlines(keepends=True) for writer in running]
    seconds = time.perf_counter() - begun
    records = read_file(path).records
    assert records is not None
    there, lost = len(records.annotations), missing(records, chain(*said))
    print(
        f"{writers} processes, {marks} marks each, with {sum(map(len, said)):,} saves in "
        f"{seconds:.1f} s: {there:,} of {writers * marks:,} there, {len(lost)} actions missing"
    )
    return there == writers * marks and not lost


def full(folder: Path) -> bool:
    disk = folder / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False).returncode:
        print("full: no right to mount a small disk here")
        return True
    try:
        return _fill(disk)
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def _fill(disk: Path) -> bool:
    Saver.RETRY_SECONDS = 0.2
    path, text = disk / "annotations" / "article.json", "word " * 2000
    reports: Queue[Saved | NotSaved] = Queue()
    path.parent.mkdir()
    ballast = disk / "ballast"
    ballast.write_bytes(b"x" * 60_000)
    saver = Saver(ArticleStore(path), reports.put)
    records = Records(ArticleRecord("a" * 64, stamp()))
    report: Saved | NotSaved | None = None
    while not isinstance(report, NotSaved):
        before = len(records.annotations)
        records = _marked(records, text, "a" * 64, 5)
        saver.save(records)
        report = reports.get(timeout=10)
    whole = read_file(path)
    kept = len(whole.records.annotations) if whole.records else 0
    print(f"full with {kept} marks there: {report.reason}")
    ballast.unlink()
    while isinstance(report, NotSaved):
        report = reports.get(timeout=10)
    saver.close()
    after = read_file(path).records
    there = len(after.annotations) if after else 0
    print(f"with room again {there} of {len(records.annotations)} marks are there")
    return kept == before and not whole.problems and there == len(records.annotations)


def latency(folder: Path, articles: list[Path]) -> bool:
    good = True
    for path in articles:
        article = read_article(path)
        opened = open_article(_library(folder), article, folder / "state")
        records = _marked(opened.records, article.text, article.id, MARKS)
        with _saver(opened) as (saver, reports):
            saver.save(records)
            _wait(reports)
            times = sorted(_one_mark(opened, records, saver, reports) for _ in range(SAVES))
        median = statistics.median(times)
        print(
            f"{path.name}: {MARKS:,} marks, key to disk: median {median:.1f} ms, "
            f"95 % {times[SAVES * 95 // 100]:.1f} ms, longest {times[-1]:.1f} ms"
        )
        good = good and median <= 50
    return good


@contextmanager
def _saver(opened: Opened) -> Iterator[tuple[Saver, Queue[Saved | NotSaved]]]:
    reports: Queue[Saved | NotSaved] = Queue()
    saver = Saver(opened.store, reports.put, opened.ready, opened.keep_text)
    yield saver, reports
    saver.close()


def _one_mark(
    opened: Opened, records: Records, saver: Saver, reports: Queue[Saved | NotSaved]
) -> float:
    """Milliseconds from making a mark to its being on disk."""
    article = opened.article
    begun = time.perf_counter()
    saver.save(_marked(records, article.text, article.id, 1))
    _wait(reports)
    return (time.perf_counter() - begun) * 1000


def _wait(reports: Queue[Saved | NotSaved]) -> None:
    report = reports.get(timeout=60)
    assert isinstance(report, Saved), report


def _marked(records: Records, text: str, text_id: str, count: int) -> Records:
    """The records with so many more passages marked, of 5 to 200 code points."""
    chance = random.Random(count)
    made = []
    for _ in range(count):
        start = chance.randrange(len(text) - 200)
        span = (start, start + chance.randrange(5, 200))
        made.append(new_annotation(records, text, text_id, span, "claim"))
    return apply(records, adding(made))


def _library(folder: Path) -> Library:
    return Library(folder, folder / "articles", "a benchmark")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("what", choices=["kill", "race", "full", "latency"])
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--times", type=int, default=300)
    parser.add_argument("--writers", type=int, default=4)
    parser.add_argument("--marks", type=int, default=250)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        runs = {
            "kill": lambda: kill(folder, given.times),
            "race": lambda: race(folder, given.writers, given.marks),
            "full": lambda: full(folder),
            "latency": lambda: latency(folder, given.articles),
        }
        sys.exit(0 if runs[given.what]() else 1)


if __name__ == "__main__":
    main()
