"""The screens of the library as the app opens them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from astana_reader.library.catalog import Part
from astana_reader.library.places import Library, state_folder
from astana_reader.library.shelf import Shelf
from astana_reader.reading.desk.arranging import Arrangement, arrange
from astana_reader.reading.desk.desk import Desk
from astana_reader.reading.effects import WHOLE_LIBRARY, OpenView
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
        desk.state.chosen, desk.moved = str(session.opened.article.path), True
    shelf = Shelf(library, sources.state, part, day_first=settings.day_first)
    return DeskScreen(desk, shelf)


def view_screen(
    library: Library, settings: Settings, look: Look, wanted: OpenView
) -> ViewScreen | DeskScreen:
    """A view of what is asked, or the list of the whole library over that of a part."""
    if wanted == WHOLE_LIBRARY:
        screen = desk_screen(library, settings, look, None)
        screen.desk.above = True
        return screen
    sources = Sources(library, state_folder(), settings)
    return ViewScreen(Viewing(VIEWS[wanted.id].kind, wanted.asked, sources, look))


def none_beside(by: int) -> str:
    """What to say where there is no article so many rows on."""
    if abs(by) > 1:
        return f"There are fewer than {abs(by):,} articles {'below' if by > 0 else 'above'}."
    return f"There is no {'next article' if by > 0 else 'article before'}."


def article_beside(
    library: Library, shown: DeskScreen | None, session: Session, by: int
) -> Path | str | None:
    """Where the article is that comes so many rows after the open one; None if there is none.

    In the list that was shown last, else in that of the library as it is usually arranged.
    """
    rows = shown.desk.arranged.shown if shown else ()
    if not rows:
        first = next(iter(Shelf(library, state_folder()).read()))
        rows = arrange(first, Arrangement()).shown
    places = list(dict.fromkeys(row.entry.place for row in rows if row.entry.place))
    here = next((n for n, place in enumerate(places) if session.is_at(place)), None)
    at = (0 if by > 0 else -1) if here is None else here + by
    return places[at] if -1 <= at < len(places) and (at >= 0 or here is None) else None
