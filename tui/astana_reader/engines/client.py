"""The reader's side of the engine process: starts it, asks, and puts its answers together."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
from array import array
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any

from astana_reader.annotations.anchoring import Anchor
from astana_reader.articles.article import Article
from astana_reader.library.worker import command
from astana_reader.text.ordered import OrderedSpans

from .findings import Findings, FoundEntity, LeftOut, Mentions
from .wire import (
    Decoded,
    Message,
    Request,
    day_of,
    pack_blocks,
    read_anchors,
    read_entity,
    read_event,
    read_expression,
    read_mentions,
    unpack,
)

_LONGEST_LINE = 1 << 28


class EngineClient:
    """Owns the engine process of one article."""

    def __init__(
        self,
        article: Article,
        found: Callable[[Findings], None],
        progressed: Callable[[float], None],
        placed: Callable[[dict[str, Anchor]], None],
        ended: Callable[[], None],
        log: Path,
    ) -> None:
        """`found` is called with all that is known so far, `progressed` with the share of the
        work that is done, `placed` with places asked for, `ended` if the process ended unasked:
        what was asked of it is not answered, and the next question starts another."""
        self._article = article
        self._found = found
        self._progressed = progressed
        self._placed = placed
        self._ended = ended
        self._log = log
        self._log_mode = "wb"
        self._process: asyncio.subprocess.Process | None = None
        self._starting = asyncio.Lock()
        self._asked = 0
        self._answer = _Answer(article.text)
        self._reading: asyncio.Task[None] | None = None
        self._stopped = False

    async def ask(self, question: Request) -> None:
        """Begin an answer; the one before is given up."""
        self._asked = question.number
        self._answer.begin_anew()
        await self._send(question.message)

    async def place(self, message: Message) -> None:
        """Ask where selectors stand."""
        await self._send(message)

    def stop(self) -> None:
        """End the process, also one that is only starting; what it still says is not told."""
        self._stopped = True
        if self._process and self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()

    async def close(self) -> None:
        """End the process and see it end, so that nothing is left to be told when the loop is."""
        self.stop()
        if self._process:
            await self._process.wait()

    async def _send(self, message: Message) -> None:
        try:
            process = await self._started()
        except OSError:
            self._ended()
            return
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
        with _opened(self._log, self._log_mode) as log:
            process = await asyncio.create_subprocess_exec(
                *command(f"{__package__}.process"),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                limit=_LONGEST_LINE,
            )
        if self._stopped:
            process.kill()
        text, blocks = await asyncio.to_thread(_encoded, self._article)
        if process.stdin:
            about = {
                "text": len(text),
                "blocks": len(blocks),
                "language": self._article.metadata.language,
                "forced": self._article.source.options.language,
            }
            process.stdin.write(json.dumps(about).encode() + b"\n" + text + blocks)
        self._reading = asyncio.create_task(self._read(process))
        return process

    async def _read(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None  # noqa: S101  # it was asked for
        async for line in process.stdout:
            if self._stopped:
                return
            if not line.endswith(b"\n"):  # it ended while it said that
                break
            message = json.loads(line)
            if "ready" in message:
                continue
            if "anchors" in message:
                self._placed(read_anchors(message))
            elif message["question"] != self._asked:
                continue
            elif "progress" in message:
                self._progressed(message["progress"])
            elif self._answer.take(message):
                await asyncio.sleep(0)  # a key may have come
                self._found(self._answer.findings())
        await self._forget(process)

    async def _forget(self, process: asyncio.subprocess.Process) -> None:
        """Have another process started for the next question."""
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        if not self._stopped:
            self._process, self._log_mode = None, "ab"
            self._ended()


class _Answer:
    """The pieces of an answer so far; until they are as many, those of the answer before."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._chunks: dict[int, Message] = {}
        self._order: Message = {}
        self._known: list[Message] = []
        self._entities: Sequence[FoundEntity] = ()
        self._unsure = 0
        self._mentions = Mentions()
        self._links = Mentions()
        self._left_out: Sequence[LeftOut] = ()
        self._named_chunks = 0
        self._notice = ""

    def begin_anew(self) -> None:
        """The pieces to come are those of another answer."""
        self._chunks = {}

    def take(self, message: Message) -> bool:
        """Take in a piece; whether there is something new to be seen now."""
        if "chunk" in message:
            self._chunks[message["chunk"]] = message
            return False
        if "chronology" in message and len(self._chunks) < len(self._known):
            return False
        if "chronology" in message:
            self._order = message
            self._known = [self._chunks[number] for number in sorted(self._chunks)]
        elif message["chunks"] < self._named_chunks:
            return False
        else:
            self._named_chunks = message["chunks"]
            self._entities = Decoded(message["entities"], read_entity)
            self._unsure = message["unsure"]
            self._mentions = read_mentions(message["mentions"])
            self._links = read_mentions(message["links"])
            self._left_out = [LeftOut(*row) for row in message["left_out"]]
            self._notice = message["notice"]
        return True

    def findings(self) -> Findings:
        """All that is known, the rows of times read only where they are looked at."""
        expressions = [row for chunk in self._known for row in chunk["expressions"]]
        times = OrderedSpans.of(self._joined("starts"), self._joined("ends"))
        return Findings(
            entities=self._entities,
            unsure=self._unsure,
            mentions=self._mentions,
            links=self._links,
            left_out=self._left_out,
            expressions=Decoded(expressions, partial(read_expression, text=self._text)),
            times=times,
            events=Decoded(self._event_rows(), partial(read_event, times=times)),
            event_starts=self._in_order("event_starts"),
            again_starts=self._in_order("again_starts"),
            again_of=self._in_order("again_of"),
            chronology=self._in_order("chronology"),
            sentences=self._joined("sentences"),
            notice=self._notice,
            dates_notice=self._order.get("dates_notice", ""),
            doubts=[line for chunk in self._known for line in chunk["doubts"]],
            guess=day_of(max((chunk["guess"] or "" for chunk in self._known), default="")),
        )

    def _event_rows(self) -> list[str]:
        """The events of all chunks, one that is told again once."""
        rows = [row for chunk in self._known for row in chunk["events"]]
        for number, row in self._order.get("merged", ()):
            rows[number] = row
        gone = frozenset(self._in_order("told_again"))
        return [row for number, row in enumerate(rows) if number not in gone]

    def _in_order(self, key: str) -> array[int]:
        """Numbers that are told of the events of all chunks together."""
        return unpack(self._order.get(key, ""))

    def _joined(self, key: str) -> array[int]:
        """The numbers of all chunks, in text order."""
        numbers = array("i")
        for chunk in self._known:
            numbers.extend(unpack(chunk[key]))
        return numbers


def _encoded(article: Article) -> tuple[bytes, bytes]:
    """The text and the blocks of it that the engines read."""
    return article.text.encode("utf-8", "surrogatepass"), pack_blocks(
        article.document.prose
    ).encode()


def _opened(log: Path, mode: str) -> IO[Any]:
    """The file for what the process has to complain of; nowhere if it can't be written."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        return log.open(mode)
    except OSError:
        return Path(os.devnull).open("wb")
