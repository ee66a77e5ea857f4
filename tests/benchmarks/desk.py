"""How soon the library's list shows its first rows, and whether keys are live while it is read.

    python -m tests.benchmarks.desk [ARTICLES] [FOLDER]

Opens the list twice: the first time nothing is known of the library, then all is.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

from textual.pilot import Pilot

from astana_reader.library.places import Library
from astana_reader.library.positions import View
from astana_reader.settings.config import Settings
from astana_reader.ui.app import ReaderApp
from astana_reader.ui.desk_screen import DeskScreen

from .large_library import make_library

_LOOK = 0.001
"""Seconds between two looks at the screen."""
_KEYS = 50


async def opened(library: Library) -> None:
    begun = time.perf_counter()
    app = ReaderApp(library, Settings(), View())
    async with app.run_test(size=(120, 40)) as pilot:
        assert isinstance(app.screen, DeskScreen)
        desk, pauses, first = app.screen.desk, [0.0], 0.0
        while desk.reading:
            before = time.perf_counter()
            await asyncio.sleep(_LOOK)
            pauses.append(time.perf_counter() - before - _LOOK)
            if not first and desk.arranged.shown:
                first = time.perf_counter() - begun
        print(f"  first rows {1000 * first:.0f} ms, all {time.perf_counter() - begun:.1f} s")
        pauses.sort()
        p99 = pauses[int(0.99 * len(pauses))]
        print(f"  pauses meanwhile: p99 {1000 * p99:.0f} ms, longest {1000 * pauses[-1]:.0f} ms")
        print(f"  a key: {1000 * await key_time(pilot):.1f} ms of CPU")


async def key_time(pilot: Pilot[int]) -> float:
    begun = time.process_time()
    for _ in range(_KEYS):
        await pilot.press("j")
    return (time.process_time() - begun) / _KEYS


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("STATE", "CACHE", "CONFIG", "DATA"):
            os.environ[f"XDG_{name}_HOME"] = f"{scratch}/{name.lower()}"
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(scratch, "library")
        library = make_library(folder, articles)
        for times in ("the first time", "the second time"):
            print(f"{articles:,} articles, {times}")
            asyncio.run(opened(library))


if __name__ == "__main__":
    main()
