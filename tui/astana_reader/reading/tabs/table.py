"""The table of tabs, and bringing the one that is shown up to date."""

from __future__ import annotations

from astana_reader.reading.lists.listing import Kept
from astana_reader.reading.reading import Focus, Reading

from . import entities, highlights, timeline
from .tab import Tab

TABS: dict[str, Tab] = {tab.id: tab for tab in (entities.TAB, timeline.TAB, highlights.TAB)}


def tab_of(reading: Reading) -> Tab:
    """The tab that is shown."""
    return TABS[reading.tab]


def refresh(reading: Reading) -> None:
    """Make the list that is shown anew if anything it depends on is another."""
    tab = tab_of(reading)
    kept = reading.kept.setdefault(tab.id, Kept())
    if kept.take(tab.sources(reading), lambda: tab.make(reading)):
        reading.choice_changed()


def follow_caret(reading: Reading) -> None:
    """Choose what the caret is on in the list that is shown, unless the list has the keys.

    A list that has the keys but came to its rows only now begins with one of them.
    """
    refresh(reading)
    if reading.focus is Focus.LIST and not reading.list_state.chosen:
        choose_next(reading)
    if reading.focus is Focus.LIST or reading.changes:
        return
    before = reading.list_state.chosen
    tab_of(reading).choose_here(reading)
    if reading.list_state.chosen != before:
        reading.choice_changed()


def choose_next(reading: Reading) -> None:
    """Choose the first row of which the place is not before the caret, else the first row."""
    caret, items = reading.page.caret, reading.listing.items
    following = next((item for item in items if item.key and item.offset >= caret), None)
    reading.list_state.chosen = following.key if following else ""
    if following is None:
        reading.list_state.choose(items, 0)
    reading.choice_changed()


def fill_list(reading: Reading, steps: int) -> bool:
    """Go on making the list that is shown; whether there is more to do."""
    kept = reading.kept.get(reading.tab)
    return kept is not None and kept.fill(steps)
