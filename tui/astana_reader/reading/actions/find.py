"""Finding: search hits, the next highlight, mention or date."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from astana_reader.reading.effects import Ask, Effect, Question, Show
from astana_reader.reading.keys import Act
from astana_reader.reading.page.objects import word_here
from astana_reader.reading.page.search import Search, search
from astana_reader.reading.places import words_at
from astana_reader.reading.reading import Reading
from astana_reader.settings.actions import ENTITIES
from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.queries import word_query
from astana_reader.text.spans import Spanned

from .handlers import Handler


def _ask_search(_reading: Reading, _act: Act) -> Iterable[Effect]:
    return (Ask(Question.SEARCH),)


def look_for(reading: Reading, words: str) -> Search:
    """Search for words as they are typed: the hits are marked, the caret stays."""
    reading.search = search(reading.article.text, words) if words.strip() else None
    reading.changed()
    return Search(words, OrderedSpans()) if reading.search is None else reading.search


def search_from(reading: Reading, name: str) -> None:
    """Search for what the name of a place says, if it says anything: hits go on elsewhere then."""
    if words := words_at(name):
        look_for(reading, word_query(words).typed)
        reading.in_results = True


def _search_word(reading: Reading, act: Act) -> Iterable[Effect]:
    """Search for the word under the caret, and go to where it stands next."""
    article, caret = reading.article, reading.page.caret
    word = word_here(article, caret)
    if word is None:
        reading.notice = "There is no word here to search for."
        return ()
    look_for(reading, word_query(article.text[word.start : word.end]).typed)
    remember_search(reading)
    _step_hits(reading, act, word.start)
    return ()


def remember_search(reading: Reading) -> None:
    """Keep a search for Up in the search line, the last one last."""
    if reading.search is not None:
        typed = reading.search.typed
        earlier = [each for each in reading.searched if each != typed]
        reading.searched = [*earlier[-99:], typed]


def go_to_hit(reading: Reading, origin: int) -> None:
    """End typing a search: go to the first hit at or after where it began."""
    if reading.search is None:
        return
    remember_search(reading)
    if reading.search.problem:
        reading.notice = reading.search.problem
    if not len(reading.search):
        reading.notice = reading.search.problem or _missing(reading.search)
        return
    _go(reading, *reading.search.after(origin - 1), "end", "top")


def _next_hit(reading: Reading, act: Act) -> Iterable[Effect]:
    if reading.search is None and reading.searched:
        look_for(reading, reading.searched[-1])
    if reading.search is None:
        reading.notice = "Nothing was searched for yet: / searches."
        return ()
    if not len(reading.search):
        reading.notice = _missing(reading.search)
        return ()
    caret, forward = reading.page.caret, act.id.startswith("next")
    _, wrapped = reading.search.after(caret) if forward else reading.search.before(caret)
    if wrapped and reading.in_results:
        return (Show.NEXT_RESULT if forward else Show.PREVIOUS_RESULT,)
    _step_hits(reading, act, caret)
    return ()


def _step_hits(reading: Reading, act: Act, origin: int) -> None:
    """Go on from an offset, a hit or as many as the count says."""
    found = reading.search
    if found is None:
        return
    for _ in range(act.count % len(found) or len(found)):
        if act.id.startswith("next"):
            _go(reading, *found.after(origin), "end", "top")
        else:
            _go(reading, *found.before(origin), "top", "end")
        origin = reading.page.caret


def _missing(search: Search) -> str:
    return f"“{search.words}” is not in this article."


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
    if number is None:
        number = findings.linked_at(caret)
    if number is not None:
        return findings.mentions_of(number)
    chosen = reading.lists[ENTITIES].chosen
    found = (n for n, entity in enumerate(findings.entities) if entity.id == chosen)
    return next((findings.mentions_of(n) for n in found), [])


ACTIONS: dict[str, Handler] = {
    "search": _ask_search,
    "next-hit": _next_hit,
    "previous-hit": _next_hit,
    "next-same-word": _search_word,
    "previous-same-word": _search_word,
    "next-highlight": partial(_step_through, "highlight", _highlights),
    "previous-highlight": partial(_step_through, "highlight", _highlights),
    "next-mention": partial(_step_through, "mention of this entity", _mentions),
    "previous-mention": partial(_step_through, "mention of this entity", _mentions),
    "next-date": partial(_step_through, "date", _dates),
    "previous-date": partial(_step_through, "date", _dates),
}
