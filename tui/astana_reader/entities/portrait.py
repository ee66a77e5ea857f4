"""What an article says of one entity: its words in quotation marks, and the places beside it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from astana_reader.articles.document import Block, BlockKind
from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Span

from . import lexicon as lx
from .mentions import Entity, Mention

_QUOTED = re.compile(r"“[^”\n]{2,}”|\"[^\"\n]{2,}\"|‘[^’\n]{8,}’(?!\w)|«[^»\n]{2,}»")
_SAYING = re.compile(rf"\b(?:{'|'.join(sorted(lx.SAYING))})\b")
_NEAR = 40
"""Code points between a name and the verb of saying."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """The spans of what is quoted of an entity, in code points, and the places named beside it.

    `places` are ids with the sentences that name both, the most first.
    """

    quotes: tuple[Span, ...]
    places: tuple[tuple[str, int], ...]


def portrait(
    text: str, blocks: Sequence[Block], found: Entity, entities: Sequence[Entity]
) -> Portrait:
    """The portrait of one entity among all of the article."""
    starts = [mention.start for mention in found.mentions]
    places = [each for each in entities if each.type == "PLACE" and each.id != found.id]
    beside: Counter[str] = Counter()
    quotes: list[Span] = []
    for block in blocks:
        if not any(block.start <= start < block.end for start in starts):
            continue
        if block.kind is BlockKind.SPEAKER and block.start in starts:
            quotes.append(_after_label(text, block))
            continue
        for sentence in sentence_spans(text, block.start, block.end):
            own = [m for m in found.mentions if sentence.contains(m.start)]
            if own:
                quotes += _quotes(text, block, sentence, own)
                beside.update(
                    place.id
                    for place in places
                    if any(sentence.contains(mention.start) for mention in place.mentions)
                )
    order = sorted(beside.items(), key=lambda pair: (-pair[1], pair[0]))
    return Portrait(tuple(dict.fromkeys(quotes)), tuple(order))


def _after_label(text: str, block: Block) -> Span:
    start = text.find(":", block.start, block.end) + 1 or block.start
    while start < block.end and text[start].isspace():
        start += 1
    return Span(start, block.end)


def _quotes(text: str, block: Block, sentence: Span, own: Sequence[Mention]) -> Iterator[Span]:
    """What a sentence quotes, if the entity says it there; a quotation may be longer than it."""
    says = any(
        _SAYING.search(text, max(sentence.start, mention.start - _NEAR), mention.start)
        or _SAYING.search(text, mention.end, min(sentence.end, mention.end + _NEAR))
        for mention in own
    )
    if says:
        for match in _QUOTED.finditer(text, block.start, block.end):
            if match.start() < sentence.end and sentence.start < match.end():
                yield Span(*match.span())
