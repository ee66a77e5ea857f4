"""Everything that changes while an article is read, in one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path

from astana_reader.annotations.history import Edit
from astana_reader.annotations.notebook import Notebook
from astana_reader.annotations.placed_marks import Highlight
from astana_reader.annotations.records import Annotation
from astana_reader.articles.article import Article
from astana_reader.articles.chapters import chapters_of
from astana_reader.articles.document import Metadata, Section
from astana_reader.articles.watching import FileState
from astana_reader.engines.findings import Findings
from astana_reader.entities.memory import Remembered
from astana_reader.library.export_choice import ExportChoice
from astana_reader.library.linked import NOWHERE, link_counts
from astana_reader.library.metadata import described
from astana_reader.library.opening import Publication, publication
from astana_reader.library.positions import Position, View
from astana_reader.reading.lists.items import Item, ListState
from astana_reader.reading.lists.listing import Kept, Listing, NoListing
from astana_reader.reading.look.geometry import arrange, is_narrow
from astana_reader.reading.look.palette import Look
from astana_reader.reading.page import flags
from astana_reader.reading.page.layers import Layers
from astana_reader.reading.page.page import Page
from astana_reader.reading.page.search import Search
from astana_reader.settings.actions import ENTITIES, HIGHLIGHTS
from astana_reader.settings.config import Settings
from astana_reader.settings.pens import PEN_IDS
from astana_reader.text.ordered import OrderedSpans
from astana_reader.text.wording import long_day

from .changes import Changes
from .jumps import Jumps
from .keys import Act
from .sitting import Sitting

_NO_LISTING = NoListing()


class Focus(StrEnum):
    """Which pane takes the keys."""

    PAGE = "page"
    LIST = "list"


class Saving(StrEnum):
    """Whether the marks are on disk."""

    SAVED = "saved"
    SAVING = "saving"
    FAILED = "not saved"


class Reading:
    """The state of the reader. Actions change it; widgets paint it; neither keeps a copy."""

    pen = "claim"
    changes: Changes | None = None
    """What changed since an earlier version, while that is on screen."""
    search: Search | None = None
    notice = ""
    """What the last action has to say, until the next key."""
    hint_typed = ""
    last_mark: Act | None = None
    """The last marking action, for repeating it."""
    file_state = FileState.SAME
    saving = Saving.SAVED
    save_problem = ""
    """Why the marks are not on disk."""
    by_appearance = False
    """Whether entities stand in the order of the text rather than of their counts."""
    maybe_shown = False
    """Whether their list has those that are not sure."""
    remembered: tuple[Remembered, ...] = ()
    """What the library remembers of entities."""
    progress = 0.0
    """The share of the engines' work that is done."""
    is_dated = False
    """Whether the times that are known are those of the corrections and the date of now."""
    postponed: Act | None = None
    """What was keyed of a row that is not there again yet, to be done once it is."""
    _told: tuple[str, ...] = ()
    """What the engines had to say of the text."""
    picture_shown = ""
    """The address that was shown of a picture, which gx fetches when it is keyed again."""
    last_export = ExportChoice()
    """What was chosen for the last export in this library."""
    fetched = ""
    """When its page was fetched, ISO 8601 in UTC; empty for one that was not."""
    is_whole = True
    """Whether all of the article is there, so that it can be marked."""
    file: Path | None = None
    """The file that holds the article's marks."""
    elsewhere = NOWHERE
    """What of other articles is linked with this one, as far as it is known."""
    link_asked: tuple[str, str, str, str] | None = None
    """While it is asked how to link: a pen, the words, the other pen, where that is."""
    loading = ""
    """How far it is with reading the file, “page 12 of 500”; empty while none is read."""

    def __init__(
        self,
        article: Article,
        notebook: Notebook,
        settings: Settings,
        look: Look,
        given: date | None = None,
    ) -> None:
        """`given` is a publication date for this sitting only."""
        self.article = article
        self.notebook = notebook
        self.settings = settings
        self.look = look
        self._given = given
        self.publication = self._published_now()
        self.chapters = chapters_of(article.document, article.source.format)
        self.page = Page(article)
        """The page on screen: the article's, or that of what changed in it."""
        self.jumps = Jumps()
        self.sitting = Sitting()
        self._away: tuple[Page, Jumps] | None = None
        self.in_results = False
        """Whether it was opened from hits in several articles, which go on after its last one."""
        self.searched: list[str] = []
        """What was searched for, as it was typed, the last one last."""
        self.hints: dict[str, int] = {}
        """Letters to jump by and where they lead, while they are shown."""
        self.focus, self.tab = Focus.PAGE, ENTITIES
        self._sidebar_shown = {False: True, True: False}
        self.lists: defaultdict[str, ListState] = defaultdict(ListState)
        """What is chosen in the list of each tab, by the tab's id."""
        self.recent: list[str] = []
        """Commands that were chosen by name, the last one first."""
        self.column, self.sidebar_width = settings.column or 66, settings.sidebar or 42
        self.geometry = arrange(80, 24, self.column, self.sidebar_width)
        self._findings = Findings()
        self.kept: dict[str, Kept] = {}
        """The lists that were made, by tab."""
        self._layers: Layers | None = None

    def begin(self, view: View, position: Position) -> None:
        """Go on where and as the reader was the last time."""
        self.column = self.settings.column or view.column
        self.sidebar_width = self.settings.sidebar or view.sidebar
        self._sidebar_shown[False] = view.sidebar_shown
        if view.pen in PEN_IDS:
            self.pen = view.pen
        self.page.begin(position.top, position.caret)

    def view(self, theme: str) -> View:
        """How the reader looks, for the next time."""
        beside = self._sidebar_shown[False]
        return View(theme, self.column, self.sidebar_width, beside, self.pen)

    @property
    def sidebar_shown(self) -> bool:
        """Whether the sidebar is there; beside the page and over it are remembered apart."""
        return self._sidebar_shown[self.geometry.narrow]

    @sidebar_shown.setter
    def sidebar_shown(self, shown: bool) -> None:
        self._sidebar_shown[self.geometry.narrow] = shown

    def resize(self, width: int, height: int) -> None:
        """Arrange the parts for a screen of this size, in cells."""
        sidebar = self.sidebar_width if self._sidebar_shown[is_narrow(width)] else 0
        self.geometry = arrange(width, height, self.column, sidebar)
        low = not self.geometry.pad
        self.page.resize(self.geometry.text_width, self.geometry.page_height, low=low)

    # --- what changed -----------------------------------------------------------------------------

    @property
    def home(self) -> Page:
        """The article's own page, whatever is on screen."""
        return self._away[0] if self._away else self.page

    @property
    def home_jumps(self) -> Jumps:
        """The jumps of the article's own page."""
        return self._away[1] if self._away else self.jumps

    def put_text(self, article: Article, notebook: Notebook, page: Page) -> None:
        """Read another text from now on."""
        self.article, self.notebook, self.page = article, notebook, page
        self.chapters = chapters_of(article.document, article.source.format)
        self._findings, self.progress, self._told = Findings(), 0.0, ()
        self.kept = {}
        self.resize(self.geometry.width, self.geometry.height)
        self.date_anew()

    def open_changes(self, changes: Changes) -> None:
        """Put what changed in the place of the article."""
        self.close_changes()
        self.end_hints()
        self.focus = Focus.PAGE
        self.page.end_preview(back=True)
        self._away = (self.page, self.jumps)
        self.changes, self.page, self.jumps = changes, Page(changes.article), Jumps()
        self.resize(self.geometry.width, self.geometry.height)

    def close_changes(self) -> None:
        """Go back to the article, where it was left."""
        if self._away:
            (self.page, self.jumps), self._away, self.changes = self._away, None, None
            self.resize(self.geometry.width, self.geometry.height)

    # --- what the engines found -------------------------------------------------------------------

    @property
    def findings(self) -> Findings:
        return self._findings

    @findings.setter
    def findings(self, findings: Findings) -> None:
        offset = self._mention_at_hand()
        self._findings = findings
        number = findings.entity_at(offset, offset + 1) if offset >= 0 else None
        if number is not None:
            self.lists[ENTITIES].chosen = findings.entities[number].id
            self.lists[ENTITIES].at = findings.mentions.place(number, offset)
        self._tell_once(findings)
        self.changed()

    def _tell_once(self, findings: Findings) -> None:
        """Say what the engines have to say of the text, unless it was said before."""
        doubt = f"{findings.doubts[0]}: D sets the publication date." if findings.doubts else ""
        names = "" if self.sidebar_shown else findings.notice  # which has it above its list
        notices = (names, findings.dates_notice, doubt)
        new = tuple(notice for notice in notices if notice and notice not in self._told)
        if new:
            stands = self.notice == " ".join(self._told)
            self.notice = " ".join((*self._told, *new) if stands else new)
            self._told += new

    def _mention_at_hand(self) -> int:
        """Where the entity that the list has chosen is shown; a correction may give it a new id."""
        state = self.lists[ENTITIES]
        item = state.item(self.listing.items) if self.tab == ENTITIES else None
        if item is None or self.focus is not Focus.LIST or item.index < 0:
            return -1
        mentions = self._findings.mentions
        numbers = mentions.numbers_of(item.index)
        return mentions.spans.starts[numbers[min(state.at, len(numbers) - 1)]]

    @property
    def published(self) -> date | None:
        return self.publication.date

    @property
    def is_date_sure(self) -> bool:
        """Whether nothing speaks against the publication date, or the reader set it."""
        by_reader = self.publication.origin in ("given", "yours")
        return by_reader or (self.publication.sure and not self.findings.doubts)

    def date_anew(self) -> None:
        """Take the publication date from where it is to be found now."""
        self.publication = self._published_now()
        self.changed()

    def _published_now(self) -> Publication:
        records, day_first = self.notebook.records, self.settings.day_first
        return publication(self.article, records, self._given, day_first=day_first)

    @property
    def source(self) -> str:
        """Where and when the article was published, as far as is known."""
        sign = "" if self.is_date_sure else "?"
        day = f"{long_day(self.published)}{sign}" if self.published else ""
        parts = [self.metadata.site, day]
        return " · ".join(part for part in parts if part)

    @property
    def metadata(self) -> Metadata:
        """What is known of the article, the reader's word before its own."""
        return described(self.article.metadata, self.notebook.records.article)

    @property
    def headings(self) -> Sequence[Section]:
        return self.article.document.outline

    def open_hints(self) -> dict[str, int]:
        """The hints that go on from what was typed, their typed letter left out."""
        typed = self.hint_typed
        return {key[len(typed) :]: at for key, at in self.hints.items() if key.startswith(typed)}

    def end_hints(self) -> None:
        self.hints, self.hint_typed = {}, ""

    # --- annotations ------------------------------------------------------------------------------

    def do(self, edit: Edit) -> None:
        """Make a change of the records that can be undone."""
        self.notebook.do(edit)
        self.changed()

    def highlight_here(self) -> Highlight | None:
        """The shortest highlight under the caret."""
        caret = self.page.caret
        found = self.layers.highlights.overlapping(caret, caret + 1)
        return min(found, key=lambda h: (h.end - h.start, h.id), default=None)

    def is_lost(self, id: str) -> bool:
        """Whether a highlight of the article has no place in its text any more."""
        return any(orphan.id == id for orphan in self.notebook.orphans)

    def lost_chosen(self) -> Annotation | None:
        """The highlight without a place that is chosen in its list."""
        orphans, chosen = self.notebook.orphans, self.lists[HIGHLIGHTS].chosen
        return next((a for a in orphans if a.id == chosen), None)

    def annotations_meant(self) -> list[Annotation]:
        """What an action on highlights is about: picked, chosen or under the caret."""
        records = self.notebook.records.annotations
        if self.focus is Focus.LIST:
            state = self.lists[HIGHLIGHTS]
            ids = [id for id in state.picked if id in records] or [state.chosen]
            if self.tab != HIGHLIGHTS:
                return []
            return [records[id] for id in ids if id in records]
        here = self.highlight_here()
        return [here.annotation] if here else []

    # --- the lists --------------------------------------------------------------------------------

    @property
    def list_state(self) -> ListState:
        return self.lists[self.tab]

    @property
    def listing(self) -> Listing:
        """The list of the tab that is shown, as it was made last."""
        kept = self.kept.get(self.tab)
        return kept.shown if kept else _NO_LISTING

    @property
    def chosen(self) -> Item | None:
        return self.list_state.item(self.listing.items)

    # --- the layers of the page -------------------------------------------------------------------

    @property
    def layers(self) -> Layers:
        if self.changes:
            return self.changes.layers
        if self._layers is None:
            findings = self.findings
            self._layers = Layers(
                self.notebook.marks.index,
                {
                    flags.ENTITY: self._entities_shown(),
                    flags.STANDS_FOR: self._links_shown(),
                    flags.DATE: findings.times,
                    flags.HIT: self.search.spans if self.search else OrderedSpans(),
                    flags.CHOSEN: self._chosen_spans(),
                },
                self.notebook.highlights,
                linked=frozenset(link_counts(self.notebook.records, self.elsewhere)),
                held=self.sitting.held.id if self.sitting.held else "",
            )
        return self._layers

    def _entities_shown(self) -> OrderedSpans:
        marks = self.settings.entity_marks
        if marks == "all":
            return self.findings.mentions.spans
        return self.findings.first_mentions if marks == "first" else OrderedSpans()

    def _links_shown(self) -> OrderedSpans:
        """Every other letter of “the senator” and the like: no terminal is sure to have dots."""
        if self.settings.entity_marks == "none":
            return OrderedSpans()
        spans = self.findings.links.spans
        links = zip(spans.starts, spans.ends, strict=True)
        return OrderedSpans((at, at + 1) for a, b in links for at in range(a, b, 2))

    def _chosen_spans(self) -> OrderedSpans:
        item = self.chosen if self.sidebar_shown else None
        spans = self.listing.places(item) if item else ()
        return OrderedSpans((span.start, span.end) for span in spans)

    def changed(self) -> None:
        """The records, the findings or the search are others: make the layers anew."""
        self._layers = None

    def choice_changed(self) -> None:
        """Another item is chosen: only what it accents in the page is another."""
        if self._layers is not None:
            self._layers = self._layers.put(flags.CHOSEN, self._chosen_spans())
