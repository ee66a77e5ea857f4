"""Jumping: hint letters, marks, back and forth, the outline."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from itertools import product
from pathlib import Path

from astana_reader.articles.document import block_index
from astana_reader.library.web_identity import web_key
from astana_reader.reading.effects import Ask, Effect, OpenArticle, Question, Show
from astana_reader.reading.keys import Act
from astana_reader.reading.reading import Reading
from astana_reader.reading.sitting import Visit
from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Span

from .handlers import Handler

_HINT_LETTERS = "fjdkslaghrueiwovmcnxbtyqpz"


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
    for number in range(act.count):
        target = move(reading.page.caret)
        if target is None:
            return _step_articles(reading, backwards=backwards) if number == 0 else ()
        reading.page.put(target, centred=True)
    return ()


def _step_articles(reading: Reading, *, backwards: bool) -> Iterable[Effect]:
    """Go to the article that was left for this one, or back from which this was come to."""
    sitting, here = reading.sitting, _place(reading)
    behind, ahead = sitting.behind, sitting.ahead
    source, target = (behind, ahead) if backwards else (ahead, behind)
    if here is None or not source or not _is_at(reading, source[-1].beside):
        source.clear()  # what was gone along begins anew
        if backwards:
            return (Show.BACK,)  # to the list or the view that the article was opened from
        reading.notice = "Nowhere to go forth to."
        return ()
    visit = source.pop()
    target.append(Visit(here, f"@{reading.page.caret}", visit.article))
    return (OpenArticle(visit.article, visit.at),)


def leave_for(reading: Reading, article: Path | str, at: str) -> Iterable[Effect]:
    """Go to a place in another article, so that the reader can come back."""
    if here := _place(reading):
        reading.sitting.behind.append(Visit(here, f"@{reading.page.caret}", article))
    reading.sitting.ahead.clear()
    return (OpenArticle(article, at),)


def _place(reading: Reading) -> Path | str | None:
    """Where the article can be opened again, if that can be."""
    return reading.article.path or reading.article.source.url or None


def _is_at(reading: Reading, place: Path | str) -> bool:
    """Whether a file or a web address is that of the article."""
    article = reading.article
    if isinstance(place, Path):
        return place == article.path
    return web_key(place) in {web_key(article.source.url), web_key(article.metadata.url)}


# --- headings ---------------------------------------------------------------------------


def _ask_outline(reading: Reading, _act: Act) -> Iterable[Effect]:
    if not reading.headings:
        reading.notice = "This article has no headings."
        return ()
    return (Ask(Question.OUTLINE),)


def _to_chapter(forth: bool, reading: Reading, act: Act) -> Iterable[Effect]:
    chapters, caret = reading.chapters, reading.page.caret
    offset = caret
    for _ in range(act.count):
        chapter = chapters.after(offset) if forth else chapters.before(offset)
        if chapter is None:
            break
        offset = chapter.start
    if offset == caret:
        reading.notice = "There is no next chapter." if forth else "There is no chapter before."
    else:
        jump(reading, offset)
    return ()


ACTIONS: dict[str, Handler] = {
    "hints": _show_hints,
    "set-mark": _set_mark,
    "go-to-mark": _go_to_mark,
    "back": partial(_step, True),
    "forth": partial(_step, False),
    "outline": _ask_outline,
    "next-chapter": partial(_to_chapter, True),
    "previous-chapter": partial(_to_chapter, False),
}
