"""The keys: all words whole in three columns, what is searched for with the best match first."""

from pathlib import Path

import pytest
from textual.widgets import Static

from astana_reader.library.places import Library
from astana_reader.reading.commands import matching_actions
from astana_reader.settings.actions import ACTIONS
from astana_reader.text.graphemes import cells
from astana_reader.ui.dialogs.help import WORDS, help_rows
from tests.ui.sitting import sitting


def test_the_words_of_every_row_fit_a_column() -> None:
    assert [row.words for row in help_rows(ACTIONS) if cells(row.words) > WORDS] == []


@pytest.mark.parametrize("width", [120, 200])
async def test_nothing_is_cut(library: Library, path: Path, width: int) -> None:
    async with sitting(path, library, (width, 60)) as sat:
        await sat.press("?")
        shown = str(sat.app.screen.query_one("HelpDialog #rows", Static).content)
        assert "…" not in shown.replace("1…6", "")


@pytest.mark.parametrize(
    ("typed", "first"),
    [("pen", "pen"), ("PEN", "pen"), ("undo", "undo"), ("date", "next-date"), ("ope", "open-link")],
)
def test_the_best_match_comes_first(typed: str, first: str) -> None:
    assert matching_actions(ACTIONS, typed)[0].id == first


def test_whole_words_come_before_what_only_holds_them() -> None:
    found = [action.id for action in matching_actions(ACTIONS, "pen")]
    assert found.index("highlight-with") < found.index("open-link")
    assert matching_actions(ACTIONS, "pen nowhere") == []
