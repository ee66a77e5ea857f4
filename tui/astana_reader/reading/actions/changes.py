"""Reading what changed since an earlier version: it stands in the place of the article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from astana_reader.reading.changes import Changes
from astana_reader.reading.effects import Effect, Show
from astana_reader.reading.keys import Act
from astana_reader.reading.reading import Reading

from .handlers import Handler


def show_changes(reading: Reading, changes: Changes) -> None:
    """Show what changed, the first change on screen; or tell that nothing did."""
    if not changes.summary:
        reading.notice = f"No sentence changed since {changes.when}."
        return
    reading.open_changes(changes)
    reading.page.put(changes.starts[0], centred=True)
    reading.notice = " ".join(_about_marks(len(changes.layers.altered), reading))


def _about_marks(altered: int, reading: Reading) -> Iterator[str]:
    if altered:
        marks = "1 highlight stands" if altered == 1 else f"{altered} highlights stand"
        yield f"{marks} in a sentence that changed: ! in the margin."
    lost = len(reading.notebook.orphans)
    if lost:
        yield f"{lost} lost {'its' if lost == 1 else 'their'} place: H lists them."


def _show(reading: Reading, _act: Act) -> Iterable[Effect]:
    if reading.changes:
        reading.close_changes()
        return ()
    return (Show.CHANGES,)


def _step(reading: Reading, act: Act) -> Iterable[Effect]:
    """Go to the next or the previous change, past the end to the first again."""
    if reading.changes is None:
        return ()
    starts, caret = reading.changes.starts, reading.page.caret
    for _ in range(min(act.count, len(starts))):
        if act.id == "next-change":
            number = bisect_right(starts, caret)
            wrapped, edges = number == len(starts), "end: from the top"
        else:
            number = bisect_left(starts, caret) - 1
            wrapped, edges = number < 0, "top: from the end"
        caret = starts[number % len(starts)]
        reading.notice = f"Past the {edges} again." if wrapped else reading.notice
    reading.page.put(caret, centred=True)
    return ()


ACTIONS: dict[str, Handler] = {
    "changes": _show,
    "next-change": _step,
    "previous-change": _step,
}
