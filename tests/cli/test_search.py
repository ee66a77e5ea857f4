"""`search`: what it prints, where, and how it ends."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.library.folders import OTHER, Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    desk = Desk.at(tmp_path / "library")
    monkeypatch.setenv("ASTANA_READER_LIBRARY", str(desk.library.root))
    desk.mark(desk.write("talks.txt"), "brokered the ceasefire", tag="aleppo")
    desk.write("snow.txt", OTHER)
    return desk


def run(*words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "astana_reader", "search", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_search_is_data_on_stdout_and_words_on_stderr(desk: Desk) -> None:
    ran = run("ceasefire", "near(russia", "turkey)", "-wheat", "-f", "json")
    assert ran.returncode == 0
    (found,) = map(json.loads, ran.stdout.splitlines())
    assert found["article"] == str(desk.library.articles / "talks.txt")
    assert [hit["in"] for hit in found["hits"]] == ["quote"]
    assert ran.stderr == "astana-reader: means ceasefire, russia near turkey, no wheat\n"


def test_a_table_for_people(desk: Desk) -> None:
    ran = run("tag:aleppo", "or", "wheat")
    lines = ran.stdout.splitlines()
    assert [line for line in lines if line.startswith("  C ")]
    assert any("the wheat is low" in line for line in lines)
    assert len(run("the", "--limit", "1").stdout.split("\n  /")) == 2


def test_nothing_found_is_no_failure_and_nothing_asked_is_one(desk: Desk) -> None:
    ran = run("nowhere")
    assert (ran.returncode, ran.stdout) == (0, "")
    assert "Nothing was found." in ran.stderr
    assert run("🎉").returncode == 1
    assert run().returncode == 2


def test_names_and_times_are_found_when_they_are_asked_for(desk: Desk) -> None:
    assert "talks.txt" in run("entity:turkey").stdout


def test_two_searches_at_once_index_once_and_both_find(desk: Desk) -> None:
    for number in range(60):
        desk.write(f"more{number}.txt", f"{OTHER}\n\nNumber {number}.")
    command = [sys.executable, "-m", "astana_reader", "search", "-f", "json", "the"]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for process in running:
        _, told = process.communicate()
        assert process.returncode == 0
        assert "Traceback" not in told
    assert len(run("-f", "json", "the").stdout.splitlines()) == 62


def test_what_is_odd_in_a_query_reaches_no_terminal(desk: Desk) -> None:
    ran = run("\x1b]0;x\x07", "talks", "\u202e", "NEAR/2(", "{text}:a")
    assert ran.returncode == 0
    assert "\x1b" not in ran.stdout + ran.stderr
    assert "\u202e" not in ran.stdout + ran.stderr
