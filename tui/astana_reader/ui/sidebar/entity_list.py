"""The Entities tab: people, organisations, places and others, with their mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from astana_reader.articles.article import Article
from astana_reader.entities.mentions import TYPES, Entity
from astana_reader.text.graphemes import cells, clip
from astana_reader.text.spans import Span
from astana_reader.ui.findings import Findings
from astana_reader.ui.page.objects import sentence_here

from .listing import ACCENT, DIM, PLAIN, STRONG, Card, Item, Line

GROUPS = {"PERSON": "People", "ORG": "Organisations", "PLACE": "Places", "OTHER": "Others"}


class EntityList:
    """Entities by type, those with most mentions first."""

    def __init__(self, article: Article, findings: Findings, words: str, caret: int) -> None:
        self._article = article
        self._entities = findings.entities
        self._caret = caret
        shown = [n for n, e in enumerate(self._entities) if _matches(e, words)]
        self.count = len(self._entities)
        self._headings: list[str] = []
        self.items = list(self._grouped(shown))
        self.empty = _empty(words, complete=findings.complete)

    def _grouped(self, shown: Sequence[int]) -> Sequence[Item]:
        items: list[Item] = []
        for type_ in TYPES:
            group = [n for n in shown if self._entities[n].type == type_]
            if not group:
                continue
            if items:
                items.append(Item())
            items.append(Item(index=len(self._headings)))
            self._headings.append(f"{GROUPS[type_]} {len(group)}")
            group.sort(key=lambda n: (-len(self._entities[n].mentions), n))
            items += [self._item(n) for n in group]
        return items

    def _item(self, number: int) -> Item:
        entity = self._entities[number]
        return Item(entity.id, self._nearest(entity).start, index=number)

    def _nearest(self, entity: Entity) -> Span:
        """The mention at the caret or the first after it, else the first of all."""
        spans = [Span(m.start, m.end) for m in entity.mentions]
        return next((span for span in spans if span.end > self._caret), spans[0])

    def height(self, item: Item, _width: int, *, chosen: bool, spaced: bool) -> int:
        return 1 if spaced or item.index >= 0 else 0

    def paint(self, item: Item, width: int, *, chosen: bool) -> list[Line]:
        if not item.key:
            return [
                [(self._headings[item.index], replace(DIM, bold=True))] if item.index >= 0 else []
            ]
        entity = self._entities[item.index]
        count = str(len(entity.mentions))
        room = width - 2 - len(count) - 2
        name = clip(entity.name, room)
        role = entity.roles[0] if entity.roles else ""
        left = room - cells(name) - 2
        shown_role = clip(role, left) if role and left >= 4 else ""
        line: Line = [("  ", PLAIN), (name, STRONG if chosen else PLAIN)]
        if shown_role:
            line += [("  ", PLAIN), (shown_role, DIM)]
        used = 2 + cells(name) + (2 + cells(shown_role) if shown_role else 0)
        line.append((" " * (width - used - len(count)), PLAIN))
        line.append((count, ACCENT if chosen else DIM))
        return [line]

    def spans(self, item: Item) -> Sequence[Span]:
        return [Span(m.start, m.end) for m in self._entities[item.index].mentions]

    def card(self, item: Item) -> Card | None:
        entity = self._entities[item.index]
        spans = self.spans(item)
        here = self._nearest(entity)
        sentence = sentence_here(self._article, here.start)
        body = self._article.text[sentence.start : sentence.end] if sentence else ""
        facts: list[str] = [entity.type]
        facts += [f"also {', '.join(entity.aliases[:3])}"] if entity.aliases else []
        facts += list(entity.roles[:2])
        right = f"mention {spans.index(here) + 1} of {len(spans)}"
        return Card(entity.name, right, body, (("", " · ".join(facts)),))


def _matches(entity: Entity, words: str) -> bool:
    names = " ".join((entity.name, *entity.aliases, *entity.roles, GROUPS[entity.type]))
    return all(word in names.casefold() for word in words.casefold().split())


def _empty(words: str, *, complete: bool) -> Sequence[str]:
    if words:
        return (f"Nothing matches “{words}”. Esc clears the filter.",)
    if not complete:
        return ("Looking for names …",)
    return ("No names found. Select one and press ge to add it.",)
