"""The parts of the reader's screen as rows, and what each depends on."""

from __future__ import annotations

from astana_reader.reading.bars import header, sheet_status, status_runs
from astana_reader.reading.hand import Hand
from astana_reader.reading.look.palette import Look
from astana_reader.reading.page.minimap import Minimap
from astana_reader.reading.page.rows import page_rows
from astana_reader.reading.prefix import TALL, is_begun, prefix_runs
from astana_reader.reading.reading import Focus
from astana_reader.reading.sidebar import sidebar_rows
from astana_reader.reading.tabs.table import TABS

from .canvas import Rows
from .dialogs.place import DialogPlace
from .dialogs.table import DIALOGS


class Parts:
    """Makes the rows of each part; a state stays equal as long as its rows do."""

    def __init__(self, hand: Hand, dialogs: DialogPlace) -> None:
        self._hand = hand
        self._reading = hand.reading
        self._dialogs = dialogs
        self._minimap = Minimap()

    def look(self) -> Look:
        return self._reading.look

    @property
    def _sheet(self) -> str:
        """The name of the sheet that veils the page; empty if none does."""
        ask = self._dialogs.ask
        return DIALOGS[ask.question].name if ask else ""

    @property
    def _veiled(self) -> bool:
        return bool(self._sheet)

    def header(self, width: int, _height: int) -> Rows:
        return [header(self._reading, width, veiled=self._veiled)]

    def header_state(self) -> object:
        reading = self._reading
        chapter = reading.chapters.at(reading.page.caret)
        where = (reading.article, reading.changes, reading.page.percent, chapter)
        return where, reading.saving, reading.file_state, reading.source, self._veiled

    def page(self, _width: int, _height: int) -> Rows:
        reading = self._reading
        focused = reading.focus is Focus.PAGE and self._dialogs.dialog is None
        return page_rows(
            reading.page,
            reading.layers,
            reading.look,
            reading.geometry,
            hints=reading.open_hints(),
            focused=focused,
            veiled=self._veiled,
        )

    def minimap(self, _width: int, height: int) -> Rows:
        reading, veiled = self._reading, self._veiled
        return self._minimap.rows(
            reading.page, reading.layers, reading.look, reading.geometry.pad, height, veiled=veiled
        )

    def minimap_state(self) -> object:
        reading = self._reading
        return reading.layers, reading.page.visible_span(), reading.geometry, self._veiled

    def sidebar(self, width: int, height: int) -> Rows:
        return sidebar_rows(self._reading, width, height, veiled=self._veiled)

    def sidebar_state(self) -> object:
        reading, state = self._reading, self._reading.list_state
        counts = [tab.count(reading) for tab in TABS.values()]
        chosen = (reading.tab, state.chosen, state.at, state.filter, frozenset(state.picked))
        listing = reading.listing
        made = (listing, len(listing.items), counts, round(100 * reading.progress))
        return made, chosen, state.top, reading.focus, reading.geometry, self._veiled

    def status(self, width: int, _height: int) -> Rows:
        if self._sheet:
            return [sheet_status(self._sheet, width)]
        return [status_runs(self._hand, width)]

    @property
    def has_prefix(self) -> bool:
        """Whether the row of what can follow stands above the status line."""
        return self._reading.geometry.height >= TALL and is_begun(self._hand)

    def prefix(self, width: int, _height: int) -> Rows:
        return [prefix_runs(self._hand, width)]
