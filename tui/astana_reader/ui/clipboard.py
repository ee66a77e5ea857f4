"""The clipboard: a program of the system where there is one, else the terminal's own way."""

from __future__ import annotations

import os
import shutil
import subprocess

_COMMANDS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
)
_SECONDS = 2.0


def copy_natively(text: str) -> str:
    """Copy with a program of the system; its name, empty if none did it."""
    for variable, command in _COMMANDS:
        if (variable and not os.environ.get(variable)) or not shutil.which(command[0]):
            continue
        try:
            subprocess.run(  # noqa: S603  # a fixed command, the text goes to its input
                command,
                input=text.encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_SECONDS,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return command[0]
    return ""
