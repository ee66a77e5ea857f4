"""From text to names: what a chunk of text names, and the entities of a whole one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from astana_reader.text.spans import Spanned

from . import crf, rules, spacy_backend
from .consistency import settle
from .corrections import EntityCorrection, apply
from .features import clusters
from .gazetteer import gazetteer
from .hints import age_at, gender_at, title_of
from .lines import Line, read_lines
from .memory import Remembered, apply_remembered
from .mentions import Entity, Mention
from .merging import merge
from .roles import role_of
from .rules import Found
from .same import other_names

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
    named = settle(lines, found, ruled)
    return tuple(
        m for line, names in zip(lines, named, strict=True) for m in mentions_in(text, line, names)
    )


def mentions_in(text: str, line: Line, names: Sequence[Found]) -> Iterator[Mention]:
    """The names of a line as mentions, with what the words beside them tell."""
    same = {
        (other.start, other.end): line.starts[other.of[0]] for other in other_names(line, names)
    }
    for start, end, type_ in names:
        first, last = line.starts[start], line.ends[end - 1]
        mention = Mention(first, last, text[first:last], type_, same=same.get((start, end)))
        if type_ == "PERSON":
            role = role_of(line, (start, end, type_), names)
            title, gender = title_of(line, start), gender_at(line, start, end)
            age = age_at(line, end)
            mention = replace(mention, role=role, title=title, gender=gender, age=age)
        yield mention


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
