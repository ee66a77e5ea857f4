"""Time expressions of a text, each with its value and the reason for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Span, Spanned

from . import values
from .candidates import phrases
from .context import Context, Place, Resolved
from .expressions import DateCorrection, TimeExpression
from .meanings import Calendar, Moment, Phrase, Shifted, Weekday
from .resolve import resolve, type_of
from .tokens import Line, line_of

CHUNK = 64
LOOK_BACK = 8


def chunks(blocks: Sequence[Spanned]) -> list[range]:
    """The fixed grid in which a text may be done piece by piece: ranges of block numbers."""
    return [range(at, min(at + CHUNK, len(blocks))) for at in range(0, len(blocks), CHUNK)]


def find_expressions(
    text: str,
    blocks: Sequence[Spanned],
    published: date | None,
    corrections: Sequence[DateCorrection] = (),
) -> tuple[TimeExpression, ...]:
    """The time expressions of the text's blocks by start; none overlap."""
    found: list[TimeExpression] = []
    for chunk in chunks(blocks):
        found += find_in_chunk(text, blocks, chunk, published)
    return tuple(found)


def find_in_chunk(
    text: str, blocks: Sequence[Spanned], chunk: range, published: date | None
) -> list[TimeExpression]:
    begin = max(0, chunk.start - LOOK_BACK)
    lines = [
        (number, line, phrases(line))
        for number in range(begin, chunk.stop)
        for line in _lines(text, blocks[number])
    ]
    said_here = [phrase for _, _, said in lines for phrase in said]
    context = Context(published, narrative=is_narrative(said_here, published))
    found = []
    for number, line, said in lines:
        for phrase in said:
            place = Place(line, phrase, context)
            resolved = resolve(place)
            kind = type_of(phrase.meaning, resolved.value)
            context = context.after(phrase.meaning, resolved.value, leading=phrase.first <= 3)
            if number >= chunk.start:
                found.append(_expression(line, place, resolved, kind))
    return found


def is_narrative(said: Sequence[Phrase], published: date | None) -> bool:
    """Whether the text tells of a past known by its years more than of the days of publication."""
    years = deictic = 0
    for phrase in said:
        match phrase.meaning:
            case Calendar(year=int(year)) | Moment(day=Calendar(year=int(year))):
                years += published is None or year < published.year - 1
            case Weekday() | Moment() | Shifted(anchor="publication"):
                deictic += 1
    return years > 2 and years > 2 * deictic


def _lines(text: str, block: Spanned) -> Iterator[Line]:
    for span in sentence_spans(text, block.start, block.end):
        yield line_of(text, span.start, span.end)


def _expression(line: Line, place: Place, resolved: Resolved, kind: str) -> TimeExpression:
    phrase = place.phrase
    start, end = line.starts[phrase.first], line.ends[phrase.last - 1]
    earliest, latest = values.narrowed(values.days(resolved.value), phrase.mod)
    return TimeExpression(
        start, end, line.text[start:end], kind, resolved.value, phrase.mod, earliest, latest,
        Span(line.start, line.end), resolved.why,
    )
