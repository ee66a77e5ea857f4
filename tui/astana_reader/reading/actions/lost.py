"""Giving highlights whose place was lost a place again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from astana_reader.annotations.edits import placing, selector_of
from astana_reader.annotations.records import Annotation
from astana_reader.reading.effects import Effect, Save
from astana_reader.reading.keys import Act
from astana_reader.reading.reading import Reading
from astana_reader.settings.actions import HIGHLIGHTS
from astana_reader.text.spans import Span

from .handlers import Handler
from .mark import selected_passage


def _take_guess(reading: Reading, _act: Act) -> Iterable[Effect]:
    """Place the picked or chosen lost highlights where they most likely belong."""
    notebook = reading.notebook
    lost = {annotation.id for annotation in notebook.orphans}
    meant = [a for a in reading.annotations_meant() if a.id in lost]
    guesses = [(a, notebook.guess_for(a.id)) for a in meant]
    places = [(a, Span(guess.start, guess.end)) for a, guess in guesses if guess.end > guess.start]
    if not meant:
        reading.notice = "Only a highlight that lost its place has a guess."
        return ()
    if not places:
        reading.notice = f"There is no guess: select its place in the text, {_PLACES}."
        return ()
    reading.lists[HIGHLIGHTS].picked.clear()
    return _place(reading, places)


def _place_on_selection(reading: Reading, _act: Act) -> Iterable[Effect]:
    orphans = reading.notebook.orphans
    lost = reading.lost_chosen() or (orphans[0] if len(orphans) == 1 else None)
    if lost is None:
        many = "Choose one of the lost highlights in the list first: H."
        reading.notice = many if orphans else "Every highlight has its place."
        return ()
    passage = selected_passage(reading)
    if passage is None:
        reading.notice = f"Select its place in the text first, {_PLACES}."
        return ()
    reading.page.clear_selection()
    return _place(reading, [(lost, passage)])


_PLACES = "then gp places it there"


def _place(reading: Reading, places: list[tuple[Annotation, Span]]) -> Iterable[Effect]:
    article, records = reading.article, reading.notebook.records
    pairs = []
    for annotation, span in places:
        place = (span.start, span.end)
        selector = selector_of(records, article.text, article.id, place)
        pairs.append((annotation, replace(annotation, selector=selector)))
    reading.do(placing(pairs))
    what = "Highlight" if len(places) == 1 else f"{len(places)} highlights"
    reading.notice = f"{what} placed. u takes it back."
    return (Save(),)


ACTIONS: dict[str, Handler] = {
    "take-guess": _take_guess,
    "place-lost": _place_on_selection,
}
