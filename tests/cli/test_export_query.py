"""`export --query`: the marks of the library that meet a query."""

import json

import pytest

from tests.cli.running import marked, run, write
from tests.library.folders import OTHER


@pytest.fixture
def _two() -> None:
    write("a.txt")
    marked("The peace talks", "--tag", "aleppo")
    marked("Rebels")
    write("b.txt", OTHER)
    assert run("highlight b.txt --quote Snow --pen question").code == 0


def quotes(*arguments: str) -> list[str]:
    ran = run("export -f jsonl", *arguments)
    assert ran.code == 0, ran.err
    return sorted(json.loads(line)["quote"] for line in ran.out.splitlines())


@pytest.mark.usefixtures("_two")
def test_the_marks_of_the_library_or_of_some_articles() -> None:
    assert quotes("--query", "pen:claim") == ["Rebels", "The peace talks"]
    assert quotes("--query", "without:answer") == ["Snow"]
    assert quotes("a.txt", "--query", "-tag:aleppo") == ["Rebels"]
    assert quotes("--query", "peace", "--tag", "aleppo") == ["The peace talks"]
    assert quotes("b.txt", "--query", "pen:claim") == []
    assert quotes("--query", "state:to-read") == []
    assert quotes("--query", "state:reading") == ["Rebels", "Snow", "The peace talks"]


@pytest.mark.usefixtures("_two")
def test_names_are_looked_for_where_they_are_asked_for() -> None:
    assert quotes("a.txt", "--query", "entity:astana tag:aleppo") == ["The peace talks"]
    assert quotes("a.txt", "--query", "entity:nobody") == []


@pytest.mark.usefixtures("_two")
def test_how_it_was_understood_and_what_is_wrong_is_said() -> None:
    ran = run("export -f md --query", "tag:aleppo “the")
    assert "Marks: tagged #aleppo, “the”." in ran.err
    assert "has no end" in ran.err
    assert run("export -f md --query", "").code == 2
    ran = run("export -f md --query", "\x1b[31m\x00 tag:")
    assert "\x1b" not in ran.err
