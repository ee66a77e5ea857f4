"""From text to names: what a chunk of text names, and the entities of a whole one."""

from __future__ import annotations

from collections.abc import Sequence

from astana_reader.text.spans import Spanned

from . import crf, rules, spacy_backend
from .consistency import settle
from .corrections import EntityCorrection, apply
from .features import clusters
from .gazetteer import gazetteer
from .lines import read_lines
from .memory import Remembered, apply_remembered
from .mentions import Entity, Mention
from .merging import merge
from .roles import role_of

_CHUNK = 120_000
"""Code points that are read as one: about 20,000 words, so that most articles are one chunk."""
_TABLES_NOTICE = "The tables of names can't be read: fewer are right. Reinstalling puts them back."


def chunks(blocks: Sequence[Spanned]) -> list[range]:
    """The blocks in runs that can be read alone, whichever is needed first, in text order."""
    found: list[range] = []
    first = 0
    for number, block in enumerate(blocks):
        if block.end - blocks[first].start > _CHUNK and number > first:
            found.append(range(first, number))
            first = number
    return [*found, range(first, len(blocks))] if blocks else []


def status() -> str:
    """What the reader should know of how names are found: empty, or that a file is damaged."""
    if crf.model() is None:
        return crf.NOTICE
    return "" if gazetteer().first and clusters() else _TABLES_NOTICE


def find_in_chunk(text: str, blocks: Sequence[Spanned], chunk: range) -> tuple[Mention, ...]:
    """The mentions in the chunk's blocks, in order; each name agrees with itself all through it."""
    lines = read_lines(text, blocks[chunk.start : chunk.stop])
    ruled = rules.tag(lines)
    model = crf.model()
    found = crf.tag(model, lines, ruled) if model else ruled
    return tuple(
        Mention(
            line.starts[start],
            line.ends[end - 1],
            text[line.starts[start] : line.ends[end - 1]],
            type_,
            role_of(line, (start, end, type_), names) if type_ == "PERSON" else "",
        )
        for line, names in zip(lines, settle(lines, found, ruled), strict=True)
        for start, end, type_ in names
    )


def find_entities(
    text: str,
    blocks: Sequence[Spanned],
    corrections: Sequence[EntityCorrection] = (),
    remembered: Sequence[Remembered] = (),
    backend: str = "",
) -> tuple[Entity, ...]:
    """The entities of a text: found, merged, then put right by what the user decided.

    What the library remembers comes first, so that the article's own corrections have the last
    word. `backend` names a spaCy model to ask instead: raises spacy_backend.BackendError.
    """
    if backend.startswith(spacy_backend.PREFIX):
        mentions = spacy_backend.find_mentions(spacy_backend.load(backend), text, blocks)
    else:
        mentions = tuple(
            mention for chunk in chunks(blocks) for mention in find_in_chunk(text, blocks, chunk)
        )
    known = apply_remembered(text, merge(mentions), remembered)
    return apply(text, known, corrections)
