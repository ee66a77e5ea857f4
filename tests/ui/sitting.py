"""A sitting with the app over real files, driven by Textual's Pilot."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from textual.pilot import Pilot

from astana_reader.annotations.edits import adding, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.articles.article import NO_OPTIONS, Options
from astana_reader.library.documents import load_article
from astana_reader.library.opening import Opened, open_article
from astana_reader.library.places import Library
from astana_reader.library.positions import View
from astana_reader.reading.reading import Reading
from astana_reader.reading.session import Session
from astana_reader.settings.config import Settings
from astana_reader.ui.app import ReaderApp
from astana_reader.ui.canvas import Canvas
from astana_reader.ui.reader_screen import ReaderScreen

SECONDS = 30.0
"""To wait for what takes milliseconds on an idle machine."""

TALKS = """Peace talks in Astana

The peace talks are being held in Astana. Delegates arrived on Sunday, and rebels stayed away.

Russia and Turkey led the efforts. Iran was there too, said the ministry.

Nobody expected a swift result, officials said. A second round may follow in February.

The capital was covered in snow, and the hotel was full of reporters from many countries.
"""


@dataclass
class Sitting:
    """The app that runs, and what to press and look at."""

    app: ReaderApp
    pilot: Pilot[int]

    @property
    def session(self) -> Session:
        assert self.app.session
        return self.app.session

    @property
    def screen(self) -> ReaderScreen:
        assert self.app.article_screen
        return self.app.article_screen

    @property
    def reading(self) -> Reading:
        return self.app.reading

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until something holds; fails when it never does."""
        deadline = time.monotonic() + SECONDS
        while not condition():
            assert time.monotonic() < deadline, f"never came true; it says {self.reading.notice!r}"
            await self.pilot.pause()
        await self.pilot.pause()

    def rows(self, id: str) -> list[str]:
        """The rows of a widget as plain text."""
        canvas = self.app.screen.query_one(f"#{id}", Canvas)
        strips = canvas.render_lines(canvas.size.region)
        return ["".join(segment.text for segment in strip) for strip in strips]

    def text(self, id: str) -> str:
        return "\n".join(self.rows(id))

    def styled(self, words: str, attribute: str) -> bool:
        """Whether a run of the page that holds some words has an attribute, such as "strike"."""
        canvas = self.app.screen.query_one("#page", Canvas)
        return any(
            words in segment.text and segment.style and getattr(segment.style, attribute)
            for strip in canvas.render_lines(canvas.size.region)
            for segment in strip
        )

    def go_to(self, words: str) -> None:
        self.reading.page.put(self.reading.article.text.index(words))


def marked(path: Path, library: Library, *quotes: str, options: Options = NO_OPTIONS) -> Opened:
    """Highlight quotes in an article as the app would, in the file of a library."""
    article = load_article(path, options)
    opened = open_article(library, article)
    records = opened.records
    for quote in quotes:
        at = article.text.index(quote)
        span = (at, at + len(quote))
        made = new_annotation(records, article.text, article.id, span, "claim")
        records = apply(records, adding([made]))
    records, _ = opened.store.save(opened.ready(records))
    opened.keep_text()
    return replace(opened, records=records)


@asynccontextmanager
async def sitting(
    path: Path,
    library: Library,
    size: tuple[int, int] = (120, 40),
    options: Options = NO_OPTIONS,
) -> AsyncIterator[Sitting]:
    """Read an article in the app."""
    app = ReaderApp(open_article(library, load_article(path, options)), Settings(), View())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Sitting(app, pilot)
    app.close_saver()


def quotes(reading: Reading) -> Sequence[str]:
    """What stands at the highlights now."""
    text = reading.article.text
    return [text[h.start : h.end] for h in reading.notebook.highlights]
