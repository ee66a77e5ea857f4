"""Who is named with whom, as a graph for Graphviz: https://graphviz.org/doc/info/lang.html

A line joins two who share a sentence, thicker the more they do; linked marks are joined by what
one says to the other.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from astana_reader.text.sentences import sentence_spans

from .marked import MarkedArticle

_SHAPES = {"PERSON": "ellipse", "ORG": "box", "PLACE": "diamond", "OTHER": "plaintext"}
_LABEL = 60


def write(articles: Sequence[MarkedArticle]) -> str:
    lines = ["graph astana_reader {", '  node [fontname="sans-serif"];']
    lines += [*_names(articles), *_marks(articles)]
    return "\n".join([*lines, "}"]) + "\n"


def _names(articles: Sequence[MarkedArticle]) -> Iterator[str]:
    counts: Counter[str] = Counter()
    entities = {entity.id: entity for marked in articles for entity in marked.entities}
    for marked in articles:
        counts.update({entity.id: len(entity.mentions) for entity in marked.entities})
    for id, entity in entities.items():
        label = _quoted(f"{entity.name} ({counts[id]})")
        yield f"  {_quoted(id)} [label={label}, shape={_SHAPES[entity.type]}];"
    pairs = Counter(pair for marked in articles for pair in _together(marked))
    for (one, other), count in pairs.items():
        yield f"  {_quoted(one)} -- {_quoted(other)} [weight={count}, penwidth={min(count, 8)}];"


def _together(marked: MarkedArticle) -> Iterator[tuple[str, str]]:
    starts = [
        sentence.start
        for block in marked.article.document.prose
        for sentence in sentence_spans(marked.article.text, block.start, block.end)
    ]
    named: defaultdict[int, set[str]] = defaultdict(set)
    for entity in marked.entities:
        for mention in entity.mentions:
            named[bisect_right(starts, mention.start)].add(entity.id)
    for ids in named.values():
        yield from combinations(sorted(ids), 2)


def _marks(articles: Sequence[MarkedArticle]) -> Iterator[str]:
    quotes = {a.id: a.selector.quote for marked in articles for a, _, _ in marked.all}
    ends = [end for m in articles for a, _, _ in m.all for end in m.ends.get(a.id, ())]
    quotes |= {end.id: end.annotation.selector.quote for end in ends if end.annotation}
    links = {end.link.id: end.link for end in ends if end.annotation}.values()
    for id in dict.fromkeys(id for link in links for id in (link.source, link.target)):
        words = " ".join(quotes[id].split())
        yield f"  {_quoted(id)} [label={_quoted(words[:_LABEL])}, shape=note];"
    for link in links:
        edge = f"{_quoted(link.source)} -- {_quoted(link.target)}"
        yield f"  {edge} [label={_quoted(link.kind)}, dir=forward];"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
