"""Two machines share a library through git: real clones, real merges."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.library.folders import TEXT

ATTRIBUTES = "annotations/*.json merge=astana-reader\n"
DRIVER = f'"{sys.executable}" -m astana_reader merge-driver %O %A %B'


@pytest.fixture(autouse=True)
def _somebody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("CONFIG", "DATA", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(tmp_path / name.lower()))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Ann")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "ann@example.org")
    monkeypatch.delenv("ASTANA_READER_LIBRARY", raising=False)


def git(folder: Path, *words: str, fails: bool = False) -> str:
    ran = subprocess.run(["git", "-C", folder, *words], capture_output=True, text=True, check=False)
    assert (ran.returncode != 0) == fails, ran.stdout + ran.stderr
    return ran.stdout + ran.stderr


def reader(folder: Path, *words: str) -> str:
    command = [sys.executable, "-m", "astana_reader", *words]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def mark(folder: Path, quote: str, *more: str) -> str:
    return reader(folder, "highlight", "articles/a.txt", "--quote", quote, *more)


def records(folder: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(reader(folder, "export", "articles/a.txt", "-f", "json"))
    return {row["id"]: row for row in value["annotations"]}


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A library under git, with an article that has a mark."""
    folder = tmp_path / "one"
    (folder / "articles").mkdir(parents=True)
    (folder / "annotations").mkdir()
    (folder / "annotations" / "library.toml").touch()
    (folder / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / ".gitattributes").write_text(ATTRIBUTES)
    (folder / ".gitignore").write_text("annotations/.state/\n")
    git(tmp_path, "init", "-q", "-b", "main", "one")
    git(folder, "config", "merge.astana-reader.driver", DRIVER)
    return folder


def clone(one: Path, name: str) -> Path:
    git(one.parent, "clone", "-q", one.name, name)
    other = one.parent / name
    git(other, "config", "merge.astana-reader.driver", DRIVER)
    return other


def keep(folder: Path) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "marks")


def pull(folder: Path, other: Path, *, fails: bool = False) -> str:
    return git(folder, "pull", "-q", "--no-rebase", "--no-edit", str(other), "main", fails=fails)


def merged_both_ways(one: Path, other: Path) -> tuple[Path, Path]:
    """Two further clones: each side with what the other did merged in."""
    mine, theirs = clone(one, "mine"), clone(other, "theirs")
    pull(mine, other)
    pull(theirs, one)
    return mine, theirs


def store(folder: Path) -> Path:
    (file,) = (folder / "annotations").glob("*-*.json")
    return file


def edit(folder: Path, id: str, time: str, **fields: object) -> None:
    """What the reader of another machine does to a mark: a later row of the same id."""
    value = json.loads(store(folder).read_text(encoding="utf-8"))
    for row in value["annotations"].values():
        if row["id"] == id:
            row.update(fields, modified=time)
    store(folder).write_text(json.dumps(value), encoding="utf-8")


def delete(folder: Path, id: str, time: str) -> None:
    value = json.loads(store(folder).read_text(encoding="utf-8"))
    rows = value["annotations"].values()
    value["annotations"] = {str(n): r for n, r in enumerate(rows, 1) if r["id"] != id}
    value["deleted"] = {"1": {"id": id, "deleted": time}}
    store(folder).write_text(json.dumps(value), encoding="utf-8")


def test_marks_made_on_two_machines_are_all_there_and_both_end_equal(one: Path) -> None:
    first = mark(one, "The peace talks")
    keep(one)
    other = clone(one, "other")
    mine = mark(one, "Rebels said on Monday", "--note", "mine")
    theirs = mark(other, "Russia and Turkey", "--tag", "both")
    keep(one)
    keep(other)
    merged, again = merged_both_ways(one, other)
    assert set(records(merged)) == {first, mine, theirs}
    assert store(merged).read_bytes() == store(again).read_bytes()
    assert records(merged) == records(again)


def test_the_later_change_of_a_mark_wins_and_a_deletion_stays(one: Path) -> None:
    noted, gone = mark(one, "The peace talks"), mark(one, "Rebels said")
    keep(one)
    other = clone(one, "other")
    edit(one, noted, "2031-01-01T00:00:00.000000Z", note="earlier")
    edit(other, noted, "2031-01-02T00:00:00.000000Z", note="later")
    delete(one, gone, "2031-01-03T00:00:00.000000Z")
    keep(one)
    keep(other)
    merged, again = merged_both_ways(one, other)
    assert store(merged).read_bytes() == store(again).read_bytes()
    assert {id: row["note"] for id, row in records(merged).items()} == {noted: "later"}
    value = json.loads(store(merged).read_text(encoding="utf-8"))
    assert [row["note"] for row in value["superseded"].values()] == ["earlier"]


def test_an_article_first_marked_on_both_machines(one: Path) -> None:
    keep(one)
    other = clone(one, "other")
    mine, theirs = mark(one, "The peace talks"), mark(other, "Russia and Turkey")
    keep(one)
    keep(other)
    merged, again = merged_both_ways(one, other)
    assert set(records(merged)) == {mine, theirs}
    assert store(merged).read_bytes() == store(again).read_bytes()


def test_an_article_that_each_machine_has_in_another_version(one: Path) -> None:
    first = mark(one, "The peace talks")
    keep(one)
    other = clone(one, "other")
    changed = TEXT.replace("eleven people", "twelve people")
    (other / "articles" / "a.txt").write_text(changed, encoding="utf-8")
    there = store(other).read_text(encoding="utf-8")
    store(other).write_text(there.replace(str(one), "/another/machine"), encoding="utf-8")
    mine, theirs = mark(one, "Rebels said"), mark(other, "twelve people")
    keep(one)
    keep(other)
    merged, again = merged_both_ways(one, other)
    assert store(merged).read_bytes() == store(again).read_bytes()
    placed = {id: row["text"] for id, row in records(merged).items()}
    assert placed == {first: "The peace talks", mine: "Rebels said", theirs: "twelve people"}


def rows(*names: str) -> str:
    made = {
        str(n): {
            "name": name,
            "verdict": {"kind": "retype", "type": "PLACE"},
            "modified": "2026-11-22T12:00:00.000000Z",
        }
        for n, name in enumerate(names, 1)
    }
    return json.dumps({"entities": made})


def test_what_is_remembered_of_entities(one: Path) -> None:
    path = Path("annotations") / "entities.json"
    (one / path).write_text(rows("Astana", "Aleppo"))
    keep(one)
    other = clone(one, "other")
    (one / path).write_text(rows("Astana", "Aleppo", "Homs"))
    (other / path).write_text(rows("Aleppo", "Idlib"))  # Astana was forgotten
    keep(one)
    keep(other)
    merged, again = merged_both_ways(one, other)
    assert (merged / path).read_bytes() == (again / path).read_bytes()
    found = json.loads((merged / path).read_text())["entities"].values()
    assert {row["name"] for row in found} == {"Aleppo", "Homs", "Idlib"}


@pytest.mark.parametrize(
    ("theirs", "said"),
    [
        ('{"article": {"1": {"sch', "No file of marks is their version"),
        ('{"article": {"1": {"schema": 99, "sha256": "SHA", "modified": "TIME"}}}', "newer"),
        ('{"article": {"1": {"schema": 1, "sha256": "OTHER", "modified": "TIME"}}}', "different"),
        ('{"annotations": {"1": {"quote": 3}}}', "can be read"),
    ],
)
def test_what_cannot_be_merged_is_a_conflict_and_ours_stays_whole(
    one: Path, theirs: str, said: str
) -> None:
    mark(one, "The peace talks")
    keep(one)
    other = clone(one, "other")
    mark(one, "Rebels said")
    keep(one)
    sha = json.loads(store(one).read_text())["article"]["1"]["sha256"]
    time = "2026-11-22T12:00:00.000000Z"
    store(other).write_text(
        theirs.replace("SHA", sha).replace("OTHER", "0" * 64).replace("TIME", time)
    )
    keep(other)
    before = store(one).read_bytes()
    told = pull(one, other, fails=True)
    assert said in told
    assert "Your version stays as it was" in told
    assert store(one).read_bytes() == before


def test_the_copies_of_a_folder_that_a_program_shares_end_equal_too(one: Path) -> None:
    """As Syncthing does it: the losing side of a file stands beside it on both machines."""
    first = mark(one, "The peace talks")
    keep(one)
    other = clone(one, "other")
    mine, theirs = mark(one, "Rebels said"), mark(other, "Russia and Turkey")
    files = [(store(one), store(other)), (store(other), store(one))]
    for file, losing in [(at, lost.read_bytes()) for at, lost in files]:
        copy = f"{file.stem}.sync-conflict-20261122-120000-ABCDEFG.json"
        file.with_name(copy).write_bytes(losing)
    assert set(records(one)) == set(records(other)) == {first, mine, theirs}
