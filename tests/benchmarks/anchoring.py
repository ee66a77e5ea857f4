"""How well and how fast highlights follow a text through its revisions.

    python -m tests.benchmarks.anchoring --cases CASES.jsonl [--show N]
    python -m tests.benchmarks.anchoring --text W1M.txt

A case is a line of JSON: an old text, a later revision of it, and spans of the old one with their
place in the new one (`gold`, null where the passage was removed) and their kind: edited, removed
or same. ok: half or more of what the place and the truth cover is common to both; exact: the same
ends; wrong: somewhere else; orphan: reported as lost. `--show` prints where the two differ.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from astana_reader.annotations.anchoring import Anchor, Revision, anchor_all
from astana_reader.annotations.records import Selector, select

MARKS = 1000
CHANGED = 0.01
"""Of the words, for the speed."""
_CONTEXT = 60


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one span."""

    kind: str
    verdict: str
    exact: bool
    span: dict[str, Any]
    anchor: Anchor


def judged(case: dict[str, Any]) -> Iterator[Result]:
    """The spans of a case with the verdict on each."""
    texts = {"old": case["old"], "new": case["new"]}
    revision = Revision(case["new"], "new", "old", texts.get)
    spans = {
        str(n): Selector(s["start"], s["end"], s["quote"], s["prefix"], s["suffix"])
        for n, s in enumerate(case["spans"])
    }
    anchors = anchor_all(spans, revision)
    for n, span in enumerate(case["spans"]):
        anchor = anchors[str(n)]
        verdict, exact = _verdict(anchor, span["gold"])
        yield Result(span["kind"], verdict, exact, span, anchor)


def _verdict(anchor: Anchor, gold: list[int] | None) -> tuple[str, bool]:
    if not anchor.placed:
        return "orphan", False
    if gold is None:
        return "wrong", False
    common = max(0, min(anchor.end, gold[1]) - max(anchor.start, gold[0]))
    both = max(anchor.end, gold[1]) - min(anchor.start, gold[0])
    return ("ok" if 2 * common >= both else "wrong"), common == both


def show_cases(path: Path, shown: int) -> None:
    tally: defaultdict[str, Counter[str]] = defaultdict(Counter)
    differing: list[tuple[dict[str, Any], Result]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        for result in judged(case):
            tally[result.kind][result.verdict] += 1
            tally[result.kind]["exact"] += result.exact
            tally[result.kind]["all"] += 1
            right = "ok" if result.span["gold"] else "orphan"
            if result.verdict != right or (right == "ok" and not result.exact):
                differing.append((case, result))
    for kind, counts in sorted(tally.items()):
        shares = (
            f"{name} {counts[name] / counts['all']:6.1%}"
            for name in ("ok", "exact", "wrong", "orphan")
        )
        print(f"{kind:8} {'  '.join(shares)}  of {counts['all']}")
    random.Random(1).shuffle(differing)
    for number, (case, result) in enumerate(differing[:shown], 1):
        print(f"\n{number}. {result.kind}: {result.verdict}")
        anchor, gold = result.anchor, result.span["gold"]
        for label, place in (
            ("old  ", (case["old"], result.span["start"], result.span["end"])),
            ("here ", (case["new"], anchor.start, anchor.end) if anchor.placed else None),
            ("truth", (case["new"], *gold) if gold else None),
        ):
            print(label, _marked(*place) if place else "(none)")


def _marked(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    return f"{before}⟦{text[start:end]}⟧{after}".replace("\n", "⏎")


def show_speed(path: Path) -> None:
    """Seconds for re-anchoring marks in a text of which every hundredth word was changed."""
    old = path.read_text(encoding="utf-8")
    new, changed = reworded(old, random.Random(1))
    selectors = marks(old, random.Random(2))
    begun = time.perf_counter()
    anchors = anchor_all(selectors, Revision(new, "new", "old", {"old": old, "new": new}.get))
    seconds = time.perf_counter() - begun
    counts = Counter(str(anchor.status) for anchor in anchors.values())
    found = ", ".join(f"{count} {status}" for status, count in sorted(counts.items()))
    print(f"{MARKS} marks, {changed:,} words changed: {seconds:.2f} s; {found}")


def reworded(text: str, chance: random.Random) -> tuple[str, int]:
    """The text with words replaced, removed and added, and how many."""
    count = 0

    def other(match: re.Match[str]) -> str:
        nonlocal count
        if chance.random() >= CHANGED:
            return match[0]
        count += 1
        return chance.choice(("changed", f"{match[0]} added", ""))

    return re.sub(r"\w+", other, text), count


def marks(text: str, chance: random.Random) -> dict[str, Selector]:
    """Selectors of passages of about 4 to 30 words all over a text."""
    found = {}
    for n in range(MARKS):
        start = chance.randrange(len(text) - 400)
        start = text.index(" ", start) + 1
        end = text.find(" ", start + chance.randrange(30, 200))
        found[str(n)] = select(text, start, end)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("--cases", type=Path, help="revisions with the true places of their spans")
    parser.add_argument("--show", type=int, default=0, help="differences to print")
    parser.add_argument("--text", type=Path, help="a large text to measure the speed on")
    given = parser.parse_args()
    if given.cases:
        show_cases(given.cases, given.show)
    if given.text:
        show_speed(given.text)


if __name__ == "__main__":
    main()
