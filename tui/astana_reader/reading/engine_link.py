"""What a reading asks of its engines, and what becomes of their answers."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from itertools import chain
from pathlib import Path
from typing import Any

from astana_reader.annotations.anchoring import Anchor
from astana_reader.annotations.entity_memory import keep_remembered
from astana_reader.annotations.records import Selector
from astana_reader.annotations.verdicts import date_corrections, entity_corrections
from astana_reader.engines import wire
from astana_reader.engines.client import EngineClient
from astana_reader.engines.findings import Findings

from .effects import Remember
from .keys import Act
from .reading import Reading
from .reloaded import placing_words
from .tabs.table import follow_caret


class EngineLink:
    """Asks the engines about the text that is read, and puts their answers into the reading."""

    def __init__(
        self,
        reading: Reading,
        texts: Path,
        log: Path,
        run: Callable[[Coroutine[Any, Any, None]], object],
        sync: Callable[[], None],
        perform: Callable[[Act], None],
    ) -> None:
        """`texts` is the library in which earlier texts are kept, `log` takes complaints.

        `run` has a coroutine done beside the screen, `sync` shows what is new, `perform` does
        what waited for an answer.
        """
        self._reading = reading
        self._texts = str(texts)
        self._log = log
        self._run = run
        self._sync = sync
        self._perform = perform
        self.client = self._new_engines()
        self._questions = 0
        self._asked: deque[dict[str, Selector]] = deque()
        """Selectors whose places were asked for, the oldest question first."""
        self._unanswered: dict[str, Selector] = {}
        """Those on which the process ended: asked again only after a new question."""
        self._started = False

    def start(self) -> None:
        """Begin, once the article is on screen."""
        self._started = True
        self.ask()
        self.ask_places()

    def start_anew(self) -> None:
        """The text is another: begin again with engines of its own."""
        self.client.stop()
        self._asked.clear()
        self.client = self._new_engines()
        self.start()

    async def close(self) -> None:
        await self.client.close()

    def _new_engines(self) -> EngineClient:
        return EngineClient(
            self._reading.article,
            self._take_findings,
            self._take_progress,
            self._take_places,
            self._take_end,
            self._log,
        )

    def ask(self) -> None:
        """Have the engines answer, with the publication date and corrections as they are now."""
        reading = self._reading
        self._unanswered = {}
        reading.is_dated = False
        reading.date_anew()
        self._questions += 1
        question = wire.Request(
            self._questions,
            reading.home.top_offset,
            reading.published,
            date_corrections(reading.notebook.corrections),
            entity_corrections(reading.notebook.corrections),
            reading.remembered,
            reading.settings.entities.get("backend", ""),
            reading.settings.day_first,
        )
        self._run(self.client.ask(question))

    def remember(self, effect: Remember) -> None:
        """Have the library remember a verdict, or forget it, and answer accordingly."""
        self._run(self._remember(effect))

    async def _remember(self, effect: Remember) -> None:
        reading, meant = self._reading, effect.remembered
        try:
            reading.remembered = await asyncio.to_thread(
                keep_remembered, Path(self._texts), meant, forget=effect.forget
            )
        except (OSError, TimeoutError):
            reading.notice = "The library can't be written, so it does not remember that."
        else:
            does = "forgets" if effect.forget else "remembers"
            reading.notice = f"The library {does} what you said of {meant.name}."
            self.ask()
        self._sync()

    def _take_findings(self, findings: Findings) -> None:
        self._reading.findings = findings
        follow_caret(self._reading)
        self._sync()

    def _perform_postponed(self) -> None:
        if act := self._reading.postponed:
            self._perform(act)

    def _take_progress(self, progress: float) -> None:
        before, self._reading.progress = self._reading.progress, progress
        if progress >= 1:
            self._reading.is_dated = True
            self._perform_postponed()
        if round(100 * before) != round(100 * progress):
            self._sync()

    def _take_end(self) -> None:
        """Tell that the engines ended, rather than wait for them for ever."""
        self._unanswered = self._all_asked
        self._asked.clear()
        self._reading.progress = 1.0
        self._reading.notice = (
            f"Finding names and dates ended too early: {self._log.name} says why. "
            "What you correct next begins it anew."
        )
        self._sync()

    @property
    def _all_asked(self) -> dict[str, Selector]:
        waiting = (each.items() for each in self._asked)
        return self._unanswered | dict(chain.from_iterable(waiting))

    def ask_places(self) -> None:
        """Have the engines work out where marks of other revisions stand."""
        notebook = self._reading.notebook
        asked = self._all_asked
        wanted = {id: s for id, s in notebook.unplaced.items() if asked.get(id) != s}
        if wanted and self._started:
            self._asked.append(wanted)
            revision = notebook.revision
            message = wire.selectors_message(wanted, self._texts, revision.id, revision.first_id)
            self._run(self.client.place(message))

    def _take_places(self, anchors: dict[str, Anchor]) -> None:
        """Show the marks whose places had to be worked out; what changed meanwhile waits on."""
        asked, notebook = self._asked.popleft(), self._reading.notebook
        waiting = notebook.unplaced
        notebook.place({id: a for id, a in anchors.items() if waiting.get(id) == asked[id]})
        self._reading.changed()
        if not notebook.unplaced:
            self._reading.notice = placing_words(notebook)
        follow_caret(self._reading)
        self._sync()
