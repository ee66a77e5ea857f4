"""The timeline put right by keys, with the engines in their process."""

from __future__ import annotations

import signal
from pathlib import Path

from textual.widgets import Static

from astana_reader.library.places import Library
from astana_reader.reading.lists.event_list import event_key
from astana_reader.settings.actions import TIMELINE
from tests.reading.articles import SEED
from tests.ui.sitting import Sitting, sitting

UNDATED = """The vote

Rebels seized the airport on Monday, and twelve soldiers died. Talks will resume next week.

He has ruled since 2012, and the river froze on 3 January 2017.
"""


def dates(sat: Sitting) -> list[str]:
    """The first days of the events, as the line has them."""
    findings = sat.reading.findings
    return [str(findings.events[n].earliest) for n in findings.chronology]


async def choose(sat: Sitting, words: str) -> None:
    """Show the timeline and choose the first event whose sentence has some words."""
    if sat.reading.tab != TIMELINE or sat.reading.focus != "list":
        await sat.press("T")
    text, findings = sat.reading.article.text, sat.reading.findings
    event = next(e for e in findings.events if words in text[e.text_start : e.end])
    sat.reading.list_state.chosen = event_key(findings, event)
    await sat.press()


def said(sat: Sitting) -> str:
    """What the prompt says of what was typed."""
    return str(sat.app.screen.query_one("#said", Static).content)


def chosen_row(sat: Sitting) -> str:
    return next((row for row in sat.rows("sidebar") if "▎" in row), "")


async def test_the_seed_stands_on_the_line(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.press("T")
        await sat.until(lambda: "29 Dec" in sat.text("sidebar") and sat.reading.progress == 1)
        shown = sat.text("sidebar")
        for words in ("~1977·─○╷", "⋯", "2015 ─┤", "Sep  ○", "◆", "published"):
            assert words in shown
        await choose(sat, "Syrian rebels")
        await sat.press("j")
        await sat.until(lambda: "Thu 29 December 2016" in sat.text("sidebar"))
        assert "why “December 29” has no year" in sat.text("sidebar")
        await choose(sat, "acting US State")
        await sat.press("j", "j")
        assert "because “are due to begin”" in " ".join(sat.text("sidebar").split())


async def test_a_corrected_date_moves_stays_chosen_and_is_undone(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.until(lambda: sat.reading.findings.events)
        await choose(sat, "Russian President")
        await sat.press("c", "ctrl+u", *"2017-02-31", "enter")
        assert "is no date" in said(sat)
        await sat.press("ctrl+u", *"2016-12-28", "enter")
        await sat.until(lambda: "2016-12-28" in dates(sat))
        await sat.until(lambda: "28 Dec" in chosen_row(sat))
        assert "is what you set" in sat.text("sidebar")
        await sat.press("u")
        await sat.until(lambda: "2016-12-29" in dates(sat))
        assert not sat.reading.notebook.corrections


async def test_a_correction_is_kept_and_goes_with_its_words(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "vote.txt"
    path.write_text(UNDATED, encoding="utf-8")
    async with sitting(path, library) as sat:
        await sat.until(lambda: sat.reading.findings.events)
        await choose(sat, "the river froze")
        await sat.press("c", "ctrl+u", *"2017-01-04", "enter")
        await sat.until(lambda: "2017-01-04" in dates(sat))
    path.write_text("A new beginning.\n\n" + UNDATED, encoding="utf-8")
    async with sitting(path, library) as sat:
        await sat.until(lambda: "2017-01-04" in dates(sat))


async def test_an_event_is_ignored_and_brought_back(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.until(lambda: sat.reading.findings.events)
        await choose(sat, "Russian President")
        await sat.press("i")
        await sat.until(lambda: "2016-12-29" not in dates(sat))
        await sat.until(lambda: "ignored 1" in sat.text("sidebar"))
        await sat.until(lambda: "December 29" in chosen_row(sat))
        await sat.press("i")
        await sat.until(lambda: "2016-12-29" in dates(sat))
        await sat.until(lambda: "29 Dec" in chosen_row(sat))
        assert "ignored" not in sat.text("sidebar")
        await sat.press("i", "i", "i")
        await sat.until(lambda: "2016-12-29" not in dates(sat))
        await sat.press("u")
        await sat.until(lambda: "29 Dec" in chosen_row(sat))


async def test_what_is_keyed_of_an_event_waits_until_the_line_is_dated(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.until(lambda: sat.reading.progress == 1)
        await choose(sat, "Russian President")
        await sat.press("i")
        await sat.until(lambda: "2016-12-29" not in dates(sat))
        process = sat.screen.engines.client._process  # noqa: SLF001
        assert process
        process.send_signal(signal.SIGSTOP)  # as slow as a machine can be
        await sat.press("i", "i")
        assert "anew" in sat.reading.notice
        process.send_signal(signal.SIGCONT)
        await sat.until(lambda: "Event ignored" in sat.reading.notice)
        await sat.until(lambda: sat.reading.is_dated and "2016-12-29" not in dates(sat))


async def test_what_is_from_one_date_to_another_is_ignored_as_one(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "rain.txt"
    path.write_text("It rained from 3 May 2016 to 9 June 2016.\n", encoding="utf-8")
    async with sitting(path, library) as sat:
        await sat.until(lambda: sat.reading.findings.events)
        await choose(sat, "It rained")
        await sat.press("i")
        await sat.until(lambda: not sat.reading.findings.events)
        await sat.press("i")
        await sat.until(lambda: dates(sat) == ["2016-05-03"])
        assert not sat.reading.notebook.corrections
        await sat.press("i")
        await sat.until(lambda: not sat.reading.findings.events)
        await sat.press("u")
        await sat.until(lambda: dates(sat) == ["2016-05-03"])


async def test_an_event_is_made_of_the_selection(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.until(lambda: sat.reading.findings.events)
        sat.go_to("inauguration")
        await sat.press("T", "escape", "v", "e", "g", "+")
        await sat.press("ctrl+u", *"2017-01-20", "enter")
        await sat.until(lambda: "2017-01-20" in dates(sat))
        await sat.until(lambda: "20 Jan" in chosen_row(sat))


async def test_the_line_follows_the_caret(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.until(lambda: sat.reading.findings.events)
        await sat.press("T", "escape")
        sat.go_to("an agreement in which")
        await sat.press("l")
        assert "29 Dec" in chosen_row(sat)
        sat.go_to("Recep Tayyip")
        await sat.press("l")
        assert "Nov" in chosen_row(sat)


async def test_without_a_publication_date_the_line_offers_to_set_it(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "vote.txt"
    path.write_text(UNDATED, encoding="utf-8")
    async with sitting(path, library) as sat:
        await sat.press("T")
        await sat.until(lambda: "Published 3 Jan 2017? D sets the day." in sat.text("sidebar"))
        assert dates(sat) == ["2012-01-01", "2017-01-03", "None", "None"]
        await sat.press("D", *"1/2/2017", "enter")
        assert "may be two days" in said(sat)
        await sat.press("ctrl+u", *"2017-01-22", "enter")
        await sat.until(lambda: "2017-01-16" in dates(sat))
        assert "D sets" not in sat.text("sidebar")
        assert "published" in sat.text("sidebar")
        await sat.press("u")
        await sat.until(lambda: dates(sat)[-1] == "None")


DOUBTED = """The harbour

Published 05/06/2024

The ferry sank in the harbour on 1 May 2024. The ferry had sunk in the harbour on 1 May 2024.
At 13:15 on 2 May 2024 the mayor resigned. Ships will come back next week.
"""


async def test_a_doubtful_publication_date_is_asked_about_until_it_is_confirmed(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(DOUBTED, encoding="utf-8")
    async with sitting(path, library) as sat:
        await sat.press("T")
        await sat.until(lambda: "Published 6 May 2024? D confirms it." in sat.text("sidebar"))
        assert "6 May 2024?" in sat.text("header")
        await sat.until(lambda: " 6 May? ◆" in sat.text("sidebar"))
        await sat.press("D", "enter")
        await sat.until(lambda: "6 May 2024?" not in sat.text("header"))
        await sat.until(lambda: "D confirms" not in sat.text("sidebar"))
        assert "6 May 2024" in sat.text("header")
        await sat.press("u")
        await sat.until(lambda: "6 May 2024?" in sat.text("header"))


async def test_what_speaks_against_the_publication_date_is_told(
    tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "kovac.txt"
    text = "Published 6 May 2020\n\nAda Kovac died on 3 July 2024 in Oslo.\n"
    path.write_text(text, encoding="utf-8")
    async with sitting(path, library) as sat:
        await sat.until(lambda: "is told as past: D sets" in sat.reading.notice)
        await sat.press("T")
        await sat.until(lambda: "But “Ada Kovac died" in sat.text("sidebar"))
        assert "6 May 2020?" in sat.text("header")
        await sat.press("D", "ctrl+u", *"2024-08-01", "enter")
        await sat.until(lambda: "But" not in sat.text("sidebar"))
        assert "1 August 2024" in sat.text("header")
        assert "?" not in sat.text("header")


async def test_rows_tell_how_sure_how_told_and_how_often(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(DOUBTED.replace("05/06/2024", "6 May 2024"), encoding="utf-8")
    async with sitting(path, library) as sat:
        await sat.until(lambda: sat.reading.is_dated)
        await choose(sat, "The ferry")
        await sat.press("j", "k")
        assert "×2" in chosen_row(sat)
        shown = sat.text("sidebar")
        assert "said again 1 time, in sentence" in " ".join(shown.split())
        for words in (" 1 May  ●", " 2 May ─┤", " 13:15  ●", "13 May· ○    >Ships will come"):
            assert words in shown


async def test_the_first_notice_on_dates_is_given_once(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "zug.txt"
    text = "Der Zug kam am 3. Mai 2024 an, und die Leute waren nicht auf dem Bahnhof. " * 3
    path.write_text(text, encoding="utf-8")
    async with sitting(path, library) as sat:
        await sat.until(lambda: sat.reading.progress == 1)
        assert sat.reading.notice.count("Relative dates are read in English only.") == 1
        await sat.press("T", "escape")
        sat.screen.engines.ask()
        await sat.until(lambda: sat.reading.is_dated)
        assert "Relative dates" not in sat.reading.notice


async def test_the_foot_tells_a_time_in_words(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "rain.txt"
    path.write_text("Rain began. It rained all Wednesday, and for 20 minutes more.\n", "utf-8")
    async with sitting(path, library) as sat:
        await sat.until(lambda: len(sat.reading.findings.expressions) == 2)
        sat.go_to("Wednesday")
        await sat.press("h", "l")
        assert "“Wednesday”  date · 1 of 2" in sat.text("status")
        assert "XXXX" not in sat.text("status")


async def test_a_filter_counts_what_it_shows(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.until(lambda: sat.reading.findings.events)
        await sat.press("T", "/", *"putin 2016", "enter", "home")
        await sat.until(lambda: "29 Dec" in chosen_row(sat))
        assert "1 of 1" in sat.text("sidebar")
        assert "Sep" not in sat.text("sidebar")
        await sat.press("escape")
        await sat.until(lambda: "Sep" in sat.text("sidebar"))


async def test_a_filter_by_highlight_or_period(library: Library) -> None:
    async with sitting(SEED, library) as sat:
        await sat.until(lambda: sat.reading.findings.events and sat.reading.findings.entities)
        sat.go_to("an agreement in which")
        await sat.press("enter", "T", "/", *"pen:claim", "enter", "home")
        await sat.until(lambda: "1 of 1" in sat.text("sidebar"))
        assert "29 Dec" in chosen_row(sat)
        await sat.press("escape", "/", *"november 2016..2016-12-28", "enter", "home")
        await sat.until(
            lambda: "Nov" in sat.text("sidebar") and "29 Dec" not in sat.text("sidebar")
        )
        await sat.press("escape", "/", *"nothing-here", "enter")
        await sat.until(lambda: "Nothing matches “nothing-here”" in sat.text("sidebar"))
