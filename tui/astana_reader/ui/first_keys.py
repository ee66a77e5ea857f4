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

from astana_reader.articles.article import Article, ArticleError, Source
from astana_reader.articles.document import Document
from astana_reader.library.ahead import Ahead
from astana_reader.library.documents import wanted_file
from astana_reader.library.places import config_file
from astana_reader.reading.keys import Act, KeyMachine
from astana_reader.reading.page.moves import MOVES
from astana_reader.settings.actions import ARTICLE
from astana_reader.settings.config import load_settings

from .prepaint import Prepaint, screen_of, show, write_rows

_LATER = frozenset({"feed"})
"""Formats that only the app shows: a list to choose from."""
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
        _follow(_FirstHand(shown, shown.article), preparing)
        preparing.wait()


def show_ahead(ahead: Ahead, state: Path, prepare: Callable[[], object]) -> Prepaint | None:
    """Show an article as soon as there is a beginning of it, while the app is prepared.

    None where that takes longer than `prepare`, or the article is one that only the app shows.
    """
    preparing, shown = Preparing(prepare), None
    while shown is None and not ahead.is_told and preparing.ended not in _ready(preparing, ahead):
        ahead.take_news()
        sys.setswitchinterval(_AT_ONCE)
        shown = _first_shown(ahead, state)
    sys.setswitchinterval(_PATIENT)
    if shown:
        _follow(_FirstHand(shown, _article(ahead)), preparing, ahead)
    preparing.wait()
    return shown


def _first_shown(ahead: Ahead, state: Path) -> Prepaint | None:
    path, article = ahead.wanted.path, _article(ahead)
    if path is None or not article.text or article.source.format in _LATER:
        return None
    with suppress(OSError, ValueError):
        screen = screen_of(article, path, state, *os.get_terminal_size(2))
        if screen.position.top < len(article.text):  # what was left is there already
            shown = show(screen)
            shown.article = ahead.article
            return shown
    return None


def _article(ahead: Ahead) -> Article:
    """The article as far as it is there."""
    wanted, beginning = ahead.wanted, ahead.beginning
    return ahead.article or Article(
        "", beginning or Document("", ()), Source(wanted.path, options=wanted.options)
    )


def _ready(preparing: Preparing, ahead: Ahead | None, *more: int) -> list[int]:
    """Which of these has something to tell; waits for the first."""
    news = (ahead.news,) if ahead and not ahead.is_told else ()
    return select.select([preparing.ended, *news, *more], [], [])[0]


def _follow(hand: _FirstHand, preparing: Preparing, ahead: Ahead | None = None) -> None:
    sys.setswitchinterval(_PATIENT)
    while preparing.ended not in (ready := _ready(preparing, ahead, 0)):
        sys.setswitchinterval(_AT_ONCE)
        if ahead and ahead.news in ready:
            ahead.take_news()
            hand.take_whole(ahead.article)
        if 0 in ready and not hand.takes(read_key(0)):
            break
        sys.setswitchinterval(_PATIENT)
    sys.setswitchinterval(_PATIENT)


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
    if len(data) == 1 and b"\x01" <= data <= b"\x1a":
        return f"ctrl+{chr(data[0] + 96)}"
    is_printable = len(data) == 1 and b" " <= data <= b"~"
    return _NAMES.get(data) or (data.decode() if is_printable else "")


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
            shown.moved_to = self._page.top_offset, self._page.caret
            self._paint()
        elif act is None or isinstance(act, Act):
            return False
        if not self._machine.pending:
            shown.typed = b""
        return True

    def take_whole(self, article: Article | None) -> None:
        """Go on in the whole article, unless the reader is where only the app can find again."""
        page, shown = self._page, self._shown
        if article and article.text.startswith(page.article.text[: page.caret]):
            shown.article = article
            self._page = shown.screen.frame.page(article, page.top_offset, page.caret)
            self._paint()

    def _paint(self) -> None:
        page, shown = self._page, self._shown
        before, self._rows = self._rows, shown.screen.frame.rows(page, page.percent)
        pairs = enumerate(zip(before, self._rows, strict=True))
        write_rows((y, row) for y, (old, row) in pairs if row != old)
