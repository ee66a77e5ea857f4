"""The keys of the first moment: moving about in the article while Textual is being imported.

Reading and painting need no Textual, which takes longer than all else at the start. What moves
the caret is done at once; the first key that does anything else, and all after it, wait for the
app.
"""

from __future__ import annotations

import os
import re
import select
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from astana_reader.articles.article import Article, ArticleError, Options
from astana_reader.articles.formats import FORMATS, format_of_name
from astana_reader.library.documents import wanted_file
from astana_reader.library.places import config_file
from astana_reader.reading.keys import Act, KeyMachine
from astana_reader.reading.page.moves import MOVES
from astana_reader.settings.actions import ARTICLE
from astana_reader.settings.config import load_settings

from .prepaint import Prepaint, holds_marks, screen_of, show, write_rows

_LATER = frozenset({"pdf", "feed"})
"""Formats that only the app shows: the first page with how far it is, a list to choose from."""
_SEQUENCE = re.compile(rb"\x1b(\[[0-?]*[ -/]*[@-~]|O.|[^\[O\x1b])", re.DOTALL)
"""A key of several bytes, as ECMA-48 and xterm have them."""
_ESCAPE_SECONDS = 0.03
"""How long the rest of a sequence may be on its way."""
_KEYS = {"A": "up", "B": "down", "C": "right", "D": "left", "H": "home", "F": "end"}
_NAMES = {
    b" ": "space", b"\x1b[1~": "home", b"\x1b[4~": "end", b"\x1b[5~": "pgup", b"\x1b[6~": "pgdn",
    **{f"\x1b[{last}".encode(): name for last, name in _KEYS.items()},
    **{f"\x1bO{last}".encode(): name for last, name in _KEYS.items()},
    **{f"\x1b[1;5{last}".encode(): f"ctrl+{name}" for last, name in _KEYS.items()},
}  # fmt: skip
_PATIENT, _AT_ONCE = 0.0005, 1.0
"""Seconds after which a thread has to give way: while it imports, and while a key is acted on."""


class Preparing:
    """A thread that does what the app has to wait for, while the main one reads."""

    def __init__(self, prepare: Callable[[], object]) -> None:
        """What `prepare` raises is for the caller to meet again."""
        self.is_over = Event()
        self.ended, self._ending = os.pipe()
        self._prepare = prepare
        self._thread = Thread(target=self._run, name="preparing")
        self._thread.start()

    def _run(self) -> None:
        try:
            with suppress(Exception):
                self._prepare()
        finally:
            self.is_over.set()
            os.close(self._ending)

    def wait(self) -> None:
        self._thread.join()
        os.close(self.ended)


def follow_keys(shown: Prepaint, prepare: Callable[[], object]) -> None:
    """Read the article of the first screen; then `prepare`, and do meanwhile what is keyed."""
    screen = shown.screen
    with suppress(ArticleError, OSError):  # the app itself says what is wrong with the article
        shown.article = wanted_file(screen.path, screen.options).at_once()
    if shown.article is not None:
        preparing = Preparing(prepare)
        _follow(shown, shown.article, preparing)
        preparing.wait()


def read_first(
    path: Path, options: Options, state: Path, prepare: Callable[[], object]
) -> Prepaint | None:
    """Read an article of which nothing is known, while the app is prepared, and show it.

    None where that takes longer than `prepare`, or the article can't be read: the app goes on.
    """
    form = FORMATS.get(options.format) or format_of_name(path.name)
    if not path.is_file() or holds_marks(path) or (form and form.id in _LATER):
        return None
    preparing, shown = Preparing(prepare), None
    with suppress(ArticleError, OSError, ValueError):
        article = wanted_file(path, options).load(cancelled=preparing.is_over)
        if article.source.format not in _LATER:
            shown = show(screen_of(article, path, state, *os.get_terminal_size(2)))
            shown.article = article
            _follow(shown, article, preparing)
    preparing.wait()
    return shown


def _follow(shown: Prepaint, article: Article, preparing: Preparing) -> None:
    hand = _FirstHand(shown, article)
    sys.setswitchinterval(_PATIENT)
    while _is_typed(preparing.ended) and hand.takes(read_key(0)):
        sys.setswitchinterval(_PATIENT)
    sys.setswitchinterval(_PATIENT)


def _is_typed(ended: int) -> bool:
    """Wait for a key; False if the app is there before one."""
    ready, _, _ = select.select([0, ended], [], [])
    sys.setswitchinterval(_AT_ONCE)
    return ended not in ready


def read_key(file: int) -> bytes:
    """The bytes of one key, none at the end of the input; what follows is left to the app."""
    key = os.read(file, 1)
    if key == b"\x1b":
        while not _SEQUENCE.fullmatch(key) and select.select([file], [], [], _ESCAPE_SECONDS)[0]:
            if not (more := os.read(file, 1)):
                break
            key += more
    elif key >= b"\xc0":
        key += os.read(file, 1 + (key >= b"\xe0") + (key >= b"\xf0"))  # the rest of a character
    return key


def key_of(data: bytes) -> str:
    """The name of a key as the table of actions has it; empty for one that moves nothing."""
    if len(data) == 1 and data < b" ":
        return f"ctrl+{chr(data[0] + 96)}"
    return _NAMES.get(data) or (data.decode() if len(data) == 1 and data < b"\x7f" else "")


class _FirstHand:
    """Does what is keyed, as long as it only moves the caret."""

    def __init__(self, shown: Prepaint, article: Article) -> None:
        settings, _ = load_settings(config_file())
        position = shown.screen.position
        self._shown = shown
        self._rows = shown.screen.rows
        self._page = shown.screen.frame.page(article, position.top, position.caret)
        self._machine = KeyMachine(settings.actions, [ARTICLE])

    def takes(self, data: bytes) -> bool:
        """Take a key; False if it is for the app."""
        shown, name = self._shown, key_of(data)
        shown.typed += data
        act = self._machine.feed(name) if name else None
        if isinstance(act, Act) and act.id in MOVES:
            MOVES[act.id](self._page, act)
            self._paint()
        elif act is None or isinstance(act, Act):
            return False
        if not self._machine.pending:
            shown.typed = b""
        return True

    def _paint(self) -> None:
        page, shown = self._page, self._shown
        shown.moved_to = page.top_offset, page.caret
        before, self._rows = self._rows, shown.screen.frame.rows(page, page.percent)
        pairs = enumerate(zip(before, self._rows, strict=True))
        write_rows((y, row) for y, (old, row) in pairs if row != old)
