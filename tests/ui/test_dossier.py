"""An entity over several articles: roles, quotes, articles, company, and who is kept apart."""

from datetime import date

import pytest
from textual.pilot import Pilot

from astana_reader.annotations.entity_memory import load_verdicts
from astana_reader.articles.document import Block
from astana_reader.entities.across import Verdict
from astana_reader.library.places import Library
from astana_reader.library.positions import View as Look
from astana_reader.reading.effects import Asked, OpenView
from astana_reader.reading.views.dossier_facts import sentences_between
from astana_reader.reading.views.viewing import Viewing
from astana_reader.search.digests import Digest
from astana_reader.settings.config import Settings
from astana_reader.ui import messages
from astana_reader.ui.app import ReaderApp
from astana_reader.ui.reader_screen import ReaderScreen
from astana_reader.ui.view_screen import ViewScreen
from tests.ui.test_desk_screen import shown
from tests.ui.waiting import until

ARTICLES = {
    "one": (
        date(2024, 5, 2),
        "Mayor Ann Lee of Oslo met Tom Reed. “We will stay here. All of us,” said Ann Lee.",
    ),
    "two": (date(2024, 6, 20), "Ann Lee, the envoy, flew to Bergen. Ann Lee thanked Tom Reed."),
    "three": (date(2024, 6, 21), "Mayor Lee met Tom Reed in Oslo. Tom Reed thanked Lee."),
    "four": (date(2024, 6, 22), "Nobody came."),
}


@pytest.fixture
def four(library: Library) -> Library:
    library.articles.mkdir(parents=True)
    for name, (day, text) in ARTICLES.items():
        path = library.articles / f"{name}.txt"
        path.write_text(f"{text}\n", encoding="utf-8")
        path.with_name(f"{name}.txt.toml").write_text(f"published = {day}\n", encoding="utf-8")
    return library


async def dossier(pilot: Pilot[int], name: str) -> Viewing:
    """The view, once all articles were looked at."""
    wanted = OpenView("dossier", Asked(subjects=(name,)))
    pilot.app.screen.post_message(messages.ViewWanted(wanted))
    await until(pilot, lambda: isinstance(pilot.app.screen, ViewScreen))
    screen = pilot.app.screen
    assert isinstance(screen, ViewScreen)
    await until(pilot, lambda: not screen.viewing.loading)
    return screen.viewing


async def test_what_all_articles_tell_of_a_person(four: Library) -> None:
    app = ReaderApp(four, Settings(), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        viewing = await dossier(pilot, "ann lee")
        screen = shown(pilot)
        for told in (
            "Ann Lee   PERSON · 2 articles",
            "4 mentions",
            "2 May 2024",
            "20 Jun 2024",
            "“We will stay here. All of us,”",
            "Tom Reed",
            "may be  Lee, Mayor",
        ):
            assert told in screen, told
        await pilot.press("tab")
        assert viewing.chosen
        assert viewing.chosen.key.startswith("Quotes")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        reader = pilot.app.screen
        assert isinstance(reader, ReaderScreen)
        assert reader.reading.article.text[reader.reading.page.caret :].startswith("“We will")


async def test_another_of_that_name_is_joined_for_good_and_parted_again(four: Library) -> None:
    app = ReaderApp(four, Settings(), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        await dossier(pilot, "Ann Lee")
        await pilot.press("m")
        await until(pilot, lambda: "3 articles" in shown(pilot))
        assert load_verdicts(four.annotations) == (Verdict("Ann Lee", "Lee", same=True),)
        await pilot.press("u")
        await until(pilot, lambda: "2 articles" in shown(pilot))
        assert load_verdicts(four.annotations) == ()
        await pilot.press("X")
        await until(pilot, lambda: "apart" in shown(pilot))
        assert "may be" not in shown(pilot)
        assert load_verdicts(four.annotations) == (Verdict("Ann Lee", "Lee", same=False),)


async def test_its_timeline_is_that_of_its_articles(four: Library) -> None:
    (four.articles / "five.txt").write_text("A dog ran on 3 May 2024.\n", encoding="utf-8")
    (four.articles / "two.txt").write_text("Ann Lee left on 4 May 2024.\n", encoding="utf-8")
    app = ReaderApp(four, Settings(), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        await dossier(pilot, "Ann Lee")
        await pilot.press("T")
        await until(pilot, lambda: "Ann Lee left" in shown(pilot))
        assert "A dog ran" not in shown(pilot)


async def test_nobody_of_that_name(four: Library) -> None:
    app = ReaderApp(four, Settings(), Look())
    async with app.run_test(size=(80, 24)) as pilot:
        viewing = await dossier(pilot, "Otto Nobody")
        assert not viewing.items
        assert "names Otto Nobody" in shown(pilot)
        await pilot.press("m", "X", "T", "tab", "tab", "enter", "j", "k")


async def test_the_names_of_the_library_lead_to_their_dossiers(four: Library) -> None:
    app = ReaderApp(four, Settings(), Look())
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("g", "N")
        await until(pilot, lambda: "Tom Reed" in shown(pilot))
        await pilot.press("slash", *"reed", "enter")
        await until(pilot, lambda: "Ann Lee" not in shown(pilot))
        await pilot.press("enter")
        await until(pilot, lambda: "PERSON · 3 articles" in shown(pilot))
        await pilot.press("escape")
        await until(pilot, lambda: "by articles" in shown(pilot))


def test_how_many_sentences_on_a_place_is() -> None:
    text = "Ann Bell came. She sat. Bell spoke."
    block = Block(0, len(text))
    digest = Digest("a.txt", "A", "", None, text, (block,), (), ())
    assert sentences_between(digest, 0, text.index("Bell spoke"), 9) == 2
    assert sentences_between(digest, 0, text.index("She"), 9) == 1
    assert sentences_between(digest, 0, text.index("came"), 9) == 0
    assert sentences_between(digest, 0, text.index("Bell spoke"), 1) == 1
