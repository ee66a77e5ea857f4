"""Ways back to a passage: a command that is only one, an address that a browser opens there."""

import shlex
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from astana_reader.exchange.back_links import command, passage_address
from astana_reader.exchange.marked import relative_path
from astana_reader.library.places import Library

from .marks import TEXT, article_of, mark, marked

ONE = mark(TEXT, 4, 15)


@given(st.text(max_size=20))
def test_a_command_is_one_whatever_the_file_is_called(name: str) -> None:
    line = command(replace(marked(article_of(TEXT), ONE), path=name), ONE.id)
    if line:
        program, article, *rest = shlex.split(line)
        assert (program, rest) == ("astana-reader", ["--at", ONE.id])
        assert article in (name, f"./{name}")
        assert not article.startswith("-")
        assert "/" in article


@pytest.mark.parametrize("name", ["a\nb.txt", "\x1b[2J.txt", "\u202ea.txt", ""])
def test_a_name_that_no_terminal_should_see_makes_no_command(name: str) -> None:
    assert command(replace(marked(article_of(TEXT), ONE), path=name), ONE.id) == ""


def test_the_address_wins_over_the_path() -> None:
    exported = replace(marked(article_of(TEXT, url="https://x.yz/a?b='c'"), ONE), path="a.txt")
    assert shlex.split(command(exported, ONE.id))[1] == "https://x.yz/a?b='c'"


def test_a_fragment_quotes_the_passage() -> None:
    exported = marked(article_of(TEXT, url="https://x.yz/a#top"), ONE, mark(TEXT, 0, 60))
    long, short = exported.highlights
    assert passage_address(exported, short.annotation, short) == (
        "https://x.yz/a#top:~:text=The-,peace%20talks,-are%20being"
    )
    assert unquote(passage_address(exported, long.annotation, long).partition("text=")[2]) == (
        "The peace talks are being,Rebels said on Mo"
    )
    assert passage_address(marked(article_of(TEXT), ONE), ONE, None) == ""


def test_no_path_is_absolute(tmp_path: Path) -> None:
    library = Library(tmp_path / "lib", tmp_path / "texts", "")
    assert relative_path(tmp_path / "lib" / "seeds" / "a.txt", library) == "seeds/a.txt"
    assert relative_path(tmp_path / "texts" / "a.txt", library) == "a.txt"
    assert relative_path(tmp_path / "home" / "secret" / "a.txt", library) == "a.txt"
    assert relative_path(None, library) == ""
