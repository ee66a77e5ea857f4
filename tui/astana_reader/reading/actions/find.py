"""Finding: search hits, the next highlight, mention or date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from astana_reader.reading.effects import Ask, Effect, Question
from astana_reader.reading.keys import Act
from astana_reader.reading.page.search import Search, search
from astana_reader.reading.reading import Reading
from astana_reader.settings.actions import ENTITIES
from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.spans import Spanned

from .handlers import Handler


def _ask_search(_reading: Reading, _act: Act) -> Iterable[Effect]:
    return (Ask(Question.SEARCH),)


def look_for(reading: Reading, words: str) -> Search:
    """Search for words as they are typed: the hits are marked, the caret stays."""
    reading.search = search(reading.article.text, words) if words.strip() else None
    reading.changed()
    return reading.search or Search(words, OrderedSpans())


def go_to_hit(reading: Reading, origin: int) -> None:
    """End typing a search: go to the first hit at or after where it began."""
    if reading.search is None:
        return
    reading.last_words = reading.search.words
    if not len(reading.search):
        reading.notice = f"“{reading.search.words}” is not in this article."
        return
    _go(reading, *reading.search.after(origin - 1), "end", "top")


def _next_hit(reading: Reading, act: Act) -> Iterable[Effect]:
    if reading.search is None and reading.last_words:
        look_for(reading, reading.last_words)
    if reading.search is None:
        reading.notice = "Nothing was searched for yet: / searches."
        return ()
    if not len(reading.search):
        reading.notice = f"“{reading.search.words}” is not in this article."
        return ()
    for _ in range(act.count % len(reading.search) or len(reading.search)):
        caret = reading.page.caret
        if act.id == "next-hit":
            _go(reading, *reading.search.after(caret), "end", "top")
        else:
            _go(reading, *reading.search.before(caret), "top", "end")
    return ()


def _go(reading: Reading, hit: Spanned | None, wrapped: bool, edge: str, other: str) -> None:
    if hit is None:
        return
    reading.jumps.leave(reading.page.caret, hit.start)
    reading.page.put(hit.start, centred=True)
    if wrapped:
        reading.notice = f"Past the {edge}: from the {other} again."


def _step_through(
    what: str, spans: Callable[[Reading], Sequence[Spanned]], reading: Reading, act: Act
) -> Iterable[Effect]:
    """Go to the next or the previous of some spans that are in text order."""
    found, caret, forward = spans(reading), reading.page.caret, act.id.startswith("next")
    if forward:
        index = bisect_right(found, caret, key=lambda span: span.start)
        index = min(index + act.count - 1, len(found) - 1) if index < len(found) else -1
    else:
        index = bisect_left(found, caret, key=lambda span: span.start) - 1
        index = max(0, index - act.count + 1) if index >= 0 else -1
    if index < 0:
        reading.notice = f"There is no {'further' if forward else 'earlier'} {what}."
        return ()
    reading.jumps.leave(caret, found[index].start)
    reading.page.put(found[index].start, centred=True)
    return ()


def _highlights(reading: Reading) -> Sequence[Spanned]:
    return reading.notebook.highlights


def _dates(reading: Reading) -> Sequence[Spanned]:
    return reading.findings.expressions


def _mentions(reading: Reading) -> Sequence[Spanned]:
    """The mentions of the entity under the caret, else of the chosen one."""
    caret, findings = reading.page.caret, reading.findings
    number = findings.entity_at(caret, caret + 1)
    if number is not None:
        return findings.mentions_of(number)
    chosen = reading.lists[ENTITIES].chosen
    found = (n for n, entity in enumerate(findings.entities) if entity.id == chosen)
    return next((findings.mentions_of(n) for n in found), [])


ACTIONS: dict[str, Handler] = {
    "search": _ask_search,
    "next-hit": _next_hit,
    "previous-hit": _next_hit,
    "next-highlight": partial(_step_through, "highlight", _highlights),
    "previous-highlight": partial(_step_through, "highlight", _highlights),
    "next-mention": partial(_step_through, "mention of this entity", _mentions),
    "previous-mention": partial(_step_through, "mention of this entity", _mentions),
    "next-date": partial(_step_through, "date", _dates),
    "previous-date": partial(_step_through, "date", _dates),
}
