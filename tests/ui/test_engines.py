"""The engine process as the reader has it: real processes, asked as the screen asks."""

import os
import signal
from pathlib import Path

import pytest

from astana_reader.engines.findings import Findings
from astana_reader.library.places import Library
from astana_reader.reading import session
from tests.ui.sitting import TALKS, Sitting, marked, quotes, sitting


async def test_a_module_beside_the_article_is_not_run(
    path: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    for name in ("queue", "json", "tagger"):
        code = f"open({str(folder / 'ran')!r}, 'w').close()\n"
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
    monkeypatch.chdir(folder)
    async with sitting(path, library) as sat:
        await sat.until(lambda: sat.reading.progress == 1 or (folder / "ran").exists())
        assert not (folder / "ran").exists()
        assert sat.reading.findings.entities


async def end_engines(sat: Sitting) -> None:
    """Kill the process, as a system without memory would."""
    engines = sat.screen.engines.client
    await sat.until(lambda: engines._process)  # noqa: SLF001  # what nobody else has a handle on
    sat.reading.notice = ""
    engines._process.kill()  # type: ignore[union-attr]  # noqa: SLF001
    await sat.until(lambda: "ended too early: engines.log" in sat.reading.notice)
    assert sat.reading.progress == 1


async def test_engines_that_end_are_told_and_started_again(path: Path, library: Library) -> None:
    async with sitting(path, library) as sat:
        for _ in range(2):
            await end_engines(sat)
            sat.reading.findings = Findings()
            sat.screen.engines.ask()
            await sat.until(lambda: sat.reading.findings.entities and sat.reading.findings.events)


@pytest.mark.skipif(os.name == "nt", reason="a process can't be held up there")
async def test_places_that_ended_the_engines_are_asked_for_again_with_the_next_question(
    path: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_PATIENT", 0)
    quote = "the hotel was full"
    marked(path, library, quote)
    path.write_text(TALKS.replace("The capital", "Then the capital"), encoding="utf-8")
    async with sitting(path, library) as sat:
        link = sat.screen.engines
        await sat.until(lambda: quotes(sat.reading) == [quote])
        sat.reading.notebook.reopen(
            sat.reading.notebook.records, sat.reading.notebook.revision, patient=False
        )
        await sat.until(lambda: sat.reading.progress == 1)
        link.client._process.send_signal(signal.SIGSTOP)  # type: ignore[union-attr]  # noqa: SLF001
        link.ask_places()
        await end_engines(sat)
        link.ask_places()
        await sat.pilot.pause()
        assert link.client._process is None  # noqa: SLF001
        link.ask()
        link.ask_places()
        await sat.until(lambda: quotes(sat.reading) == [quote])
