"""The command that reads an article, without a terminal."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from astana_reader.__main__ import Invocation, what_to_read
from astana_reader.cli.program import commands


@pytest.mark.parametrize("words", [["--as", "text"], []])
def test_plain_text_is_printed_as_it_is(tmp_path: Path, words: list[str]) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("# One\n\nTwo\n", encoding="utf-8")
    result = CliRunner().invoke(commands, [str(path), *words])
    assert (result.exit_code, result.output) == (0, "# One\n\nTwo\n")


def test_labels_are_printed_but_are_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("1. One\n2. Two[^a]\n   - deep\n\n[^a]: Note\n", encoding="utf-8")
    printed = CliRunner().invoke(commands, [str(path)])
    assert printed.output == "1. One\n2. Two¹\n  • deep\n\n* * *\n\n[1] Note"
    exported = CliRunner().invoke(commands, ["export", str(path), "-f", "txt", "-o", "-"])
    assert exported.output.rstrip("\n") == "One\nTwo¹\n  deep\n\n* * *\n\nNote"


def test_an_unknown_format_is_a_usage_error_that_names_the_known_one(tmp_path: Path) -> None:
    result = CliRunner().invoke(commands, [str(tmp_path / "a.txt"), "--as", "wordstar"])
    assert result.exit_code == 2
    assert "'text'" in result.output


def test_the_first_screen_knows_which_word_is_the_article() -> None:
    wanted = Invocation("a.txt", read_as="text")
    assert what_to_read(["--as", "text", "a.txt", "--force"]) == wanted
    assert what_to_read(["a.txt", "--as", "text"]) == wanted
    assert what_to_read(["list"]) is None


def test_several_articles_are_printed_one_after_the_other(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.txt" for name in "ab"]
    for path in paths:
        path.write_text(f"{path.stem}\n", encoding="utf-8")
    result = CliRunner().invoke(commands, [str(path) for path in paths])
    assert (result.exit_code, result.output) == (0, "a\nb\n")
    result = CliRunner().invoke(commands, [str(paths[0]), str(tmp_path / "none.txt")])
    assert result.exit_code == 1
    assert "There is no file" in result.output


def test_a_folder_is_listed_and_nothing_is_made_there(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text("One.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Two.\n", encoding="utf-8")
    result = CliRunner().invoke(commands, [str(folder)])
    assert result.exit_code == 0
    assert "a.txt" in result.output
    assert "b.txt" not in result.output
    assert [path.name for path in folder.iterdir()] == ["a.txt"]
