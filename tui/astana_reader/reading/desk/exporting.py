"""Exporting articles of the desk."""

from __future__ import annotations

from collections.abc import Iterable

from astana_reader.library.export_choice import load_choice
from astana_reader.reading.effects import Ask, Beside, Done, Effect, Export, Question
from astana_reader.reading.views.exporting import export_all, marked_at
from astana_reader.text.wording import counted

from .desk import Desk


def gather(desk: Desk) -> Iterable[Effect]:
    """Read the picked articles, else the chosen one, and ask how to export them."""
    meant = [article for article in desk.meant if article.entry.place]
    if not meant:
        return ()

    def work() -> Done:
        desk.last_export = load_choice(desk.sources.state, desk.library.root)
        desk.gathered = tuple(marked_at(desk.sources, a.entry.place) for a in meant)
        return Done("", then=(Ask(Question.EXPORT),))

    return (Beside(work, f"Reading {counted(len(meant), 'article')} …"),)


def export(desk: Desk, wanted: Export) -> Iterable[Effect]:
    """Write what was gathered in a format, to a file or to the clipboard."""
    articles, desk.gathered = desk.gathered, ()
    return export_all(desk.sources, articles, wanted)
