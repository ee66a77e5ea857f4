"""What the commands read: articles as they come, and what is none."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from astana_reader.articles.formats import FORMATS
from tests.cli.running import ON_ARTICLES, Ran, process, run, write
from tests.library.folders import TEXT


def test_without_a_terminal_the_text_is_printed_as_it_is() -> None:
    write("a.txt", "\ufeffOne\r\ntwo\x1b[31m\n")
    assert run("a.txt") == Ran(0, "One\ntwo␛[31m\n", "")


def test_a_process_prints_an_article_and_standard_input() -> None:
    write("a.txt")
    assert process("a.txt") == Ran(0, TEXT, "")
    assert process("-", stdin=TEXT.encode()) == Ran(0, TEXT, "")


def test_a_reader_that_stops_early_is_no_trouble() -> None:
    write("a.txt", TEXT * 500)
    ran = subprocess.run(
        f"{sys.executable} -m astana_reader a.txt | head -1",
        shell=True, capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert ran.stdout == TEXT.splitlines(keepends=True)[0]
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no file a.txt."),
        (b"%PDF-1.7", "a.txt is no whole PDF"),
        (b"PK\x03\x04", "a.txt is a ZIP archive"),
        (b"a\0b", "a.txt is a binary file"),
    ],
)
@pytest.mark.parametrize("command", ["", "highlight --quote x", *ON_ARTICLES])
def test_what_is_no_article_is_said_and_ends_with_1(
    command: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        write("a.txt", content)
    ran = run(command, "a.txt")
    assert ran.code == 1
    assert ran.err.startswith(f"astana-reader: {said}")
    assert ran.out == ""


@pytest.mark.parametrize("command", ON_ARTICLES)
def test_a_folder_is_no_article(command: str) -> None:
    Path("folder").mkdir()
    ran = run(command, "folder")
    assert (ran.code, ran.err) == (
        1, "astana-reader: folder is a folder. Name a text file in it.\n"
    )  # fmt: skip


@pytest.mark.parametrize("command", ["", *ON_ARTICLES])
def test_an_empty_article_is_one(command: str) -> None:
    write("a.txt", "")
    assert run(command, "a.txt").code == 0


def test_what_is_no_utf8_is_read_with_a_notice_and_as_it_is_told_to() -> None:
    write("a.txt", "Алматы и Астана: встреча.\n".encode("cp1251"))
    ran = run("a.txt")
    assert (ran.code, ran.out) == (0, "Алматы и Астана: встреча.\n")
    assert "--encoding" in ran.err
    assert run("a.txt --encoding koi8-r").out == "юКЛЮРШ Х юЯРЮМЮ: БЯРПЕВЮ.\n"
    assert run("a.txt --encoding klingon").code == 2


def test_a_very_large_text_needs_force(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FORMATS, "text", replace(FORMATS["text"], largest=1024))
    write("a.txt", "x" * 1025)
    ran = run("a.txt")
    assert ran.code == 1
    assert "--force" in ran.err
    assert run("a.txt --force").out == "x" * 1025
    assert run("-", stdin="x" * 1025).code == 1


@pytest.mark.parametrize("name", ["odd\udcff.txt", "new\nline.txt", "\x1b[2J.txt", "\u202eb.txt"])
def test_odd_names_reach_no_terminal(name: str) -> None:
    write(name)
    ran = process("highlight --quote talks", name)
    assert ran.code == 0
    for line in (
        "export -f json",
        "export -f md",
        "export -f csv",
        "diff",
        "timeline -f json",
        "entities -f json",
    ):
        ran = run(line, name)
        assert ran.code == 0, ran.err
        assert not set(ran.out + ran.err) & set("\x1b\x9b\u202e\udcff")
    (entry,) = run("list -f json").values
    assert Path(entry["path"]).name == name
    assert not set(process("list").out) & set("\x1b\x9b\u202e\udcff")
