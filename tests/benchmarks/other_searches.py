"""Two programs that index texts, on the texts of a library: notmuch (mail) and recoll (files)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from astana_reader.library.places import Library

_QUERIES: Mapping[str, tuple[str, str, str]] = {
    "a rare word": ("zovipu", "zovipu", "zovipu"),
    "a common word": ("ceasefire", "ceasefire", "ceasefire"),
    "the": ("the", "the", "the"),
    "two words": ("war city", "war city", "war city"),
    "a phrase": ("“the war”", '"the war"', '"the war"'),
    "one without another": ("war -ceasefire", "war and not ceasefire", "war -ceasefire"),
    "one near another": ("near(war city)", "war near city", '"war city"p10'),
    "words that begin so": ("gov*", "gov*", "gov*"),
}
"""What is asked, as this program, notmuch and recoll have it."""


def compare(library: Library, folder: Path) -> None:
    """Print how long each takes to index and to find, each as a command, and how large it gets."""
    texts = sum(path.stat().st_size for path in library.articles.rglob("*.txt"))
    rows = [_ours(library, folder / "ours"), _notmuch(library, folder / "notmuch"),
            _recoll(library, folder / "recoll")]  # fmt: skip
    print(f"\n{'as commands':24}" + "".join(f"{name:>16}" for name, *_ in rows))
    print(f"{'index, on the processor':24}" + "".join(f"{cpu:14.1f} s" for _, cpu, _, _ in rows))
    sizes = "".join(f"{size / texts:14.2f} x" for _, _, size, _ in rows)
    print(f"{'index by the text':24}{sizes}")
    for query in _QUERIES:
        times = "".join(f"{found[query]:13.0f} ms" for *_, found in rows)
        print(f"{query:24}{times}")


Row = tuple[str, float, int, dict[str, float]]


def _ours(library: Library, folder: Path) -> Row:
    shutil.rmtree(folder, ignore_errors=True)
    own = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CACHE", "STATE", "CONFIG")}
    command = [sys.executable, "-m", "astana_reader", "--library", str(library.root), "search"]
    cpu = _run([*command, "--limit", "20", "zovipu"], own)
    found = {
        name: _best([*command, "--limit", "20", asked], own)
        for name, (asked, _, _) in _QUERIES.items()
    }
    return "astana-reader", cpu, _size(folder / "cache"), found


def _notmuch(library: Library, folder: Path) -> Row:
    """Each article as a mail: notmuch knows nothing else."""
    shutil.rmtree(folder, ignore_errors=True)
    mails = folder / "mail" / "cur"
    for made in ("cur", "new", "tmp"):
        (folder / "mail" / made).mkdir(parents=True)
    for path in library.articles.rglob("*.txt"):
        title, _, text = path.read_text(encoding="utf-8").partition("\n")
        head = f"From: a@example.org\nSubject: {title}\nMessage-ID: <{path.stem}@x>\n"
        date = "Date: Thu, 1 Jan 2026 00:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n"
        (mails / path.stem).write_text(head + date + text, encoding="utf-8")
    config = folder / "config"
    config.write_text(
        f"[database]\npath={folder / 'mail'}\n[user]\nname=a\nprimary_email=a@x.org\n"
    )
    own = {"NOTMUCH_CONFIG": str(config), "HOME": str(folder)}
    cpu = _run(["notmuch", "new", "--quiet"], own)
    ask = ["notmuch", "search", "--limit=20", "--sort=newest-first"]
    found = {name: _best([*ask, asked], own) for name, (_, asked, _) in _QUERIES.items()}
    return "notmuch", cpu, _size(folder / "mail" / ".notmuch"), found


def _recoll(library: Library, folder: Path) -> Row:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "recoll.conf").write_text(f"topdirs = {library.articles}\nthrQSizes = -1 -1 -1\n")
    own = {"RECOLL_CONFDIR": str(folder), "HOME": str(folder)}
    cpu = _run(["recollindex", "-z"], own)
    found = {
        name: _best(["recollq", "-n", "20", asked], own) for name, (_, _, asked) in _QUERIES.items()
    }
    return "recoll", cpu, _size(folder / "xapiandb"), found


def _run(command: Sequence[str], own: Mapping[str, str]) -> float:
    """Seconds on the processor that a command takes."""
    before = os.times()
    subprocess.run(command, env={**os.environ, **own}, check=True, capture_output=True)
    after = os.times()
    return sum(after[2:4]) - sum(before[2:4])


def _best(command: Sequence[str], own: Mapping[str, str]) -> float:
    """The fewest milliseconds by the clock in five times."""
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        subprocess.run(command, env={**os.environ, **own}, check=True, capture_output=True)
        times.append(1000 * (time.perf_counter() - begun))
    return min(times)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
