"""How fast the timeline engine is, how it grows, and how right it is on annotated articles.

    python -m tests.benchmarks.timeline                     speed, growth, import, first answer
    python -m tests.benchmarks.timeline --gold FOLDER ...    scores on folders of TimeML (.tml)

Scores are those of TempEval-3, micro-averaged: strict is the same extent, relaxed any overlap
matched one to one, type and value are relaxed F1 times the share of matches that have them right.
Even and odd are the halves by place in the sorted folder, so that rules tuned on one are judged
by the other.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from astana_reader.articles.document import Block
from astana_reader.timeline.events import find_events
from astana_reader.timeline.tagger import find_expressions
from tests.benchmarks.first_answer import SEED, first_answer

FIRST_BAR, SPEED_BAR = 60, 12  # milliseconds
PUBLISHED = date(2017, 1, 22)


def show_speed() -> None:
    """Milliseconds of processor a thousand words for texts of growing length, of the seed's."""
    seed = SEED.read_text(encoding="utf-8").strip() + "\n\n"
    find_expressions(seed, _blocks(seed), PUBLISHED)
    for thousands in (1, 10, 100, 1000):
        text = seed * (thousands * 1000 // len(seed.split()) + 1)
        words, blocks = len(text.split()), _blocks(text)
        begun = time.process_time()
        expressions = find_expressions(text, blocks, PUBLISHED)
        found = time.process_time()
        events = find_events(text, expressions, PUBLISHED)
        done = time.process_time()
        each = 1e6 / words
        print(
            f"{words:9,} words, ms of processor a thousand words: {(done - begun) * each:5.2f} "
            f"(bar {SPEED_BAR}), "
            f"{(found - begun) * each:5.2f} for {len(expressions):6,} expressions, "
            f"{(done - found) * each:5.2f} for {len(events):6,} events"
        )


def show_import() -> None:
    """Milliseconds that importing the engine takes in a fresh interpreter, the best of five."""
    modules = "tagger, events, publication, corrections, merged"
    code = (
        "import time; t = time.perf_counter(); "
        f"from astana_reader.timeline import {modules}; print(time.perf_counter() - t)"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
        for _ in range(5)
    ]
    print(f"import {1000 * min(float(run.stdout) for run in runs):.0f} ms")


def show_first_answer() -> None:
    """Milliseconds from “ready” on the engine's pipe to the times of the seed, the best of five."""
    runs = [first_answer("chronology") for _ in range(5)]
    processor, elapsed = min(run.processor for run in runs), min(run.elapsed for run in runs)
    print(
        f"first answer for the seed {processor:.0f} ms of processor from ready (bar {FIRST_BAR}), "
        f"{elapsed:.0f} ms by the clock"
    )


@dataclass(frozen=True, slots=True)
class Tag:
    """A time expression, annotated or found."""

    start: int
    end: int
    type: str
    value: str | None


def show_scores(folder: Path) -> None:
    paths = sorted(path for path in folder.glob("*.tml") if not path.name.startswith("._"))
    for name, half in (("even", paths[0::2]), ("odd", paths[1::2]), ("all", paths)):
        counts: Counter[str] = Counter()
        for path in half:
            text, published, gold = _annotated(path)
            found = [
                Tag(e.start, e.end, e.type, e.value)
                for e in find_expressions(text, _blocks(text), published)
            ]
            counts.update(_compared(gold, found))
        print(f"{folder.name} {name:4}  {_scores(counts)}")


def _annotated(path: Path) -> tuple[str, date | None, list[Tag]]:
    """The text of a TimeML file, its creation date and the expressions annotated in it."""
    root = ET.parse(path).getroot()
    created = next(
        (
            tag.get("value", "")
            for tag in root.iter("TIMEX3")
            if tag.get("functionInDocument") == "CREATION_TIME"
        ),
        "",
    )
    parts: list[str] = []
    gold: list[Tag] = []

    def walk(element: ET.Element, at: int) -> int:
        start = at
        for inner in (None, *element):
            at = at if inner is None else walk(inner, at)
            text = (element.text if inner is None else inner.tail) or ""
            parts.append(text)
            at += len(text)
        if element.tag == "TIMEX3" and at > start:
            gold.append(Tag(start, at, element.get("type", ""), element.get("value")))
        return at

    body = root.find(".//TEXT")
    if body is not None:
        walk(body, 0)
    return "".join(parts), date.fromisoformat(created[:10]) if created else None, gold


def _blocks(text: str) -> list[Block]:
    """Paragraphs: between blank lines or, where lines are long, each line."""
    long = any(len(line) > 100 for line in text.split("\n"))
    paragraph = re.compile(r"[^\n]+" if long else r"\S(?:.|\n(?!\s*\n))*")
    return [Block(*match.span()) for match in paragraph.finditer(text) if match[0].strip()]


def _compared(gold: Sequence[Tag], found: Sequence[Tag]) -> Iterator[str]:
    yield from ["gold"] * len(gold) + ["found"] * len(found)
    for one, other in _matched(gold, found):
        yield "relaxed"
        if (one.start, one.end) == (other.start, other.end):
            yield "strict"
        if one.type == other.type:
            yield "type"
        if one.value is not None:
            yield "valued"
        if one.value is not None and one.value == other.value:
            yield "value"


def _matched(gold: Sequence[Tag], found: Sequence[Tag]) -> Iterator[tuple[Tag, Tag]]:
    """Pairs that overlap: equal extents first, then the longest overlap, then the leftmost."""
    pairs = sorted(
        ((one.start, one.end) != (other.start, other.end), -shared, one.start, other.start, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if (shared := min(one.end, other.end) - max(one.start, other.start)) > 0
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for *_, i, j in pairs:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield gold[i], found[j]


def _scores(counts: Counter[str]) -> str:
    both = max(counts["gold"] + counts["found"], 1)
    relaxed = 200 * counts["relaxed"] / both
    value = relaxed * counts["value"] / max(counts["valued"], 1)
    return (
        f"strict {200 * counts['strict'] / both:5.1f}  relaxed {relaxed:5.1f}  "
        f"type {200 * counts['type'] / both:5.1f}  value {value:5.1f}  of {counts['gold']}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--gold", type=Path, nargs="+", default=[], metavar="FOLDER")
    folders: list[Path] = parser.parse_args().gold
    for folder in folders:
        show_scores(folder)
    if not folders:
        show_speed()
        show_import()
        show_first_answer()


if __name__ == "__main__":
    main()
