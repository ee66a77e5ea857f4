"""The screens of the library as the app opens them."""

from __future__ import annotations

from datetime import UTC, datetime

from astana_reader.library.catalog import Part
from astana_reader.library.places import Library, state_folder
from astana_reader.library.shelf import Shelf
from astana_reader.reading.desk.desk import Desk
from astana_reader.reading.effects import OpenView
from astana_reader.reading.look.palette import Look
from astana_reader.reading.session import Session
from astana_reader.reading.views.table import VIEWS
from astana_reader.reading.views.viewing import Sources, Viewing
from astana_reader.settings.config import Settings

from .desk_screen import DeskScreen
from .view_screen import ViewScreen


def desk_screen(
    library: Library,
    settings: Settings,
    look: Look,
    session: Session | None,
    told: str = "",
    part: Part | None = None,
) -> DeskScreen:
    """The library's list, or that of a part; `told` is what it is to say.

    `session` is the article that is open, if one is.
    """
    sources = Sources(library, state_folder(), settings)
    title, given = (part.name, True) if part else ("Library", False)
    now, over = datetime.now(UTC), session is not None
    desk = Desk(sources, look, now, title=title, given=given, over=over)
    desk.notice = told
    if session:
        desk.state.chosen = str(session.opened.article.path)
    return DeskScreen(desk, Shelf(library, sources.state, part))


def view_screen(library: Library, settings: Settings, look: Look, wanted: OpenView) -> ViewScreen:
    """A view of what is asked."""
    sources = Sources(library, state_folder(), settings)
    return ViewScreen(Viewing(VIEWS[wanted.id].kind, wanted.asked, sources, look))
