"""How soon an engine process that is ready first answers for the seed."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from astana_reader.articles.plain_text import find_blocks
from astana_reader.engines.wire import Message, Request, pack_blocks

SEED = Path(__file__).parents[2] / "seeds" / "000_c3ab3c2fd8719348.txt"
PUBLISHED = "2017-01-22"


@dataclass(frozen=True, slots=True)
class Answer:
    """Milliseconds from “ready” to the answer, by the clock and on the processor; the process's
    resident megabytes after it. 0 where the system does not tell."""

    elapsed: float
    processor: float
    memory: float


def first_answer(wanted: str) -> Answer:
    """Ask a new engine process about the seed until a piece with the key `wanted` comes."""
    text = SEED.read_text(encoding="utf-8")
    data, blocks = text.encode(), pack_blocks(find_blocks(text)).encode()
    sizes = json.dumps({"text": len(data), "blocks": len(blocks)}).encode()
    question = {**Request(1).message, "published": PUBLISHED}
    command = [sys.executable, "-m", "astana_reader.engines.process"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(sizes + b"\n" + data + blocks)
        process.stdin.flush()
        _until("ready", process.stdout)
        used, begun = _processor(process.pid), time.perf_counter()
        process.stdin.write(json.dumps(question).encode() + b"\n")
        process.stdin.flush()
        _until(wanted, process.stdout)
        seconds = time.perf_counter() - begun
        used, megabytes = _processor(process.pid) - used, _memory(process.pid)
        process.stdin.close()
    return Answer(1000 * seconds, used, megabytes)


def _until(key: str, pipe: IO[bytes]) -> Message:
    for line in pipe:
        message: Message = json.loads(line)
        if key in message:
            return message
    raise EOFError(f"the engine process ended before it told of {key}")


def _processor(process: int) -> float:
    """Milliseconds that all threads of a process were on the processor."""
    threads = Path(f"/proc/{process}/task").glob("*/schedstat")
    return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e6


def _memory(process: int) -> float:
    status = Path(f"/proc/{process}/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
