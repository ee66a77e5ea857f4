"""All highlights of the library as a view: found, grouped, changed, linked, exported, opened."""

from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot

from astana_reader.annotations.files import read_file
from astana_reader.annotations.records import Annotation, Link
from astana_reader.library.places import Library, state_folder
from astana_reader.reading.views.highlight_rows import Rows
from astana_reader.reading.views.viewing import Viewing
from astana_reader.search.cache import cache_path, has_full_text, open_to_write
from astana_reader.search.collecting import list_library
from astana_reader.search.indexing import update
from astana_reader.search.learning import learn
from astana_reader.ui.messages import ArticleWanted
from tests.ui.sitting import marked
from tests.ui.test_desk_screen import shown
from tests.ui.test_view_screen import app_of, made, view
from tests.ui.waiting import until

TEXTS = (
    "The talks begin on Monday. Delegates arrive in Astana.\n\nThey stay for a week.\n",
    "Snow fell on the capital. Nobody came on Monday.\n\nThe hotel was empty.\n",
)


@pytest.fixture
def highlights(library: Library) -> Library:
    """Two articles, three highlights of the pen claim, none of them linked."""
    library.articles.mkdir(parents=True)
    quotes = (("The talks begin on Monday", "They stay"), ("Nobody came on Monday",))
    for number, text in enumerate(TEXTS):
        path = library.articles / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        marked(path, library, *quotes[number])
    return library


def on_disk(library: Library) -> list[Annotation]:
    found: list[Annotation] = []
    for path in sorted(library.annotations.glob("*.json")):
        records = read_file(path).records
        assert records
        found += records.annotations.values()
    return sorted(found, key=lambda mark: mark.selector.quote)


def links_on_disk(library: Library) -> list[Link]:
    records = (read_file(path).records for path in library.annotations.glob("*.json"))
    return [link for one in records if one for link in one.links.values()]


def groups(viewing: Viewing) -> list[tuple[str, list[str]]]:
    rows = viewing.items
    assert isinstance(rows, Rows)
    return [
        (group.name, [mark.selector.quote for _, mark in group.pairs])
        for group in rows.listed.groups
    ]


async def opened(pilot: Pilot[int]) -> Viewing:
    await pilot.press("g", "h")
    return await made(pilot, "all-highlights")


async def typed(pilot: Pilot[int], words: str) -> Viewing:
    await pilot.press("slash", *words, "enter")
    await until(pilot, lambda: view(pilot).asked.query == words and not view(pilot).loading)
    return view(pilot)


async def test_highlights_are_grouped_by_one_after_the_other(highlights: Library) -> None:
    async with app_of(highlights).run_test(size=(120, 40)) as pilot:
        seen = await opened(pilot)
        assert groups(seen) == [
            ("0.txt", ["The talks begin on Monday", "They stay"]),
            ("1.txt", ["Nobody came on Monday"]),
        ]
        assert "3 highlights" in shown(pilot)
        await pilot.press("t", *"aleppo, talks", "enter")
        await until(pilot, lambda: "Tags of 1 highlight" in seen.notice)
        await pilot.press("o")
        await until(pilot, lambda: groups(seen)[0][0] == "#aleppo")
        assert [(name, len(quotes)) for name, quotes in groups(seen)] == [
            ("#aleppo", 1), ("#talks", 1), ("no tag", 2),
        ]  # fmt: skip
        await pilot.press("p", "5")
        await until(pilot, lambda: "Pen of 1 highlight" in seen.notice)
        await pilot.press("o")
        await until(pilot, lambda: [name for name, _ in groups(seen)] == ["claim", "contradiction"])
        await pilot.press("o")
        await until(pilot, lambda: len(groups(seen)) == 1)


async def test_a_query_of_the_library_chooses(highlights: Library) -> None:
    async with app_of(highlights).run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        assert groups(await typed(pilot, "monday -talks")) == [("1.txt", ["Nobody came on Monday"])]
        await until(pilot, lambda: "1 of 3" in shown(pilot))
        assert "monday, no talks" in shown(pilot)
        await pilot.press("escape")
        await until(pilot, lambda: len(groups(view(pilot))) == 2)
        assert groups(await typed(pilot, "nothing")) == []
        assert "Nothing matches “nothing”" in shown(pilot)
        await pilot.press("escape")
        assert groups(await typed(pilot, '"')) != []


async def test_names_and_times_are_those_that_the_search_knows(highlights: Library) -> None:
    state = state_folder()
    async with app_of(highlights).run_test(size=(120, 40)) as pilot:
        await opened(pilot)
        assert groups(await typed(pilot, "entity:astana")) == []
        assert "g/ looks for them first" in shown(pilot)
        with closing(open_to_write(cache_path(highlights), full_text=has_full_text())) as database:
            listed = list_library(highlights, state)
            update(database, highlights, listed)
            await pilot.press("escape")
            await typed(pilot, "entity:astana")
            await until(pilot, lambda: "names known of 0 of 2" in shown(pilot))
            for _ in learn(database, highlights, listed):
                pass
        await pilot.press("escape")
        assert [name for name, _ in groups(await typed(pilot, "entity:astana"))] == ["0.txt"]
        await pilot.press("escape")
        assert groups(await typed(pilot, "-entity:astana snow")) == []


async def test_picked_ones_are_changed_together_and_taken_back(highlights: Library) -> None:
    async with app_of(highlights).run_test(size=(120, 40)) as pilot:
        seen = await opened(pilot)
        before = on_disk(highlights)
        await pilot.press("space", "space", "space")
        assert "3 picked" in shown(pilot)
        await pilot.press("p", "2")
        await until(pilot, lambda: {mark.pen for mark in on_disk(highlights)} == {"evidence"})
        await pilot.press("a", *"why", "ctrl+s")
        await until(pilot, lambda: {mark.note for mark in on_disk(highlights)} == {"why"})
        await until(pilot, lambda: "Note of 3 highlights" in seen.notice)
        await pilot.press("u")
        await until(pilot, lambda: {mark.note for mark in on_disk(highlights)} == {""})
        await until(pilot, lambda: seen.notice == "Taken back.")
        await pilot.press("ctrl+r")
        await until(pilot, lambda: {mark.note for mark in on_disk(highlights)} == {"why"})
        await until(pilot, lambda: seen.notice == "Taken back.")
        await pilot.press("u")
        await until(pilot, lambda: {mark.note for mark in on_disk(highlights)} == {""})
        await until(pilot, lambda: not seen.loading and seen.notice == "Taken back.")
        await pilot.press("d")
        await until(pilot, lambda: on_disk(highlights) == [])
        await until(pilot, lambda: "No highlights yet" in shown(pilot))
        await pilot.press("u")
        await until(pilot, lambda: len(on_disk(highlights)) == len(before))
        assert {mark.id for mark in on_disk(highlights)} == {mark.id for mark in before}


async def test_two_are_linked_and_the_filters_follow(highlights: Library) -> None:
    async with app_of(highlights).run_test(size=(120, 40)) as pilot:
        seen = await opened(pilot)
        await pilot.press("g", "l")
        assert "Pick one highlight" in seen.notice
        await pilot.press("space", "j", "g", "l")
        await until(pilot, lambda: pilot.app.screen.query("LinkDialog"))
        await pilot.press("s")
        await until(pilot, lambda: [one.kind for one in links_on_disk(highlights)] == ["supports"])
        await until(pilot, lambda: "supported by" in shown(pilot))
        await pilot.press("f")
        await until(pilot, lambda: seen.asked.query == "without:evidence" and not seen.loading)
        assert [quote for _, quotes in groups(seen) for quote in quotes] == [
            "The talks begin on Monday", "They stay",
        ]  # fmt: skip
        await pilot.press("f")
        await until(pilot, lambda: "Every question here has its answer." in shown(pilot))
        await pilot.press("f")
        await until(pilot, lambda: "No highlight here contradicts another." in shown(pilot))
        await pilot.press("f")
        await until(pilot, lambda: not seen.asked.query and not seen.loading)
        await pilot.press("u")
        await until(pilot, lambda: links_on_disk(highlights) == [])


async def test_enter_and_a_link_open_at_the_place(highlights: Library) -> None:
    app = app_of(highlights)
    async with app.run_test(size=(120, 40)) as pilot:
        seen = await opened(pilot)
        await pilot.press("g", "g", "space", "G", "g", "l", "c")
        await until(pilot, lambda: len(links_on_disk(highlights)) == 1 and not seen.loading)
        await until(pilot, lambda: "contradict" in shown(pilot))
        await pilot.press("G", "enter")
        await until(pilot, lambda: app.session and app.session.is_at(highlights.articles / "1.txt"))
        assert app.reading.page.caret == TEXTS[1].index("Nobody")
        await pilot.press("ctrl+o")
        await made(pilot, "all-highlights")
        await until(pilot, lambda: view(pilot).chosen)
        await pilot.press("right_square_bracket", "l")
        await until(pilot, lambda: app.session and app.session.is_at(highlights.articles / "0.txt"))
        assert app.reading.page.caret == 0


async def test_the_picked_are_exported_from_the_sheet(
    highlights: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_of(highlights).run_test(size=(120, 40)) as pilot:
        seen = await opened(pilot)
        await pilot.press("j", "space", "space", "x")
        await until(pilot, lambda: pilot.app.screen.query("ExportDialog"))
        await pilot.press("enter")
        await until(pilot, lambda: "2 articles written to" in seen.notice)
        (written,) = tmp_path.glob("*.md")
        text = written.read_text(encoding="utf-8")
        assert "They stay" in text
        assert "Nobody came on Monday" in text
        assert "The talks begin on Monday\n" not in text
        (highlights.articles / "1.txt").unlink()
        await pilot.press("x")
        await until(pilot, lambda: "1.txt" in seen.notice)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 12), (20, 5)])
async def test_any_size(highlights: Library, size: tuple[int, int]) -> None:
    async with app_of(highlights).run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("tab", "o", "o", "j", "space", "tab")
        assert "Highlights"[: size[0] - 4] in shown(pilot)


async def test_what_another_program_takes_away_is_left_out(highlights: Library) -> None:
    app = app_of(highlights)
    async with app.run_test(size=(120, 40)) as pilot:
        seen = await opened(pilot)
        for path in highlights.annotations.glob("*.json"):
            path.unlink()
        await pilot.press("p", "2")
        await until(pilot, lambda: seen.notice == "Nothing to change.")
        await until(pilot, lambda: "No highlights yet" in shown(pilot))
        app.post_message(ArticleWanted(highlights.articles / "0.txt"))
        await until(pilot, lambda: app.session)


async def test_the_way_leads_back_over_a_link_to_the_view(highlights: Library) -> None:
    app = app_of(highlights)

    def is_read(name: str) -> bool:
        there = app.session and app.session.is_at(highlights.articles / name)
        return bool(there and app.article_screen and app.article_screen.is_current)

    async with app.run_test(size=(120, 40)) as pilot:
        seen = await opened(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: is_read("0.txt"))
        assert app.reading.elsewhere.links == {}
        await pilot.press("ctrl+o")
        await made(pilot, "all-highlights")
        await pilot.press("G", "space", "g", "g", "g", "l", "c")
        await until(pilot, lambda: len(links_on_disk(highlights)) == 1 and not seen.loading)
        await pilot.press("enter")
        await until(pilot, lambda: is_read("0.txt") and app.reading.elsewhere.links)
        await pilot.press("semicolon", "l")
        await until(pilot, lambda: is_read("1.txt"))
        await pilot.press("ctrl+o")
        await until(pilot, lambda: is_read("0.txt"))
        await pilot.press("ctrl+o")
        await made(pilot, "all-highlights")
