"""`tags`: listed, renamed, merged, deleted and taken back from the command line."""

import pytest

from tests.cli.running import library, marked, run, write
from tests.library.folders import OTHER


@pytest.fixture
def _tagged() -> None:
    write("a.txt")
    marked("The peace talks", "--tag", "aleppo", "--tag", "talks")
    marked("Rebels", "--tag", "Aleppo")
    write("b.txt", OTHER)
    assert run("highlight b.txt --quote Snow --tag winter").code == 0


def listed() -> list[tuple[str, int, int]]:
    return [(row["tag"], row["highlights"], row["articles"]) for row in run("tags -f json").values]


@pytest.mark.usefixtures("_tagged")
def test_tags_are_listed_with_their_counts() -> None:
    assert listed() == [("aleppo", 2, 1), ("talks", 1, 1), ("winter", 1, 1)]
    assert run("tags").out.splitlines()[0].split() == ["aleppo", "2", "1"]


@pytest.mark.usefixtures("_tagged")
def test_tags_are_renamed_merged_deleted_and_taken_back() -> None:
    before = listed()
    ran = run("tags rename aleppo", "north pier")
    assert (ran.code, ran.out) == (0, "")
    assert "#aleppo renamed to #north pier: 2 highlights in 1 article." in ran.err
    assert listed()[0] == ("north pier", 2, 1)
    assert "Taken back" in run("tags undo").err
    assert listed() == before
    assert run("tags merge talks winter --into both").code == 0
    assert ("both", 2, 2) in listed()
    assert run("tags delete both").code == 0
    assert [tag for tag, *_ in listed()] == ["aleppo"]
    assert run("tags undo").code == 0
    assert [tag for tag, *_ in listed()] == ["both", "aleppo"]
    ran = run("tags undo")
    assert (ran.code, ran.err) == (1, "astana-reader: Nothing to undo.\n")


@pytest.mark.usefixtures("_tagged")
def test_what_would_change_is_only_said() -> None:
    before = listed()
    for words in ("rename aleppo x", "merge aleppo talks --into x", "delete aleppo"):
        ran = run(f"tags {words} --dry-run")
        assert (ran.code, ran.out) == (0, "  2 highlights  a.txt\n")
        (row,) = run(f"tags {words} --dry-run -f json").values
        assert (row["article"], row["highlights"], row["itself"]) == ("a.txt", 2, False)
    assert run("tags undo --dry-run").code == 1
    assert run("tags delete winter").code == 0
    assert "1 highlight" in run("tags undo --dry-run").out
    assert run("tags undo").code == 0
    assert listed() == before


@pytest.mark.usefixtures("_tagged")
def test_what_cannot_be_done_is_told() -> None:
    ran = run("tags rename alepo x")
    assert (ran.code, ran.err) == (
        1, "astana-reader: Nothing has the tag “alepo”. Did you mean “aleppo”?\n",
    )  # fmt: skip
    assert run("tags rename aleppo", "a, b").code == 2
    assert run("tags merge aleppo").code == 2
    assert run("tags rename aleppo").code == 2
    assert run("tags unheard").code == 2


def test_a_library_without_tags() -> None:
    ran = run("tags")
    assert (ran.code, ran.out, ran.err) == (0, "", "astana-reader: No tags yet.\n")
    assert not library().exists()


@pytest.mark.usefixtures("_tagged")
def test_a_tag_of_terminal_codes_is_shown_safely() -> None:
    assert run("tags rename aleppo", "\x1b[31mred\u202e").code == 0
    assert "\x1b" not in run("tags").out
    assert "\u202e" not in run("tags -f json").out
