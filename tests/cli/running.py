"""Running commands, in this process or in one of their own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from astana_reader.cli.program import commands
from tests.library.folders import TEXT

ON_ARTICLES = ["export -f json", "export -f md", "timeline", "timeline -f json", "entities", "diff"]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command gave."""

    code: int
    out: str
    err: str

    @property
    def values(self) -> list[Any]:
        """The JSON objects, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


def run(line: str, *more: str, stdin: str | bytes = "") -> Ran:
    result = CliRunner().invoke(
        commands, [*line.split(), *more], input=stdin, prog_name="astana-reader"
    )
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Ran(result.exit_code, result.stdout_bytes.decode(), result.stderr_bytes.decode())


def process(line: str, *more: str, stdin: bytes = b"") -> Ran:
    ran = subprocess.run(
        [sys.executable, "-m", "astana_reader", *line.split(), *more],
        input=stdin, capture_output=True, check=False,
    )  # fmt: skip
    return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def write(name: str, text: str | bytes = TEXT) -> Path:
    path = Path(name)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def marked(quote: str = "The peace talks", *more: str) -> str:
    ran = run("highlight a.txt --quote", quote, *more)
    assert ran.code == 0, ran.err
    return ran.out.strip()


def library() -> Path:
    return Path(os.environ["ASTANA_READER_LIBRARY"])
