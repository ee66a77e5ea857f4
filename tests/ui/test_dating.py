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
        await sat.until(lambda: "29 Dec" in sat.text("sidebar"))
        shown = sat.text("sidebar")
        for words in ("~1977 ─○╷", "⋯", "2015 ─┤", "Sep  ○", "◆", "published"):
            assert words in shown
        await choose(sat, "Syrian rebels")
        await sat.press("j")
        assert "Thu 29 December 2016" in sat.text("sidebar")
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
        assert "December 29" in chosen_row(sat)
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
        await sat.until(lambda: sat.reading.is_dated)
        assert "2016-12-29" not in dates(sat)


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
        await sat.until(lambda: "undated 2 · D dates the article" in sat.text("sidebar"))
        assert dates(sat) == ["2012-01-01", "2017-01-03", "None", "None"]
        await sat.press("D", *"1/2/2017", "enter")
        assert "may be two days" in said(sat)
        await sat.press("ctrl+u", *"2017-01-22", "enter")
        await sat.until(lambda: "2017-01-16" in dates(sat))
        assert "D dates" not in sat.text("sidebar")
        assert "published" in sat.text("sidebar")
        await sat.press("u")
        await sat.until(lambda: dates(sat)[-1] == "None")


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
        await sat.press("escape", "/", *"2016-11..2016-12-28", "enter", "home")
        await sat.until(
            lambda: "Nov" in sat.text("sidebar") and "29 Dec" not in sat.text("sidebar")
        )
        await sat.press("escape", "/", *"nothing-here", "enter")
        await sat.until(lambda: "Nothing matches “nothing-here”" in sat.text("sidebar"))
