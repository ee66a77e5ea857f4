"""What is done to articles of the desk: on a thread, and so that it can be undone."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from astana_reader.annotations.records import ArticleRecord, clean_tags
from astana_reader.articles.document import Progress
from astana_reader.library.adding import add_places, places_of, text_as_place
from astana_reader.library.article_states import ArticleState, State, save_states, with_state
from astana_reader.library.describing import Made, describe, take_back
from astana_reader.library.documents import progress_words
from astana_reader.library.finding import find_moved
from astana_reader.library.opening import Opened
from astana_reader.library.shelf import Shelved
from astana_reader.reading.effects import Asked, Beside, Done, Effect, OpenView, Update
from astana_reader.reading.views.table import VIEWS
from astana_reader.reading.views.viewing import Sources
from astana_reader.search.kept import counted_searches
from astana_reader.text.visible import visible_line
from astana_reader.text.wording import counted

from .arranging import STATE_NAMES
from .desk import Desk, RailRow

TIMELINE = "merged-timeline"
"""The view of the merged timeline, by its name in the table."""
SEARCH = "search"
"""The view of a search, likewise."""
_NAME = 60
"""Code points that are shown of what is added."""
_SHOWN = 3
"""Problems that are told of many."""


# --- states ---------------------------------------------------------------------------------------


def set_state(desk: Desk, wanted: State) -> Iterable[Effect]:
    """Give the picked articles, else the chosen one, a state; it is shown at once."""
    meant = [article for article in desk.meant if article.state is not wanted]
    if not meant:
        return ()
    before = {_state_key(a): _placed(a) for a in meant}
    after = {key: with_state(kept, wanted) for key, kept in before.items()}
    new = tuple(_with_kept(a, after[_state_key(a)]) for a in meant)
    if len(meant) == 1 and not desk.picked:
        desk.choose(1)
    desk.picked.clear()
    said = f"{counted(len(meant), 'article')}: {_word(wanted)}. u takes it back."
    save = partial(_keep_states, desk.sources, before, after, said)
    return (Update(new), Beside(save, said))


def _word(state: State) -> str:
    if state is State.REMOVED:
        return "removed from the list, the file and its marks stay"
    return STATE_NAMES[state].lower()


def _state_key(article: Shelved) -> str:
    """By what its state is kept: the id of its text, else where it is."""
    return article.entry.id or str(article.entry.place)


def _placed(article: Shelved) -> ArticleState:
    """What is kept of an article, with its place and title for one that was never read."""
    entry = article.entry
    if entry.kept.path:
        return entry.kept
    return replace(entry.kept, path=str(entry.place), title=entry.title, site=entry.site)


def _with_kept(article: Shelved, kept: ArticleState) -> Shelved:
    return replace(article, entry=replace(article.entry, kept=kept))


def _keep_states(
    sources: Sources,
    before: Mapping[str, ArticleState],
    after: Mapping[str, ArticleState],
    said: str,
) -> Done:
    save_states(sources.state, sources.library.root, after)
    back = f"{counted(len(before), 'article')} as before."
    return Done(said, partial(_keep_states, sources, after, before, back))


# --- tags and other fields ------------------------------------------------------------------------


def change_tags(
    desk: Desk, keys: Collection[str], added: Sequence[str], removed: Collection[str]
) -> Iterable[Effect]:
    """Give articles tags and take others away, given case-folded; each keeps the rest."""

    def change(about: ArticleRecord) -> dict[str, Any]:
        kept = [tag for tag in about.tags if tag.casefold() not in removed]
        return {"tags": clean_tags([*kept, *added])}

    return set_fields(desk.sources, articles_of(desk, keys), change, "Tags")


def set_fields(
    sources: Sources,
    articles: Sequence[Shelved],
    change: Callable[[ArticleRecord], dict[str, Any]],
    what: str,
) -> Iterable[Effect]:
    """Change what is said of articles."""

    def work() -> Done:
        made = describe(sources.library, [a.entry for a in articles if _has_text(a)], change)
        said = f"{what} of {counted(len(made), 'article')} changed. u takes it back."
        return Done(said, partial(_take_back, made, what)) if made else Done("Nothing to change.")

    return (Beside(work, f"Changing {what.lower()} …"),)


def _has_text(article: Shelved) -> bool:
    return bool(article.entry.store or article.entry.place)


def _take_back(made: Sequence[Made], what: str) -> Done:
    taken = take_back(made)
    said = f"{what} of {counted(len(taken), 'article')} as before."
    if len(taken) < len(made):
        said += " What was changed since stays."
    return Done(said, partial(_take_back, taken, what) if taken else None)


def articles_of(desk: Desk, keys: Collection[str]) -> list[Shelved]:
    """Articles that are shown, by their keys, in the order of the list."""
    found = {a.key: a for a in desk.arranged.shown if a.key in keys}
    return list(found.values())


# --- adding and finding ---------------------------------------------------------------------------


def add(desk: Desk, typed: str, clipboard: Callable[[], str]) -> Iterable[Effect]:
    """Add what was typed: a file, a folder, an address, a text; nothing is the clipboard."""
    name = visible_line(typed.strip())[:_NAME] or "the clipboard"
    work = partial(_added, desk, typed, clipboard, name)
    return (Beside(work, f"Adding {name} … Esc stops."),)


def _added(desk: Desk, typed: str, clipboard: Callable[[], str], name: str) -> Done:
    text = typed if typed.strip() else clipboard()
    places = text_as_place(text) if "\n" in text or not typed.strip() else places_of(typed.strip())
    if not places:
        return Done("Nothing to add was found there.")

    def told(progress: Progress) -> None:
        desk.tell(f"Adding {name}: {progress_words(progress)}. Esc stops.")

    added: list[str] = []
    problems: list[str] = []
    for number, one in enumerate(add_places(desk.library, places, told, desk.given_up), 1):
        if isinstance(one, Opened):
            added.append(one.article.title)
        else:
            problems.append(str(one))
        desk.tell(f"Adding {name}: {number:,} of {len(places):,}. Esc stops.")
    said = [f"{counted(len(added), 'article')} added."] if added or not problems else []
    more = len(problems) - _SHOWN
    return Done(" ".join([*said, *problems[:_SHOWN], *([f"{more} more."] if more > 0 else [])]))


def find_file(desk: Desk) -> Iterable[Effect]:
    """Look for the file of the chosen article, which is not where it was."""
    chosen = desk.chosen
    if chosen is None or not chosen.gone or chosen.entry.store is None:
        desk.notice = "The file of this article is where it was."
        return ()
    entry, sources = chosen.entry, desk.sources

    def work() -> Done:
        path = find_moved(sources.library, entry, sources.state, desk.given_up)
        if path is None:
            return Done("No file with its text was found in the library or around its old place.")
        return Done(f"Found again: {visible_line(str(path))}")

    return (Beside(work, f"Looking for {entry.title} … Esc stops."),)


def show_timeline(desk: Desk) -> Iterable[Effect]:
    """Show the merged timeline of the picked articles, else of all that are shown."""
    if TIMELINE not in VIEWS:
        desk.notice = "There is no merged timeline here yet."
        return ()
    articles = desk.meant if desk.picked else desk.arranged.shown
    places = tuple(dict.fromkeys(str(a.entry.place) for a in articles if a.entry.place))
    return (OpenView(TIMELINE, Asked(subjects=places)),)


def rail_extra(sources: Sources) -> tuple[RailRow, ...]:
    """The kept searches and the views on the rail with their counts, worked out on a thread."""
    rows = [
        RailRow(
            "Searches",
            one.kept.query,
            one.count,
            opens=OpenView(SEARCH, Asked(query=one.kept.query)),
            is_new=one.is_new,
        )
        for one in counted_searches(sources.library, sources.state)
    ]
    for view in VIEWS.values():
        if view.rail:
            kind = view.kind
            count = kind.count(sources) if kind.count else None
            rows.append(RailRow("Views", view.rail, count, opens=OpenView(view.id)))
    return tuple(rows)
