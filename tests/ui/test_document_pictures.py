"""Pictures of a document with all that one can hold: how it is set, not what is found in it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from astana_reader.annotations.edits import adding, find_quote, new_annotation
from astana_reader.annotations.history import apply
from astana_reader.library.opening import open_article
from astana_reader.library.places import find_library
from astana_reader.library.positions import View
from astana_reader.settings.config import Settings
from tests.reading.page.documents import report
from tests.ui.test_pictures import NARROW, WIDE, Pictured, is_complete
from tests.ui.waiting import until

MARKS = (
    ("claim", "Heavy weapons leave the line by 15 March"),
    ("quote", "We count what we see and we say what we did not see."),
    ("contradiction", "the south has not been quiet for a day"),
    ("evidence", "+7 %"),
    ("claim", "64 │ -51 %"),
    ("question", "Who decides what is left out"),
    ("to-verify", "sent no picture for nine days"),
)

Shot = Callable[..., bool]


@pytest.fixture
def shot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, snap_compare: Callable[..., bool]
) -> Shot:
    """Compares the report with the caret on some words with the picture of the test's name."""
    for name in ("STATE", "CONFIG", "CACHE", "DATA"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    def compare(quote: str, *keys: str, size: tuple[int, int] = WIDE, theme: str = "ink") -> bool:
        article = report()
        opened = open_article(find_library(tmp_path / "library", tmp_path), article)
        made = [
            new_annotation(
                opened.records, article.text, article.id, find_quote(article.text, words)[0], pen
            )
            for pen, words in MARKS
        ]
        opened.store.save(apply(opened.records, adding(made)))
        opened = open_article(find_library(tmp_path / "library", tmp_path), article)
        app = Pictured(
            opened, Settings(theme=theme, entity_marks="none"), View(sidebar_shown=False)
        )

        async def prepare(pilot: Pilot[int]) -> None:
            await until(pilot, lambda: is_complete(app))
            app.reading.page.put(article.text.index(quote), centred=True)
            await pilot.press(*(keys or ["escape"]))
            await until(pilot, lambda: is_complete(app))
            await pilot.pause()

        assert app.session
        app.session.begin(View(sidebar_shown=False))
        try:
            return snap_compare(app, terminal_size=size, run_before=prepare)
        finally:
            assert app.close_saver()

    return compare


def test_report(shot: Shot) -> None:
    assert shot("Nobody asked")


def test_report_on_paper(shot: Shot) -> None:
    assert shot("twice turned", theme="paper")


def test_report_without_colours(shot: Shot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert shot("has not been quiet")


def test_code_and_lists(shot: Shot) -> None:
    assert shot("--totals")


def test_narrow_table(shot: Shot) -> None:
    assert shot("incidents between 3 and 9 March │", size=NARROW)


def test_narrow_talk(shot: Shot) -> None:
    assert shot("If you have nothing", size=NARROW)
