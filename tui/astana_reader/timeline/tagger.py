"""Time expressions of a text, each with its value and the reason for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from astana_reader.articles.document import Block, BlockKind
from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Span
from astana_reader.text.words import without_raised

from . import values
from .calendars import holidays
from .corrections import corrected
from .expressions import DateCorrection, TimeExpression
from .facts import Facts, facts
from .foreign import find_dates
from .grammar.candidates import phrases
from .grammar.meanings import BesideEvent, Fixed, Holiday, Length, PartOfMonth
from .resolving.context import Context, Place, Resolved
from .resolving.headings import heads_log, over_prose, with_clocks
from .resolving.quoted import Sentence, in_speech, speeches
from .resolving.resolve import resolve, type_of
from .resolving.standing import standing_at
from .resolving.story import after, left
from .resolving.telling import tellings
from .resolving.told_events import KEPT
from .sentences import cues
from .sentences.stems import stems
from .sentences.tokens import Line, line_of

CHUNK = 64  # blocks
LOOK_BACK = 8  # blocks


def chunks(blocks: Sequence[Block]) -> list[range]:
    """The fixed grid in which a text may be done piece by piece: ranges of block numbers."""
    return [range(at, min(at + CHUNK, len(blocks))) for at in range(0, len(blocks), CHUNK)]


def find_expressions(
    text: str,
    blocks: Sequence[Block],
    published: date | None,
    corrections: Sequence[DateCorrection] = (),
    known: Facts | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of the text's blocks by start; none overlap.

    Code, rules and what is no part of the work are left out. It is all the chunks of the text one
    after the other, whatever order they are done in. `known` are the facts of the text, found
    where they are not given.
    """
    found: list[TimeExpression] = []
    for chunk in chunks(blocks):
        found += find_in_chunk(text, blocks, chunk, published, corrections, known)
    return tuple(found)


def find_in_chunk(
    text: str,
    blocks: Sequence[Block],
    chunk: range,
    published: date | None,
    corrections: Sequence[DateCorrection] = (),
    known: Facts | None = None,
) -> tuple[TimeExpression, ...]:
    """The time expressions of one chunk of the grid, told apart by a few blocks before it."""
    as_written, text = text, without_raised(text)
    known = known or facts(text)
    here = blocks[chunk.start : chunk.stop]
    if known.is_english:
        found = list(_in_english(text, blocks, chunk, published, known))
    else:
        prose = (block for block in here if _is_read(block))
        found = [one for block in prose for one in find_dates(text, block, known.language.code)]
    if text is not as_written:
        found = [replace(one, text=as_written[one.start : one.end]) for one in found]
    found = [_silenced(one, known) for one in found]
    asked = [one for one in corrections if here and here[0].start <= one.start < here[-1].end]
    return corrected(text, here, found, asked) if asked else tuple(found)


def _is_read(block: Block) -> bool:
    return block.kind.is_prose and not block.aside


def _silenced(found: TimeExpression, known: Facts) -> TimeExpression:
    """The date of a byline tells when the article was published, and no event."""
    return replace(found, silent=True) if found.start in known.head else found


def _in_english(
    text: str, blocks: Sequence[Block], chunk: range, published: date | None, known: Facts
) -> Iterator[TimeExpression]:
    begin = max(0, chunk.start - LOOK_BACK)
    alone = (
        Sentence(number, line, phrases(line))
        for number in range(begin, chunk.stop)
        if _is_read(blocks[number])
        for line in _lines(text, blocks[number])
    )
    said = over_prose(with_clocks(alone, known.head))
    context = Context(published, day_first=known.day_first)
    by_events = any(
        isinstance(phrase.meaning, BesideEvent) for one in said for phrase in one.phrases
    )
    told = tellings([(one.line, one.phrases) for one in said], published)
    for one, following, telling, speech in zip(
        said, [*said[1:], None], told, speeches(said), strict=False
    ):
        context = in_speech(context.in_sentence(telling=telling, block=one.block), speech, said)
        heading = blocks[one.block].kind is BlockKind.HEADING or heads_log(one, following)
        last, story = context.last, context.story
        for phrase in one.phrases:
            place = standing_at(Place(one.line, phrase, context))
            resolved = resolve(place)
            if one.line.starts[phrase.first] not in known.head:
                context = after(place, resolved)
            if one.block >= chunk.start:
                yield _expression(place, resolved, silent=heading)
        if context.story is story:
            context = left(context, one.line)
        if by_events and context.last and context.last != last:
            told_now = (stems(text, one.line.start, one.line.end), context.last)
            context = replace(context, told=(*context.told[1 - KEPT :], told_now))


def _lines(text: str, block: Block) -> Iterator[Line]:
    for span in sentence_spans(text, block.start, block.end):
        yield line_of(text, span.start, span.end)


def _expression(place: Place, resolved: Resolved, *, silent: bool) -> TimeExpression:
    line, phrase = place.line, place.phrase
    start, end = line.starts[phrase.first], line.ends[phrase.last - 1]
    earliest, latest = _days(place, resolved.value)
    return TimeExpression(
        start=start,
        end=end,
        text=line.text[start:end],
        type=type_of(phrase.meaning, resolved.value),
        value=resolved.value,
        mod=phrase.mod,
        earliest=earliest,
        latest=latest,
        sentence=Span(line.start, line.end),
        why=_why(place, resolved),
        certainty=resolved.certainty,
        zone=resolved.zone,
        relative=resolved.relative,
        ahead=earliest is not None and cues.ahead(line, phrase.first, phrase.last) is not None,
        silent=silent,
    )


def _why(place: Place, resolved: Resolved) -> str:
    """What is said of the expression, and what it counts from where that was open."""
    said = place.line.quote(place.phrase.first, place.phrase.last)
    weighed = place.context.in_story_why
    return f"“{said}” {resolved.why}" + (f" ({weighed})" if weighed else "")


def _days(place: Place, value: str) -> values.Days:
    """The days that the value covers; those of “the past three months” end at publication."""
    said, published = place.phrase.meaning, place.publication
    if isinstance(said, PartOfMonth):
        return values.part_of_month(value, said.first, said.last)
    lasting = holidays.lasting(said.name, value) if isinstance(said, Holiday) else None
    if lasting:
        return values.narrowed(lasting, place.phrase.mod)
    if isinstance(said, Fixed) and said.years:
        return date(said.years[0], 1, 1), date(said.years[1], 12, 31)
    if not isinstance(said, Length):
        return values.narrowed(values.days(value), place.phrase.mod)
    if published and said.direction == "past":
        first = values.moved(published, value, -1)
        return (first, published) if first else (None, None)
    if published and said.direction == "next":
        last = values.moved(published, value, 1)
        return (published, last) if last else (None, None)
    return None, None
