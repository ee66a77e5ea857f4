"""The sidebar's lists: choosing rows, previewing, going there, picking, filtering."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from astana_reader.reading.effects import Ask, Effect, Question
from astana_reader.reading.keys import Act
from astana_reader.reading.lists.items import Item
from astana_reader.reading.reading import Focus, Reading
from astana_reader.reading.tabs.table import TABS, choose_next, follow_caret, refresh, tab_of
from astana_reader.settings.actions import HIGHLIGHTS

from .handlers import Handler

_FAR = 1_000_000


def show_tab(reading: Reading, tab: str) -> None:
    """Show a tab and give it the keys, with the row of the caret chosen, else the next one."""
    reading.tab, reading.sidebar_shown, reading.focus = tab, True, Focus.PAGE
    reading.changed()
    follow_caret(reading)
    if reading.chosen is None:
        choose_next(reading)
    reading.focus = Focus.LIST
    reading.page.end_preview(back=True)


def leave_list(reading: Reading, *, back: bool) -> None:
    """Give the keys to the page, which goes back to where it was or stays at the preview.

    A sidebar that lies over the page goes with them.
    """
    reading.focus = Focus.PAGE
    if reading.geometry.narrow:
        reading.sidebar_shown = False
        reading.changed()
    reading.page.end_preview(back=back)


def _show_tab(reading: Reading, act: Act) -> Iterable[Effect]:
    if reading.tab == act.id and reading.focus is Focus.LIST:
        leave_list(reading, back=True)
    else:
        show_tab(reading, act.id)
    return ()


def _other_pane(reading: Reading, _act: Act) -> Iterable[Effect]:
    if reading.focus is Focus.LIST:
        leave_list(reading, back=True)
    else:
        show_tab(reading, reading.tab)
    return ()


def _toggle_sidebar(reading: Reading, _act: Act) -> Iterable[Effect]:
    reading.sidebar_shown = not reading.sidebar_shown
    if not reading.sidebar_shown:
        leave_list(reading, back=True)
    reading.changed()
    follow_caret(reading)
    return ()


def choose(reading: Reading, by: int) -> None:
    """Choose a row further on and preview its place."""
    refresh(reading)
    item = reading.list_state.choose(reading.listing.items, by)
    if item and item.offset >= 0:
        reading.page.preview(tab_of(reading).place(reading, item))
    reading.choice_changed()


def _choose(by: int, reading: Reading, act: Act) -> Iterable[Effect]:
    choose(reading, by * act.count)
    return ()


def _choose_page(direction: int, reading: Reading, act: Act) -> Iterable[Effect]:
    choose(reading, direction * act.count * max(1, reading.page.height // 2))
    return ()


def press_item(reading: Reading, item: Item) -> None:
    """Choose an item with the mouse and show its place; once more goes there."""
    again = reading.list_state.chosen == item.key and reading.focus is Focus.LIST
    reading.focus = Focus.LIST
    reading.list_state.chosen = item.key
    if again and item.offset >= 0:
        _go_to(reading, item)
    else:
        choose(reading, 0)


def _go(reading: Reading, _act: Act) -> Iterable[Effect]:
    item = reading.chosen
    if item is None or item.offset < 0:
        reading.notice = "There is no place to go to."
        return ()
    _go_to(reading, item)
    return ()


def _go_to(reading: Reading, item: Item) -> None:
    before = reading.page.caret
    leave_list(reading, back=False)
    reading.page.put(tab_of(reading).place(reading, item), centred=True)
    reading.jumps.leave(before, reading.page.caret)


def _pick(reading: Reading, _act: Act) -> Iterable[Effect]:
    """Pick the chosen highlight, or leave it out again, and go on to the next."""
    state = reading.lists[HIGHLIGHTS]
    if state.chosen:
        state.picked ^= {state.chosen}
        choose(reading, 1)
    return ()


def _ask_filter(_reading: Reading, _act: Act) -> Iterable[Effect]:
    return (Ask(Question.FILTER),)


def set_filter(reading: Reading, words: str) -> None:
    """Show only the rows that fit some words; none shows all."""
    reading.list_state.filter = words.strip()
    reading.list_state.top = 0
    reading.changed()
    refresh(reading)
    if reading.chosen is None:
        reading.list_state.choose(reading.listing.items, 0)
    reading.choice_changed()


ACTIONS: dict[str, Handler] = {
    **dict.fromkeys(TABS, _show_tab),
    "other-pane": _other_pane,
    "sidebar": _toggle_sidebar,
    "list-up": partial(_choose, -1),
    "list-down": partial(_choose, 1),
    "list-top": partial(_choose, -_FAR),
    "list-end": partial(_choose, _FAR),
    "list-page-up": partial(_choose_page, -1),
    "list-page-down": partial(_choose_page, 1),
    "go": _go,
    "pick": _pick,
    "filter": _ask_filter,
}
