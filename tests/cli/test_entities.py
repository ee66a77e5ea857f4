"""`entities --merge`: who is who in several articles, and what the library remembers of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from astana_reader.cli.program import commands
from tests.cli import running
from tests.library.folders import OTHER, TEXT


@pytest.fixture(autouse=True)
def _two_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("ASTANA_READER_LIBRARY", str(tmp_path / "library"))
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Mayor Ann Lee of Oslo met Tom Reed. Ann Lee left with Tom Reed.\n")
    Path("b.txt").write_text("Mayor Lee met Tom Reed in Oslo. Tom Reed thanked Lee.\n")


def run(*words: str) -> Result:
    return CliRunner().invoke(commands, ["entities", *words], prog_name="astana-reader")


def merged(*more: str) -> dict[str, Any]:
    ran = run("a.txt", "b.txt", "--merge", "-f", "json", *more)
    value = json.loads(ran.stdout)
    assert isinstance(value, dict)
    return value


def people(*more: str) -> list[str]:
    return sorted(each["name"] for each in merged(*more)["entities"] if each["type"] == "PERSON")


def test_two_names_are_said_to_be_one_person_and_remembered() -> None:
    assert [told["one"] for told in merged()["suggestions"]]
    assert people("--different", "Ann Lee", "Lee") == ["Ann Lee", "Lee", "Tom Reed"]
    assert not merged()["suggestions"]
    assert people("--same", "Lee", "ann lee") == ["Ann Lee", "Tom Reed"]
    assert people() == ["Ann Lee", "Tom Reed"]


@pytest.mark.parametrize(
    ("merge", "names", "code", "told"),
    [
        (False, ("Ann", "Lee"), 2, "go with --merge"),
        (True, ("Tom Reed", "Nobody\x1b[2J"), 1, "names a person Nobody"),
        (True, ("Tom Reed", "TOM REED"), 1, "is one name"),
    ],
)
def test_a_verdict_that_cannot_be_is_not_remembered(
    merge: bool, names: tuple[str, str], code: int, told: str
) -> None:
    ran = run("a.txt", *(["--merge"] if merge else []), "--same", *names)
    assert (ran.exit_code, ran.stdout) == (code, "")
    assert told in ran.stderr
    assert "\x1b" not in ran.stderr


def test_entities_are_one_object_a_line() -> None:
    running.write("a.txt")
    running.write("b.txt", OTHER)
    one, two = running.run("entities a.txt b.txt -f json").values
    assert (one["article"], two["article"]) == ("a.txt", "b.txt")
    assert list(one) == ["article", "entities"]
    assert "Astana" in [entity["name"] for entity in one["entities"]]
    for entity in one["entities"]:
        assert {"id", "name", "type", "aliases", "roles", "mentions"} <= entity.keys()
        assert entity["type"] in ("PERSON", "ORG", "PLACE", "OTHER")
        for mention in entity["mentions"]:
            assert TEXT[mention["start"] : mention["end"]] == mention["text"]
    assert "Astana" in running.run("entities a.txt").out
