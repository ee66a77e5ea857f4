"""The dialogs of tags, a note and a link for highlights, of an article or of the whole library."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content
from textual.widget import Widget

from astana_reader.annotations.records import Annotation, Link
from astana_reader.reading.effects import Ask
from astana_reader.reading.look.palette import Look
from astana_reader.settings.config import Settings


def tags_dialog(
    ask: Ask, title: Content, meant: Sequence[Annotation], known: Mapping[str, str]
) -> Widget:
    """The tags that all have are to be changed, those of some are shown; `known` completes."""
    from .tags import TagsDialog

    common = [t for t in meant[0].tags if all(t in a.tags for a in meant)] if meant else []
    some = dict.fromkeys(tag for a in meant for tag in a.tags if tag not in common)
    return TagsDialog(ask, title, common, list(some), known)


def note_dialog(ask: Ask, title: Content, meant: Sequence[Annotation]) -> Widget:
    """The note that all have, else one more for each."""
    from .note import NoteDialog

    notes = list(dict.fromkeys(annotation.note for annotation in meant))
    note = notes[0] if len(notes) == 1 else ""
    told = "Their own notes stay: this is written below." if len(notes) > 1 else ""
    return NoteDialog(ask, title, note, told)


def link_dialog(
    ask: Ask,
    ends: tuple[tuple[str, str], tuple[str, str]],
    settings: Settings,
    look: Look,
    asked: Callable[[bool], tuple[str, Link | None]],
) -> Widget:
    """How two highlights, each a pen and a quotation, are to be linked; see LinkDialog."""
    from .link import End, LinkDialog

    def end(pen: str, quote: str) -> End:
        style = settings.pen(pen)
        return End(style.letter, style.name, look.palette.colors[style.id], quote)

    first, last = ends
    return LinkDialog(ask, end(*first), end(*last), asked)


def title_of(
    name: str, meant: Sequence[Annotation], pen: str, settings: Settings, look: Look
) -> Content:
    """The dialog's name with the pen of the highlight, `pen` for one that is yet to be made."""
    if len(meant) > 1:
        return Content.assemble((f"{name} ", "bold"), f"─ {len(meant)} highlights")
    style = settings.pen(meant[0].pen if meant else pen)
    color = look.palette.colors[style.id]
    return Content.assemble((f"{name} ", "bold"), "─ ", (f"{style.letter} {style.name}", color))
