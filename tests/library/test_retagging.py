"""Renaming, merging and deleting tags in a whole library, and taking that back."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from astana_reader.annotations.backups import STATE
from astana_reader.annotations.edits import (
    adding,
    changing_note,
    changing_tags,
    deleting,
    describing,
    new_annotation,
)
from astana_reader.annotations.files import read_file
from astana_reader.annotations.history import apply
from astana_reader.annotations.records import ArticleRecord, Records, stamp
from astana_reader.annotations.store import ArticleStore, StoreError
from astana_reader.library.index import index_of
from astana_reader.library.retagging import last_change, rename_tags, undo_rename
from astana_reader.library.tags import Renaming, changes_by, missing_tag, one_tag, tags_of

Given = list[list[str]]
"""The tags of the highlights of one article."""


def article(number: int, marks: Given, own: tuple[str, ...] = ()) -> Records:
    records = Records(ArticleRecord(f"{number:064x}", stamp(), title=f"Article {number}"))
    records = apply(records, describing(records.article, tags=own))
    text = "word " * 20
    for at, tags in enumerate(marks):
        made = new_annotation(records, text, records.article.sha256, (5 * at, 5 * at + 4), "claim")
        records = apply(records, adding([made]))
        records = apply(records, changing_tags([records.annotations[made.id]], tags))
    return records


def library_of(folder: Path, *articles: Given, own: tuple[str, ...] = ()) -> Path:
    annotations = folder / "annotations"
    annotations.mkdir(parents=True, exist_ok=True)
    for number, marks in enumerate(articles):
        ArticleStore(annotations / f"{number}.json").save(article(number, marks, own))
    return annotations


def tags_in(annotations: Path) -> list[Given]:
    """The tags of all highlights by article, in the order of the text."""
    found = []
    for path in sorted(annotations.glob("*.json")):
        records = read_file(path).records
        assert records
        marks = sorted(records.annotations.values(), key=lambda a: a.selector.start)
        found.append([list(mark.tags) for mark in marks])
    return found


def own_tags(annotations: Path) -> tuple[str, ...]:
    records = read_file(annotations / "0.json").records
    assert records
    return records.article.tags


@pytest.fixture
def annotations(tmp_path: Path) -> Path:
    one: Given = [["Aleppo", "talks"], ["talks"], []]
    return library_of(tmp_path, one, [["aleppo", "siege"]], [["un"]], own=("Aleppo",))


def rename(annotations: Path, old: tuple[str, ...], new: str) -> str:
    outcome = rename_tags(annotations, annotations.parent / "state", Renaming(old, new))
    assert outcome.problems == ()
    return outcome.counts


def test_tags_are_counted_whatever_their_case(annotations: Path) -> None:
    tags = tags_of(index_of(annotations, annotations.parent / "state"))
    assert [(tag.name, tag.highlights, len(tag.articles)) for tag in tags] == [
        ("Aleppo", 2, 3), ("talks", 2, 1), ("siege", 1, 1), ("un", 1, 1),
    ]  # fmt: skip
    assert [tags[0].count_in(article) for article in tags[0].articles] == [1, 1, 0]
    assert missing_tag(tags, "ALEPPO") == ""
    assert missing_tag(tags, "alepo") == "Nothing has the tag “alepo”. Did you mean “Aleppo”?"
    assert missing_tag(tags, "x") == "Nothing has the tag “x”."


@pytest.mark.parametrize(
    ("old", "new", "left"),
    [
        (("aleppo",), "Halab", [[["Halab", "talks"], ["talks"], []], [["Halab", "siege"]]]),
        (("aleppo",), "ALEPPO", [[["ALEPPO", "talks"], ["talks"], []], [["ALEPPO", "siege"]]]),
        (("Talks", "siege"), "aleppo", [[["Aleppo"], ["aleppo"], []], [["aleppo"]]]),
        (("aleppo",), "", [[["talks"], ["talks"], []], [["siege"]]]),
    ],
)
def test_a_change_and_taking_it_back(
    annotations: Path, old: tuple[str, ...], new: str, left: list[Given]
) -> None:
    before, own = tags_in(annotations), own_tags(annotations)
    assert rename(annotations, old, new)
    assert tags_in(annotations) == [*left, [["un"]]]
    assert own_tags(annotations) == Renaming(old, new).of(own)
    outcome = undo_rename(annotations)
    assert outcome
    assert outcome.problems == ()
    assert tags_in(annotations) == before
    assert own_tags(annotations) == own
    assert undo_rename(annotations) is None


def test_what_is_counted(annotations: Path) -> None:
    assert rename(annotations, ("talks",), "Talks of January") == "2 highlights in 1 article"
    assert rename(annotations, ("nothing",), "x") == "0 highlights in 0 articles"
    last = last_change(annotations)
    assert last
    assert last.renaming.old == ("talks",)


names = st.lists(st.sampled_from(["a", "A", "b", "c d", "ä", "Ä"]), max_size=3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    marks=st.lists(st.lists(names, max_size=3), min_size=1, max_size=3),
    old=st.lists(st.sampled_from(["a", "b", "C d", "ä"]), min_size=1, max_size=3, unique=True),
    new=st.sampled_from(["", "a", "New", "B"]),
)
def test_every_change_is_taken_back_whole(
    tmp_path_factory: pytest.TempPathFactory, marks: list[Given], old: list[str], new: str
) -> None:
    annotations = library_of(tmp_path_factory.mktemp("library"), *marks)
    before = tags_in(annotations)
    rename(annotations, tuple(old), new)
    gone = {tag.casefold() for tag in old} - {new.casefold()}
    now = {tag.casefold() for given in tags_in(annotations) for tags in given for tag in tags}
    assert not gone & now
    undo_rename(annotations)
    assert tags_in(annotations) == before


def test_what_was_changed_since_stays_and_is_told(annotations: Path) -> None:
    rename(annotations, ("talks",), "round")
    store = ArticleStore(annotations / "0.json")
    records = store.load().records
    assert records
    first, second, _ = sorted(records.annotations.values(), key=lambda a: a.selector.start)
    records = apply(records, changing_tags([first], ["mine"]))
    store.save(apply(records, changing_note([second], "a note")))
    (annotations / "1.json").unlink()
    outcome = undo_rename(annotations)
    assert outcome
    assert outcome.problems == ("“Article 0”: 1 highlight changed since, left alone.",)
    assert tags_in(annotations)[0] == [["Aleppo", "round", "mine"], ["talks"], []]
    records = store.load().records
    assert records
    assert records.annotations[second.id].note == "a note"


def test_a_highlight_that_was_deleted_since_stays_deleted(annotations: Path) -> None:
    rename(annotations, ("un",), "council")
    store = ArticleStore(annotations / "2.json")
    records = store.load().records
    assert records
    store.save(apply(records, deleting(records.annotations.values())))
    outcome = undo_rename(annotations)
    assert outcome
    assert (outcome.highlights, outcome.problems) == (0, ())
    assert tags_in(annotations)[2] == []


def test_a_file_that_cannot_be_written_is_left_out_and_told(annotations: Path) -> None:
    newer = annotations / "1.json"
    newer.write_text(newer.read_text().replace('"schema": 1', '"schema": 99'))
    renaming = Renaming(("aleppo",), "Halab")
    outcome = rename_tags(annotations, annotations.parent / "state", renaming)
    assert outcome.articles == 2
    assert "“Article 1” was left out: A newer astana-reader" in outcome.problems[0]
    assert tags_in(annotations)[0][0] == ["Halab", "talks"]


RENAME = """
import sys
from pathlib import Path
from astana_reader.library.retagging import rename_tags
from astana_reader.library.tags import Renaming
annotations = Path(sys.argv[1])
rename_tags(annotations, annotations.parent / "state", Renaming(("old",), "new"))
"""


def killed_in_the_middle(annotations: Path) -> None:
    """Rename in a process that is killed once it has changed some of the files."""
    with subprocess.Popen([sys.executable, "-c", RENAME, str(annotations)]) as process:
        while '"new"' not in (annotations / "0.json").read_text(encoding="utf-8"):
            assert process.poll() is None
        os.kill(process.pid, signal.SIGKILL)
    changed = sum(["new"] in given for given in tags_in(annotations))
    assert 0 < changed < len(tags_in(annotations))


@pytest.mark.skipif(sys.platform == "win32", reason="nothing is killed like that there")
def test_a_change_that_was_killed_is_taken_back_or_finished(tmp_path: Path) -> None:
    annotations = library_of(tmp_path, *[[["old"], ["kept"]]] * 40)
    killed_in_the_middle(annotations)
    assert undo_rename(annotations)
    assert tags_in(annotations) == [[["old"], ["kept"]]] * 40
    killed_in_the_middle(annotations)
    outcome = rename_tags(annotations, tmp_path / "state", Renaming(("kept",), "other"))
    assert outcome.problems == ("The change before was cut off and is finished now.",)
    assert tags_in(annotations) == [[["new"], ["other"]]] * 40
    undo_rename(annotations)
    assert tags_in(annotations) == [[["new"], ["kept"]]] * 40


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[1]", '{"old": ["a"], "new": "b", "files": [{"name": "../x.json"}]}',
     '{"old": ["a"], "new": 3, "files": []}',
     '{"old": ["a"], "new": "b", "files": [{"name": "a.json", "title": "t", "marks": {"1": 2}, '
     '"article": null}]}'],
)  # fmt: skip
def test_a_record_that_is_none_is_no_record(annotations: Path, text: str) -> None:
    (annotations / STATE / "tags.json").write_text(text)
    before = tags_in(annotations)
    assert undo_rename(annotations) is None
    assert tags_in(annotations) == before


def test_a_state_folder_that_is_a_link_is_not_written_through(tmp_path: Path) -> None:
    annotations = tmp_path / "annotations"
    annotations.mkdir()
    (tmp_path / "elsewhere").mkdir()
    (annotations / STATE).symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError):
        rename_tags(annotations, tmp_path / "state", Renaming(("a",), "b"))
    assert not list((tmp_path / "elsewhere").iterdir())


def test_what_would_change(annotations: Path) -> None:
    index = index_of(annotations, annotations.parent / "state")
    found = changes_by(index, Renaming(("aleppo",), "Halab"))
    assert [(file.name, len(file.marks), file.article is not None) for file in found] == [
        ("0.json", 1, True), ("1.json", 1, True), ("2.json", 0, True),
    ]  # fmt: skip
    assert not (annotations / STATE / "tags.json").exists()


def test_a_tag_is_one(annotations: Path) -> None:
    assert one_tag(" #north  pier ") == "north pier"
    for typed in ("", "a, b", ",", "#"):
        with pytest.raises(ValueError, match="without a comma"):
            one_tag(typed)
    many = Renaming(tuple("abcde"), "x")
    assert many.words == "#a, #b, #c and 2 more merged into #x"
