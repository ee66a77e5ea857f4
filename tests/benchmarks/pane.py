"""How fast the article pane is on a million words, in a terminal.

    python -m tests.benchmarks.pane [--rounds 5]

Prints the table of the README. Each round starts the reader anew; the engines run meanwhile, as
they do for a user. `less` is measured beside it where it is installed.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from astana_reader.annotations.edits import new_annotation
from astana_reader.articles.loading import read_article
from astana_reader.library.opening import open_article
from astana_reader.library.places import find_library
from astana_reader.text.words import words
from tests.terminal import Painted, Terminal

SEED = Path(__file__).parents[2] / "seeds" / "000_c3ab3c2fd8719348.txt"
WORDS = 1_000_000
END = b"THE END OF THE TEXT"
IDLE_SECONDS = 3.0
_SEED_END = b"contributed"
_BLANK = """
import sys
from pathlib import Path
from textual.app import App
from textual.widgets import Static
class Blank(App):
    def compose(self):
        yield Static(Path(sys.argv[1]).read_text(encoding="utf-8"), markup=False)
Blank().run()
"""
"""What Textual itself needs to show a text, on the machine that all is measured on."""
_KEY = "median ≤ 8 ms, p95 ≤ 25 ms"


@dataclass
class Row:
    """One line of the table: what is measured, its bar, and the figures of all rounds."""

    name: str
    bar: str
    unit: str = "ms"
    figures: list[float] = field(default_factory=list)

    def __str__(self) -> str:
        if not self.figures:
            return f"| {self.name} | not measured | {self.bar} |"
        shown = f"{statistics.median(self.figures):.1f} {self.unit}"
        if "p95" in self.bar:
            ordered = sorted(self.figures)
            shown += f", p95 {ordered[int(0.95 * (len(ordered) - 1))]:.1f} {self.unit}"
        return f"| {self.name} | {shown} | {self.bar} |"


def new_table() -> dict[str, Row]:
    return {
        "blank": Row("a blank Textual app: start to text", "the yardstick"),
        "seed": Row("start to text, the seed", "≤ 130 ms"),
        "seed live": Row("start to the end of the seed on screen, `G` typed", "≤ 1.3 × blank"),
        "start": Row("start to text", "≤ 1.3 × the seed, ≤ 130 ms"),
        "live": Row("start to the end on screen, `G` typed as the text shows", "≤ 1.7 × blank"),
        "line": Row("scroll by a line", _KEY),
        "page": Row("scroll by a page", _KEY),
        "end": Row("end and top", _KEY),
        "hit": Row("next hit", _KEY),
        "many line": Row("scroll by a line, 10,000 highlights", "median ≤ 12 ms, p95 ≤ 38 ms"),
        "many page": Row("scroll by a page, 10,000 highlights", "median ≤ 12 ms, p95 ≤ 38 ms"),
        "many hit": Row("next hit, 10,000 highlights", "median ≤ 12 ms, p95 ≤ 38 ms"),
        "resize": Row("resize", "≤ 150 ms"),
        "mark": Row("highlight 50 words, 1,000 highlights stored", "≤ 20 ms"),
        "memory": Row("peak memory before the engines run", "≤ 150 MB", "MB"),
        "both memory": Row("the same with the engines at work, together", "≤ 150 MB", "MB"),
        "line size": Row("sent for a line scrolled", "≤ 13 KB", "KB"),
        "caret size": Row("sent for a caret move", "≤ 2 KB", "KB"),
        "idle": Row("CPU when idle", "≤ 1 %", "%"),
        "less start": Row("`less`: start to text", ""),
        "less line": Row("`less`: scroll by a line", ""),
    }


def write_text(path: Path) -> None:
    """A million words of the seed's own, shuffled, some of them wide or accented."""
    source = SEED.read_text(encoding="utf-8").split()
    chance = random.Random(7)
    paragraphs = ["Astana, a million words"]
    count = 0
    while count < WORDS:
        length = chance.choice((3, 12, 30, 60, 90, 200, 400))
        some = chance.choices(source, k=length)
        some[0] = chance.choice((some[0], "北京", "naïve", "🙂", "Алматы"))
        paragraphs.append(" ".join(some))
        count += length
    path.write_text("\n\n".join([*paragraphs, END.decode()]) + "\n", encoding="utf-8")


class Bench:
    """Runs the rounds in a folder of its own and keeps the table."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.text = folder / "million.txt"
        self.table = new_table()
        write_text(self.text)
        for count in (1_000, 10_000):
            self.store_highlights(str(count), count)

    def store_highlights(self, library: str, count: int) -> None:
        """A library in which the text has so many highlights, spread over all of it."""
        article = read_article(self.text)
        found = find_library(self.folder / library, self.folder)
        opened = open_article(found, article, self.folder / "index")
        places = list(words(article.text))[:: WORDS // count][:count]
        records = opened.records
        made = [
            new_annotation(records, article.text, article.id, (start, end), "claim")
            for start, end in places
        ]
        records = replace(records, annotations={each.id: each for each in made})
        opened.store.save(opened.ready(records))
        opened.keep_text()

    def environment(self) -> dict[str, str]:
        """With no position to go back to."""
        home = tempfile.mkdtemp(dir=self.folder)
        return {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            **dict.fromkeys(("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), home),
        }

    def reader(self, article: Path, library: str = "empty") -> Terminal:
        """The installed reader."""
        program = Path(sys.executable).with_name("astana-reader")
        library = str(self.folder / library)
        command = [str(program), "--library", library, str(article)]
        return Terminal(command, self.environment())

    def add(self, row: str, *figures: float) -> None:
        self.table[row].figures += figures

    def press(self, row: str, terminal: Terminal, keys: Sequence[str]) -> list[Painted]:
        painted = [found for key in keys if (found := terminal.press(key))]
        self.add(row, *(each.last_ms for each in painted))
        return painted

    def round(self) -> None:
        self.measure_start()
        self.measure_scrolling("empty", "")
        self.measure_scrolling("10000", "many ")
        self.measure_marking()
        self.measure_less()

    def measure_start(self) -> None:
        with Terminal([sys.executable, "-c", _BLANK, str(SEED)], self.environment()) as terminal:
            self.add("blank", terminal.until(b"Astana"))
        with self.reader(SEED) as terminal:
            self.add("seed", terminal.until(b"Astana"))
            terminal.type("G")
            self.add("seed live", terminal.until(_SEED_END))
        with self.reader(self.text) as terminal:
            self.add("start", terminal.until(b"Astana"))
            terminal.type("G")
            self.add("live", terminal.until(END[:-1]))  # the caret stands on the last
            terminal.settle()
            self.add("memory", terminal.peak_mb)
            self.measure_idle(terminal)

    def measure_idle(self, terminal: Terminal) -> None:
        """Once the engines have found all there is."""
        terminal.settle(quiet=4.0, most=90.0)
        self.add("both memory", terminal.family_peak_mb)
        before = terminal.cpu_seconds
        time.sleep(IDLE_SECONDS)
        self.add("idle", 100 * (terminal.cpu_seconds - before) / IDLE_SECONDS)

    def measure_scrolling(self, library: str, prefix: str) -> None:
        with self.reader(self.text, library) as terminal:
            terminal.until(b"Astana")
            terminal.settle()
            for _ in range(45):
                terminal.press("j", quiet=0.01)
            lines = self.press(f"{prefix}line", terminal, ["j"] * 20)
            self.press(f"{prefix}page", terminal, [" "] * 10)
            terminal.press("/")
            terminal.type("ceasefire\r")
            terminal.settle()
            self.press(f"{prefix}hit", terminal, ["n"] * 10)
            if not prefix:
                self.add("line size", *(each.size / 1024 for each in lines))
                self.press("end", terminal, ["G", "gg"] * 3)
                moves = [found for key in "lllhhh" if (found := terminal.press(key))]
                self.add("caret size", *(each.size / 1024 for each in moves))
                sizes = [(100, 30), (120, 40)]
                resized = [found for size in sizes if (found := terminal.resize(*size))]
                self.add("resize", *(each.last_ms for each in resized))

    def measure_marking(self) -> None:
        with self.reader(self.text, "1000") as terminal:
            terminal.until(b"Astana")
            terminal.settle()
            for _ in range(5):
                terminal.press("}")
                terminal.press("v")
                terminal.press("50w")
                painted = terminal.press("2", quiet=0.004)
                if painted:
                    self.add("mark", painted.first_ms)
                terminal.settle()

    def measure_less(self) -> None:
        program = shutil.which("less")
        if program is None:
            return
        with Terminal([program, str(self.text)], {**os.environ, "TERM": "xterm"}) as terminal:
            self.add("less start", terminal.until(b"Astana"))
            terminal.settle()
            self.press("less line", terminal, ["j"] * 20)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        for _ in range(rounds):
            bench.round()
        print("| on a million words, 120x40 | measured | bar |\n| --- | --- | --- |")
        for row in bench.table.values():
            print(row)


if __name__ == "__main__":
    main()
