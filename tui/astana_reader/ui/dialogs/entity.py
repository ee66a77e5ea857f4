"""The page of one entity: every sentence that names it; Enter goes to one."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from astana_reader.articles.article import Article
from astana_reader.engines.findings import FoundEntity
from astana_reader.reading.effects import Ask
from astana_reader.reading.lists.entity_list import kind_of
from astana_reader.reading.lists.entity_page import EntityPage, NamingSentence
from astana_reader.reading.lists.listing import wrapped
from astana_reader.ui.messages import DialogReady

from .dialog import Dialog, Foot, key_hints

_ROWS = 3
"""Rows at most of a sentence, of the facts, and of the company."""
_COMPANY = 40
"""Names that may fit there."""


class EntityDialog(Dialog):
    """Arrows choose a sentence, Enter goes there."""

    DEFAULT_CSS = """
    EntityDialog > Vertical { height: 1fr; padding: 1 2 0 2; }
    EntityDialog #about { height: auto; color: $dim; margin: 0 0 1 0; }
    EntityDialog #rows { height: 1fr; }
    """
    can_focus = True

    def __init__(self, ask: Ask, article: Article, entity: FoundEntity, page: EntityPage) -> None:
        super().__init__(ask, Content(entity.name))
        self._article = article
        self._entity = entity
        self._page = page
        self._chosen = 0

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(id="about", markup=False)
            yield Static(id="rows", markup=False)
            yield Foot(key_hints(("↑ ↓", "choose"), ("Enter", "go there"), ("Esc", "close")))

    def on_mount(self) -> None:
        self.post_message(DialogReady(self))

    def on_resize(self) -> None:
        self.call_after_refresh(self._show)

    def take_key(self, key: str) -> bool:
        last = len(self._page.sentences) - 1
        steps = {"down": 1, "j": 1, "up": -1, "k": -1, "pgdn": 5, "pgup": -5, "G": last, "g": -last}
        if key in steps:
            self._chosen = min(max(0, self._chosen + steps[key]), last)
            self._show()
        elif key == "enter" and self._page.sentences:
            self.answer(self._page.sentences[self._chosen].mention)
        else:
            return super().take_key(key)
        return True

    def _show(self) -> None:
        about, area = self.query_one("#about", Static), self.query_one("#rows", Static)
        width, height = area.size
        about.update(Content("\n").join(Content(line) for line in self._about(width)))
        first = self._chosen
        room = height - len(self._sentence(first, width)) if self._page.sentences else 0
        while first > 0 and (size := len(self._sentence(first - 1, width))) <= room:
            first -= 1
            room -= size
        lines: list[Content] = []
        for number in range(first, len(self._page.sentences)):
            lines += self._sentence(number, width)
            if len(lines) >= height:
                break
        area.update(Content("\n").join(lines[:height]))

    def _about(self, width: int) -> Iterator[str]:
        entity = self._entity
        facts = [kind_of(entity), *entity.roles]
        if entity.aliases:
            facts.append(f"also {', '.join(entity.aliases)}")
        yield from wrapped(" · ".join(facts), max(1, width), _ROWS)
        for word, named in (("with", self._page.company), ("in", self._page.places)):
            if named:
                told = ", ".join(f"{name} {count}" for name, count in named[:_COMPANY])
                yield from wrapped(f"{word} {told}", max(1, width), _ROWS)

    def _sentence(self, number: int, width: int) -> list[Content]:
        """The rows of a sentence, its dates above it, and a blank row."""
        sentence = self._page.sentences[number]
        chosen = number == self._chosen
        text = self._article.text[sentence.span.start : sentence.span.end]
        rows = [Content.styled(self._place(sentence), "$dim")]
        style = "$strong" if chosen else "$text"
        rows += [Content.styled(row, style) for row in wrapped(text, max(1, width - 3), _ROWS)]
        mark = ("▎", "$accent") if chosen else " "
        lines = [Content.assemble(mark, " ", row) for row in rows]
        lines = [line.pad_right(max(0, width - line.cell_length)) for line in lines]
        return [*(line.stylize("on $raised") if chosen else line for line in lines), Content()]

    def _place(self, sentence: NamingSentence) -> str:
        """How far into the article a sentence stands, when it plays, and whether it quotes."""
        percent = 100 * sentence.span.start // max(1, len(self._article.text))
        facts = (f"{percent}%", sentence.dates, "quoted" if sentence.is_quoted else "")
        return "  ".join(filter(None, facts))
