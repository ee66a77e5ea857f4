"""Standard input as it comes: its beginning to read at once, its end perhaps never."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from astana_reader.articles import plain_text
from astana_reader.articles.article import ArticleError, Options, Source
from astana_reader.articles.decoding import BinaryDataError
from astana_reader.articles.document import Document, Hints, Progress
from astana_reader.articles.formats import LARGEST, choose_format
from astana_reader.articles.loading import Input

NAME = "standard input"
_CHUNK = 64 * 1024
_LOOK_EVERY = 0.05
"""Seconds in which somebody may have stopped the reading."""
_AT_ONCE = 0.25
"""Seconds in which what a program has ready is there."""
_PREVIEW = 1 << 20
"""Bytes of which a beginning is made; it is made anew when half as much again has come."""
_LONGEST_WAIT = 1.0
"""Seconds after which what came is shown, however little."""

Told = Callable[[Progress], None]


@dataclass(slots=True)
class Piped:
    """What came of standard input; its bytes are kept, for they come only once."""

    read: Callable[[float], bytes | None]
    """Bytes, none at the end; None if none came within so many seconds."""
    data: bytearray = field(default_factory=bytearray)
    ended: bool = False
    stopped: bool = False
    """Whether the reader had enough before the end."""

    def comes(self, seconds: float, largest: int) -> bool:
        """Take what comes next; False when there is no more to take."""
        if self.ended or len(self.data) > largest:
            return False
        part = self.read(seconds)
        self.ended = part == b""
        self.data += part or b""
        return not self.ended

    def is_at_hand(self) -> bool:
        """Whether all of it is there in a moment."""
        until = time.monotonic() + _AT_ONCE
        while (left := until - time.monotonic()) > 0 and self.comes(left, LARGEST):
            pass
        return self.ended or len(self.data) > LARGEST

    def input(self, options: Options, told: Told | None, stop: threading.Event | None) -> Input:
        """All that comes until it ends, is too much, or is stopped: then what is there."""
        most = sys.maxsize if options.force else LARGEST
        shown, shown_at = 0, 0.0
        while self.comes(_LOOK_EVERY, most):
            if stop and stop.is_set():
                self.stopped = True
                break
            size, now = len(self.data), time.monotonic()
            if told and size > shown:
                is_due = 2 * size > 3 * shown or now - shown_at > _LONGEST_WAIT
                preview = self._beginning(options) if is_due and shown < _PREVIEW else None
                if is_due:
                    told(Progress(-(-size // 1024), 0, "KB", preview))
                    shown, shown_at = size, now
        return Input(
            bytes(self.data[:most]),
            NAME,
            NAME,
            Source(options=options),
            notices=self._notices(most),
        )

    def _beginning(self, options: Options) -> Document | None:
        """The whole lines that came first, where they are plain text."""
        data = bytes(self.data[:_PREVIEW])
        data = data[: data.rfind(b"\n") + 1] or data
        with suppress(KeyError, BinaryDataError, ArticleError):
            if choose_format(data, asked=options.format).id == "text":
                return plain_text.read(data, Hints(encoding=options.encoding))
        return None

    def _notices(self, most: int) -> tuple[str, ...]:
        if len(self.data) > most:
            return (f"Only the first {most >> 20} MB of {NAME} are here; --force takes all.",)
        return (f"You stopped {NAME}: what had come is here.",) if self.stopped else ()


def piped_input() -> Piped:
    """Standard input, however it is replaced afterwards. Raises ArticleError if it is closed."""
    if sys.stdin is None:
        raise ArticleError("Standard input is closed: there is nothing to read.")
    try:
        descriptor = os.dup(sys.stdin.fileno())
    except (OSError, ValueError):
        file = sys.stdin.buffer
        return Piped(lambda _: file.read(_CHUNK))
    return Piped(lambda seconds: _read(descriptor, seconds))


def _read(descriptor: int, seconds: float) -> bytes | None:
    import select

    if os.name != "nt" and not select.select([descriptor], [], [], seconds)[0]:
        return None  # elsewhere only sockets can be waited for
    try:
        return os.read(descriptor, _CHUNK)
    except OSError as error:
        raise ArticleError(f"{NAME} can't be read: {error.strerror}.") from error
