"""What leaves the program: to the clipboard, a browser, a file. Each says what came of it.

All of it may take a while and none of it needs the screen: call it on a thread.
"""

from __future__ import annotations

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from astana_reader.articles.article import ArticleError, Source
from astana_reader.exchange import destination
from astana_reader.exchange.delivery import deliver, deliver_beside
from astana_reader.exchange.formats import Format
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.text.visible import visible_line

_COMMANDS = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard")),
    ("DISPLAY", ("xsel", "--clipboard", "--input")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
)
_PASTING = (
    ("WAYLAND_DISPLAY", ("wl-paste", "--no-newline")),
    ("DISPLAY", ("xclip", "-selection", "clipboard", "-o")),
    ("DISPLAY", ("xsel", "--clipboard", "--output")),
    ("", ("pbpaste",)),
)
_SECONDS = 2.0
_VIEWER_SECONDS = 5.0


def copy(text: str, what: str) -> str:
    """Copy with a program of the system, beside what the terminal was asked to do."""
    program = _copy_natively(text)
    way = f"with {program}" if program else "through the terminal, if it allows that"
    return f"Copied {what} {way}."


def paste() -> str:
    """The text on the clipboard, by a program of the system; empty if none can tell."""
    for variable, command in _PASTING:
        if (variable and not os.environ.get(variable)) or not shutil.which(command[0]):
            continue
        try:
            ran = subprocess.run(  # noqa: S603  # a fixed command
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=True
            )
        except (OSError, subprocess.SubprocessError):
            continue
        return ran.stdout.decode("utf-8", "replace")
    return ""


def open_link(url: str) -> str:
    """Open a web address in the user's browser."""
    import webbrowser  # few readings need it

    opened = webbrowser.open(url)
    return f"Opened {url} in your browser." if opened else f"No browser here opens {url}."


def open_picture(target: str, source: Source) -> str:
    """Open a picture of an article in the program that the system has for pictures."""
    from astana_reader.library.pictures import read_picture

    try:
        data, suffix = read_picture(target, source)
        folder = Path(tempfile.mkdtemp(prefix="astana-reader-"))  # of this user alone
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        path = folder / f"picture{suffix}"
        path.write_bytes(data)
    except ArticleError as error:
        return str(error)
    except OSError as error:
        return f"The picture can't be opened: {error.strerror}."
    return "Opened the picture." if _show(path) else "No program here shows pictures."


def _show(path: Path) -> bool:
    """Have the system show a file; whether it could."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606  # the program of the system for pictures
        return True
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None:
        return False
    try:
        ran = subprocess.run(  # noqa: S603  # the system's own program, and a file of ours
            [program, str(path)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_VIEWER_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True  # it shows the picture itself
    except OSError:
        return False
    return ran.returncode == 0


def write_export(
    path: Path, form: Format, marked: MarkedArticle, article: Path | None, store: Path
) -> str:
    """Write an export to a file: an earlier one is brought up to date, another replaced.

    The article's file and the store's own are never written over.
    """
    articles = [article] if article else []
    try:
        destination.refuse(path, articles, store)
        made = deliver(form, [marked], path, force=True)
        destination.write_export(path, made.text, articles, store)
        if beside := deliver_beside(form, [marked], path):
            destination.write_export(beside.path, beside.text, articles, store)
    except destination.ExportError as error:
        return str(error)
    return f"Written to {visible_line(str(path))}."


def _copy_natively(text: str) -> str:
    """The name of the program that copied; empty if none did."""
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
