"""Time expressions of a text, each with its value and the reason for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Span, Spanned

from . import values
from .candidates import phrases
from .context import Context, Place, Resolved
from .corrections import corrected
from .expressions import DateCorrection, TimeExpression
from .meanings import Calendar, Length, Moment, Phrase, Shifted, Weekday
from .resolve import resolve, type_of
from .tokens import Line, line_of

CHUNK = 64  # blocks
LOOK_BACK = 8  # blocks
LEADING = 3  # tokens before a date that leads its sentence


def chunks(blocks: Sequence[Spanned]) -> list[range]:
    """The fixed grid in which a text may be done piece by piece: ranges of block numbers."""
    return [range(at, min(at + CHUNK, len(blocks))) for at in range(0, len(blocks), CHUNK)]


def find_expressions(
    text: str,
    blocks: Sequence[Spanned],
    published: date | None,
    corrections: Sequence[DateCorrection] = (),
) -> tuple[TimeExpression, ...]:
    """The time expressions of the text's blocks by start; none overlap.

    It is all the chunks of the text one after the other, whatever order they are done in.
    """
    found: list[TimeExpression] = []
    for chunk in chunks(blocks):
        found += find_in_chunk(text, blocks, chunk, published, corrections)
    return tuple(found)


def find_in_chunk(
    text: str,
    blocks: Sequence[Spanned],
    chunk: range,
    published: date | None,
    corrections: Sequence[DateCorrection] = (),
) -> tuple[TimeExpression, ...]:
    """The time expressions of one chunk of the grid, told apart by a few blocks before it."""
    begin = max(0, chunk.start - LOOK_BACK)
    lines = [
        (number, line, phrases(line))
        for number in range(begin, chunk.stop)
        for line in _lines(text, blocks[number])
    ]
    said = [phrase for _, _, found in lines for phrase in found]
    context = Context(published, narrative=is_narrative(said, published))
    expressions = []
    for number, line, found in lines:
        context = context.in_sentence()
        for phrase in found:
            place = Place(line, phrase, context)
            resolved = resolve(place)
            leading = phrase.first <= LEADING
            context = context.after(phrase.meaning, resolved.value, leading=leading)
            if number >= chunk.start:
                expressions.append(_expression(place, resolved))
    here = blocks[chunk.start : chunk.stop]
    asked = [one for one in corrections if here and here[0].start <= one.start < here[-1].end]
    return corrected(text, here, expressions, asked) if asked else tuple(expressions)


def is_narrative(said: Sequence[Phrase], published: date | None) -> bool:
    """Whether the text tells of a past known by its years more than of the days of publication.

    Two years will do for a text without a word like “Monday” or “last week”; with some it takes
    many years.
    """
    years = deictic = 0
    for phrase in said:
        match phrase.meaning:
            case Calendar(year=int(year)) | Moment(day=Calendar(year=int(year))):
                years += published is None or year < published.year - 1
            case Weekday() | Moment() | Shifted(anchor="publication"):
                deictic += 1
            case Calendar(shift=int(), anchor="publication"):
                deictic += 1
    return years >= (5 if deictic else 2) and years > 2 * deictic


def _lines(text: str, block: Spanned) -> Iterator[Line]:
    for span in sentence_spans(text, block.start, block.end):
        yield line_of(text, span.start, span.end)


def _expression(place: Place, resolved: Resolved) -> TimeExpression:
    line, phrase = place.line, place.phrase
    start, end = line.starts[phrase.first], line.ends[phrase.last - 1]
    earliest, latest = _days(place, resolved.value)
    return TimeExpression(
        start=start,
        end=end,
        text=line.text[start:end],
        type=type_of(phrase.meaning),
        value=resolved.value,
        mod=phrase.mod,
        earliest=earliest,
        latest=latest,
        sentence=Span(line.start, line.end),
        why=f"“{line.quote(phrase.first, phrase.last)}” {resolved.why}",
    )


def _days(place: Place, value: str) -> values.Days:
    """The days that the value covers; those of “the past three months” end at publication."""
    said, published = place.phrase.meaning, place.publication
    if not isinstance(said, Length):
        return values.narrowed(values.days(value), place.phrase.mod)
    if published and said.direction == "past":
        first = values.moved(published, value, -1)
        return (first, published) if first else (None, None)
    if published and said.direction == "next":
        last = values.moved(published, value, 1)
        return (published, last) if last else (None, None)
    return None, None
