"""From text to names: what a chunk of text names, and the entities of a whole one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from astana_reader.articles.document import Block
from astana_reader.text.language import Language, language
from astana_reader.text.words import without_raised

from . import crf, foreign, rules, spacy_backend
from .clusters import clusters
from .confidence import is_sure, judged
from .consistency import settle
from .corrections import EntityCorrection, apply
from .gazetteer import gazetteer
from .hints import age_at, gender_at, title_of
from .lines import Line, read_lines
from .links import linked
from .memory import Remembered, apply_remembered, left_out
from .mentions import Entity, Mention
from .merging import merge
from .roles import role_of
from .rules import Found
from .same import other_names

_CHUNK = 120_000
"""Code points that are read as one: about 20,000 words, so that most articles are one chunk."""
_TABLES_NOTICE = "The tables of names can't be read: fewer are right. Reinstalling puts them back."


def chunks(blocks: Sequence[Block]) -> list[range]:
    """The blocks in runs that can be read alone, whichever is needed first, in text order."""
    found: list[range] = []
    first = 0
    for number, block in enumerate(blocks):
        if block.end - blocks[first].start > _CHUNK and number > first:
            found.append(range(first, number))
            first = number
    return [*found, range(first, len(blocks))] if blocks else []


@dataclass(frozen=True, slots=True)
class Method:
    """How the names of a text are found: by the built-in model, by sure signs, or by spaCy.

    `code` is the language of the text, `pipeline` a spaCy model. `notice` is what the reader should
    know of it: empty, or a sentence or two.
    """

    code: str = "en"
    pipeline: Any = None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """What a text names: its entities, and what the library leaves out of them.

    `left_out` has the name of each, and where it stands first. `notice` is as in `Method`.
    """

    entities: tuple[Entity, ...]
    left_out: tuple[tuple[str, Mention], ...] = ()
    notice: str = ""


def method_for(written_in: Language, backend: str = "") -> Method:
    """How to find names in a language; `backend` is a spaCy model, as the settings name it.

    A model that can't be used, or is for another language, is told in the notice: the built-in way
    goes on without it.
    """
    code = written_in.code if written_in.sure else "en"
    told = ""
    if backend.startswith(spacy_backend.PREFIX):
        try:
            pipeline = spacy_backend.load(backend)
        except spacy_backend.BackendError as error:
            told = str(error)
        else:
            if pipeline.lang in (code, "xx"):
                return Method(code, pipeline)
            name = backend.removeprefix(spacy_backend.PREFIX)
            told = f"The spaCy model {name} is for another language than this text."
    elif backend:
        told = f"The backend {backend} is unknown: spacy:NAME names a spaCy model."
    notices = (told, _status() if code == "en" else _foreign_notice(code))
    return Method(code, None, " ".join(notice for notice in notices if notice))


def _status() -> str:
    if crf.model() is None:
        return crf.NOTICE
    return "" if gazetteer().first and clusters() else _TABLES_NOTICE


def _foreign_notice(code: str) -> str:
    model = spacy_backend.model_for(code)
    more = f' For more install spaCy and set backend = "spacy:{model}".' if model else ""
    return f"Names are found in English only; here only sure ones are shown.{more}"


def find_in_chunk(
    text: str, blocks: Sequence[Block], chunk: range, method: Method
) -> tuple[Mention, ...]:
    """The mentions in the chunk's blocks, in order; each name agrees with itself all through it.

    Raises spacy_backend.BackendError where a spaCy model fails at the text.
    """
    lines = read_lines(without_raised(text), blocks[chunk.start : chunk.stop])
    if method.code != "en":
        foreign_names = (
            spacy_backend.tag(method.pipeline, text, lines)
            if method.pipeline
            else foreign.tag(lines, method.code)
        )
        return _mentions(text, lines, foreign_names, None)
    ruled = rules.tag(lines)
    if method.pipeline:
        found = spacy_backend.tag(method.pipeline, text, lines)
    else:
        model = crf.model()
        found = crf.tag(model, lines, ruled) if model else ruled
    return _mentions(text, lines, settle(lines, found, ruled), ruled)


def _mentions(
    text: str,
    lines: Sequence[Line],
    named: Sequence[Sequence[Found]],
    ruled: Sequence[Sequence[Found]] | None,
) -> tuple[Mention, ...]:
    """The names of lines as mentions, with what the words beside them tell."""
    return tuple(
        mention
        for number, (line, names) in enumerate(zip(lines, named, strict=True))
        for mention in _of_line(text, line, names, ruled[number] if ruled is not None else None)
    )


def _of_line(
    text: str, line: Line, names: Sequence[Found], ruled: Sequence[Found] | None
) -> Iterator[Mention]:
    same = {
        (other.start, other.end): line.starts[other.of[0]] for other in other_names(line, names)
    }
    for name in names:
        start, end, type_ = name
        first, last = line.starts[start], line.ends[end - 1]
        mention = Mention(first, last, text[first:last], type_, same=same.get((start, end)))
        if type_ == "PERSON":
            role = role_of(line, name, names)
            title, gender = title_of(line, start), gender_at(line, start, end)
            mention = replace(mention, role=role, title=title, gender=gender, age=age_at(line, end))
        sure = ruled is None or is_sure(line, name, ruled)
        yield mention if sure else replace(mention, sure=False)


def find_mentions(
    text: str, blocks: Sequence[Block], chunk: range, method: Method
) -> tuple[tuple[Mention, ...], Method]:
    """The mentions of a chunk, and the method that goes on: the built-in one where spaCy fails."""
    try:
        return find_in_chunk(text, blocks, chunk, method), method
    except spacy_backend.BackendError as error:
        built_in = method_for(Language(method.code, sure=True))
        told = " ".join(notice for notice in (str(error), built_in.notice) if notice)
        method = replace(built_in, notice=told)
        return find_in_chunk(text, blocks, chunk, method), method


def conclude(
    text: str,
    blocks: Sequence[Block],
    mentions: Sequence[Mention],
    corrections: Sequence[EntityCorrection] = (),
    remembered: Sequence[Remembered] = (),
) -> Names:
    """What mentions come to: merged, judged, put right by what the user decided, and linked.

    What the library remembers comes first, so that the article's own corrections have the last
    word.
    """
    merged = judged(merge(mentions))
    known = apply(text, apply_remembered(text, merged, remembered), corrections)
    return Names(linked(text, blocks, known), tuple(left_out(merged, remembered)))


def find_names(
    text: str,
    blocks: Sequence[Block],
    corrections: Sequence[EntityCorrection] = (),
    remembered: Sequence[Remembered] = (),
    method: Method | None = None,
) -> Names:
    """The names of a whole text, all that was found, merged and decided."""
    method = method or method_for(language(text))
    mentions: list[Mention] = []
    for chunk in chunks(blocks):
        found, method = find_mentions(text, blocks, chunk, method)
        mentions += found
    return replace(conclude(text, blocks, mentions, corrections, remembered), notice=method.notice)
