"""Jumping: hint letters, marks, back and forth, links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial
from itertools import product

from astana_reader.articles.document import block_index
from astana_reader.reading.effects import Ask, Effect, OpenLink, Question
from astana_reader.reading.keys import Act
from astana_reader.reading.reading import Reading
from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Span

from .handlers import Handler

_HINT_LETTERS = "fjdkslaghrueiwovmcnxbtyqpz"
_LINK = re.compile(r"https?://[^\s<>\"“”‘’«»\\^`{|}]+")
_LINK_TAIL = ".,;:!?)]'"


def jump(reading: Reading, offset: int) -> None:
    """Go somewhere else, so that the reader can come back."""
    reading.jumps.leave(reading.page.caret, offset)
    reading.page.put(offset, centred=True)


# --- hints ----------------------------------------------------------------------------------------


def _show_hints(reading: Reading, _act: Act) -> Iterable[Effect]:
    starts = [span.start for span in _sentences_on_screen(reading)]
    reading.hints = dict(zip(hint_labels(len(starts)), starts, strict=False))
    return ()


def hint_labels(count: int) -> list[str]:
    """As many labels, none the beginning of another: one letter, as far as they go, else two."""
    letters = _HINT_LETTERS
    pairs = max(0, -((len(letters) - count) // (len(letters) - 1)))
    single, first = letters[: len(letters) - pairs], letters[len(letters) - pairs :]
    return [*single, *map("".join, product(first, letters))][:count]


def _sentences_on_screen(reading: Reading) -> Iterable[Span]:
    article, seen = reading.article, reading.page.visible_span()
    if not article.blocks:
        return
    first, last = (block_index(article.blocks, offset) for offset in (seen.start, seen.end - 1))
    for block in article.blocks[first : last + 1]:
        low = max(block.start, seen.start - 2000)
        for span in sentence_spans(article.text, low, min(block.end, seen.end)):
            if seen.contains(span.start):
                yield span


def press_hint(reading: Reading, key: str) -> None:
    """Take a letter of a hint; Esc ends them, and any other key does nothing but say so."""
    typed = reading.hint_typed + key
    if typed in reading.hints:
        target = reading.hints[typed]
        reading.end_hints()
        jump(reading, target)
    elif key == "esc":
        reading.end_hints()
    elif any(hint.startswith(typed) for hint in reading.hints):
        reading.hint_typed = typed
    else:
        reading.notice = f"No sentence has {key}: type letters that are shown, or Esc."


# --- marks and the way back -----------------------------------------------------------------------


def _set_mark(reading: Reading, act: Act) -> Iterable[Effect]:
    reading.jumps.marks[act.arg] = reading.page.caret
    reading.notice = f"Mark {act.arg} set: ' {act.arg} comes back here."
    return ()


def _go_to_mark(reading: Reading, act: Act) -> Iterable[Effect]:
    if act.arg == "'":
        return _swap(reading)
    target = reading.jumps.marks.get(act.arg)
    if target is None:
        reading.notice = f"There is no mark {act.arg}: M {act.arg} sets it."
    else:
        jump(reading, target)
    return ()


def _swap(reading: Reading) -> Iterable[Effect]:
    target = reading.jumps.swap(reading.page.caret)
    if target is None:
        reading.notice = "Nowhere to go back to."
    else:
        reading.page.put(target, centred=True)
    return ()


def _step(backwards: bool, reading: Reading, act: Act) -> Iterable[Effect]:
    move = reading.jumps.back if backwards else reading.jumps.forth
    for _ in range(act.count):
        target = move(reading.page.caret)
        if target is None:
            reading.notice = f"Nowhere to go {'back' if backwards else 'forth'} to."
            break
        reading.page.put(target, centred=True)
    return ()


# --- links and headings ---------------------------------------------------------------------------


def link_at(text: str, offset: int) -> str:
    """The web address around an offset, empty if there is none."""
    start = max(text.rfind(" ", 0, offset), text.rfind("\n", 0, offset)) + 1
    for match in _LINK.finditer(text, start, min(len(text), offset + 4096)):
        url = match[0].rstrip(_LINK_TAIL)
        if match.start() <= offset < match.start() + len(url):
            return url
        if match.start() > offset:
            break
    return ""


def _open_link(reading: Reading, _act: Act) -> Iterable[Effect]:
    url = link_at(reading.article.text, reading.page.caret) or reading.article.metadata.url
    if not url:
        reading.notice = "There is no link here."
        return ()
    return (OpenLink(url),)


def _ask_outline(reading: Reading, _act: Act) -> Iterable[Effect]:
    if not reading.headings:
        reading.notice = "This article has no headings."
        return ()
    return (Ask(Question.OUTLINE),)


ACTIONS: dict[str, Handler] = {
    "hints": _show_hints,
    "set-mark": _set_mark,
    "go-to-mark": _go_to_mark,
    "back": partial(_step, True),
    "forth": partial(_step, False),
    "open-link": _open_link,
    "outline": _ask_outline,
}
