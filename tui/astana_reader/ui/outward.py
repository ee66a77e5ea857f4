"""Carries out what leaves the program, each on a thread, and tells what came of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from textual.screen import Screen

from astana_reader.exchange.formats import FORMATS, Format
from astana_reader.exchange.marked import MarkedArticle
from astana_reader.library.export_choice import ExportChoice, save_choice
from astana_reader.library.places import state_folder
from astana_reader.reading.effects import (
    Copy,
    Effect,
    Export,
    OpenBeside,
    OpenLink,
    OpenPicture,
    UpdateExport,
)
from astana_reader.reading.exported import marked_article
from astana_reader.reading.session import Session

from . import messages, outside
from .far_links import FarLinks
from .living_export import LivingExport


class Outward:
    """What the reader's screen does outside it."""

    def __init__(self, screen: Screen[None], session: Session) -> None:
        self._screen = screen
        self._session = session
        self.far_links = FarLinks(screen, session)
        self._living = LivingExport(screen, session)
        self.carriers: dict[type[Effect], Callable[[Any], object]] = {
            **self.far_links.carriers,
            Copy: self._copy,
            Export: self._export,
            UpdateExport: lambda _: self._living.update(),
            OpenBeside: lambda to: screen.post_message(messages.ArticleBeside(to.by)),
            OpenLink: lambda link: self._do(partial(outside.open_link, link.url)),
            OpenPicture: lambda picture: self._do(
                partial(outside.open_picture, picture.target, picture.source)
            ),
        }

    def _do(self, act: Callable[[], str]) -> None:
        """Do something on a thread and tell what came of it."""

        def work() -> None:
            self._screen.post_message(messages.Told(act()))

        self._screen.run_worker(work, thread=True, group="outside", exit_on_error=False)

    def _copy(self, copy: Copy) -> None:
        self._screen.app.copy_to_clipboard(copy.text)
        self._do(partial(outside.copy, copy.text, copy.what))

    def _export(self, wanted: Export) -> None:
        reading, opened = self._session.reading, self._session.opened
        form = FORMATS[wanted.format]
        marked = marked_article(reading, wanted.ids, form.holds, opened.library)
        reading.last_export = ExportChoice(form.id, wanted.folder)
        keep = partial(save_choice, state_folder(), opened.library.root, reading.last_export)
        self._screen.run_worker(keep, thread=True, group="outside", exit_on_error=False)
        if wanted.path is None:
            self._do(partial(self._copy_export, form, marked))
        else:
            write = partial(outside.write_export, wanted.path, form, marked)
            self._do(partial(write, reading.article.path, opened.store.path.parent))

    def _copy_export(self, form: Format, marked: MarkedArticle) -> str:
        app, text = self._screen.app, form.write([marked])
        app.call_from_thread(app.copy_to_clipboard, text)
        return outside.copy(text, f"the {form.name}")
