"""The command line: data on stdout, words on stderr, 0 done, 1 input failed, 2 usage."""

from pathlib import Path

import pytest

from astana_reader import __main__, __version__
from astana_reader.cli.table import COMMANDS
from tests.cli.running import run, write


@pytest.mark.parametrize(
    ("line", "article"),
    [
        ("a.txt", "a.txt"),
        ("--library x a.txt", "a.txt"),
        ("--published 2017-01-22 a.txt --force", "a.txt"),
        ("./list", "./list"),
        ("read", "read"),
        ("-- list", "list"),
        ("", ""),
        ("--library x", ""),
    ],
)
def test_the_article_of_a_command_line(line: str, article: str) -> None:
    wanted = __main__.what_to_read(line.split())
    assert wanted
    assert wanted.article == article
    assert wanted.library == ("x" if "--library" in line else "")


@pytest.mark.parametrize(
    "line",
    ["list", "--library x list", "export a.txt -f json", "a.txt b.txt", "--version", "--help",
     "--unknown a.txt", "-- a.txt list"],
)  # fmt: skip
def test_a_command_line_that_reads_no_article(line: str) -> None:
    assert __main__.what_to_read(line.split()) is None


def test_a_file_named_like_a_command_is_opened_by_its_path() -> None:
    write("list", "The text of list.\n")
    assert run("./list").out == "The text of list.\n"
    assert "The text" not in run("list").out


def test_a_file_named_like_what_is_no_command_is_an_article() -> None:
    write("read", "The text of read.\n")
    assert run("read").out == "The text of read.\n"
    assert run("read --published 2017-01-22").out == "The text of read.\n"


def test_after_two_dashes_comes_an_article() -> None:
    write("list", "The text of list.\n")
    write("-x", "The text of x.\n")
    assert run("-- list").out == "The text of list.\n"
    assert run("-- -x").out == "The text of x.\n"
    assert run("--library lib -- list").out == "The text of list.\n"


def test_a_wrong_use_of_reading_names_no_command() -> None:
    ran = run("a.txt --nonsense")
    assert "Usage: astana-reader [OPTIONS] [ARTICLE]" in ran.err
    assert "astana-reader read" not in ran.err


@pytest.mark.parametrize("line", ["", "list", "list -f json", "--library nowhere list"])
def test_an_empty_library_is_said_for_people(line: str) -> None:
    ran = run(line)
    assert (ran.code, ran.out) == (0, "")
    assert "No articles here yet. Put text files into " in ran.err


def test_articles_in_markdown_stand_a_blank_line_apart() -> None:
    write("a.txt")
    write("b.txt")
    both = run("export a.txt b.txt -f md").out
    assert "\n\n[//]: # (astana-reader article-" in both
    assert both.count("\n\n# ") == both.count("\n# ") == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert ran.out.startswith("Usage: astana-reader")
    assert command in run("--help").out


def test_version_and_help() -> None:
    assert run("--version").out == f"astana-reader, version {__version__}\n"
    assert "Without ARTICLE" in run("-h").out


@pytest.mark.parametrize(
    "line",
    [
        "export a.txt",
        "export -f json",
        "export a.txt -f docx",
        "import",
        "import a.json -f mobi",
        "highlight a.txt",
        "highlight a.txt --quote x --pen red",
        "timeline",
        "timeline a.txt --published someday",
        "timeline a.txt -f csv",
        "diff",
        "list --nonsense",
        "a.txt --published 31.31.2017",
    ],
)
def test_a_wrong_use_ends_with_2_and_says_how_it_goes(line: str) -> None:
    write("a.txt")
    write("a.json", "{}")
    ran = run(line)
    assert ran.code == 2
    assert "Usage:" in ran.err
    assert ran.out == ""


def test_settings_that_cannot_be_read_are_told_not_fatal(tmp_path: Path) -> None:
    config = tmp_path / "config" / "astana-reader" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("no toml")
    ran = run("keys")
    assert ran.code == 0
    assert "config.toml" in ran.err
