"""Names as CoNLL-2002 has them: a token and its tag a line, IOB2, a blank line after a sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from astana_reader.entities.mentions import Entity
from astana_reader.text.sentences import sentence_spans
from astana_reader.text.spans import Span
from astana_reader.text.words import tokens

from .marked import MarkedArticle

_TAGS = {"PERSON": "PER", "ORG": "ORG", "PLACE": "LOC", "OTHER": "MISC"}
_Name = tuple[int, int, str]


def write(articles: Sequence[MarkedArticle]) -> str:
    return "".join(f"{line}\n" for marked in articles for line in _lines(marked))


def _lines(marked: MarkedArticle) -> Iterator[str]:
    text, names = marked.article.text, _apart(marked.entities)
    starts = [start for start, _, _ in names]
    for block in marked.article.document.prose:
        for sentence in sentence_spans(text, block.start, block.end):
            yield from _sentence(text, sentence, names, starts)
            yield ""


def _sentence(text: str, sentence: Span, names: list[_Name], starts: list[int]) -> Iterator[str]:
    before = -1
    for token in tokens(text, sentence.start, sentence.end):
        at = bisect_right(starts, token.start) - 1
        inside = at >= 0 and token.start < names[at][1]
        if inside:
            yield f"{token.text} {'I' if at == before else 'B'}-{names[at][2]}"
        else:
            yield f"{token.text} O"
        before = at if inside else -1


def _apart(entities: Sequence[Entity]) -> list[_Name]:
    """The mentions that do not overlap, the longest first, in text order."""
    all_of_them = sorted(
        ((m.start, m.end, _TAGS[entity.type]) for entity in entities for m in entity.mentions),
        key=lambda name: (name[0], -name[1]),
    )
    kept: list[_Name] = []
    for name in all_of_them:
        if not kept or name[0] >= kept[-1][1]:
            kept.append(name)
        elif name[1] - name[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = name
    return kept
