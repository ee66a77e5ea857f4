"""What the reader says of dates and events in articles that are not open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from astana_reader.annotations.history import Edit, apply
from astana_reader.annotations.notebook import Placed
from astana_reader.annotations.records import new_id
from astana_reader.annotations.verdicts import DATE, EVENT, correcting, new_correction

from .describing import Made, wanted_at
from .opening import Opened, open_article
from .places import Library


@dataclass(frozen=True, slots=True)
class Dated:
    """Words of an article that name a time, and where they stand, in code points."""

    place: Path | str
    """The article's file or its web address."""
    start: int
    words: str

    @property
    def span(self) -> tuple[int, int]:
        return self.start, self.start + len(self.words)


def correct_dates(library: Library, dated: Iterable[Dated], value: str) -> list[Made]:
    """Give times of articles a date, a TIMEX3 value; what was made.

    Words that do not stand there any more are left alone. Raises ArticleError, StoreError.
    """

    def judged(opened: Opened, one: Dated) -> Edit:
        return _adding(opened, one, DATE, {"value": value})

    return _judge(library, dated, judged)


def join_events(library: Library, dated: Iterable[Dated]) -> list[Made]:
    """Hold what passages tell for one event, otherwise as `correct_dates`.

    What was held for the same as one of them before is not looked for: it has to be given too.
    """
    return _judge(library, dated, partial(_joined, id=new_id()))


def part_events(library: Library, dated: Iterable[Dated]) -> list[Made]:
    """Hold what passages tell for an event no more because of `join_events`; as that."""

    def parted(opened: Opened, one: Dated) -> Edit:
        return correcting("event", *((each.correction, None) for each in _there(opened, one)))

    return _judge(library, dated, parted)


def _joined(opened: Opened, one: Dated, id: str) -> Edit:
    """The words with the id of an event; those that have another one take this."""
    verdict = {"event": id}
    there = [each.correction for each in _there(opened, one)]
    if not there:
        return _adding(opened, one, EVENT, verdict)
    return correcting("event", *((each, replace(each, verdict=verdict)) for each in there))


def _there(opened: Opened, one: Dated) -> Iterator[Placed]:
    """What was said of the event of these words."""
    start, end = one.span
    for each in opened.notebook().corrections:
        if each.correction.subject == EVENT and each.start < end and start < each.end:
            yield each


def _adding(opened: Opened, one: Dated, subject: str, verdict: dict[str, str]) -> Edit:
    article = opened.article
    said = new_correction(opened.records, article.text, article.id, one.span, subject, verdict)
    return correcting(subject, (None, said))


def _judge(
    library: Library, dated: Iterable[Dated], judged: Callable[[Opened, Dated], Edit]
) -> list[Made]:
    made = []
    for one in dated:
        opened = open_article(library, wanted_at(library, one.place).load())
        start, end = one.span
        if not one.words or opened.article.text[start:end] != one.words:
            continue
        edit = judged(opened, one)
        if not edit.changes:
            continue
        opened.store.save(opened.ready(apply(opened.records, edit)))
        with suppress(OSError):  # a missing text costs precision, never marks
            opened.keep_text()
        made.append(Made(opened.store.path, edit))
    return made
