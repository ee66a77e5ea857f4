"""Views of the library through their keys: the tags, and a view of this file's own."""

from collections.abc import Iterator

import pytest
from textual.pilot import Pilot

from astana_reader.annotations.edits import adding, changing_tags, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.articles.loading import read_article
from astana_reader.library.opening import open_article
from astana_reader.library.places import Library, state_folder
from astana_reader.library.positions import View as Look
from astana_reader.reading.effects import Asked, Beside, Done, OpenArticle
from astana_reader.reading.lists.items import Item, Items
from astana_reader.reading.lists.listing import Line
from astana_reader.reading.views.table import VIEWS
from astana_reader.reading.views.view import TEXT, Pane, Query, Side, View
from astana_reader.reading.views.viewing import Sources, Viewing, ViewKind
from astana_reader.settings.config import Settings
from astana_reader.ui.app import ReaderApp
from astana_reader.ui.desk_screen import DeskScreen
from astana_reader.ui.reader_screen import ReaderScreen
from astana_reader.ui.view_screen import ViewScreen
from tests.ui.test_desk_screen import shown
from tests.ui.waiting import until

TEXT_OF = "The talks begin on Monday. Delegates arrive in Astana.\n\nThey stay for week {0}.\n"
TAGS = (("aleppo", "talks"), ("talks",), ())


@pytest.fixture
def marked(library: Library) -> Library:
    """Three articles, each with a highlight and the tags of it."""
    library.articles.mkdir(parents=True)
    for number, tags in enumerate(TAGS):
        path = library.articles / f"{number}.txt"
        path.write_text(TEXT_OF.format(number), encoding="utf-8")
        opened = open_article(library, read_article(path))
        text, id = opened.article.text, opened.article.id
        mark = new_annotation(opened.records, text, id, (27, 53), "claim")
        records = apply(opened.records, adding([mark]))
        records = apply(records, changing_tags(list(records.annotations.values()), tags))
        opened.store.save(records)
    return library


def view(pilot: Pilot[int]) -> Viewing:
    assert isinstance(pilot.app.screen, ViewScreen)
    return pilot.app.screen.viewing


async def made(pilot: Pilot[int], id: str) -> Viewing:
    """Wait for a view to be on the screen and all there."""

    def there() -> bool:
        screen = pilot.app.screen
        return isinstance(screen, ViewScreen) and screen.viewing.kind.id == id

    await until(pilot, there)
    await until(pilot, lambda: not view(pilot).loading)
    return view(pilot)


def app_of(library: Library) -> ReaderApp:
    return ReaderApp(library, Settings(), Look())


async def test_tags_are_counted_sorted_and_filtered(marked: Library) -> None:
    async with app_of(marked).run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "number_sign")
        tags = await made(pilot, "tags")
        assert [item.key for item in tags.items] == ["talks", "aleppo"]
        assert "2 articles" not in shown(pilot)
        assert "0.txt" in shown(pilot)
        await pilot.press("o")
        await until(pilot, lambda: [item.key for item in tags.items] == ["aleppo", "talks"])
        await pilot.press("slash", *"alep")
        await until(pilot, lambda: [item.key for item in tags.items] == ["aleppo"])
        await pilot.press("enter")
        assert "1 of 2" in shown(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: len(tags.items) == 2)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))


async def test_nothing_that_fits_is_said(marked: Library) -> None:
    async with app_of(marked).run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "number_sign")
        tags = await made(pilot, "tags")
        await pilot.press("slash", *"xyz", "enter")
        await until(pilot, lambda: not len(tags.items))
        assert "Nothing matches “xyz”. Esc clears the filter." in shown(pilot)


async def test_where_it_is_narrow_the_side_lies_over_the_list(marked: Library) -> None:
    async with app_of(marked).run_test(size=(80, 24)) as pilot:
        await pilot.press("g", "number_sign")
        await made(pilot, "tags")
        assert "Articles 2" not in shown(pilot)
        await pilot.press("tab")
        assert "Articles 2" in shown(pilot)
        await pilot.press("escape")
        assert "Articles 2" not in shown(pilot)


# --- a view of this file's own --------------------------------------------------------------------

COUNT = 500


def lines(item: Item, pane: Pane) -> list[Line]:
    return [[pane.sign(" ", TEXT), (item.key, TEXT)]]


def load(sources: Sources, asked: Asked) -> Iterator[View]:
    paths = sorted(sources.library.articles.glob("*.txt"))
    yield View(
        "Rows",
        Items(Item(f"row {n}", index=n) for n in range(COUNT)),
        lines,
        query=Query(),
        side=lambda item, pane: Side([[(f"detail {pane.detail}", TEXT)]]),
        opens=lambda item: [OpenArticle(paths[item.index % 3], "Delegates arrive")],
    )


STEPS: list[str] = []


def redo() -> Done:
    STEPS.append("done again")
    return Done("Done again.", undo)


def undo() -> Done:
    STEPS.append("undone")
    return Done("Undone.", redo)


KIND = ViewKind(
    "tags",
    load,
    actions={"all-tags": lambda viewing, act: [Beside(lambda: Done("Done.", undo), "Doing …")]},
    detail=lambda sources, view, item: item.index,
)


async def show(pilot: Pilot[int], library: Library) -> Viewing:
    app = pilot.app
    assert isinstance(app, ReaderApp)
    sources = Sources(library, state_folder(), Settings())
    viewing = Viewing(KIND, Asked(), sources, app._look)  # noqa: SLF001  # as the app has it
    await app._trail.show(ViewScreen(viewing))  # noqa: SLF001  # a kind that no table has
    return await made(pilot, "tags")


async def reading(pilot: Pilot[int]) -> ReaderScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
    assert isinstance(pilot.app.screen, ReaderScreen)
    return pilot.app.screen


async def test_a_place_is_opened_and_the_way_back_leads_to_the_same_row(marked: Library) -> None:
    app = app_of(marked)
    async with app.run_test(size=(120, 40)) as pilot:
        rows = await show(pilot, marked)
        await pilot.press("G", "k", "enter")
        screen = await reading(pilot)
        assert screen.reading.page.caret == 27
        await pilot.press("ctrl+o")
        await made(pilot, "tags")
        assert view(pilot) is rows
        assert rows.state.chosen == f"row {COUNT - 2}"
        await pilot.press("k", "enter")
        await until(pilot, lambda: pilot.app.screen != screen)
        other = await reading(pilot)
        assert other.reading.article.path != screen.reading.article.path
        await pilot.press("ctrl+o")
        await made(pilot, "tags")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, DeskScreen))
    assert app.close_saver()


async def test_an_article_that_was_opened_from_nowhere_has_no_way_back(marked: Library) -> None:
    opened = open_article(marked, read_article(marked.articles / "0.txt"))
    app = ReaderApp(opened, Settings(), Look())
    assert app.session
    app.session.begin(Look())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+o")
        await until(pilot, lambda: "Nowhere to go back to." in shown(pilot))
        await pilot.press("g", "number_sign")
        await made(pilot, "tags")
        await pilot.press("escape")
        await reading(pilot)
    assert app.close_saver()


async def test_only_what_is_on_the_screen_is_painted(marked: Library) -> None:
    async with app_of(marked).run_test(size=(120, 40)) as pilot:
        await show(pilot, marked)
        seen = [line for line in shown(pilot).splitlines() if " row " in line]
        assert f"↓ {COUNT - len(seen)} more" in shown(pilot)
        await pilot.press("G")
        seen = [line for line in shown(pilot).splitlines() if " row " in line]
        assert f"↑ {COUNT - len(seen)} before" in shown(pilot)
        assert "row 499" in shown(pilot)


async def test_rows_are_picked_and_let_go(marked: Library) -> None:
    async with app_of(marked).run_test(size=(120, 40)) as pilot:
        rows = await show(pilot, marked)
        await pilot.press("space", "space")
        assert "2 picked" in shown(pilot)
        assert "■row 0" in shown(pilot)
        assert rows.meant == ("row 0", "row 1")
        await pilot.press("escape")
        assert list(rows.meant) == ["row 2"]


async def test_the_side_shows_what_was_made_of_the_chosen_row(marked: Library) -> None:
    async with app_of(marked).run_test(size=(120, 40)) as pilot:
        await show(pilot, marked)
        await until(pilot, lambda: "detail 0" in shown(pilot))
        await pilot.press("j")
        await until(pilot, lambda: "detail 1" in shown(pilot))


async def test_what_was_done_on_a_thread_is_undone_and_done_again(marked: Library) -> None:
    STEPS.clear()
    async with app_of(marked).run_test(size=(120, 40)) as pilot:
        await show(pilot, marked)
        for key, told in (("g", ""), ("number_sign", "Done."), ("u", "Undone.")):
            await pilot.press(key)
            await until(pilot, lambda told=told: told in shown(pilot))  # type: ignore[misc]  # a default keeps it
        await pilot.press("u")
        assert "Nothing to undo." in shown(pilot)
        await pilot.press("ctrl+r")
        await until(pilot, lambda: "Done again." in shown(pilot))
        assert STEPS == ["undone", "done again"]


def test_the_names_of_views_are_those_of_their_kinds() -> None:
    assert [row.kind.id for row in VIEWS.values()] == list(VIEWS)
