"""What the reader says of dates in articles that are not open."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from astana_reader.annotations.history import apply
from astana_reader.annotations.verdicts import DATE, correcting, new_correction

from .describing import Made, wanted_at
from .opening import open_article
from .places import Library


@dataclass(frozen=True, slots=True)
class Dated:
    """Words of an article that name a time, and where they stand, in code points."""

    place: Path | str
    """The article's file or its web address."""
    start: int
    words: str


def correct_dates(library: Library, dated: Iterable[Dated], value: str) -> list[Made]:
    """Give times of articles a date, a TIMEX3 value; what was made.

    Words that do not stand there any more are left alone. Raises ArticleError, StoreError.
    """
    made = []
    for one in dated:
        opened = open_article(library, wanted_at(library, one.place).load())
        article, end = opened.article, one.start + len(one.words)
        if not one.words or article.text[one.start : end] != one.words:
            continue
        span, verdict = (one.start, end), {"value": value}
        said = new_correction(opened.records, article.text, article.id, span, DATE, verdict)
        edit = correcting("date", (None, said))
        opened.store.save(opened.ready(apply(opened.records, edit)))
        with suppress(OSError):  # a missing text costs precision, never marks
            opened.keep_text()
        made.append(Made(opened.store.path, edit))
    return made
