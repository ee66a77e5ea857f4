"""A terminal to run the program in: keys go in, and what comes out is stamped and counted."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Painted:
    """What followed a key: ms to the first and the last byte, and how many bytes."""

    first_ms: float
    last_ms: float
    size: int


class Terminal:
    """A program on a pseudo-terminal of its own. Use as a context; leaving kills the program."""

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str],
        columns: int = 120,
        rows: int = 40,
    ) -> None:
        self.begun = time.perf_counter()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            _set_size(0, columns, rows)
            sized = {"COLUMNS", "LINES"}  # which would go before the terminal's own size
            kept = {name: value for name, value in environment.items() if name not in sized}
            os.execvpe(command[0], list(command), kept)
        _set_size(self._master, columns, rows)
        self.seen = b""
        self._ended = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._ended:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._master)

    def wait(self, seconds: float = 20) -> int:
        """Read until the program has ended; its exit code."""
        deadline = time.perf_counter() + seconds
        while time.perf_counter() < deadline:
            self._read(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self._ended = True
                return os.waitstatus_to_exitcode(status)
        raise TimeoutError("the program did not end")

    @property
    def attributes(self) -> list[Any]:
        """Raw or not, echo or not: as `termios.tcgetattr` has them."""
        return termios.tcgetattr(self._master)

    def until(self, text: bytes, seconds: float = 30) -> float:
        """Read until a text was sent; the ms since the program was started."""
        deadline = time.perf_counter() + seconds
        while text not in self.seen:
            if not self._read(deadline - time.perf_counter()):
                raise TimeoutError(f"{text!r} did not come")
        return (time.perf_counter() - self.begun) * 1000

    def settle(self, quiet: float = 0.25, most: float = 5.0) -> None:
        """Read until nothing came for `quiet` seconds, `most` at the utmost."""
        deadline = time.perf_counter() + most
        while time.perf_counter() < deadline and self._read(quiet):
            pass

    def type(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def press(self, keys: str, quiet: float = 0.08) -> Painted | None:
        """Type keys and read until nothing came for `quiet` seconds; None if nothing came."""
        begun = time.perf_counter()
        self.type(keys)
        return self._answer(begun, quiet)

    def resize(self, columns: int, rows: int, quiet: float = 0.2) -> Painted | None:
        begun = time.perf_counter()
        _set_size(self._master, columns, rows)
        os.kill(self.pid, signal.SIGWINCH)
        return self._answer(begun, quiet)

    def _answer(self, begun: float, quiet: float) -> Painted | None:
        first = last = 0.0
        size = 0
        while chunk := self._read(0.6 if not size else quiet):
            last = (time.perf_counter() - begun) * 1000
            first = first or last
            size += len(chunk)
        return Painted(first, last, size) if size else None

    def _read(self, seconds: float) -> bytes:
        ready, _, _ = select.select([self._master], [], [], max(0.0, seconds))
        if not ready:
            return b""
        try:
            chunk = os.read(self._master, 1 << 16)
        except OSError:  # the program has ended
            return b""
        self.seen = (self.seen + chunk)[-(1 << 20) :]
        return chunk

    @property
    def peak_mb(self) -> float:
        """The most memory that the program itself held so far."""
        return _peak_mb(self.pid)

    @property
    def family_peak_mb(self) -> float:
        """The same with the processes that it started, added up."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text(encoding="ascii")
        return sum(map(_peak_mb, (self.pid, *map(int, children.split()))))

    @property
    def cpu_seconds(self) -> float:
        """The time the program itself has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / _TICKS


def _peak_mb(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmHWM"))
    return int(kilobytes) / 1024


def _set_size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
