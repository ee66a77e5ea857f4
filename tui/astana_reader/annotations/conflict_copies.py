"""The copies that a synchronising program leaves beside a file which two machines changed."""

from __future__ import annotations

import os
import re
from pathlib import Path

# As Syncthing, Dropbox, Nextcloud and the like name the losing side.
_CONFLICT = re.compile(
    r"(?P<stem>.+?)(?:\.sync-conflict-[\w-]+| ?\([^()]*conflict[^()]*\))\Z",
    re.IGNORECASE,
)
# iCloud and Google Drive only number it, others say “conflict” without brackets: both may stand in
# a name of the user's own, so what is before it has to be a name that this program gives.
_LOOSE = re.compile(
    r"(?P<stem>(?:.+-[0-9a-f]{8}|entities))"
    r"(?: \d{1,3}| ?\(\d{1,3}\)|[ ._-]conf ?\(\d{1,3}\)"
    r"|[ ._-][^()]*conflict[^()]*(?:\([^()]*\))?)\Z",
    re.IGNORECASE,
)


def conflict_stem(path: Path) -> str | None:
    """The stem of the file that a path is a conflict copy of; None if it is none."""
    match = _CONFLICT.match(path.stem) or _LOOSE.match(path.stem)
    return match["stem"] if match else None


def conflict_copies(path: Path) -> list[Path]:
    """The conflict copies that a synchronising program left beside a file."""
    try:
        names = os.listdir(path.parent)  # noqa: PTH208  # names alone: a folder has many
    except OSError:
        return []
    begin = path.stem
    others = (name for name in names if name.startswith(begin) and name.endswith(".json"))
    found = (path.with_name(name) for name in others if name != path.name)
    return sorted(other for other in found if conflict_stem(other) == begin)
