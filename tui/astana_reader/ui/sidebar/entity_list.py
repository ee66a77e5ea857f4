"""The Entities tab: people, organisations, places and others, with their mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from astana_reader.articles.article import Article
from astana_reader.text.graphemes import cells, clip
from astana_reader.text.spans import Span
from astana_reader.ui.findings import Findings, FoundEntity
from astana_reader.ui.ink import spread
from astana_reader.ui.page.objects import sentence_here

from .listing import ACCENT, DIM, PLAIN, STRONG, Card, Item, Line

TYPES = ("PERSON", "ORG", "PLACE", "OTHER")
GROUPS = {"PERSON": "People", "ORG": "Organisations", "PLACE": "Places", "OTHER": "Others"}


class EntityList:
    """Entities by type, those with most mentions first."""

    def __init__(self, article: Article, findings: Findings, words: str, caret: int) -> None:
        self._article = article
        self._findings = findings
        self._caret = caret
        entities = findings.entities
        shown = [n for n, entity in enumerate(entities) if _matches(entity, words)]
        self.count = len(entities)
        self._headings: list[str] = []
        self.items: Sequence[Item] = list(self._grouped(shown))
        self.empty: Sequence[str] = _empty(words, complete=findings.complete)

    def _grouped(self, shown: Sequence[int]) -> Sequence[Item]:
        entities, items = self._findings.entities, list[Item]()
        for type_ in TYPES:
            group = [n for n in shown if entities[n].type == type_]
            if not group:
                continue
            if items:
                items.append(Item())
            items.append(Item(index=len(self._headings)))
            self._headings.append(f"{GROUPS[type_]} {len(group)}")
            group.sort(key=lambda n: (-self._findings.mention_count(n), n))
            items += [Item(entities[n].id, self._nearest(n).start, n) for n in group]
        return items

    def _nearest(self, entity: int) -> Span:
        """The mention at the caret or the first after it, else the first of all."""
        number = self._findings.mention_number(entity, self._caret)
        return self._findings.mentions_of(entity)[number]

    def height(self, item: Item, _width: int, *, chosen: bool, spaced: bool) -> int:
        return 1 if spaced or item.index >= 0 else 0

    def paint(self, item: Item, width: int, *, chosen: bool) -> list[Line]:
        if not item.key:
            heading = self._headings[item.index] if item.index >= 0 else ""
            return [[(heading, replace(DIM, bold=True))]]
        entity = self._findings.entities[item.index]
        count = str(self._findings.mention_count(item.index))
        room = width - 2 - len(count) - 2
        name = clip(entity.name, room)
        role = entity.roles[0] if entity.roles else ""
        left = room - cells(name) - 2
        shown_role = clip(role, left) if role and left >= 4 else ""
        line: Line = [("  ", PLAIN), (name, STRONG if chosen else PLAIN)]
        if shown_role:
            line += [("  ", PLAIN), (shown_role, DIM)]
        return [spread(line, [("  ", PLAIN), (count, ACCENT if chosen else DIM)], width, PLAIN)]

    def spans(self, item: Item) -> Sequence[Span]:
        return self._findings.mentions_of(item.index)

    def card(self, item: Item) -> Card | None:
        entity = self._findings.entities[item.index]
        number = self._findings.mention_number(item.index, self._caret)
        here = self._nearest(item.index)
        sentence = sentence_here(self._article, here.start)
        body = self._article.text[sentence.start : sentence.end] if sentence else ""
        facts = [entity.type]
        facts += [f"also {', '.join(entity.aliases[:3])}"] if entity.aliases else []
        facts += list(entity.roles[:2])
        right = f"mention {number + 1} of {self._findings.mention_count(item.index)}"
        return Card(entity.name, right, body, (("", " · ".join(facts)),))


def _matches(entity: FoundEntity, words: str) -> bool:
    names = " ".join((entity.name, *entity.aliases, *entity.roles, GROUPS[entity.type]))
    return all(word in names.casefold() for word in words.casefold().split())


def _empty(words: str, *, complete: bool) -> Sequence[str]:
    if words:
        return (f"Nothing matches “{words}”. Esc clears the filter.",)
    if not complete:
        return ("Looking for names …",)
    return ("No names found. Select one and press ge to add it.",)
