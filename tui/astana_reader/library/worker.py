"""Work in a process of its own: one process a piece of work, with limits, ended after it.

The work is a module, run as `python -P -m MODULE`. It is given messages on standard input and
gives messages on standard output: a line with a kind and a size, then so many bytes. The end of
its input ends it, so that not even a killed reader leaves it behind.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from queue import Empty, Queue
from typing import IO, BinaryIO

Process = subprocess.Popen[bytes]

_LARGEST = 1 << 30
_LONGEST_LINE = 80
_LOOK_EVERY = 0.1
_LAST_SECONDS = 5
_CPU_SECONDS = 900


@dataclass(frozen=True, slots=True)
class Limits:
    """What a piece of work may take."""

    seconds: float = 60.0
    """Without a message."""
    memory: int = 2 << 30
    """Bytes of address space."""


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Message:
    """What a process is told or tells."""

    kind: str
    """A word."""
    data: bytes = b""


class End(StrEnum):
    """Why work ended before its time."""

    TIME = "time"
    CRASH = "crash"
    CANCELLED = "cancelled"


class WorkEndedError(Exception):
    """The work ended before its time."""

    def __init__(self, end: End) -> None:
        super().__init__(end)
        self.end = end


def command(module: str, *words: str) -> list[str]:
    """What runs a module of ours in a process of its own."""
    # -P, or a queue.py beside the article would be run
    return [sys.executable, "-P", "-m", module, *words]


def start(module: str, *words: str, limits: Limits = LIMITS) -> Process:
    """A process that waits for its work. Raises OSError if it can't be started."""
    return subprocess.Popen(  # noqa: S603  # our own module
        command(module, *words),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, _MEMORY: str(limits.memory)},
    )


def end(process: Process) -> None:
    """End a process, whatever it does."""
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):
            if pipe:
                pipe.close()


def work(
    module: str,
    given: Iterable[Message],
    limits: Limits = LIMITS,
    cancelled: threading.Event | None = None,
    started: Process | None = None,
) -> Generator[Message]:
    """The messages of a piece of work as they come, until it ends or is not listened to any more.

    `started` is a process of the module that waits for its work. Raises WorkEndedError if it is
    silent for too long, ends with an error or is cancelled, and OSError if it can't be started.
    However it ends, no process is left.
    """
    process = started or start(module, limits=limits)
    told: Queue[Message | End | None] = Queue()
    talk = threading.Thread(target=_talk, args=(process, given, told), daemon=True)
    talk.start()
    try:
        while message := _next(told, limits, cancelled):
            yield message
        if not _ended_well(process):
            raise WorkEndedError(End.CRASH)
    finally:
        process.kill()
        talk.join()
        end(process)


def _next(
    told: Queue[Message | End | None], limits: Limits, cancelled: threading.Event | None
) -> Message | None:
    """The next message; None at the end."""
    until = time.monotonic() + limits.seconds
    while True:
        if cancelled and cancelled.is_set():
            raise WorkEndedError(End.CANCELLED)
        left = until - time.monotonic()
        if left <= 0:
            raise WorkEndedError(End.TIME)
        with suppress(Empty):
            said = told.get(timeout=min(left, _LOOK_EVERY) if cancelled else left)
            if isinstance(said, End):
                raise WorkEndedError(said)
            return said


def _talk(process: Process, given: Iterable[Message], told: Queue[Message | End | None]) -> None:
    """Tell the process all that it is given and take what it tells, on a thread of its own."""
    assert process.stdin  # noqa: S101  # both were asked for
    assert process.stdout  # noqa: S101  # it was asked for
    with suppress(OSError):  # it ended without listening
        for message in given:
            write_message(process.stdin, message)
    end = None
    try:
        while said := read_message(process.stdout):
            told.put(said)
    except (OSError, ValueError):  # what is no message
        end = End.CRASH
    told.put(end)


def _ended_well(process: Process) -> bool:
    """Whether a process that has no more to tell ended as it should."""
    with suppress(subprocess.TimeoutExpired):
        return process.wait(timeout=_LAST_SECONDS) == 0
    return False


def write_message(pipe: IO[bytes], message: Message) -> None:
    pipe.write(f"{message.kind} {len(message.data)}\n".encode() + message.data)
    pipe.flush()


def read_message(pipe: IO[bytes]) -> Message | None:
    """The next message; None at the end. Raises ValueError for what is none."""
    line = pipe.readline(_LONGEST_LINE)
    if not line:
        return None
    kind, size = line.decode().split()
    if not 0 <= int(size) <= _LARGEST:
        raise ValueError("it is too long")
    data = pipe.read(int(size))
    if len(data) < int(size):
        raise ValueError("it was cut")
    return Message(kind, data)


# --- on the other side ----------------------------------------------------------------------------

_MEMORY = "ASTANA_READER_WORKER_MEMORY"


def take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """For a process that does work: its input and output, which nothing else can write to then.

    From then on the limits of `work` hold.
    """
    _limit(int(os.environ.get(_MEMORY, LIMITS.memory)))
    output = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no message
    return sys.stdin.buffer, output


def end_with_input(pipe: IO[bytes]) -> None:
    """End this process as soon as its input does, for then the reader is gone."""

    def wait() -> None:
        while os.read(pipe.fileno(), 1):  # at its end Python would wait for a buffer's lock
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _limit(memory: int) -> None:
    """Hold this process to so much memory, where the system can."""
    try:
        import resource
    except ImportError:  # Windows
        return
    limits = (("RLIMIT_AS", memory), ("RLIMIT_CPU", _CPU_SECONDS), ("RLIMIT_CORE", 0))
    for name, value in limits:
        with suppress(AttributeError, ValueError, OSError):
            kind = getattr(resource, name)
            _, most = resource.getrlimit(kind)
            resource.setrlimit(kind, (value, most))
