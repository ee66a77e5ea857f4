"""Other programs and other articles: marks that come from elsewhere."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from astana_reader.annotations.saver import Saver
from astana_reader.annotations.store import ArticleStore
from astana_reader.library.places import Library
from tests.ui.sitting import TALKS, Sitting, marked, quotes, sitting


def highlight(library: Library, path: Path, quote: str) -> str:
    """Highlight a quote with the command, in a process of its own."""
    command = [sys.executable, "-m", "astana_reader", "--library", str(library.root)]
    command += ["highlight", str(path), "--quote", quote]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def run_code(code: str, *arguments: str) -> None:
    subprocess.run([sys.executable, "-c", code, *arguments], check=True)


CHANGE_PEN = """
import sys
from dataclasses import replace
from pathlib import Path
from astana_reader.annotations.history import apply
from astana_reader.annotations.edits import changing_pen
from astana_reader.annotations.store import ArticleStore
store = ArticleStore(Path(sys.argv[1]))
records = store.load().records
store.save(apply(records, changing_pen(records.annotations.values(), "question")))
"""


DELETE = """
import sys
from pathlib import Path
from astana_reader.annotations.history import apply
from astana_reader.annotations.edits import deleting
from astana_reader.annotations.store import ArticleStore
store = ArticleStore(Path(sys.argv[1]))
records = store.load().records
store.save(apply(records, deleting(records.annotations.values())))
"""


SET_DATE = """
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from astana_reader.annotations.history import Change, Edit, apply
from astana_reader.annotations.store import ArticleStore
store = ArticleStore(Path(sys.argv[1]))
records = store.load().records
dated = Change(records.article, replace(records.article, published=date(2017, 1, 22)))
store.save(apply(records, Edit("date", (dated,))))
"""


async def saved(sat: Sitting) -> None:
    await sat.until(lambda: sat.reading.saving == "saved")


async def test_marks_of_another_process_appear(path: Path, library: Library) -> None:
    async with sitting(path, library) as sat:
        sat.go_to("Delegates")
        await sat.press("enter")
        await saved(sat)
        id = highlight(library, path, "the hotel was full")
        await sat.until(lambda: id in sat.reading.notebook.records.annotations)
        assert "the hotel was full" in quotes(sat.reading)
        assert sat.reading.notice == "Marks of another program were taken in."
        await sat.press("H")
        assert "the hotel was full" in sat.text("sidebar")


async def test_a_publication_date_of_another_process_dates_the_text(
    path: Path, library: Library
) -> None:
    async with sitting(path, library) as sat:
        sat.go_to("Delegates")
        await sat.press("enter")
        await saved(sat)
        run_code(SET_DATE, str(sat.session.opened.store.path))
        await sat.until(lambda: sat.reading.published == date(2017, 1, 22))
        await sat.until(lambda: "2017" in sat.text("header"))


async def test_undo_does_not_overrule_another_process(path: Path, library: Library) -> None:
    async with sitting(path, library) as sat:
        sat.go_to("Delegates")
        await sat.press("enter")
        await saved(sat)
        run_code(CHANGE_PEN, str(sat.session.opened.store.path))

        def pens() -> list[str]:
            return [h.annotation.pen for h in sat.reading.notebook.highlights]

        await sat.until(lambda: pens() == ["question"])
        await sat.press("u")
        assert sat.reading.notice == "Not undone: highlight was changed by another program since."
        assert pens() == ["question"]


async def test_a_note_brings_back_the_highlight_that_another_process_deleted(
    path: Path, library: Library
) -> None:
    async with sitting(path, library) as sat:
        sat.go_to("Delegates")
        await sat.press("enter")
        await saved(sat)
        await sat.press("a", *"Mine.")
        run_code(DELETE, str(sat.session.opened.store.path))
        await sat.until(lambda: not sat.reading.notebook.highlights)
        await sat.press("ctrl+s")
        await sat.until(lambda: "It is back" in sat.reading.notice)
        assert [h.annotation.note for h in sat.reading.notebook.highlights] == ["Mine."]
        await saved(sat)
    records = ArticleStore(sat.session.opened.store.path).load().records
    assert records
    assert [a.note for a in records.annotations.values()] == ["Mine."]


async def test_gm_takes_over_the_marks_of_a_text_much_like_it(
    path: Path, library: Library, tmp_path: Path
) -> None:
    marked(path, library, "the hotel was full", "Delegates arrived on Sunday")
    other = tmp_path / "other.txt"
    other.write_text(TALKS.replace("on Sunday", "late on Sunday") + "\nOne line more.\n")
    async with sitting(other, library) as sat:
        assert "gm takes over the marks" in " ".join(sat.session.opened.problems)
        assert not quotes(sat.reading)
        await sat.press("g", "m")
        await sat.until(lambda: quotes(sat.reading))
        assert quotes(sat.reading) == ["Delegates arrived late on Sunday", "the hotel was full"]
        told = "2 marks of “Peace talks in Astana” taken over. u takes them back."
        assert sat.reading.notice == told
        await sat.press("g", "m")
        await sat.until(lambda: "no article" in sat.reading.notice)
        await sat.press("u")
        assert not quotes(sat.reading)
        await sat.press("ctrl+r")
        await saved(sat)
    async with sitting(other, library) as sat:
        assert len(quotes(sat.reading)) == 2
    async with sitting(path, library) as sat:
        assert len(quotes(sat.reading)) == 2


async def test_what_could_not_be_saved_is_saved_when_it_works_again(
    path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Saver, "RETRY_SECONDS", 0.05)
    library.root.mkdir(parents=True)
    library.annotations.write_text("a file where the folder should be")
    async with sitting(path, library) as sat:
        await sat.press("enter")
        await sat.until(lambda: "Not saved." in sat.reading.notice)
        library.annotations.unlink()
        await saved(sat)
        assert sat.reading.notice == "Saved: all your marks are on disk."
