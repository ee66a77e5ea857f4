"""The reader's side of the engine process: starts it, asks, and puts its answers together."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from array import array
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from astana_reader.annotations.anchoring import Anchor
from astana_reader.articles.article import Article
from astana_reader.text.ordered import OrderedSpans
from astana_reader.timeline.expressions import TimeExpression

from .findings import Findings, FoundEntity
from .wire import Message, Question, pack, read_anchors, read_event, read_expression, unpack

_LONGEST_LINE = 1 << 28
_TOLD_EVERY = 0.15
"""Seconds between two updates of the screen while answers come in."""


class EngineClient:
    """Owns the engine process of one article."""

    def __init__(
        self,
        article: Article,
        found: Callable[[Findings], None],
        placed: Callable[[dict[str, Anchor]], None],
        log: Path,
    ) -> None:
        """`found` is called with all that is known so far, `placed` with places asked for."""
        self._article = article
        self._found = found
        self._placed = placed
        self._log = log
        self._process: asyncio.subprocess.Process | None = None
        self._starting = asyncio.Lock()
        self._asked = 0
        self._answer = _Answer(article.text)
        self._reading: asyncio.Task[None] | None = None

    async def ask(self, question: Question) -> None:
        """Begin an answer; the one before is given up."""
        self._asked = question.number
        self._answer = _Answer(self._article.text)
        await self._send(question.message)

    async def place(self, message: Message) -> None:
        """Ask where selectors stand."""
        await self._send(message)

    def stop(self) -> None:
        if self._process and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    async def _send(self, message: Message) -> None:
        process = await self._started()
        if process.stdin:
            with contextlib.suppress(ConnectionError):
                process.stdin.write(json.dumps(message).encode() + b"\n")
                await process.stdin.drain()

    async def _started(self) -> asyncio.subprocess.Process:
        async with self._starting:
            if self._process is None:
                self._process = await self._start()
        return self._process

    async def _start(self) -> asyncio.subprocess.Process:
        with _opened(self._log) as log:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                f"{__package__}.engine_process",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                limit=_LONGEST_LINE,
            )
        text, blocks = await asyncio.to_thread(_encoded, self._article)
        if process.stdin:
            sizes = json.dumps({"text": len(text), "blocks": len(blocks)})
            process.stdin.write(sizes.encode() + b"\n" + text + blocks)
        self._reading = asyncio.create_task(self._read(process))
        return process

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        """Take in the answers; tell of them at once when they are due, else a little later."""
        due: asyncio.TimerHandle | None = None
        loop = asyncio.get_running_loop()
        last = 0.0
        assert process.stdout is not None  # noqa: S101  # it was asked for
        async for line in process.stdout:
            message = json.loads(line)
            if "anchors" in message:
                self._placed(read_anchors(message))
            elif message["question"] == self._asked:
                self._answer.take(message)
                if due:
                    due.cancel()
                wait = 0.0 if self._answer.progress >= 1 else last + _TOLD_EVERY - loop.time()
                if wait <= 0:
                    last = loop.time()
                    self._found(self._answer.findings())
                else:
                    due = loop.call_later(wait, lambda: self._found(self._answer.findings()))


class _Answer:
    """The pieces of an answer so far."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._expressions: dict[int, list[TimeExpression]] = {}
        self._sentences: dict[int, array[int]] = {}
        self._events: list[Message] = []
        self._names: Message = {}
        self.progress = 0.0

    def take(self, message: Message) -> None:
        if "chunk" in message:
            rows = message["expressions"]
            self._expressions[message["chunk"]] = [read_expression(r, self._text) for r in rows]
            self._sentences[message["chunk"]] = unpack(message["sentences"])
        elif "events" in message:
            self._events = message["events"]
        elif "entities" in message:
            self._names = message
        else:
            self.progress = message["progress"]

    def findings(self) -> Findings:
        expressions = [x for n in sorted(self._expressions) for x in self._expressions[n]]
        number_of = {x.start: n for n, x in enumerate(expressions)}
        sentences = array("q")
        for number in sorted(self._sentences):
            sentences.extend(self._sentences[number])
        entities, mentions, owners = _entities(self._names)
        return Findings(
            entities=entities,
            mentions=mentions,
            owners=owners,
            expressions=expressions,
            events=[read_event(row, number_of) for row in self._events],
            sentences=sentences,
            progress=self.progress,
        )


def _entities(message: Message) -> tuple[list[FoundEntity], OrderedSpans, Sequence[int]]:
    """The entities, their mentions in text order and whose each is."""
    if not message:
        return [], OrderedSpans(), ()
    entities = [
        FoundEntity(id, name, type_, tuple(aliases), tuple(roles), decided)
        for id, name, type_, aliases, roles, decided in message["entities"]
    ]
    mentions = OrderedSpans.of(unpack(message["starts"]), unpack(message["ends"]))
    return entities, mentions, unpack(message["owners"])


def _encoded(article: Article) -> tuple[bytes, bytes]:
    """The text and the blocks as the process reads them."""
    numbers = (place for block in article.blocks for place in (block.start, block.end))
    return article.text.encode("utf-8", "surrogatepass"), pack(numbers).encode()


def _opened(log: Path) -> BinaryIO:
    """The file for what the process has to complain of; nowhere if it can't be written."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        return log.open("wb")
    except OSError:
        return Path(os.devnull).open("wb")
