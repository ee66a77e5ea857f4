"""The Entities tab: people, organisations, places and others, with their mentions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from astana_reader.annotations.notebook import Placed
from astana_reader.annotations.verdicts import ENTITY
from astana_reader.articles.article import Article
from astana_reader.engines.findings import Findings, FoundEntity, LeftOut
from astana_reader.reading.look.ink import spread
from astana_reader.reading.page.objects import sentence_here
from astana_reader.text.graphemes import cells, clip
from astana_reader.text.spans import Span

from .items import Item, Items
from .listing import ACCENT, DIM, PLAIN, STEP, STRONG, Card, Line

_DECIDED = "✓"
"""Before a name that the reader put right: what has none is the engine's suggestion."""
KINDS = {"PERSON": "person", "ORG": "organisation", "PLACE": "place", "OTHER": "other"}
_FACETS = {"ORG": "team"} | {type_: KINDS[type_] for type_ in KINDS if type_ != "ORG"}
"""What a name that also stands for a place is told to be beside it."""
_MAYBE = "Maybe"
FOLDED = "z shows them"
GROUPS = {"PERSON": "People", "ORG": "Organisations", "PLACE": "Places", "OTHER": "Others"}


class EntityList:
    """Entities by type, by count or in the order of the text; those left out at the end."""

    def __init__(
        self,
        article: Article,
        findings: Findings,
        words: str,
        rejected: Sequence[Placed] = (),
        *,
        by_appearance: bool = False,
        maybe_shown: bool = False,
    ) -> None:
        """What is not sure is folded, unless `maybe_shown` or looked for by `words`."""
        self._article = article
        self._findings = findings
        self._words = words
        self._left_out = {} if words else dict(_left_out(rejected, findings))
        self._by_appearance = by_appearance
        self._maybe_shown = maybe_shown or bool(words)
        self._headings: list[str] = []
        self.items = Items()
        self.empty: Sequence[str] = _empty(words)

    def fill(self) -> Iterator[None]:
        entities = self._findings.entities
        shown = len(entities) if self._maybe_shown else self._findings.sure
        for name, numbers in groupby(range(shown), self._group):
            group: list[Item] = []
            for number in numbers:
                if _matches(entities[number], self._words):
                    group.append(self._item(number))
                if number % STEP == STEP - 1:
                    yield
            if self._by_appearance:
                group.sort(key=lambda item: item.offset)
            self._add_group(name, group)
        if shown < len(entities):
            self._add_heading(f"{_MAYBE} {self._findings.unsure}  {FOLDED}")
        rows = [Item(key, span.start) for key, (span, _) in self._left_out.items()]
        self._add_group("Left out", rows)

    def _group(self, number: int) -> str:
        if number >= self._findings.sure:
            return _MAYBE
        return GROUPS[self._findings.entities[number].type]

    def _item(self, number: int) -> Item:
        mentions = self._findings.mentions
        first = mentions.numbers_of(number)[0]
        return Item(self._findings.entities[number].id, mentions.spans.starts[first], number)

    def _add_group(self, name: str, group: Sequence[Item]) -> None:
        if group:
            self._add_heading(f"{name} {len(group)}")
            self.items.extend(group)

    def _add_heading(self, words: str) -> None:
        if self.items:
            self.items.append(Item())
        self.items.append(Item(index=len(self._headings)))
        self._headings.append(words)

    def height(self, item: Item, _width: int, *, chosen: bool, spaced: bool) -> int:
        return 1

    def paint(self, item: Item, width: int, *, chosen: bool) -> list[Line]:
        if not item.key:
            heading = self._headings[item.index] if item.index >= 0 else ""
            return [[(heading, replace(DIM, bold=True))]]
        if item.index < 0:
            return [[("  ", PLAIN), (self._words_of(item), STRONG if chosen else DIM)]]
        entity = self._findings.entities[item.index]
        count = str(self._findings.mentions.count(item.index))
        room = width - 2 - len(count) - 2
        name = clip(entity.name, room)
        role = next(_told_beside(entity), "")
        left = room - cells(name) - 2
        shown_role = clip(role, left) if role and left >= 4 else ""
        line: Line = [
            (f"{_DECIDED if entity.decided else ' '} ", DIM),
            (name, STRONG if chosen else PLAIN),
        ]
        if shown_role:
            line += [("  ", PLAIN), (shown_role, DIM)]
        return [spread(line, [("  ", PLAIN), (count, ACCENT if chosen else DIM)], width, PLAIN)]

    def _words_of(self, item: Item) -> str:
        """What the text says where an entity was left out."""
        span, _ = self._left_out[item.key]
        return " ".join(self._article.text[span.start : span.end].split())

    def places(self, item: Item) -> Sequence[Span]:
        if item.index < 0:
            return [self._left_out[item.key][0]]
        return self._findings.mentions_of(item.index)

    def card(self, item: Item, at: int) -> Card | None:
        if item.index < 0:
            return Card(self._words_of(item), "", "", (("", self._left_out[item.key][1]),))
        entity = self._findings.entities[item.index]
        numbers = self._findings.mentions.numbers_of(item.index)
        number = at if at < len(numbers) else 0
        start = self._findings.mentions.spans.starts[numbers[number]]
        sentence = sentence_here(self._article, start)
        body = self._article.text[sentence.start : sentence.end] if sentence else ""
        facts = [kind_of(entity)] + (["decided by you"] if entity.decided else [])
        facts += [] if entity.sure else ["not sure: any correction decides it"]
        facts += [_may_be(entity)] if entity.may_be else []
        facts += [f"also {', '.join(entity.aliases[:3])}"] if entity.aliases else []
        facts += list(entity.roles[:2])
        right = f"mention {number + 1} of {len(numbers)}"
        return Card(entity.name, right, body, (("", " · ".join(facts)),))


def kind_of(entity: FoundEntity) -> str:
    """What an entity is: a person; or its facets, a place 1, a team 2."""
    told = (f"{_FACETS[type_]} {count}" for type_, count in entity.facets)
    return ", ".join(told) or KINDS[entity.type]


def _may_be(entity: FoundEntity) -> str:
    return f"may be {' or '.join(entity.may_be)}: = joins them"


def _told_beside(entity: FoundEntity) -> Iterator[str]:
    """What may stand beside a name, the best first."""
    if entity.may_be:
        yield f"may be {' or '.join(entity.may_be)}"
    yield from entity.roles
    if entity.facets:
        yield kind_of(entity)
    if not entity.sure:
        yield KINDS[entity.type]


def is_rejection(placed: Placed) -> bool:
    """Whether a correction says that there is no entity."""
    correction = placed.correction
    return correction.subject == ENTITY and correction.verdict.get("kind") == "reject"


def rejected_key(placed: Placed) -> str:
    """The key of the row that stands for an entity left out; empty for any other correction."""
    return f"left-out-{placed.correction.id}" if is_rejection(placed) else ""


def library_key(left: LeftOut) -> str:
    """The key of the row that stands for an entity that the library leaves out."""
    return f"library-{left.start}"


def _left_out(
    rejected: Sequence[Placed], findings: Findings
) -> Iterator[tuple[str, tuple[Span, str]]]:
    """By the keys of their rows: where those left out are named, and what brings them back."""
    for placed in rejected:
        yield rejected_key(placed), (Span(placed.start, placed.end), "Left out. X brings it back.")
    here = {placed.correction.verdict.get("was") for placed in rejected}
    for left in findings.left_out:
        if left.name in here:
            continue
        told = "Left out in the whole library. A brings it back."
        yield library_key(left), (Span(left.start, left.end), told)


def _matches(entity: FoundEntity, words: str) -> bool:
    names = " ".join((entity.name, *entity.aliases, *entity.roles, GROUPS[entity.type]))
    return all(word in names.casefold() for word in words.casefold().split())


def _empty(words: str) -> Sequence[str]:
    if words:
        return (f"Nothing matches “{words}”. Esc clears the filter.",)
    return ("No names found. Select one and press ge to add it.",)
