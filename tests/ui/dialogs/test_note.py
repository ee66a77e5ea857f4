"""A note written in the user's own editor, on a terminal of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from astana_reader.articles.loading import read_article
from astana_reader.library.opening import open_article
from astana_reader.library.places import Library, find_library
from tests.reading.articles import SEED
from tests.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no such terminal on Windows")


def environment(tmp_path: Path, editor: str) -> dict[str, str]:
    home = dict.fromkeys(("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"), str(tmp_path))
    return {**os.environ, **home, "TERM": "xterm-256color", "VISUAL": "", "EDITOR": editor}


def reading(library: Library, environment: dict[str, str]) -> Terminal:
    command = [sys.executable, "-m", "astana_reader", "--library", str(library.root), str(SEED)]
    return Terminal(command, environment)


def saved_notes(library: Library) -> list[str]:
    records = open_article(library, read_article(SEED)).records
    return [annotation.note for annotation in records.annotations.values()]


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("/no/such/editor", b"Editing failed"),
        ("false", b"Editing failed"),
        ("'unmatched", b"did not open"),
    ],
)
def test_an_editor_that_fails_costs_neither_the_note_nor_the_program(
    tmp_path: Path, editor: str, said: bytes
) -> None:
    library = find_library(tmp_path / "library", tmp_path)
    with reading(library, environment(tmp_path, editor)) as terminal:
        terminal.until(b"Highlights")
        terminal.type("ahello")
        terminal.until(b"5 chars")
        terminal.type("\x05")
        terminal.until(said)
        terminal.type("!")
        terminal.until(b"6 chars")
        terminal.type("\x13")
        terminal.settle()
        terminal.type("q")
        assert terminal.wait() == 0
    assert saved_notes(library) == ["hello!"]


def test_what_the_editor_wrote_is_the_note(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "and more" >> "$1"\n', encoding="utf-8")
    editor.chmod(0o755)
    library = find_library(tmp_path / "library", tmp_path)
    with reading(library, environment(tmp_path, str(editor))) as terminal:
        terminal.until(b"Highlights")
        terminal.type("ahello")
        terminal.until(b"5 chars")
        terminal.type("\x05")
        terminal.until(b"14 chars")
        terminal.type("\x13")
        terminal.settle()
        terminal.type("q")
        assert terminal.wait() == 0
    assert saved_notes(library) == ["hello\nand more"]
