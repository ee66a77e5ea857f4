"""The stamp of an indexed article: the names of the files it was read from, and how they were."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from astana_reader.library.state_files import signature
from astana_reader.settings.file_stamp import FileStamp


def article_stamp(files: Iterable[Path], beside: str = "") -> str:
    """The stamp of an article that is read from files, and from what `beside` stands for."""
    return json.dumps(signature(files)) + beside


def stamped_files(stamp: str) -> list[tuple[str, FileStamp]]:
    """The names of the files of a stamp, and how they were; none where it can't be read."""
    try:
        found, _ = json.JSONDecoder().raw_decode(stamp)
    except ValueError:
        return []
    return [(name, (changed, size, node)) for name, changed, size, node in found]
