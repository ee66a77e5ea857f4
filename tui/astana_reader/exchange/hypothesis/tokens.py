"""Where the token of an account is: in the environment, or in a file that is its user's alone."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from astana_reader.text.visible import visible_line

from .api import SyncError

VARIABLE = "ASTANA_READER_HYPOTHESIS_TOKEN"
_TOKEN = re.compile(r"[\x21-\x7e]{1,512}\Z")
_LARGEST = 4096


def find_token(environment: Mapping[str, str], file: str) -> str:
    """The token; `file` is the one that the config names. Raises SyncError if there is none."""
    token = environment.get(VARIABLE, "") or (_kept(Path(file).expanduser()) if file else "")
    if not token:
        raise SyncError(
            "Sync with Hypothesis is off: name the file of your token in the config, "
            f'[hypothesis] token_file = "…", or set {VARIABLE}.'
        )
    if not _TOKEN.match(token):
        raise SyncError("What is there for a token of Hypothesis is none.")
    return token


def _kept(path: Path) -> str:
    shown = visible_line(str(path))
    try:
        with path.open(encoding="ascii", errors="replace") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            text = file.read(_LARGEST)
    except OSError as error:
        raise SyncError(f"The token file {shown} can't be read: {error.strerror}.") from None
    if os.name == "posix" and mode & 0o077:
        raise SyncError(f"Others may read the token file {shown}: chmod 600 makes it yours alone.")
    return text.strip()
